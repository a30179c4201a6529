import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { canonicalJson } from './http-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a deed changed: the fields that differ, as they were and as they are. Null: it was not there, or is gone. */
export interface Change {
  readonly before: Fields | null
  readonly after: Fields | null
  /** What else came of it. */
  readonly result?: Fields
}

/** Compares what the API showed before and after. Of what was created or deleted every field counts. */
export function changeBetween(before: unknown, after: unknown): { readonly fields: readonly string[]; readonly change: Change } {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].sort()
  const fields = was !== null && is !== null ? names.filter((name) => !isDeepStrictEqual(was[name], is[name])) : names
  return { fields, change: { before: was && only(was, fields), after: is && only(is, fields) } }
}

/** An object as it may be kept: JSON, without what is secret, and of what is long only a digest. Null for what is no object. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  // What a handler returns is what will be sent: undefined and the like leave as JSON leaves them.
  const plain: Fields = JSON.parse(JSON.stringify(value, hidden))
  return Object.fromEntries(Object.entries(plain).map(([name, field]) => [name, shortened(field)]))
}

/** Stands where something was that is not for keeping. */
export const notKept = '[not kept]'

/**
 * Words in the names of fields whose contents open something, or are what somebody was written: mails hold links that let people in. Hints (`…_last4`) and
 * moments (`…_at`) open nothing.
 */
const secret =
  /(^|_)(secret|password|passwords|token|otp|totp|cookie|authorization|credential|credentials|recovery_codes?|private_key)(_|$)|^(redirect_url|pay_url|text|html|body)$/
const harmless = /(_last4|_at|_id|_hint|_on|_days|_seconds|_count|_type)$/

function hidden(name: string, value: unknown): unknown {
  const isSecret = secret.test(name) && !harmless.test(name) && value !== null && typeof value !== 'boolean'
  return isSecret ? notKept : value
}

const longest = 8192

function shortened(field: unknown): unknown {
  const text = canonicalJson(field)
  if (text.length <= longest) return field
  return { sha256: hash('sha256', text), length: text.length }
}

function only(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (name in fields ? [[name, fields[name]]] : [])))
}
