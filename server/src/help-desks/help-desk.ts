import type { TicketSide } from '@quarterday/core/ticket/in-step.ts'
import type { TicketAuthor } from '@quarterday/core/ticket/ticket.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/db.ts'
import type { Outside } from '../kit/outside.ts'

/** Help desks that an organization can connect: Zendesk, and any program that speaks the protocol of docs/help-desk.md. */
export const helpDeskKinds = ['zendesk', 'webhook'] as const
export type HelpDeskKind = (typeof helpDeskKinds)[number]

/** What speaks one kind of help desk. */
export interface HelpDeskAdapter {
  readonly kind: HelpDeskKind
  connect(asking: Asking, account: DeskAccount): HelpDesk
}

/** What it takes to ask somebody outside. */
export interface Asking {
  readonly clock: Clock
  readonly database: Pick<Database, 'isInTransaction'>
  readonly outside: Pick<Outside, 'zendeskApiBase' | 'allowedPrivateHosts'>
}

/** An account at a help desk, its secrets open. */
export interface DeskAccount {
  /** Zendesk: the subdomain. Webhook: where everything is posted to. */
  readonly address: string
  /** Zendesk with an API token: the e-mail address of the agent that it acts as. Null: the secret is an OAuth access token, or there is no user. */
  readonly username: string | null
  readonly secret: string
  /** By which what comes in is proven. Null: nothing is believed. */
  readonly webhookSecret: string | null
}

/**
 * A help desk of one organization. No method throws for what comes back. Asked again for the same ticket or message, after whatever outcome, it makes no second one,
 * or what stands behind it can tell by the key that it has it already.
 */
export interface HelpDesk {
  /** Whether it is there and lets us in; `value` says as whom. Changes nothing. */
  test(): Promise<Answer<string>>
  /** Puts a ticket there with its first message; one of this key that is there already is taken as it is. */
  create(ticket: DeskTicket, first: DeskMessage): Promise<Answer<Made>>
  /** Adds a message; `reference` is the help desk's own name for it, null where it says none. */
  say(ticket: DeskTicket, reference: string, message: DeskMessage): Promise<Answer<{ readonly reference: string | null }>>
  /** Brings what is named there to what it is here. */
  change(ticket: DeskTicket, reference: string, change: Partial<TicketSide>): Promise<Answer<TicketSide | null>>
  /** What is there now; of messages in `known` only that they are there. Null: it cannot be asked and tells everything by itself. */
  readonly read: ((reference: string, known: ReadonlySet<string>) => Promise<Answer<DeskReading>>) | null
  /** What is proven to be its word; null: it is not, or too old. */
  verify(incoming: IncomingNotice, now: Temporal.Instant): DeskNotice | null
}

/** How a question ended. */
export type Answer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** No answer that anybody understands: it may have been done. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** It was not done, and may be later: after so many seconds, where the help desk says when. */
  | { readonly kind: 'later'; readonly detail: string; readonly retryAfterSeconds: number | null }
  /** It was not done, and asking the same again will not help. */
  | { readonly kind: 'refused'; readonly detail: string }

export interface DeskTicket {
  /** `tic_…`: by which it is found again there. */
  readonly key: string
  readonly number: number
  /** Rises with each change here: what is sent for one is the same however often it is sent. */
  readonly revision: number
  readonly customer: DeskCustomer
  readonly state: TicketSide
  /** Where staff see it here. */
  readonly url: string
  /** What else it is about, as public ids. */
  readonly about: { readonly subscription: string | null; readonly invoice: string | null; readonly lineItem: string | null }
}

export interface DeskCustomer {
  /** `cus_…` */
  readonly key: string
  readonly name: string
  readonly email: string | null
}

export interface DeskMessage {
  /** `tms_…`: the same for each try. */
  readonly key: string
  readonly author: TicketAuthor
  readonly authorName: string
  /** Of the person, where it is known. */
  readonly authorEmail: string | null
  readonly isInternal: boolean
  readonly body: string
  readonly at: Temporal.Instant
}

export interface Made {
  readonly reference: string
  /** Where people see it there. */
  readonly url: string | null
  /** What it calls the first message. Null: it does not say, or the ticket was there before. */
  readonly message: string | null
  /** What it was made with, as far as the help desk has words for it. Null: it was there before. */
  readonly state: TicketSide | null
}

/** A ticket as it is at the help desk. */
export interface DeskReading {
  readonly state: TicketSide
  /** In the order in which they were written. */
  readonly messages: readonly ReadMessage[]
}

export interface ReadMessage {
  readonly reference: string
  /** The key of ours that it was sent under. Null: it was written there. */
  readonly key: string | null
  /** Null: it is known already. */
  readonly said: SaidThere | null
}

/** Something that was written at the help desk. */
export interface SaidThere {
  readonly author: TicketAuthor
  readonly authorName: string
  readonly isInternal: boolean
  readonly body: string
}

export interface IncomingNotice {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What came in and is proven. */
export interface DeskNotice {
  /** The help desk's own name for it: of two with one name, one acts. */
  readonly reference: string
  readonly type: string
  readonly sentAt: Temporal.Instant
  /** Which ticket it is about, as the help desk calls it, or ours where it uses that. Null: none that could be ours. */
  readonly about: { readonly reference: string | null; readonly key: string | null } | null
}

/** What a help desk tells by itself, where it cannot be asked. */
export interface DeskTelling {
  readonly at: Temporal.Instant
  readonly reference: string | null
  readonly url: string | null
  readonly change: Partial<TicketSide>
  readonly message: (SaidThere & { readonly reference: string }) | null
}
