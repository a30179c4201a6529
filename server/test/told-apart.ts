/** What two rows of measurements say of each other. */
export interface Compared {
  /** By how much the medians differ, as a part of the smaller one. */
  readonly difference: number
  /** How many standard deviations the sum of the first row's ranks is away from what chance gives (Mann and Whitney). */
  readonly deviations: number
  /** Whoever measured so often would know one from the other: the medians differ by 5 % or more, and that is not chance. */
  readonly areApart: boolean
}

const most = 0.05
/** Chance alone goes so far once in fifteen thousand times. */
const mostDeviations = 4

/**
 * Compares times that were taken by turns. A machine that is busy with other things makes both rows noisy, and their medians differ by chance; their ranks do not, for
 * whatever it does meanwhile falls upon both. A difference that is real shows in both.
 */
export function compared(first: readonly number[], second: readonly number[]): Compared {
  const [a, b] = [median(first), median(second)]
  const difference = Math.abs(a - b) / Math.min(a, b)
  const order = [...first.map((value) => ({ value, isFirst: true })), ...second.map((value) => ({ value, isFirst: false }))]
  order.sort((left, right) => left.value - right.value)
  const ranks = order.reduce((sum, { isFirst }, index) => sum + (isFirst ? index + 1 : 0), 0)
  const [n, m] = [first.length, second.length]
  const expected = (n * (n + m + 1)) / 2
  const deviations = Math.abs(ranks - expected) / Math.sqrt((n * m * (n + m + 1)) / 12)
  return { difference, deviations, areApart: difference >= most && deviations > mostDeviations }
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN
}

/** Measures both by turns, so often each, now one first and now the other. `before` comes ahead of each pair and is not measured. */
export async function takeTurns(
  times: number,
  before: (round: number) => Promise<void>,
  ask: Readonly<Record<'known' | 'unknown', (round: number) => Promise<void>>>,
): Promise<{ readonly known: readonly number[]; readonly unknown: readonly number[] }> {
  const taken: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
  for (let round = 0; round < times; round += 1) {
    await before(round)
    for (const which of round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const from = performance.now()
      await ask[which](round)
      taken[which].push(performance.now() - from)
    }
  }
  return taken
}
