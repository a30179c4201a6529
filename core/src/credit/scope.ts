import type { Price } from '../catalog/price.ts'
import type { MeterId, PlanId, PriceId, ProductId } from '../id.ts'
import type { LineKind } from '../invoice/invoice.ts'

/** The kinds of lines that are sold; the others move money. */
export const payableKinds = ['recurring', 'usage', 'minimum_commitment', 'setup_fee', 'one_off'] as const satisfies readonly LineKind[]

/**
 * What the credit of a wallet pays for. A line has to be of one of the kinds, and to belong to one of the plans or products, or be charged by one of the
 * prices or meters; what is empty asks for nothing.
 */
export interface CreditScope {
  readonly plans: readonly PlanId[]
  readonly products: readonly ProductId[]
  readonly prices: readonly PriceId[]
  readonly meters: readonly MeterId[]
  readonly kinds: readonly (typeof payableKinds)[number][]
}

/** Whether credit pays for a line. What somebody typed has no price: only a scope by kinds alone takes it. */
export function paysFor({ plans, products, prices, meters, kinds }: CreditScope, kind: LineKind, price: Price | undefined): boolean {
  if (kinds.length > 0 && !kinds.some((each) => each === kind)) return false
  if (plans.length + products.length + prices.length + meters.length === 0) return true
  if (price === undefined) return false
  return (
    prices.includes(price.id) ||
    products.includes(price.productId) ||
    (price.planId !== null && plans.includes(price.planId)) ||
    (price.meter !== null && meters.includes(price.meter.meterId))
  )
}
