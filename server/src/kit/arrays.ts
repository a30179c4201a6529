/**
 * Array literals for bulk writes: one text parameter a column, cast in SQL (`unnest($1::uuid[], $2::bigint[])`).
 * Faster than handing pg the list, which escapes each element by two regular expressions. Null becomes NULL.
 */
export function uuidArray(list: readonly (string | null)[]): string {
  return plain(list)
}

export function bigintArray(list: readonly (bigint | null)[]): string {
  return plain(list)
}

/** Also for smallint and double precision. */
export function intArray(list: readonly (number | null)[]): string {
  return plain(list)
}

export function booleanArray(list: readonly (boolean | null)[]): string {
  return plain(list)
}

/** Exact decimals as text, in plain or exponent notation. */
export function numericArray(list: readonly (string | null)[]): string {
  return plain(list)
}

/** Neighbours are often one and the same object: its text is made once. */
export function timestampArray(list: readonly (Temporal.Instant | null)[]): string {
  return byIdentity(list)
}

export function dateArray(list: readonly (Temporal.PlainDate | null)[]): string {
  return byIdentity(list)
}

export function textArray(list: readonly (string | null)[]): string {
  let out = '{'
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index]
    if (index > 0) out += ','
    out += item === null || item === undefined ? 'NULL' : quoted(item)
  }
  return `${out}}`
}

/** Each element by `JSON.stringify`: no bigint inside. `null` is SQL's NULL; JSON's own null cannot be said. */
export function jsonArray(list: readonly unknown[]): string {
  let out = '{'
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index]
    if (index > 0) out += ','
    out += item === null || item === undefined ? 'NULL' : quoted(JSON.stringify(item))
  }
  return `${out}}`
}

function plain(list: readonly (string | number | bigint | boolean | null)[]): string {
  let out = '{'
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) out += ','
    out += list[index] ?? 'NULL'
  }
  return `${out}}`
}

function byIdentity(list: readonly (Temporal.Instant | Temporal.PlainDate | null)[]): string {
  let out = '{'
  let last: Temporal.Instant | Temporal.PlainDate | undefined
  let text = ''
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index]
    if (index > 0) out += ','
    if (item === null || item === undefined) {
      out += 'NULL'
      continue
    }
    if (item !== last) {
      text = item.toString()
      last = item
    }
    out += text
  }
  return `${out}}`
}

const special = /["\\]/g

function quoted(text: string): string {
  return text.includes('"') || text.includes('\\') ? `"${text.replace(special, '\\$&')}"` : `"${text}"`
}
