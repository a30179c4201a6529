import { dateIn } from '@quarterday/core/calendar.ts'
import type { TaxSituation } from '@quarterday/core/tax/rate.ts'
import { treatmentOf } from '@quarterday/core/tax/tax-id.ts'
import type { Tx } from '../../kit/db.ts'
import { type RunMemory, zoneOf } from './run-memory-types.ts'
import { loadTaxedCustomers, loadTaxRates } from './tax-store.ts'

/** How a customer is taxed today, and where their days begin. */
export interface CustomerTax extends TaxSituation {
  readonly zone: string
}

/** Reads how some customers are taxed: two queries, none where the seller had no tax rates when the run began. */
export async function loadTax(tx: Tx, customerIds: readonly string[], memory: RunMemory): Promise<ReadonlyMap<string, CustomerTax>> {
  const { seller } = memory
  if (!seller.hasTaxRates || customerIds.length === 0) return new Map()
  // Anew for each slice: a price that was made meanwhile may name a rate that was made meanwhile.
  const rates = await loadTaxRates(tx)
  const customers = await loadTaxedCustomers(tx, customerIds)
  return new Map(
    customers.map((customer) => {
      const { id, country, region, tax_treatment: own, tax_ids: taxIds } = customer
      const treatment = treatmentOf({ own, sellerCountry: seller.country, customerCountry: country, taxIds })
      const zone = zoneOf(memory, customer)
      return [id, { subject: { country, region, treatment }, rates, on: dateIn(tx.now, zone), zone }]
    }),
  )
}

/** The same for a document of another moment. */
export function taxAt(tax: CustomerTax | null, moment: Temporal.Instant): CustomerTax | null {
  return tax && { ...tax, on: dateIn(moment, tax.zone) }
}
