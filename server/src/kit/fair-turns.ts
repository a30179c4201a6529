import { NoConnection } from './db-errors.ts'

export interface TurnsOptions {
  /** Turns at a time. */
  readonly size: number
  /** Turns at a time of one group. */
  readonly share: number
  /** Of groups that have another share than all others. */
  readonly shares?: Readonly<Record<string, number>>
  /** Who has waited so long is sent away. */
  readonly patienceMs: number
}

/** How many of one group may wait for each turn there is; of all together twice that, so that no group takes up all the room. */
const waitingPerTurn = 64

/**
 * Lets at most so many in at once, and in turn between groups where there is a queue: whoever comes from a group that asks for little waits for one turn to
 * end, however many of another group came before. No group has more turns than its share, so what is left is there for the others even while each of its
 * turns takes long. The group without a name has no bound.
 */
export class FairTurns {
  readonly #options: TurnsOptions
  readonly #queues = new Map<string, Waiting[]>()
  readonly #running = new Map<string, number>()
  #free: number
  #waiting = 0

  constructor(options: TurnsOptions) {
    this.#options = options
    this.#free = options.size
  }

  get waiting(): number {
    return this.#waiting
  }

  /** What it answers ends the turn; once. Throws `NoConnection` where too many wait, or it took too long. */
  enter(group: string): Promise<() => void> | (() => void) {
    if (this.#free > 0 && this.#hasShare(group)) return this.#begin(group)
    const most = this.#options.size * waitingPerTurn
    const queue = this.#queues.get(group) ?? []
    if (this.#waiting >= 2 * most || queue.length >= most) throw new NoConnection('Too many callers already wait for a database connection')
    const { promise, resolve, reject } = Promise.withResolvers<() => void>()
    const waiting: Waiting = { resolve, timer: setTimeout(() => this.#giveUp(group, waiting, reject), this.#options.patienceMs) }
    queue.push(waiting)
    this.#queues.set(group, queue)
    this.#waiting += 1
    return promise
  }

  #hasShare(group: string): boolean {
    const { share, shares = {} } = this.#options
    return group === '' || (this.#running.get(group) ?? 0) < (shares[group] ?? share)
  }

  #begin(group: string): () => void {
    this.#free -= 1
    this.#running.set(group, (this.#running.get(group) ?? 0) + 1)
    return () => this.#end(group)
  }

  #end(group: string): void {
    this.#free += 1
    const running = (this.#running.get(group) ?? 1) - 1
    if (running === 0) this.#running.delete(group)
    else this.#running.set(group, running)
    this.#callNext()
  }

  #callNext(): void {
    for (const [group, queue] of this.#queues) {
      if (!this.#hasShare(group)) continue
      const next = queue.shift()
      // To the end of the line, behind the other groups.
      this.#queues.delete(group)
      if (queue.length > 0) this.#queues.set(group, queue)
      if (next === undefined) continue
      clearTimeout(next.timer)
      this.#waiting -= 1
      next.resolve(this.#begin(group))
      return
    }
  }

  #giveUp(group: string, waiting: Waiting, reject: (error: Error) => void): void {
    const queue = this.#queues.get(group)?.filter((each) => each !== waiting) ?? []
    if (queue.length === 0) this.#queues.delete(group)
    else this.#queues.set(group, queue)
    this.#waiting -= 1
    reject(new NoConnection('No database connection was free in time'))
  }
}

interface Waiting {
  readonly resolve: (end: () => void) => void
  readonly timer: NodeJS.Timeout
}
