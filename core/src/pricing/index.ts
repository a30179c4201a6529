import { z } from 'zod'
import type { Currency } from '../currency.ts'
import { type Decimal, zero } from '../decimal.ts'
import { limitText } from './amount-text.ts'
import { flat } from './flat.ts'
import { graduated } from './graduated.ts'
import { graduatedPercentage } from './graduated-percentage.ts'
import { type PricingModel, withinBounds } from './model.ts'
import { packaged } from './package.ts'
import { perUnit } from './per-unit.ts'
import { chargeEvents, percentage } from './percentage.ts'
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
 * The exact amount of a price for a quantity, in unrounded minor units, with the price's minimum and maximum applied. A quantity below zero
 * charges as none. Prices in percent take a value in major units, as one event, and need the currency to know how many minor units it has.
 */
export function chargeFor(terms: PriceTerms, quantity: Decimal, currency?: Currency): Decimal {
  return withinBounds(terms, chargeWithoutBounds(terms, quantity, currency))
}

/** As `chargeFor`, before minimum and maximum: what they are prorated against in part periods. */
export function chargeWithoutBounds(terms: PriceTerms, quantity: Decimal, currency?: Currency): Decimal {
  return chargeByModel(terms, notNegative(quantity), currency)
}

/** What metered events cost together, in their order: each event by itself where the model is a percentage, their sum elsewhere. */
export function chargeForEvents(terms: PriceTerms, values: readonly Decimal[], currency?: Currency): Decimal {
  if (terms.model === 'percentage') return withinBounds(terms, chargeEvents(terms, values, currency))
  return chargeFor(
    terms,
    values.reduce((total, value) => total.plus(value), zero),
    currency,
  )
}

/** The steps of `chargeFor` for people, the minimum or maximum last where one of them decides. */
export function explainCharge(terms: PriceTerms, quantity: Decimal, currency: Currency): string[] {
  const steps = explainByModel(terms, notNegative(quantity), currency)
  const limit = limitText(terms, chargeWithoutBounds(terms, quantity, currency), currency)
  return limit === null ? steps : [...steps, limit]
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
