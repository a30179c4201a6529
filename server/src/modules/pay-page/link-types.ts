import type { InvoiceId, PaymentLinkId } from '@quarterday/core/id.ts'

/** Where a customer sees and pays one invoice, and until when. */
export interface PayLink {
  readonly url: string
  readonly expiresAt: Temporal.Instant
}

/** One that somebody asked for: it can be seen, and revoked. All moments are of real time. */
export interface KeptLink {
  readonly id: PaymentLinkId
  readonly invoiceId: InvoiceId
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  /** To the minute. Null: nobody has opened it. */
  readonly lastUsedAt: Temporal.Instant | null
  readonly revokedAt: Temporal.Instant | null
}

export const linkStatuses = ['active', 'expired', 'revoked'] as const
export type LinkStatus = (typeof linkStatuses)[number]

/** Whether it leads to its invoice. One that is revoked stays so. */
export function statusOf({ expiresAt, revokedAt }: KeptLink, now: Temporal.Instant): LinkStatus {
  if (revokedAt !== null) return 'revoked'
  return Temporal.Instant.compare(expiresAt, now) > 0 ? 'active' : 'expired'
}
