import type { Chance } from '../../src/demo/chance.ts'
import type { Route } from '../../src/kit/route.ts'

export interface Slow {
  readonly operation: string
  readonly milliseconds: number
  readonly number: number
}

/** What was answered, and how often. */
export class Tally {
  readonly byStatus = new Map<number, number>()
  readonly byOperation = new Map<string, Map<number, number>>()
  /** The slowest answers, the slowest first. */
  readonly slowest: Slow[] = []
  requests = 0

  /** `status`: 0 where there was no answer. */
  add(operation: string, status: number, { milliseconds, number }: Omit<Slow, 'operation'>): void {
    this.requests += 1
    this.slowest.push({ operation, milliseconds, number })
    this.slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(8)
    const own = this.byOperation.get(operation) ?? new Map<number, number>()
    this.byOperation.set(operation, own)
    for (const counts of [this.byStatus, own]) counts.set(status, (counts.get(status) ?? 0) + 1)
  }

  /** The share of answers that say that it was done, from 0 to 1. */
  get share(): number {
    return this.requests === 0 ? 0 : successes(this.byStatus) / this.requests
  }

  /** Operations that nobody has got to do what they do. */
  unreached(routes: readonly Route[]): string[] {
    return routes.filter(({ operation }) => this.#successesOf(operation) === 0).map(({ operation }) => operation)
  }

  /** All of them: those that were reached less often first, and those that are equal shuffled. */
  leastReached(routes: readonly Route[], chance: Chance): Route[] {
    const lots = routes.map((route) => ({ route, reached: Math.min(3, this.#successesOf(route.operation)), lot: chance.next() }))
    return lots.sort((a, b) => a.reached - b.reached || a.lot - b.lot).map(({ route }) => route)
  }

  #successesOf(operation: string): number {
    return successes(this.byOperation.get(operation) ?? new Map())
  }
}

function successes(counts: ReadonlyMap<number, number>): number {
  return [...counts].filter(([status]) => status >= 200 && status < 300).reduce((sum, [, times]) => sum + times, 0)
}
