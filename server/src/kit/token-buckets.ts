import type { Clock } from './clock.ts'
import type { Quota } from './rate-limits.ts'

/** What of a bucket everybody sees: the moment at which it is full again, in microseconds since 1970. In the past: it is full. */
export interface Lease {
  readonly granted: number
  readonly fullAt: number
}

/** Takes up to `want` tokens from the bucket that all processes share; fewer, down to none, where there are fewer. */
export type TakeLease = (bucket: Bucket, want: number, now: number) => Promise<Lease>

export interface Bucket {
  /** One name for one bucket, in all processes. */
  readonly name: string
  /** What callers are told that it is. */
  readonly label: BucketLabel
  readonly quota: Quota
}

export type BucketLabel =
  | 'key'
  | 'person'
  | 'organization'
  | 'operation'
  | 'export'
  | 'ingest'
  | 'portal'
  | 'customer'
  | 'address'
  | 'operator'
  | 'webhooks'

export interface Level {
  readonly bucket: Bucket
  /** As far as this process knows. */
  readonly remaining: number
  /** Until there is more in it, rounded up. Null: it is full. */
  readonly moreInSeconds: number | null
}

export type Taken =
  | { readonly ok: true; readonly levels: readonly Level[] }
  | { readonly ok: false; readonly levels: readonly Level[]; readonly dry: Bucket; readonly waitSeconds: number }

/** How many buckets a process knows at most; it forgets first what it refilled longest ago. */
const mostBuckets = 20_000
const mostRounds = 64

/**
 * Token buckets that are shared by leases: a process takes an eighth of a burst at a time and hands it out from memory, so that a busy caller costs a few
 * statements a second instead of one a request. A process that got less than it wanted takes nothing more until that much has flowed in, and refuses from
 * memory meanwhile: a flood costs no more than what is allowed. Within any time T all processes together hand out at most the burst, what flows in during
 * T, and the leases that they held before.
 */
export class TokenBuckets {
  readonly #known = new Map<string, State>()
  readonly #clock: Clock
  readonly #take: TakeLease
  readonly #onError: (error: unknown) => void

  /** `onError` is told when the shared buckets cannot be asked; the process then counts by itself with the same figures. */
  constructor(parts: { readonly clock: Clock; readonly take: TakeLease; readonly onError: (error: unknown) => void }) {
    this.#clock = parts.clock
    this.#take = parts.take
    this.#onError = parts.onError
  }

  /** Buckets that this process knows. */
  get size(): number {
    return this.#known.size
  }

