import type { DeliveryId, EventId, WebhookEndpointId } from '@quarterday/core/id.ts'
import type { DeliveryStatus } from '@quarterday/core/webhook/delivery.ts'

/** One event on its way to one endpoint. All moments are real time. */
export interface Delivery {
  readonly id: DeliveryId
  readonly endpointId: WebhookEndpointId
  readonly eventId: EventId
  readonly eventType: string
  readonly status: DeliveryStatus
  /** In all, replays included. */
  readonly attempts: number
  readonly nextAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
}

export const attemptOutcomes = ['delivered', 'failed', 'interrupted'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

/** One time that a delivery was sent, and what came of it. */
export interface Attempt {
  readonly number: number
  readonly url: string
  readonly startedAt: Temporal.Instant
  /** Null: it is under way. */
  readonly outcome: AttemptOutcome | null
  readonly failure: string | null
  readonly detail: string | null
  readonly statusCode: number | null
  readonly durationMs: number | null
  readonly response: string | null
}

/** A delivery that this process has for itself until its lease ends. */
export interface ClaimedDelivery {
  readonly id: DeliveryId
  readonly eventId: EventId
  /** The number of this attempt: what is answered to an earlier one moves nothing any more. */
  readonly attempt: number
  /** Of the schedule, this one included. */
  readonly tries: number
  readonly leasedUntil: Temporal.Instant
}

/** What an attempt came to. */
export interface TriedDelivery {
  readonly id: DeliveryId
  readonly attempt: number
  readonly outcome: AttemptOutcome
  readonly failure: string | null
  readonly detail: string | null
  readonly statusCode: number | null
  readonly durationMs: number
  readonly response: string | null
  /** Where the delivery stands after it. */
  readonly status: DeliveryStatus
  readonly nextAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
}
