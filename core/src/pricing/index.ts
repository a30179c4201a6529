import { z } from 'zod'
import { assert } from '../assert.ts'
import type { Currency } from '../currency.ts'
import { type Decimal, zero } from '../decimal.ts'
import { amountText, isDue, limitText, quantityText } from './amount-text.ts'
import { flat } from './flat.ts'
import { graduated } from './graduated.ts'
import { graduatedPercentage } from './graduated-percentage.ts'
import { discounted, type PricingModel, withinBounds } from './model.ts'
import { packaged } from './package.ts'
import { perUnit } from './per-unit.ts'
import { chargeStatistics, type EventStatistics, percentage, statisticsOf } from './percentage.ts'
import { volume } from './volume.ts'

/** Every pricing model, by the name that prices carry. */
export const pricingModels = {
  flat,
  per_unit: perUnit,
  graduated,
  volume,
  package: packaged,
  percentage,
  graduated_percentage: graduatedPercentage,
} as const

export type PricingModelName = keyof typeof pricingModels

/** The terms of a price of any model, told apart by `model`. Amounts are decimals in minor units; values of percentages are in major units. */
export const priceTermsSchema = z.discriminatedUnion('model', [
  flat.terms,
  perUnit.terms,
  graduated.terms,
  volume.terms,
  packaged.terms,
  percentage.terms,
  graduatedPercentage.terms,
])

export type PriceTerms = z.infer<typeof priceTermsSchema>

/**
 * The exact amount of a price for a quantity, in unrounded minor units: what the units that are not free cost, less the price's discount, within its
 * minimum and maximum. A quantity below zero charges as none. Prices in percent take a value in major units, as one event, and need the currency to know how many minor units it has.
 */
export function chargeFor(terms: PriceTerms, quantity: Decimal, currency?: Currency): Decimal {
  return withinBounds(terms, chargeWithoutBounds(terms, quantity, currency))
}

/** As `chargeFor`, before minimum and maximum: what they are prorated against in part periods. */
export function chargeWithoutBounds(terms: PriceTerms, quantity: Decimal, currency?: Currency): Decimal {
  return discounted(terms.discount_percent, chargeByModel(terms, billableUnits(terms, quantity), currency))
}

/** As `chargeWithoutBounds`, of many events of a price in percent. */
export function chargeOfStatistics(terms: PriceTerms, statistics: EventStatistics, currency?: Currency): Decimal {
  assert(terms.model === 'percentage', 'only a percentage looks at each event')
  return discounted(terms.discount_percent, chargeStatistics(terms, statistics, currency))
}

/** What is left of a quantity after the price's free units; zero or more. */
export function billableUnits(terms: PriceTerms, quantity: Decimal): Decimal {
  const free = 'free_units' in terms ? terms.free_units : undefined
  return notNegative(free === undefined ? quantity : quantity.minus(free))
}

/** What metered events cost together, in their order: each event by itself where the model is a percentage, their sum elsewhere. */
export function chargeForEvents(terms: PriceTerms, values: readonly Decimal[], currency?: Currency): Decimal {
  if (terms.model === 'percentage') return withinBounds(terms, chargeOfStatistics(terms, statisticsOf(terms, values, currency), currency))
  return chargeFor(
    terms,
    values.reduce((total, value) => total.plus(value), zero),
    currency,
  )
}

/** The steps of `chargeFor` for people, the minimum or maximum last where one of them decides. */
export function explainCharge(terms: PriceTerms, quantity: Decimal, currency: Currency): string[] {
  const steps = explainWithoutBounds(terms, quantity, currency)
  const limit = limitText(terms, chargeWithoutBounds(terms, quantity, currency), currency)
  return limit === null ? steps : [...steps, limit]
}

/** The steps of `chargeWithoutBounds`: what is free first, the discount last. */
export function explainWithoutBounds(terms: PriceTerms, quantity: Decimal, currency: Currency): string[] {
  const billable = billableUnits(terms, quantity)
  const free = 'free_units' in terms && isDue(terms.free_units) ? [`${quantityText(terms.free_units)} free`] : []
  const { discount_percent: percent } = terms
  const less = isDue(percent) ? [lessText(percent, chargeWithoutBounds(terms, quantity, currency), currency)] : []
  return [...free, ...explainByModel(terms, billable, currency), ...less]
}

/** `less 10 % = 9.00`: a price's own discount and what it leaves. */
export function lessText(percent: Decimal, left: Decimal, currency: Currency): string {
  return `less ${quantityText(percent)} % = ${amountText(left, currency)}`
}

type TermsOf = { readonly [M in PricingModelName]: Extract<PriceTerms, { readonly model: M }> }

// Typed by name, so that the compiler sees that a model only ever gets its own terms.
const models: { readonly [M in PricingModelName]: PricingModel<TermsOf[M]> } = pricingModels

function chargeByModel<M extends PricingModelName>(terms: TermsOf[M], quantity: Decimal, currency?: Currency): Decimal {
  return models[terms.model].charge(terms, quantity, currency)
}

function explainByModel<M extends PricingModelName>(terms: TermsOf[M], quantity: Decimal, currency: Currency): string[] {
  return models[terms.model].explain(terms, quantity, currency)
}

function notNegative(quantity: Decimal): Decimal {
  return quantity.isLessThan(0) ? zero : quantity
}
