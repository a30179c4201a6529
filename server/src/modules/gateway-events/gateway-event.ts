import type { GatewayEventId } from '@quarterday/core/id.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'

export const gatewayEventStatuses = ['received', 'processed', 'ignored', 'failed'] as const
export type GatewayEventStatus = (typeof gatewayEventStatuses)[number]

/** What a notice is a hint at, by the gateway's own name for it. */
export interface About {
  readonly kind: 'charge' | 'setup' | 'method'
  readonly reference: string
}

/** What a gateway sent us by itself, and what came of it. All moments are real time. */
export interface GatewayEvent {
  readonly id: GatewayEventId
  readonly gateway: GatewayName
  /** Whose secret proved it. Null: that of the installation. */
  readonly gatewayAccountId: string | null
  /** The gateway's own name for it. */
  readonly reference: string
  readonly type: string
  /** Null: nothing that concerns us. */
  readonly about: About | null
  readonly sentAt: Temporal.Instant
  readonly receivedAt: Temporal.Instant
  /** How often it came. */
  readonly deliveries: number
  /** As it came. Null: it was not read, its time is over, or it held what nobody may keep. */
  readonly body: string | null
  readonly status: GatewayEventStatus
  readonly attempts: number
  readonly nextAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly lastError: string | null
}

/** One that this process has for itself until `nextAt` in its row. */
export interface ClaimedEvent {
  readonly id: GatewayEventId
  readonly gateway: GatewayName
  readonly type: string
  readonly about: About
  /** This one included: what is written about an earlier one moves nothing. */
  readonly attempts: number
}

const minute = 60
const hour = 60 * minute

/** Seconds from an attempt that failed to the next one. */
const pauses = [10, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour]

/** When to try again after so many attempts, in seconds; null: a person has to look. It takes about two days to get there. */
export function secondsToNextAttempt(attempts: number): number | null {
  return pauses[attempts - 1] ?? null
}

/** A notice may be faster than our own commit: of what nobody knows is asked once more, so much later, before it counts as somebody else's. */
export const parkedSeconds = 30
export const looksAtUnknown = 2
