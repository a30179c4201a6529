import type { Line } from '@quarterday/core/invoice/invoice.ts'

/** A line that waits for the next invoice of its subscription. */
export interface WaitingView {
  readonly line: Line
  readonly subscriptionId: string
  readonly createdAt: Temporal.Instant
}
