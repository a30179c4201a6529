/** A file that goes along. */
export interface Attachment {
  readonly fileName: string
  readonly contentType: string
  readonly content: Buffer
}

/** An e-mail as it leaves: frozen, to one person. */
export interface Email {
  readonly kind: 'email'
  /** Ours (`msg_…`); also of its Message-ID, so that a copy is known as one. */
  readonly id: string
  readonly organizationId: string
  readonly to: string
  /** `Name <address>`, or an address. */
  readonly from: string
  readonly replyTo: string | null
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments?: readonly Attachment[]
  /** Where one click ends messages like this one. Null: a contract asks for it. */
  readonly unsubscribeUrl: string | null
  readonly date: Temporal.Instant
}

export interface Sms {
  readonly kind: 'sms'
  readonly id: string
  readonly organizationId: string
  readonly to: string
  readonly text: string
}

export type Outgoing = Email | Sms

/**
 * What became of it. `refused`: certainly nobody got it; `permanent` if it never will go through like this, `isAddressDead` if nothing to this address will.
 * `unknown`: it may have left and may not have. Nobody assumes.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly permanent: boolean; readonly isAddressDead: boolean }
  | { readonly kind: 'unknown'; readonly reason: string }

/** A way in which messages leave. It answers within a minute and never throws for what the outside does. */
export interface Channel<Message extends Outgoing = Outgoing> {
  readonly name: 'outbox' | 'smtp' | 'sendgrid' | 'twilio'
  send(message: Message): Promise<SendOutcome>
  /** Ends the connections that it keeps. */
  close(): Promise<void>
}

export function refused(reason: string, kind: 'later' | 'never' | 'dead address'): SendOutcome {
  return { kind: 'refused', reason: clean(reason), permanent: kind !== 'later', isAddressDead: kind === 'dead address' }
}

export function unknown(reason: string): SendOutcome {
  return { kind: 'unknown', reason: clean(reason) }
}

/** Null: each line of its head is one line, and nobody but its one recipient is named. Else what is wrong. */
export function headFault({ to, from, replyTo, subject, unsubscribeUrl }: Email): string | null {
  for (const [name, text] of Object.entries({ to, from, replyTo, subject, unsubscribeUrl })) {
    if (text !== null && /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return `The ${name} has a line break or another control character in it.`
  }
  if (!/^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\]{1,255}$/.test(to)) return 'The recipient is not one e-mail address.'
  return null
}

/** `Billing <billing@example.com>` in its parts. */
export function mailboxOf(text: string): { readonly name: string; readonly address: string } {
  const whole = text.trim()
  const [, before = '', address] = /^([^<]*)<([^<>]+)>$/.exec(whole) ?? []
  const name = before.trim().replace(/^"([^"]*)"$/, '$1')
  return address === undefined || name.includes('"') ? { name: '', address: whole } : { name, address: address.trim() }
}

/** Enough of what the other side said; PostgreSQL keeps no NUL in a text. */
function clean(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 400)
    .toWellFormed()
}
