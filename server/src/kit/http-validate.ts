import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import { type FieldError, refuse } from '@quarterday/core/refusal.ts'
import type { z } from 'zod'

/**
 * Reads input with a closed schema. Refuses `unknown_field` when that is all that is wrong, `card_data_refused` where a text holds a card number, else `invalid`;
 * each error names its field. `opaqueKeys`: pointers of keys that software makes up, with `-` for any place of a list; they may look like anything.
 */
export function validated(schema: z.ZodType, input: unknown, opaqueKeys: readonly string[] = []): unknown {
  checkText(input, opaqueKeys)
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  const errors = fieldErrors(result.error.issues)
  throw refuse(errors.every((error) => error.code === 'unknown_field') ? 'unknown_field' : 'invalid', { errors, detail: summary(errors) })
}

function summary(errors: readonly FieldError[]): string {
  const [first] = errors
  return first === undefined
    ? 'The request is not valid.'
    : `${first.pointer}: ${first.detail}${errors.length > 1 ? ` And ${errors.length - 1} more.` : ''}`
}

function fieldErrors(issues: readonly z.core.$ZodIssue[], parents: readonly PropertyKey[] = []): FieldError[] {
  return issues.slice(0, 100).flatMap((issue) => errorsOf(issue, [...parents, ...issue.path]))
}

function errorsOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): FieldError[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: pointer([...path, key]), code: 'unknown_field', detail: 'There is no such field here.' }))
    case 'invalid_union': {
      const closest = closestOption(issue.errors)
      return closest === undefined ? [fieldError(issue, path)] : fieldErrors(closest, path)
    }
    default:
      return [fieldError(issue, path)]
  }
}

/** Of the ways in which a value failed to be one of several shapes, the one that came furthest. */
function closestOption(options: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length))
  return [...options].filter((issues) => depth(issues) > 0).sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0]
}

function fieldError(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): FieldError {
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { pointer: pointer(path), code: 'required', detail: 'This field is required.' }
  return { pointer: pointer(path), code: issue.code === 'custom' ? 'invalid' : issue.code, detail: issue.message }
}

/** RFC 6901: `/items/0/price`; the whole value is the empty text. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

// Control characters other than tab, line feed and carriage return have no place in text, and PostgreSQL cannot store NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing them is the purpose
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Whether text holds nothing that `validated` refuses in any text. */
export function isPlainText(text: string): boolean {
  return !controlCharacter.test(text) && text.isWellFormed()
}

/** The same for the name of a field. */
export function isPlainKey(key: string): boolean {
  return !dangerousKeys.has(key) && isPlainText(key)
}

const dangerousKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Refuses text that nothing of ours can hold and keys that confuse programs, wherever they are. All other Unicode is kept byte for byte. */
function checkText(value: unknown, opaqueKeys: readonly string[], path: readonly PropertyKey[] = []): void {
  if (typeof value === 'string') {
    if (!isPlainText(value)) throw invalidText(path, 'Must not contain control characters or half surrogate pairs.')
    if (holdsCardNumber(value) && !opaqueKeys.includes(patternOf(path))) throw cardData(path)
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkText(item, opaqueKeys, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (dangerousKeys.has(key))
        throw refuse('unknown_field', {
          errors: [{ pointer: pointer([...path, key]), code: 'unknown_field', detail: 'There is no such field here.' }],
        })
      if (!isPlainText(key)) throw invalidText([...path, key], 'Must not contain control characters or half surrogate pairs.')
      // What is wrong with a name is said of the object: it is not repeated.
      if (holdsCardNumber(key)) throw cardData(path)
      checkText(item, opaqueKeys, [...path, key])
    }
  }
}

function patternOf(path: readonly PropertyKey[]): string {
  return pointer(path.map((part) => (typeof part === 'number' ? '-' : part)))
}

function cardData(path: readonly PropertyKey[]) {
  const at = pointer(path)
  const detail = 'This looks like the number of a card, which is not kept here in any field.'
  return refuse('card_data_refused', { errors: [{ pointer: at, code: 'card_data', detail }], detail: `${at}: ${detail}` })
}

function invalidText(path: readonly PropertyKey[], detail: string) {
  // A key may be the culprit: what is shown of it is well formed and free of control characters.
  const shown = pointer(path).toWellFormed().replaceAll(controlCharacters, '\ufffd')
  return refuse('invalid', { errors: [{ pointer: shown, code: 'invalid_text', detail }], detail: `${shown}: ${detail}` })
}
