import fc, { type Arbitrary } from 'fast-check'
import { test } from 'vitest'

/** A statement that holds for every value drawn. The seed is fixed, so that a run that was green stays green until the code changes. */
export function property<T extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: { [K in keyof T]: Arbitrary<T[K]> },
  holds: (...values: T) => void | Promise<void>,
  options: { readonly runs?: number } = {},
): void {
  test(name, async () => {
    await fc.assert(
      fc.asyncProperty(...arbitraries, async (...values: T) => holds(...values)),
      { seed: 20_270_401, numRuns: options.runs ?? 300 },
    )
  })
}