  /** One token from each, or none from any. */
  async take(buckets: readonly Bucket[]): Promise<Taken> {
    for (let round = 0; ; round += 1) {
      const now = this.#now()
      const empty = buckets.filter((bucket) => this.#stateOf(bucket).tokens < 1)
      if (empty.length === 0) {
        for (const bucket of buckets) this.#stateOf(bucket).tokens -= 1
        return { ok: true, levels: this.#levels(buckets, now) }
      }
      const dry = this.#dryOf(empty, now)
      if (dry !== null || round === mostRounds) return this.#refusal(buckets, dry ?? empty[0], now)
      await Promise.all(empty.map((bucket) => this.#refill(bucket, now)))
    }
  }

  /** What would be refused without asking anybody; null where that is not known. Takes nothing. */
  dryOf(buckets: readonly Bucket[]): Taken | null {
    const now = this.#now()
    const dry = this.#dryOf(
      buckets.filter((bucket) => (this.#known.get(bucket.name)?.tokens ?? 1) < 1),
      now,
    )
    return dry === null ? null : this.#refusal(buckets, dry, now)
  }

  #dryOf(empty: readonly Bucket[], now: number): Bucket | null {
    const waits = empty.filter((bucket) => (this.#known.get(bucket.name)?.dryUntil ?? 0) > now)
    return waits.toSorted((a, b) => this.#stateOf(b).dryUntil - this.#stateOf(a).dryUntil)[0] ?? null
  }

  #refusal(buckets: readonly Bucket[], dry: Bucket | undefined, now: number): Taken {
    const [first] = buckets
    const bucket = dry ?? first
    const levels = this.#levels(buckets, now)
    if (bucket === undefined) return { ok: true, levels }
    return { ok: false, levels, dry: bucket, waitSeconds: secondsUntil(this.#stateOf(bucket).dryUntil, now) }
  }

  #levels(buckets: readonly Bucket[], now: number): readonly Level[] {
    return buckets.map((bucket) => {
      const { tokens, fullAt, dryUntil } = this.#stateOf(bucket)
      // What has flowed in meanwhile is not handed out before there is as much as was wanted.
      if (tokens < 1 && dryUntil > now) return { bucket, remaining: 0, moreInSeconds: secondsUntil(dryUntil, now) }
      const share = perToken(bucket.quota)
      const missing = Math.max(0, fullAt - now)
      const remaining = Math.min(bucket.quota.burst, Math.max(0, Math.floor(bucket.quota.burst - missing / share)) + tokens)
      return { bucket, remaining, moreInSeconds: missing === 0 ? null : secondsUntil(now + ((missing - 1) % share) + 1, now) }
    })
  }

  /** One lease at a time: whoever comes meanwhile waits for the same. */
  #refill(bucket: Bucket, now: number): Promise<void> {
    const state = this.#stateOf(bucket)
    state.pending ??= this.#lease(bucket, state, now).finally(() => {
      state.pending = null
    })
    return state.pending
  }

  async #lease(bucket: Bucket, state: State, now: number): Promise<void> {
    const want = chunkOf(bucket.quota)
    let lease: Lease
    try {
      lease = await this.#take(bucket, want, now)
    } catch (error) {
      this.#onError(error)
      lease = leaseFrom(state.fullAt, bucket.quota, want, now)
    }
    state.tokens += lease.granted
    state.fullAt = lease.fullAt
    if (lease.granted < want) state.dryUntil = Math.max(now + 1000, lease.fullAt - (bucket.quota.burst - want) * perToken(bucket.quota))
    this.#known.delete(bucket.name)
    this.#keep(bucket.name, state)
  }

  #stateOf(bucket: Bucket): State {
    const known = this.#known.get(bucket.name)
    if (known !== undefined) return known
    const state: State = { tokens: 0, fullAt: 0, dryUntil: 0, pending: null }
    this.#keep(bucket.name, state)
    return state
  }

  #keep(name: string, state: State): void {
    if (this.#known.size >= mostBuckets) {
      const [oldest] = this.#known.keys()
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    this.#known.set(name, state)
  }

  #now(): number {
    return this.#clock.now().epochMilliseconds * 1000
  }
}

interface State {
  tokens: number
  fullAt: number
  dryUntil: number
  pending: Promise<void> | null
}

/** Microseconds in which one token flows in. */
export function perToken({ count, seconds }: Quota): number {
  return Math.max(1, Math.round((seconds * 1e6) / count))
}

/** How many tokens a process takes at once. */
export function chunkOf({ burst }: Quota): number {
  return Math.min(500, Math.max(1, Math.floor(burst / 8)))
}

/**
 * The one rule of the buckets, which the statement of the shared ones repeats: each token moves the moment at which the bucket is full by its share, at most
 * to a whole burst from now. A moment further away than that by more than a minute was written by a clock that was wrong: it counts as full.
 */
export function leaseFrom(fullAt: number, quota: Quota, want: number, now: number): Lease {
  const share = perToken(quota)
  const room = quota.burst * share
  const from = fullAt > now + room + skewMicroseconds ? now : Math.max(fullAt, now)
  const granted = Math.max(0, Math.min(want, Math.floor((room - (from - now)) / share)))
  return { granted, fullAt: from + granted * share }
}

export const skewMicroseconds = 60_000_000

function secondsUntil(moment: number, now: number): number {
  return Math.max(1, Math.ceil((moment - now) / 1e6))
}
