/** Chance that a seed repeats: the same seed draws the same history on every machine. */
export interface Chance {
  /** A whole number, both ends included. */
  int(least: number, most: number): number
  /** True in so many of a hundred cases. */
  percent(of: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of several, as often as its weight says. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0

  /** Mulberry32: 0 to less than 1. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  function pick<T>(list: readonly T[]): T {
    const value = list[int(0, list.length - 1)]
    if (value === undefined) throw new RangeError('there is nothing to pick from')
    return value
  }
  return {
    int,
    pick,
    percent: (of) => next() * 100 < of,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of list) {
        left -= weight
        if (left < 0) return value
      }
      return pick(list)[1]
    },
  }
}
