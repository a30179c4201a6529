import type { AvailableDiscount } from '@quarterday/core/discount/discount.ts'
import type { Tx } from '../../kit/db.ts'
import { lockDiscounts, readDiscounts } from './discount-store.ts'
import { type CustomerTax, loadTax } from './load-tax.ts'
import type { RunMemory } from './run-memory-types.ts'

/** What the documents of one customer take off and add. */
export interface CustomerAdjustments {
  /** In order of redemption, of every currency. One list for all documents of the customer in a slice: whoever uses one up lowers it for the rest. */
  readonly discounts: AvailableDiscount[]
  /** Null: the seller has no tax rates. */
  readonly tax: CustomerTax | null
}

/**
 * Reads the discounts and the tax facts of some customers: one query a kind of row, none where the seller has neither. `kept`: discounts of a draft that
 * is computed again.
 */
export async function loadAdjustments(
  tx: Tx,
  customerIds: readonly string[],
  memory: RunMemory,
  kept: readonly string[] = [],
  access: 'write' | 'read' = 'write',
): Promise<(customerId: string, currency: string) => CustomerAdjustments> {
  const discounts = access === 'read' ? await readDiscounts(tx, customerIds) : await lockDiscounts(tx, customerIds, kept)
  const taxes = await loadTax(tx, customerIds, memory)
  return (customerId) => ({ discounts: discounts.get(customerId) ?? [], tax: taxes.get(customerId) ?? null })
}
