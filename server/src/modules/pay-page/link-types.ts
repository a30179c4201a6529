/** Where a customer sees and pays one invoice, and until when. */
export interface PayLink {
  readonly url: string
  readonly expiresAt: Temporal.Instant
}
