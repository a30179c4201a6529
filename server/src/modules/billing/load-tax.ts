import { dateIn } from '@quarterday/core/calendar.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { TaxSituation } from '@quarterday/core/tax/rate.ts'
import { treatmentOf } from '@quarterday/core/tax/tax-id.ts'
import type { Tx } from '../../kit/db.ts'
import { type RunMemory, zoneOf } from './run-memory-types.ts'
import { estimatesOf } from './tax-estimates.ts'
import { loadTaxedCustomers, loadTaxRates } from './tax-store.ts'

/** How a customer is taxed today, and where their days begin. */
export interface CustomerTax extends TaxSituation {
  readonly zone: string
  /** What an engine outside says of lines, by the day; absent: nobody is asked. */
  readonly quotedOn?: (on: Temporal.PlainDate) => NonNullable<TaxSituation['quoteOf']>
}

/** Reads how some customers are taxed: two queries, none where the seller taxed nobody when the run began. Where an engine outside is asked it decides
 * whether a customer is taxed, unless the seller has said it of this one. */
export async function loadTax(tx: Tx, customerIds: readonly string[], memory: RunMemory): Promise<ReadonlyMap<string, CustomerTax>> {
  const { seller } = memory
  const isAsked = seller.taxEngine === 'provider'
  if ((!seller.hasTaxRates && !isAsked) || customerIds.length === 0) return new Map()
  // Anew for each slice: a price that was made meanwhile may name a rate that was made meanwhile.
  const rates = await loadTaxRates(tx)
  const customers = await loadTaxedCustomers(tx, customerIds)
  return new Map(
    customers.map((customer) => {
      const { id, country, region, tax_treatment: own, tax_ids: taxIds } = customer
      const treatment = isAsked ? (own ?? 'taxed') : treatmentOf({ own, sellerCountry: seller.country, customerCountry: country, taxIds })
      const zone = zoneOf(memory, customer)
      const situation = { subject: { country, region, treatment }, rates, on: dateIn(tx.now, zone), zone }
      return [id, isAsked ? quoted(tx, id, situation) : situation]
    }),
  )
}

/** What is written waits for its tax; what is only looked at has it estimated. */
function quoted(tx: Tx, customerId: string, situation: CustomerTax): CustomerTax {
  const estimates = estimatesOf(tx)
  const quotedOn = (on: Temporal.PlainDate) => (lines: readonly Line[]) => estimates?.quoteOf({ customerId, on, lines }) ?? null
  return { ...situation, quotedOn, quoteOf: quotedOn(situation.on) }
}

/** The same for a document of another moment. */
export function taxAt(tax: CustomerTax | null, moment: Temporal.Instant): CustomerTax | null {
  if (tax === null) return null
  const on = dateIn(moment, tax.zone)
  return tax.quotedOn ? { ...tax, on, quoteOf: tax.quotedOn(on) } : { ...tax, on }
}
