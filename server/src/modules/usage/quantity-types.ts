import type { Decimal } from '@quarterday/core/decimal.ts'
import type { MeterId, SubscriptionId } from '@quarterday/core/id.ts'

/** What somebody wants to know of one meter, for one subscription and a stretch of time. */
export interface QuantityRequest {
  /** Names the answer; unique among the requests of one question. */
  readonly key: string
  readonly subscriptionId: SubscriptionId
  readonly meterId: MeterId
  /** Half-open. */
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  /** Only events with one of the values listed for each of these properties; of the meter's dimensions. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** An answer for each combination of values of these properties; of the meter's dimensions. */
  readonly groupBy: readonly string[]
  /** The level that stood before the start is carried in: of sums and counts all that came before, of the last value that, of unique counts who is still there. */
  readonly carry: boolean
  /** Of weighted sums: a change counts from its second, or from the start of its local day in `zone`. Of levels: how finely they are told. */
  readonly weighting: 'second' | 'day'
  readonly zone: string
  /** `levels`: also how the quantity rose and fell. `events`: also the value of each event. */
  readonly want: 'quantity' | 'levels' | 'events'
}

/** What was counted, of one group or of all. */
export interface MeasuredGroup {
  /** A value for each property of `groupBy`, empty where an event has none; null: the request does not group. */
  readonly group: Readonly<Record<string, string>> | null
  /** Of weighted sums: the mean level over the stretch, to twelve places. Of levels: the one at the end. */
  readonly quantity: Decimal
  /** Events within the stretch. */
  readonly events: number
  /** Only for `levels`: the first at the start, each until the next; at most one of each moment. */
  readonly levels?: readonly LevelStep[]
  /** Only for `events`: the values in order of occurrence. */
  readonly eventValues?: readonly Decimal[]
}

export interface LevelStep {
  readonly since: Temporal.Instant
  readonly quantity: Decimal
}
