import { createHmac, timingSafeEqual } from 'node:crypto'
import { type InvoiceId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import type { Host } from '../../kit/open-route.ts'
import type { Invoice } from '../invoices/invoice.ts'
import { getInvoice } from '../invoices/store.ts'
import type { DownloadLink } from './link-types.ts'

/** What a link leads to. */
export interface Download {
  readonly organizationId: OrganizationId
  readonly invoiceId: InvoiceId
}

/** How long a link is good: long enough for a browser that is sent there, too short to be passed on. Real time. */
export const linkMinutes = 15

/**
 * A new link to the PDF of an invoice. Nothing is stored: organization, invoice and end are in the link, under a key of this installation. `check`: throws where
 * whoever asks may not see it. Refuses `not_found`.
 */
export async function makeDownloadLink(
  ctx: Context,
  id: InvoiceId,
  check: (invoice: Invoice) => void = () => undefined,
): Promise<DownloadLink> {
  check(await ctx.transaction((tx) => getInvoice(tx, id)))
  const expiresAt = ctx.clock.now().add({ minutes: linkMinutes }).round({ smallestUnit: 'second', roundingMode: 'floor' })
  const content = Buffer.alloc(contentBytes)
  content[0] = invoicePdf
  content.write(ctx.organizationId.replaceAll('-', ''), 1, 'hex')
  content.write(id.replaceAll('-', ''), 17, 'hex')
  content.writeUIntBE(expiresAt.epochMilliseconds / 1000, 33, 5)
  const token = Buffer.concat([content, macOf(ctx.deriveKey('downloads'), content)]).toString('base64url')
  return { url: `${ctx.outside.publicUrl}/download/${token}`, expiresAt }
}

/** What a token leads to, by its signature alone: whoever guesses asks no database. Null: nobody made it, it was altered, or its time is over. */
export function readDownloadLink({ deriveKey, clock }: Pick<Host, 'deriveKey' | 'clock'>, token: string): Download | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== contentBytes + macBytes || bytes.toString('base64url') !== token || bytes[0] !== invoicePdf) return null
  const content = bytes.subarray(0, contentBytes)
  const macs = openingKeys(deriveKey, 'downloads').map((key) => macOf(key, content))
  if (!macs.some((mac) => timingSafeEqual(bytes.subarray(contentBytes), mac))) return null
  if (content.readUIntBE(33, 5) * 1000 <= clock.now().epochMilliseconds) return null
  return {
    organizationId: idOf('org', uuidOf(content.subarray(1, 17))),
    invoiceId: idOf('inv', uuidOf(content.subarray(17, 33))),
  }
}

/** The first byte says what the rest is about: other documents get numbers of their own. */
const invoicePdf = 1
const contentBytes = 1 + 16 + 16 + 5
const macBytes = 32

function macOf(key: Buffer, content: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest()
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
