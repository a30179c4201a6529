import type {
  CustomerId,
  HelpDeskId,
  InvoiceId,
  LineItemId,
  MemberId,
  SubscriptionId,
  TicketId,
  TicketMessageId,
  UserId,
} from '@quarterday/core/id.ts'
import type { TicketAuthor, TicketPriority, TicketStatus } from '@quarterday/core/ticket/ticket.ts'
import type { DeskKind, SyncStatus } from '../help-desks/help-desk.ts'

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
  /** Since when somebody waits for staff to act; null: it is not for them to. */
  readonly waitingSince: Temporal.Instant | null
}

/** Where it is kept outside, and how well both are in step. Moments are real time. */
export interface TicketDesk {
  readonly id: HelpDeskId
  readonly kind: DeskKind
  /** Its name there. Null: it is not there yet. */
  readonly reference: string | null
  readonly url: string | null
  readonly status: SyncStatus
  readonly syncedAt: Temporal.Instant | null
  readonly nextAt: Temporal.Instant | null
  readonly lastError: string | null
}

/** Somebody who can look after tickets. */
export interface Assignee {
  readonly id: MemberId
  readonly name: string
}

/** With the names that people know others by. */
export interface TicketView extends Ticket {
  readonly customerName: string
  readonly assigneeName: string | null
  /** Null: no help desk is connected, or none has been since it was last changed. */
  readonly helpDesk: TicketDesk | null
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
