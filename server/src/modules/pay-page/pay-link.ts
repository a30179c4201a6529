import { createHmac, timingSafeEqual } from 'node:crypto'
import { type InvoiceId, idOf, type OrganizationId, type PaymentLinkId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { Host } from '../../kit/open-route.ts'
import type { Invoice } from '../invoices/invoice.ts'
import { getInvoice } from '../invoices/store.ts'
import type { KeptLink, PayLink } from './link-types.ts'

/** How long a link leads to its invoice unless somebody says otherwise. */
export const defaultDays = 60

/** For messages: a new link to an invoice. Null: it is a draft, or void. Refuses `not_found`. */
export async function payUrlOf(ctx: Context, tx: Tx, id: InvoiceId): Promise<string | null> {
  const { status } = await getInvoice(tx, id)
  return status === 'draft' || status === 'void' ? null : linkTo(ctx, id, defaultDays).url
}

/** The same for who asks for it. Refuses `not_found`, and `invalid_state` for a draft and for what is void. */
export async function makePayLink(ctx: Context, id: InvoiceId, days: number): Promise<PayLink> {
  refuseUnlessPayable(await ctx.transaction((tx) => getInvoice(tx, id)))
  return linkTo(ctx, id, days)
}

export function refuseUnlessPayable({ status }: Pick<Invoice, 'status'>): void {
  if (status === 'draft') throw refuse('invalid_state', { detail: 'A draft cannot be paid: finalize it first.' })
  if (status === 'void') throw refuse('invalid_state', { detail: 'Nothing is owed on an invoice that is void.' })
}

/** The address of a link that is kept. */
export function urlOfKept(ctx: Context, { id, expiresAt }: Pick<KeptLink, 'id' | 'expiresAt'>): string {
  return urlOf(ctx, versions.kept, id, Math.floor(expiresAt.epochMilliseconds / 1000))
}

/** What a token says. `unknown`: nobody made it, or it was altered. */
export type ReadLink =
  | { readonly kind: 'good' | 'expired'; readonly organizationId: OrganizationId; readonly to: Destination }
  | { readonly kind: 'unknown' }

/** Of a link in a message the invoice itself; of one that is kept the row that names it, and says whether it was revoked. */
export type Destination = { readonly invoiceId: InvoiceId } | { readonly linkId: PaymentLinkId }

/** Reads a token by its signature alone: whoever guesses asks no database. */
export function readLink({ deriveKey, clock }: Pick<Host, 'deriveKey' | 'clock'>, token: string): ReadLink {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== contentBytes + macBytes || bytes.toString('base64url') !== token) return { kind: 'unknown' }
  const content = bytes.subarray(0, contentBytes)
  if (content[0] !== versions.plain && content[0] !== versions.kept) return { kind: 'unknown' }
  const macs = openingKeys(deriveKey, 'links').map((key) => macOf(key, content))
  if (!macs.some((mac) => timingSafeEqual(bytes.subarray(contentBytes), mac))) return { kind: 'unknown' }
  const seconds = content.readUIntBE(33, 5)
  const named = uuidOf(content.subarray(17, 33))
  return {
    kind: seconds * 1000 > clock.now().epochMilliseconds ? 'good' : 'expired',
    organizationId: idOf('org', uuidOf(content.subarray(1, 17))),
    to: content[0] === versions.kept ? { linkId: idOf('plink', named) } : { invoiceId: idOf('inv', named) },
  }
}

/** Proves that a form was made here, for this link, and with these words. */
export function sealForm({ deriveKey }: Pick<Host, 'deriveKey'>, token: string, words: string): string {
  return createHmac('sha256', deriveKey('links')).update(`form ${token} ${words}`).digest('base64url')
}

export function isSealed(host: Pick<Host, 'deriveKey'>, token: string, words: string, seal: string): boolean {
  const good = Buffer.from(sealForm(host, token, words))
  const given = Buffer.from(seal)
  return given.length === good.length && timingSafeEqual(given, good)
}

/** What the id in a token is of: an invoice, or a link that is kept. */
const versions = { plain: 1, kept: 2 } as const
const contentBytes = 1 + 16 + 16 + 5
const macBytes = 32

function linkTo(ctx: Context, invoiceId: InvoiceId, days: number): PayLink {
  const seconds = Math.floor(ctx.clock.now().epochMilliseconds / 1000) + days * 86_400
  return { url: urlOf(ctx, versions.plain, invoiceId, seconds), expiresAt: Temporal.Instant.fromEpochMilliseconds(seconds * 1000) }
}

function urlOf({ organizationId, outside, deriveKey }: Context, version: number, id: string, seconds: number): string {
  const content = Buffer.alloc(contentBytes)
  content[0] = version
  content.write(organizationId.replaceAll('-', ''), 1, 'hex')
  content.write(id.replaceAll('-', ''), 17, 'hex')
  content.writeUIntBE(seconds, 33, 5)
  const token = Buffer.concat([content, macOf(deriveKey('links'), content)]).toString('base64url')
  return `${outside.publicUrl}/pay/${token}`
}

function macOf(key: Buffer, content: Buffer): Buffer {
  return createHmac('sha256', key).update('pay page ').update(content).digest()
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
