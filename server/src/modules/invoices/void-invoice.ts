import type { InvoiceId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { waiveCoverage } from '../billing/coverage-store.ts'
import { abandonTopUp } from '../wallets/top-up-store.ts'
import { lockWithLines, takeBackInvoice } from './take-back-invoice.ts'

/**
 * Takes an invoice back on which no money was paid. The books are reversed, credit and coupons that it used are the customer's again, credit that it gave is
 * gone, and the time that it billed stays covered but waived. Refuses `not_found`, `invalid_state`.
 */
export async function voidInvoice(ctx: Context, id: InvoiceId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { before, lines } = await lockWithLines(tx, id)
    await takeBackInvoice(tx, before)
    if (before.reason === 'top_up') await abandonTopUp(tx, id)
    await waiveCoverage(
      tx,
      lines.flatMap(({ id: lineId, itemId }) => (itemId === null ? [] : [{ itemId, lineId }])),
    )
  })
}
