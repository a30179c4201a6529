import type { Price, PriceTax } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import { type Period, type Share, whole } from '../subscription/proration.ts'
import type { Line, LineKind, LineTaxing } from './invoice.ts'
import { storedPeriod, storedShare } from './stored-time.ts'

/** A line of a price, not yet discounted or taxed. */
export function priced(
  parts: Pick<Line, 'id' | 'description' | 'subscriptionId' | 'itemId' | 'quantity' | 'period' | 'currency' | 'amount' | 'derivation'> & {
    kind: LineKind
    price: Price
  },
  conventions: Conventions,
): Line {
  const { price, ...rest } = parts
  const taxing = taxingOf(price.tax, conventions)
  return { ...rest, listed: rest.amount, priceId: price.id, creditedLineId: null, discount: 0n, tax: 0n, discounts: [], taxing }
}

export function taxingOf({ behavior, category, rateId }: PriceTax, conventions: Conventions): LineTaxing {
  return { inclusive: (behavior ?? conventions.tax_behavior) === 'inclusive', category, rateId, applied: [] }
}

export const untaxed: PriceTax = { behavior: null, category: null, rateId: null }

/** How a derivation states a part of a full period. */
export function timing(period: Period, fullPeriod: Period, share: Share) {
  if (share === whole) return { period: storedPeriod(period) }
  return { period: storedPeriod(period), full_period: storedPeriod(fullPeriod), share: storedShare(share) }
}
