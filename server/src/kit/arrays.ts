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

/** One moment often stands in many rows: its text, which is slow to make, is made once a list. */
export function timestampArray(list: readonly (Temporal.Instant | null)[]): string {
  return moments(list, (instant) => instant.epochNanoseconds)
}

export function dateArray(list: readonly (Temporal.PlainDate | null)[]): string {
  return moments(list, (date) => date)
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

function moments<Moment extends Temporal.Instant | Temporal.PlainDate>(
  list: readonly (Moment | null)[],
  keyOf: (moment: Moment) => bigint | Moment,
): string {
  const texts = new Map<bigint | Moment, string>()
  let out = '{'
  let last: Moment | undefined
  let text = ''
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index]
    if (index > 0) out += ','
    if (item === null || item === undefined) {
      out += 'NULL'
      continue
    }
    if (item !== last) {
      const key = keyOf(item)
      text = texts.get(key) ?? item.toString()
      texts.set(key, text)
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
