import { type InvoiceId, idOf, type PaymentLinkId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { getInvoice } from '../invoices/store.ts'
import { getLink, insertLink, revokeLink as revokeInStore } from './link-store.ts'
import type { KeptLink } from './link-types.ts'
import { refuseUnlessPayable, urlOfKept } from './pay-link.ts'

/** A link that can be seen later, and revoked. Refuses `not_found`, and `invalid_state` for a draft and for what is void. */
export async function keepLink(ctx: Context, invoiceId: InvoiceId, days: number): Promise<KeptLink & { readonly url: string }> {
  return ctx.transaction(async (tx) => {
    refuseUnlessPayable(await getInvoice(tx, invoiceId))
    const createdAt = ctx.clock.now()
    // Whole seconds, for so the token says it.
    const expiresAt = createdAt.add({ hours: days * 24 }).round({ smallestUnit: 'second', roundingMode: 'floor' })
    const link: KeptLink = { id: idOf('plink', newId()), invoiceId, createdAt, expiresAt, lastUsedAt: null, revokedAt: null }
    await insertLink(tx, link)
    return { ...link, url: urlOfKept(ctx, link) }
  })
}

/** From this moment it leads nowhere; a second time nothing changes. What was begun at a gateway goes on there. Refuses `not_found`. */
export async function revokeLink(ctx: Context, id: PaymentLinkId): Promise<KeptLink> {
  return ctx.transaction(async (tx) => {
    await getLink(tx, id)
    await revokeInStore(tx, id, ctx.clock.now())
    return getLink(tx, id)
  })
}
