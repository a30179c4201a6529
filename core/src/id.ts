import { z } from 'zod'
import { Bug } from './assert.ts'

/** Every prefix of a public id and what it names. An id is a UUID inside and a TypeID (`inv_01h455vb4pex5vsknk084sn02q`) outside. */
export const idPrefixes = {
  org: 'organization',
  cus: 'customer',
  prod: 'product',
  plan: 'plan',
  price: 'price',
  feat: 'feature',
  ent: 'entitlement',
  mtr: 'meter',
  use: 'usage event',
  sub: 'subscription',
  si: 'subscription item',
  chg: 'subscription change',
  run: 'billing run',
  inv: 'invoice',
  il: 'line item',
  cn: 'credit note',
  stm: 'statement',
  coup: 'coupon',
  promo: 'promotion code',
  disc: 'discount',
  txr: 'tax rate',
  txl: 'tax line',
  wal: 'wallet',
  top: 'wallet top-up',
  wdr: 'wallet withdrawal',
  grant: 'credit grant',
  ce: 'credit entry',
  pay: 'payment',
  att: 'payment attempt',
  plink: 'payment link',
  pm: 'payment method',
  re: 'refund',
  dp: 'dispute',
  ga: 'gateway account',
  gwe: 'gateway event',
  dun: 'dunning policy',
  dr: 'dunning run',
  evt: 'event',
  we: 'webhook endpoint',
  del: 'delivery',
  msg: 'message',
  supp: 'suppression',
  key: 'API key',
  usr: 'user',
  ses: 'session',
  pky: 'passkey',
  uev: 'account event',
  mem: 'member',
  ivt: 'invitation',
  role: 'role',
  apr: 'approval',
  aud: 'audit record',
  lt: 'ledger transfer',
  par: 'billing party',
  tic: 'ticket',
  tms: 'ticket message',
  hd: 'help desk',
  hde: 'help desk event',
  req: 'request',
} as const satisfies Record<string, string>

export type IdPrefix = keyof typeof idPrefixes

declare const brand: unique symbol

/** The UUID (lower case, with dashes) of one kind of thing. The brand keeps an invoice's id from being passed for a customer's. */
export type Id<P extends IdPrefix> = string & { readonly [brand]: P }

export type OrganizationId = Id<'org'>
export type CustomerId = Id<'cus'>
export type ProductId = Id<'prod'>
export type PlanId = Id<'plan'>
export type PriceId = Id<'price'>
export type FeatureId = Id<'feat'>
export type EntitlementId = Id<'ent'>
export type MeterId = Id<'mtr'>
export type UsageEventId = Id<'use'>
export type SubscriptionId = Id<'sub'>
export type SubscriptionItemId = Id<'si'>
export type SubscriptionChangeId = Id<'chg'>
export type BillingRunId = Id<'run'>
export type InvoiceId = Id<'inv'>
export type LineItemId = Id<'il'>
export type CreditNoteId = Id<'cn'>
export type StatementId = Id<'stm'>
export type CouponId = Id<'coup'>
export type PromotionCodeId = Id<'promo'>
export type DiscountId = Id<'disc'>
export type TaxRateId = Id<'txr'>
export type TaxLineId = Id<'txl'>
export type WalletId = Id<'wal'>
export type WalletTopUpId = Id<'top'>
export type CreditGrantId = Id<'grant'>
export type CreditEntryId = Id<'ce'>
export type PaymentId = Id<'pay'>
export type PaymentAttemptId = Id<'att'>
export type PaymentLinkId = Id<'plink'>
export type PaymentMethodId = Id<'pm'>
export type WithdrawalId = Id<'wdr'>
export type RefundId = Id<'re'>
export type DisputeId = Id<'dp'>
export type GatewayAccountId = Id<'ga'>
export type GatewayEventId = Id<'gwe'>
export type DunningPolicyId = Id<'dun'>
export type DunningRunId = Id<'dr'>
export type EventId = Id<'evt'>
export type WebhookEndpointId = Id<'we'>
export type DeliveryId = Id<'del'>
export type MessageId = Id<'msg'>
export type ApiKeyId = Id<'key'>
export type UserId = Id<'usr'>
export type SessionId = Id<'ses'>
export type PasskeyId = Id<'pky'>
export type MemberId = Id<'mem'>
export type InvitationId = Id<'ivt'>
export type RoleId = Id<'role'>
export type ApprovalId = Id<'apr'>
export type AuditRecordId = Id<'aud'>
export type LedgerTransferId = Id<'lt'>
export type BillingPartyId = Id<'par'>
export type TicketId = Id<'tic'>
export type TicketMessageId = Id<'tms'>
export type HelpDeskId = Id<'hd'>
export type HelpDeskEventId = Id<'hde'>
export type RequestId = Id<'req'>

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const dash = 45
const pairs = Array.from({ length: 1024 }, (_, ten) => alphabet.charAt(ten >> 5) + alphabet.charAt(ten & 31))
const digits = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)))
/** Where the 32 digits of a UUID stand in its text. */
const places = Uint8Array.from(
  { length: 32 },
  (_, digit) => digit + Number(digit > 7) + Number(digit > 11) + Number(digit > 15) + Number(digit > 19),
)
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const suffixShape = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** Takes a UUID that is known to be of this kind, such as one from a row or a generator: only its form is looked at, and that briefly. */
export function idOf<P extends IdPrefix>(prefix: P, uuid: string): Id<P> {
  if (uuid.length !== 36 || uuid.charCodeAt(8) !== dash || uuid.charCodeAt(23) !== dash || uuid !== uuid.toLowerCase())
    throw new Bug(`Not the UUID of a ${idPrefixes[prefix]}: ${uuid}`)
  return uuid as Id<P>
}

