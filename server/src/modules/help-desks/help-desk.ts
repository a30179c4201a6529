import type { HelpDeskEventId, HelpDeskId, TicketId, TicketMessageId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import { ticketPriorities, ticketStatuses } from '@quarterday/core/ticket/ticket.ts'
import { z } from 'zod'

/** As in `help-desks/help-desk.ts`, which values may not know: a test compares them. */
export const deskKinds = ['zendesk', 'webhook'] as const
export type DeskKind = (typeof deskKinds)[number]

export const deskStatuses = ['active', 'disconnected'] as const
export type DeskStatus = (typeof deskStatuses)[number]

export const deskMachine: Machine<DeskStatus, 'update' | 'test' | 'disconnect'> = {
  active: { update: 'active', test: 'active', disconnect: 'disconnected' },
  disconnected: {},
}

/** A connection to a help desk. Its secrets are not part of it: they are sealed and never shown again. All its moments are real time. */
export interface HelpDesk {
  readonly id: HelpDeskId
  readonly kind: DeskKind
  /** Zendesk: the subdomain. Webhook: where everything is posted to. */
  readonly address: string
  readonly username: string | null
  readonly secretLast4: string
  readonly webhookSecretLast4: string | null
  /** Whether notes among staff travel too. */
  readonly sharesNotes: boolean
  /** It writes to customers about answers itself, so that we do not. */
  readonly mailsCustomers: boolean
  readonly status: DeskStatus
  readonly testedAt: Temporal.Instant | null
  readonly testError: string | null
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  readonly disconnectedAt: Temporal.Instant | null
}

/** Secrets, sealed. Both null once it is disconnected. */
export interface SealedSecrets {
  readonly secret: Buffer | null
  readonly webhookSecret: Buffer | null
}

export const syncStatuses = ['waiting', 'synced', 'failed'] as const
export type SyncStatus = (typeof syncStatuses)[number]

/** A side as it was seen. The assignee by address, in lower case. */
export const seenSchema: z.ZodType<TicketSide> = z.object({
  subject: z.string(),
  status: z.enum(ticketStatuses),
  priority: z.enum(ticketPriorities),
  assignee: z.string().nullable(),
})

/** How far a ticket and its copy at a help desk are in step. */
export interface TicketSync {
  readonly helpDeskId: HelpDeskId
  readonly ticketId: TicketId
  readonly reference: string | null
  readonly url: string | null
  readonly status: SyncStatus
  readonly attempts: number
  readonly nextAt: Temporal.Instant | null
  readonly lastError: string | null
  readonly syncedAt: Temporal.Instant | null
}

/** With what people know it by. */
export interface TicketSyncView extends TicketSync {
  readonly kind: DeskKind
  readonly number: number
  readonly subject: string
}

/** One that this process has for itself until the lease ends. */
export interface ClaimedSync {
  readonly ticketId: TicketId
  /** Only what is written under this number counts. */
  readonly fence: number
  /** This try included. */
  readonly attempts: number
  readonly wanted: number
  readonly pullWanted: number
  readonly reference: string | null
  readonly sentPosition: number
}

/** A message on both sides, or one that was left out on one. */
export interface DeskMessageRow {
  readonly messageId: TicketMessageId | null
  readonly reference: string | null
  readonly origin: 'here' | 'there'
  readonly status: 'asked' | 'done' | 'left_out'
}

export const deskEventStatuses = ['received', 'processed', 'ignored', 'failed'] as const
export type DeskEventStatus = (typeof deskEventStatuses)[number]

/** What a help desk sent by itself, and what came of it. */
export interface DeskEvent {
  readonly id: HelpDeskEventId
  readonly helpDeskId: HelpDeskId
  readonly reference: string
  readonly type: string
  readonly aboutReference: string | null
  readonly aboutKey: string | null
  readonly sentAt: Temporal.Instant
  readonly receivedAt: Temporal.Instant
  readonly deliveries: number
  readonly body: string | null
  readonly status: DeskEventStatus
  readonly attempts: number
  readonly nextAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly lastError: string | null
}

const minute = 60
const hour = 60 * minute

/** Seconds from a try that failed to the next one: about two days in all. The first is long enough for an answer that was only late. */
const pauses = [minute, 2 * minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour]

/** When to try again after so many tries in vain, in seconds; null: a person has to look. Who asks for more time gets up to a day. */
export function secondsToNextTry(attempts: number, retryAfterSeconds: number | null): number | null {
  const pause = pauses[attempts - 1]
  return pause === undefined ? null : Math.max(pause, Math.min(retryAfterSeconds ?? 0, 24 * hour))
}
