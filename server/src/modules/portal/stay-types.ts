import type { SessionId } from '@quarterday/core/id.ts'

/** A stay of a person in an organization's portal that goes on. */
export interface Stay {
  readonly id: SessionId
  readonly createdAt: Temporal.Instant
  /** When a token was handed out for it last. */
  readonly usedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly address: string | null
  readonly userAgent: string | null
}