/** Writes the TypeID of a UUID: the prefix, an underscore, and the 128 bits as 26 characters of base 32 (Crockford's, lower case). */
export function encodeId(prefix: IdPrefix, uuid: string): string {
  // 26 characters hold 130 bits: two zero bits go in front. So two hex digits lead with 10 bits, then 6 times five digits give 20.
  const lead = bits(uuid, 0, 2)
  let text = `${prefix}_${pairs[lead]}`
  let seen = lead
  for (let at = 2; at < 32; at += 5) {
    const twenty = bits(uuid, at, 5)
    seen |= twenty
    text += `${pairs[twenty >> 10]}${pairs[twenty & 1023]}`
  }
  if (uuid.length !== 36 || seen < 0) throw new Bug(`Not a UUID: ${uuid}`)
  return text
}

/** The value of some hex digits of a UUID, dashes not counted; below zero if one of them is no digit. */
function bits(uuid: string, from: number, count: number): number {
  let value = 0
  for (let at = from; at < from + count; at += 1) value = (value << 4) | (digits[uuid.charCodeAt(places[at] ?? 0)] ?? -1)
  return value
}

/** Reads a TypeID of the expected kind. Null when the prefix is another's, or the text is not exactly what `encodeId` writes. */
export function decodeId<P extends IdPrefix>(prefix: P, text: string): Id<P> | null {
  if (!text.startsWith(prefix) || text[prefix.length] !== '_') return null
  const suffix = text.slice(prefix.length + 1)
  if (!suffixShape.test(suffix)) return null
  let hex = hexText(value(suffix, 0) * 32 + value(suffix, 1), 2)
  for (let at = 2; at < 26; at += 4) {
    hex += hexText((value(suffix, at) << 15) | (value(suffix, at + 1) << 10) | (value(suffix, at + 2) << 5) | value(suffix, at + 3), 5)
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<P>
}

const values = new Map([...alphabet].map((character, index) => [character.charCodeAt(0), index]))

function value(text: string, at: number): number {
  return values.get(text.charCodeAt(at)) ?? 0
}

function hexText(bits: number, length: number): string {
  return bits.toString(16).padStart(length, '0')
}

/** The codec of one kind of id: a TypeID on the wire, a branded UUID inside. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  const inside = z.custom<Id<P>>((uuid) => typeof uuid === 'string' && uuidShape.test(uuid), { error: 'Must be a UUID' })
  const pattern = new RegExp(`^${prefix}_${suffixShape.source.slice(1)}`)
  return z.codec(z.string().regex(pattern, { error: `Must be the id of a ${idPrefixes[prefix]}: ${prefix}_…`, abort: true }), inside, {
    decode: (text, context) => {
      const id = decodeId(prefix, text)
      if (id !== null) return id
      context.issues.push({ code: 'custom', message: `Must be the id of a ${idPrefixes[prefix]}`, input: text })
      return z.NEVER
    },
    encode: (id) => encodeId(prefix, id),
  })
}
