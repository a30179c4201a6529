import type { InvoiceId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Host, OpenReply, Visit } from '../../kit/open-route.ts'
import { isSuspended } from '../../kit/suspended.ts'
import { networkOf } from '../../kit/try-counter.ts'
import { type Language, languageFor } from './language.ts'
import { findLink, noteUse } from './link-store.ts'
import { statusOf } from './link-types.ts'
import { type Bill, loadBill } from './load-bill.ts'
import { messagePage } from './pages.ts'
import { type Destination, readLink } from './pay-link.ts'

/** Somebody with a good link. */
export interface Guest {
  readonly ctx: Context
  readonly invoiceId: InvoiceId
  readonly token: string
  readonly bill: Bill
  readonly language: Language
}

const wrongTokens = { most: 20, withinSeconds: 600 } as const

/** Lets in whoever has a good link; everybody else gets a page that says what is wrong, and whoever guesses has to wait. Errors become a page too. */
export async function visitBill(host: Host, visit: Visit, show: (guest: Guest) => Promise<OpenReply>): Promise<OpenReply> {
  const stranger = languageFor(null, visit.headers['accept-language'])
  const { token = '' } = visit.params
  try {
    const link = readLink(host, token)
    if (link.kind === 'unknown') return unknown(host, visit, stranger)
    const ctx = host.contextFor(link.organizationId)
    const follow = await followLink(ctx, link.to)
    const bill = follow === null ? null : await loadBill(ctx, follow.invoiceId)
    if (follow === null || bill === null) return messagePage(stranger, 'unknown', { status: 404 })
    const language = languageFor(bill.locale, visit.headers['accept-language'])
    if (link.kind === 'expired' || follow.isRevoked)
      return messagePage(language, 'expired', { status: 410, seller: bill.invoice.seller.name })
    // Whoever pays here is not told why, and nothing is taken.
    if (await isSuspended(host.database, link.organizationId))
      return messagePage(language, 'closed', { status: 403, seller: bill.invoice.seller.name })
    return await show({ ctx, invoiceId: follow.invoiceId, token, bill, language })
  } catch (error) {
    host.log.error({ err: error, request_id: visit.requestId }, 'a page for a customer could not be shown')
    return messagePage(stranger, 'broken', { status: 500 })
  }
}

/** Where a link leads; null: nowhere, for it is not kept any more. One that is good and kept was opened now. */
async function followLink(ctx: Context, to: Destination): Promise<{ readonly invoiceId: InvoiceId; readonly isRevoked: boolean } | null> {
  if ('invoiceId' in to) return { invoiceId: to.invoiceId, isRevoked: false }
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now()
    const link = await findLink(tx, to.linkId)
    if (link === null) return null
    if (statusOf(link, now) === 'active') await noteUse(tx, link.id, now)
    return { invoiceId: link.invoiceId, isRevoked: link.revokedAt !== null }
  })
}

/** The same guest, and the invoice as it is now. */
export async function lookAgain(guest: Guest): Promise<Guest> {
  return { ...guest, bill: (await loadBill(guest.ctx, guest.invoiceId)) ?? guest.bill }
}

export function tooMany(language: Language, seconds: number): OpenReply {
  return messagePage(language, 'tooMany', { status: 429, headers: { 'retry-after': String(seconds) } })
}

function unknown(host: Host, { address }: Visit, language: Language): OpenReply {
  const seconds = host.tries.take(`wrong links ${networkOf(address)}`, wrongTokens)
  return seconds === null ? messagePage(language, 'unknown', { status: 404 }) : tooMany(language, seconds)
}
