/** A fact that the program counted on does not hold. Never expected, never shown to a caller of the API; the request fails and rolls back. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

/** States a fact. Throws `Bug` with the message when it does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}

/** The end of an exhaustive `switch`: the compiler proves that nothing arrives here, `Bug` says so when data lied about its type. */
export function unreachable(value: never): never {
  throw new Bug(`Not a known case: ${String(value)}`)
}
