import { assert } from '@quarterday/core/assert.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { roundShare } from '@quarterday/core/money.ts'
import { chargeFor } from '@quarterday/core/pricing/index.ts'
import type { Tx } from '../../kit/db.ts'
import { loadPrices } from '../billing/price-store.ts'
import { monthlyAmount } from './monthly.ts'
import type { Rate } from './report-types.ts'
import type { PricedQuantity } from './subscription-report-store.ts'

/** What each price comes to for each quantity of it, by the same formula that bills it; nothing where that is known only when the time is over. */
export async function ratesFor(tx: Tx, quantities: readonly PricedQuantity[]): Promise<Rate[]> {
  const prices = await loadPrices(
    tx,
    quantities.map((each) => each.price_id),
    new Map(),
  )
  return quantities.map(({ price_id: priceId, quantity }) => {
    const price = prices.get(priceId)
    assert(price?.interval, 'An item of a subscription has a recurring price')
    const isMinimum = price.kind === 'minimum_commitment'
    const amount = price.usage === 'metered' ? decimal(0) : chargeFor(price.terms, decimal(quantity), price.currency)
    return { priceId, quantity, amount: roundShare(amount, 1n, 1n, 'half_up'), monthly: monthlyAmount(amount, price.interval), isMinimum }
  })
}
