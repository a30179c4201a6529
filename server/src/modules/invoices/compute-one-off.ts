import type { TaxBehavior } from '@quarterday/core/catalog/price.ts'
import type { Conventions } from '@quarterday/core/conventions.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import { type Decimal, decimal } from '@quarterday/core/decimal.ts'
import { availableAt } from '@quarterday/core/discount/duration.ts'
import type { InvoiceId, LineItemId, PriceId, SubscriptionId, TaxRateId } from '@quarterday/core/id.ts'
import type { Charge } from '@quarterday/core/invoice/charge.ts'
import { type ComputedInvoice, computeInvoice } from '@quarterday/core/invoice/compute.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import type { CustomerAdjustments } from '../billing/load-adjustments.ts'
import { loadOverrides, loadPrices, type PriceMemory, pricesOfOthers } from '../billing/price-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { refuseUnknownRates } from '../taxes/refuse-unknown-rates.ts'
import * as invoices from './store.ts'

/** A line as somebody asks for it: a price, or words and a unit amount in minor units. */
export interface WantedLine {
  readonly description?: string | undefined
  readonly quantity?: Decimal | undefined
  readonly unit_amount?: Decimal | undefined
  readonly price?: PriceId | undefined
  /** Of what was typed: a price brings its own. */
  readonly tax_rate?: TaxRateId | undefined
  readonly tax_behavior?: TaxBehavior | undefined
}

export interface WantedDocument {
  readonly id: InvoiceId
  readonly customerId: string
  readonly currency: Currency
  readonly lines: readonly WantedLine[]
  readonly conventions: Conventions
  readonly zone: string
  readonly prices: PriceMemory
  readonly adjustments: CustomerAdjustments
}

/** Puts amounts to lines by the computation that bills subscriptions. Refuses `invalid`, `currency_mismatch`. */
export async function computeOneOff(tx: Tx, wanted: WantedDocument): Promise<ComputedInvoice> {
  const { id, currency, conventions, prices } = wanted
  const charges = await resolveLines(tx, wanted)
  const { discounts, tax } = wanted.adjustments
  const newLineId = (): LineItemId => newIdOf('il')
  const adjustments = { discounts: availableAt(discounts, tx.now), tax, priceOf: (priceId: PriceId) => prices.get(priceId) }
  return withinBounds(computeInvoice({ id, currency, conventions, charges, pending: [], newLineId, adjustments }))
}

/** The charges that somebody asks for. Refuses `invalid`, `currency_mismatch`, naming the field below the pointer of its line. */
export async function resolveLines(
  tx: Tx,
  wanted: Pick<WantedDocument, 'customerId' | 'currency' | 'lines' | 'zone' | 'prices'> & {
    /** That they are for; null: for none. */
    readonly subscriptionId?: SubscriptionId | undefined
    readonly pointer?: ((index: number) => string) | undefined
  },
): Promise<Charge[]> {
  const { customerId, currency, lines, zone, prices, subscriptionId = null, pointer = (index) => `/lines/${index}` } = wanted
  const wrong = (index: number, field: string, code: string, detail: string) => wrongField(`${pointer(index)}/${field}`, code, detail)
  const named = lines.flatMap((line) => line.price ?? [])
  await loadPrices(tx, named, prices)
  const own = await loadOverrides(tx, customerId, named)
  const others = await pricesOfOthers(tx, customerId, named)
  const archived = await invoices.archivedAmong(tx, named)
  await refuseUnknownRates(
    tx,
    lines.map(({ tax_rate: rateId }, index) => ({ pointer: `${pointer(index)}/tax_rate`, rateId })),
  )
  return lines.map((line, index): Charge => {
    const quantity = line.quantity ?? decimal(1)
    if (line.price === undefined) {
      const { description, unit_amount: unitAmount } = line
      if (description === undefined || unitAmount === undefined)
        throw wrong(index, 'unit_amount', 'required', 'A line needs a unit amount.')
      const { tax_rate: rateId = null, tax_behavior: behavior = null } = line
      const tax = { behavior, category: null, rateId }
      return { rule: 'entered', lineId: newIdOf('il'), subscriptionId, description, unitAmount, quantity, period: null, tax }
    }
    const price = own.get(line.price) ?? prices.get(line.price)
    if (!price || others.has(line.price)) throw wrong(index, 'price', 'not_found', 'There is no such price.')
    if (archived.has(price.id)) throw wrong(index, 'price', 'archived', 'The price is archived.')
    if (price.kind !== 'one_off')
      throw wrong(index, 'price', 'not_one_off', 'Only a price of kind one_off can be put on an invoice by hand.')
    if (price.currency !== currency) {
      const errors = [{ pointer: `${pointer(index)}/price`, code: 'currency_mismatch', detail: `The price is in ${price.currency}.` }]
      throw refuse('currency_mismatch', { detail: `The invoice is in ${currency}.`, errors })
    }
    const timing = { period: null, fullPeriod: null, zone }
    return { rule: 'price', kind: 'one_off', lineId: newIdOf('il'), subscriptionId, itemId: null, price, quantity, ...timing }
  })
}

/** Amounts travel as JSON numbers, which are exact up to 2^53. */
function withinBounds(computed: ComputedInvoice): ComputedInvoice {
  for (const [index, line] of computed.lines.entries()) {
    if (isTooLarge(line.amount))
      throw wrongField(`/lines/${index}/${line.priceId === null ? 'unit_amount' : 'price'}`, 'too_large', 'The amount is too large.')
  }
  if (isTooLarge(computed.subtotal) || isTooLarge(computed.total) || isTooLarge(computed.creditGenerated)) {
    const detail = 'The sum of the lines is too large.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/lines', code: 'too_large', detail }] })
  }
  return computed
}

function isTooLarge(amount: bigint): boolean {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return amount > most || amount < -most
}

function wrongField(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
