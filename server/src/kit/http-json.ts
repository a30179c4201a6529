import { refuse } from '@quarterday/core/refusal.ts'

export const maximumDepth = 32

/**
 * Reads a request body. Stricter than `JSON.parse`: UTF-8 without errors, no key twice in one object, at most 32 levels, and no key
 * `__proto__`. Refuses `unparsable` with what is wrong and where.
 */
export function parseJson(bytes: Buffer): unknown {
  const text = readUtf8(bytes)
  try {
    const value: unknown = JSON.parse(text)
    checkStructure(text)
    return value
  } catch (error) {
    if (error instanceof SyntaxError) throw refuse('unparsable', { detail: 'The body is not valid JSON.' })
    throw error
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function readUtf8(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw refuse('unparsable', { detail: 'The body is not valid UTF-8.' })
  }
}

/** One pass over text that is known to be JSON: only strings, and the brackets that open and close, matter. */
function checkStructure(text: string): void {
  const keysOfOpen: Set<string>[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{' || character === '[') {
      keysOfOpen.push(new Set())
      if (keysOfOpen.length > maximumDepth) throw refuse('unparsable', { detail: `The body is nested deeper than ${maximumDepth} levels.` })
    } else if (character === '}' || character === ']') {
      keysOfOpen.pop()
    } else if (character === '"') {
      const end = endOfString(text, at)
      if (isKey(text, end)) addKey(keysOfOpen.at(-1), JSON.parse(text.slice(at, end)))
      at = end - 1
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** A string is a key when a colon follows it. */
function isKey(text: string, end: number): boolean {
  let at = end
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  return text[at] === ':'
}

function addKey(keys: Set<string> | undefined, key: string): void {
  if (key === '__proto__') throw refuse('unparsable', { detail: 'The key __proto__ is not permitted.' })
  if (keys?.has(key)) throw refuse('unparsable', { detail: 'A key occurs twice in one object.' })
  keys?.add(key)
}

/** The one spelling of a JSON value, with the keys of every object in order: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner) ? sortedByKey(inner) : inner)) ?? 'null'
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortedByKey(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
