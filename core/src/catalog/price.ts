import type { Interval } from '../calendar.ts'
import type { Currency } from '../currency.ts'
import type { MeterId, PlanId, PriceId, ProductId, TaxRateId } from '../id.ts'
import type { PriceTerms } from '../pricing/index.ts'
import type { MeterAggregation } from '../usage/meter.ts'

export const priceKinds = ['recurring', 'minimum_commitment', 'setup_fee', 'one_off'] as const
/**
 * `recurring` and `minimum_commitment` are items of subscriptions: the second tops up what the others come to in a period. `setup_fee`: charged once when
 * a subscription starts; `one_off`: charged when somebody adds it to an invoice.
 */
export type PriceKind = (typeof priceKinds)[number]

export const billingTimings = ['in_advance', 'in_arrears'] as const
export type BillingTiming = (typeof billingTimings)[number]

export const priceUsages = ['licensed', 'metered'] as const
/** `licensed`: a quantity that somebody set; `metered`: what a meter has counted. */
export type PriceUsage = (typeof priceUsages)[number]

/** Which usage a metered price charges for. */
export interface PriceMeter {
  readonly meterId: MeterId
  /** Only events with one of the values listed for each of these properties. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** A line for each combination of values of these properties. */
  readonly groupBy: readonly string[]
  /** The level is carried from period to period: seats, gigabytes kept. */
  readonly recurring: boolean
  /** A level is charged for the part of the period for which it stood. */
  readonly prorated: boolean
  /** How the meter's events become a quantity. Absent: they are added up. */
  readonly aggregation?: MeterAggregation | undefined
}

export const taxBehaviors = ['exclusive', 'inclusive'] as const
export type TaxBehavior = (typeof taxBehaviors)[number]

/** What decides how a price is taxed. */
export interface PriceTax {
  /** Null: as the conventions say. */
  readonly behavior: TaxBehavior | null
  /** The product's tax category; null: the general one. */
  readonly category: string | null
  /** This rate and no other. */
  readonly rateId: TaxRateId | null
}

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
  readonly usage: PriceUsage
  /** Null unless it is metered. */
  readonly meter: PriceMeter | null
  readonly tax: PriceTax
  /** What customers read, by locale (`de`, `pt-BR`), where it differs from `name`. */
  readonly names: Readonly<Record<string, string>>
  readonly terms: PriceTerms
}

/**
 * What is known only when the time is over: usage that a meter counts, and what a minimum commitment is short of. Such items run on the nominal periods
 * of the schedule, wherever a trial ends, and are never covered beyond the present.
 */
export function isCounted(price: Pick<Price, 'usage' | 'kind'>): boolean {
  return price.usage === 'metered' || price.kind === 'minimum_commitment'
}

/** Paid for a period that has not been yet: its coverage reaches to the end of the running period. */
export function isPaidAhead(price: Pick<Price, 'usage' | 'kind' | 'billing'>): boolean {
  return price.billing === 'in_advance' && !isCounted(price)
}

/** What is counted does not add up over time: a highest, a last or a mean value, how many different things there are, or what is carried over. */
export function countsLevel({ meter }: Pick<Price, 'meter'>): boolean {
  const { aggregation = 'sum', recurring = false } = meter ?? {}
  return recurring || (aggregation !== 'sum' && aggregation !== 'count')
}

/** A level that is carried from period to period, seats for instance, and paid for a period before it has been. */
export function isLevelPaidAhead({ meter, billing }: Pick<Price, 'meter' | 'billing'>): boolean {
  return billing === 'in_advance' && meter?.recurring === true
}

/** The price with the name that a reader of this language sees: of the very locale (`pt-BR`), else of its language (`pt`), else the name itself. */
export function inLanguage(price: Price, locale: string | null): Price {
  if (locale === null) return price
  const name = price.names[locale] ?? price.names[locale.split('-')[0] ?? locale]
  return name === undefined ? price : { ...price, name }
}
