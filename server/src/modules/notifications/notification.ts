import type { CustomerId, EventId, Id, MessageId } from '@quarterday/core/id.ts'
import type { MessageChannel, MessageStatus, SuppressionReason } from '@quarterday/core/notification/message.ts'
import type { TemplateCode } from '@quarterday/core/notification/occasions.ts'
import type { MessageLanguage } from '@quarterday/core/notification/wording.ts'

/** Something that somebody is to be told: what of, and the key under which it is told once. */
export interface Notice {
  readonly template: TemplateCode
  readonly key: string
  readonly eventId: EventId | null
  /** The UUID of the thing that it tells of: an invoice for templates about invoices, and so on. */
  readonly objectId: string
  /** What its event said. */
  readonly data: unknown
  /** Somebody asks for it by hand: it is told whatever has become of the thing, and whether the template is turned on or not. */
  readonly isByHand: boolean
}

export interface Message {
  readonly id: MessageId
  readonly template: TemplateCode
  readonly key: string
  /** `cus_…` or `staff`; of a test the address. */
  readonly recipient: string
  readonly customerId: CustomerId | null
  readonly eventId: EventId | null
  readonly objectId: string | null
  readonly channel: MessageChannel
  readonly address: string
  readonly locale: string
  readonly isOptional: boolean
  readonly sender: string
  readonly replyTo: string | null
  readonly subject: string
  /** Null: an SMS, or cleaned up. */
  readonly html: string | null
  readonly body: string | null
  readonly status: MessageStatus
  readonly reason: string | null
  readonly detail: string | null
  readonly attempts: number
  readonly unknowns: number
  /** Real time, as all of these. */
  readonly nextAt: Temporal.Instant | null
  readonly transport: string | null
  readonly reference: string | null
  readonly sentAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
}

export type NewMessage = Omit<
  Message,
  'attempts' | 'unknowns' | 'transport' | 'reference' | 'sentAt' | 'finishedAt' | 'nextAt' | 'createdAt'
>

/** What an attempt came to. Counts only if nobody has claimed the message since. */
export interface TriedMessage {
  readonly id: MessageId
  readonly attempt: number
  readonly status: MessageStatus
  readonly reason: string | null
  readonly detail: string | null
  readonly unknowns: number
  readonly nextAt: Temporal.Instant | null
  readonly transport: string | null
  readonly reference: string | null
}

export interface Settings {
  readonly enabled: boolean
  /** Events below this id are not told. */
  readonly announcesAfter: string
  readonly senderName: string | null
  readonly replyTo: string | null
  readonly staffEmail: string | null
  /** `#rrggbb` */
  readonly accentColor: string
  readonly locale: string
  readonly turnedOff: readonly string[]
  readonly renewalNoticeDays: number
}

export const defaultSettings: Settings = {
  enabled: true,
  announcesAfter: '00000000-0000-0000-0000-000000000000',
  senderName: null,
  replyTo: null,
  staffEmail: null,
  accentColor: '#1f6f5c',
  locale: 'en',
  turnedOff: [],
  renewalNoticeDays: 7,
}

export interface TemplateText {
  readonly template: TemplateCode
  readonly channel: MessageChannel
  readonly language: MessageLanguage
  readonly subject: string
  readonly body: string
}

export interface Preferences {
  readonly channels: readonly MessageChannel[]
  readonly locale: string | null
  readonly optionalMessages: boolean
  readonly optedOut: readonly string[]
}

export const defaultPreferences: Preferences = { channels: ['email'], locale: null, optionalMessages: true, optedOut: [] }

export interface Suppression {
  readonly id: Id<'supp'>
  readonly channel: MessageChannel
  readonly address: string
  readonly reason: SuppressionReason
  readonly detail: string | null
  readonly createdAt: Temporal.Instant
}

/** As suppressions know it: mailboxes do not tell cases apart, telephone numbers are written in many ways. */
export function knownAddress(channel: MessageChannel, address: string): string {
  return channel === 'email' ? address.trim().toLowerCase() : address.replaceAll(/[\s()./-]/g, '').replace(/^00/, '+')
}
