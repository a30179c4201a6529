import type { DiscountId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { discountToApi } from '../coupons/discount-schema.ts'
import { viewDiscounts } from '../coupons/discount-view-store.ts'
import { addNextEvents } from '../events/store.ts'
import { insertUses, returnUses } from './discount-store.ts'
import type { InvoiceRow } from './document-rows.ts'

/** Books what written documents took of discounts; those that are used up end. The discounts are locked since they were read. */
export async function useDiscounts(tx: Tx, invoices: readonly Pick<InvoiceRow, 'id' | 'discounts'>[]): Promise<void> {
  const uses = invoices.flatMap(({ id: invoiceId, discounts }) =>
    discounts.map(({ discountId, amount }) => ({ discountId, invoiceId, amount })),
  )
  if (uses.length > 0) await announce(tx, 'discount.ended', await insertUses(tx, uses))
}

/** Gives back what documents took that do not stand any more. Answers the discounts that they had: a draft that is computed again keeps them. */
export async function returnDiscounts(tx: Tx, invoiceIds: readonly string[]): Promise<readonly DiscountId[]> {
  const { used, restored } = await returnUses(tx, invoiceIds)
  await announce(tx, 'discount.restored', restored)
  return used
}

async function announce(tx: Tx, type: 'discount.ended' | 'discount.restored', ids: readonly DiscountId[]): Promise<void> {
  if (ids.length === 0) return
  const discounts = await viewDiscounts(tx, ids)
  await addNextEvents(
    tx,
    discounts.map((discount) => ({ type, aggregateId: discount.id, data: discountToApi(discount) })),
  )
}
