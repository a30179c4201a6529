import { encodeId, type InvoiceId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { openChannels } from '../../channels/index.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { getInvoice } from '../invoices/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { composeMessages } from './compose-messages.ts'
import { addMessages, getMessages } from './message-store.ts'
import type { Message } from './notification.ts'

/**
 * Sends an invoice to its customer by hand, however often it was sent before: what is to be paid as an invoice, what is paid as a receipt. Refuses `not_found`,
 * `invalid_state` for a draft and for what nothing is owed on.
 */
export async function sendInvoice(ctx: Context, id: InvoiceId): Promise<Message[]> {
  return ctx.transaction(async (tx) => {
    const { status } = await getInvoice(tx, id)
    const isOwed = status === 'open' || status === 'overdue'
    if (!isOwed && status !== 'paid') throw refuse('invalid_state', { detail: `The invoice is ${status}: there is nothing to send.` })
    const template = isOwed ? 'invoice_created' : 'invoice_paid'
    const notice = {
      template,
      key: `by_hand:${encodeId('req', newId())}`,
      eventId: null,
      objectId: id,
      data: null,
      isByHand: true,
    } as const
    const { kind } = await getOrganization(tx)
    const canText = openChannels(ctx.outside, { isSandbox: kind === 'sandbox' }).sms !== null
    const made = await addMessages(tx, await composeMessages(ctx, tx, [notice], { canText }), ctx.clock.now())
    return getMessages(tx, made)
  })
}
