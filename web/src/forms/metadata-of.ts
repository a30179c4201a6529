/** Words of the seller's own about an object, as typed. */
export interface TypedEntry {
  readonly key: string
  readonly value: string
}

/** How many an object can have. */
export const mostEntries = 50

export function entriesOf(metadata: Readonly<Record<string, string>>): readonly TypedEntry[] {
  return Object.entries(metadata).map(([key, value]) => ({ key, value }))
}

/** What is asked for; a row without a name is not typed yet and left out. Null: a name is none, or there twice. */
export function metadataOf(entries: readonly TypedEntry[]): Record<string, string> | null {
  if (entries.some((_, index) => keyProblem(entries, index) !== null)) return null
  return Object.fromEntries(entries.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value]))
}

/** What is wrong with the name of a row. Null: nothing. */
export function keyProblem(entries: readonly TypedEntry[], index: number): string | null {
  const key = entries[index]?.key.trim() ?? ''
  if (key === '') return entries[index]?.value.trim() ? 'It needs a name.' : null
  if (!/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/.test(key)) return 'Letters, digits and _ . : - only, 64 at most.'
  return entries.some((other, at) => at < index && other.key.trim() === key) ? 'This name is taken above.' : null
}
