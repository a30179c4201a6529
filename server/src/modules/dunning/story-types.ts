import type { EventId, InvoiceId } from '@quarterday/core/id.ts'
import type { RunView } from './run-types.ts'

export interface Story {
  readonly invoiceId: InvoiceId
  /** Null: money for the invoice has not failed to come. */
  readonly run: RunView | null
  readonly entries: readonly (StoryEvent & { readonly messages: readonly StoryMessage[] })[]
}

/** Something that happened to an invoice, as its event tells it. */
export interface StoryEvent {
  readonly id: EventId
  readonly type: string
  readonly data: unknown
  readonly occurredAt: Temporal.Instant
}

/** A message that was made of an event. */
export interface StoryMessage {
  readonly id: string
  readonly eventId: EventId
  readonly channel: string
  readonly recipient: string
  readonly subject: string
  readonly status: string
}
