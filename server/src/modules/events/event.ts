import type { EventId } from '@quarterday/core/id.ts'

/** Something that has happened to one thing: the `sequence`-th since it was made. */
export interface Event {
  readonly id: EventId
  readonly type: string
  readonly aggregateId: string
  readonly sequence: number
  /** The thing as the API showed it then. */
  readonly data: unknown
  readonly occurredAt: Temporal.Instant
}
