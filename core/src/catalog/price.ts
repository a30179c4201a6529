import type { Interval } from '../calendar.ts'
import type { Currency } from '../currency.ts'
import type { PlanId, PriceId, ProductId } from '../id.ts'
import type { PriceTerms } from '../pricing/index.ts'

export const priceKinds = ['recurring', 'setup_fee', 'one_off'] as const
/** `setup_fee`: charged once when a subscription starts; `one_off`: charged when somebody adds it to an invoice. */
export type PriceKind = (typeof priceKinds)[number]

export const billingTimings = ['in_advance', 'in_arrears'] as const
export type BillingTiming = (typeof billingTimings)[number]

/** How one thing is charged. Never changes: a new price takes its place, and agreements stay on theirs until they are moved. */
export interface Price {
  readonly id: PriceId
  readonly productId: ProductId
  readonly planId: PlanId | null
  /** What a customer reads on the invoice: the nickname, else the plan's name, else the product's. */
  readonly name: string
  readonly currency: Currency
  readonly kind: PriceKind
  /** Null unless it recurs. */
  readonly interval: Interval | null
  readonly billing: BillingTiming
  readonly terms: PriceTerms
}
