import type { CustomerId, InvoiceId, LineItemId, MemberId, SubscriptionId, TicketId, TicketMessageId, UserId } from '@quarterday/core/id.ts'
import type { TicketAuthor, TicketPriority, TicketStatus } from '@quarterday/core/ticket/ticket.ts'

/** What a ticket can be about beside its customer. A line names its invoice too. */
export interface TicketSubject {
  readonly subscriptionId: SubscriptionId | null
  readonly invoiceId: InvoiceId | null
  readonly lineId: LineItemId | null
}

export interface Ticket extends TicketSubject {
  readonly id: TicketId
  /** 1..n in the organization. */
  readonly number: number
  readonly customerId: CustomerId
  readonly subject: string
  readonly status: TicketStatus
  readonly priority: TicketPriority
  /** The member who looks after it. */
  readonly assigneeId: MemberId | null
  readonly messageCount: number
  readonly eventCount: number
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  /** Since when it is solved; null while it is not. */
  readonly solvedAt: Temporal.Instant | null
}

/** With the names that people know others by. */
export interface TicketView extends Ticket {
  readonly customerName: string
  readonly assigneeName: string | null
}

export interface TicketMessage {
  readonly id: TicketMessageId
  readonly position: number
  readonly author: TicketAuthor
  readonly userId: UserId | null
  readonly authorName: string
  /** For staff only. */
  readonly isInternal: boolean
  readonly body: string
  readonly createdAt: Temporal.Instant
}
