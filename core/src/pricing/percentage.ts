import { z } from 'zod'
import type { Currency } from '../currency.ts'
import { type Decimal, nonNegativeDecimal, zero } from '../decimal.ts'
import { amountText, isDue, limitText, quantityText } from './amount-text.ts'
import { bounds, boundsInOrder, type PricingModel, shareOf, unitAmount, withinBounds } from './model.ts'

const terms = z
  .strictObject({
    model: z.literal('percentage'),
    rate_percent: nonNegativeDecimal,
    /** Added to each paid event, in minor units. */
    fixed_amount: unitAmount.optional(),
    /** How many events are free, counted from the first of the period. */
    free_events: z.int().min(0).max(1_000_000_000).optional(),
    /** How much value is free, in major units. When both are given, the allowance ends with whichever is used up first. */
    free_value: nonNegativeDecimal.optional(),
    min_per_event: unitAmount.optional(),
    max_per_event: unitAmount.optional(),
    ...bounds,
  })
  .check(boundsInOrder, ({ value, issues }) => {
    const { min_per_event: least, max_per_event: most } = value
    if (least === undefined || most === undefined || least.isLessThanOrEqualTo(most)) return
    issues.push({ code: 'custom', path: ['max_per_event'], message: 'Must not be below min_per_event', input: most })
  })

export type PercentageTerms = z.infer<typeof terms>

/** A share of a value in major units: 1 % of 250.00 is 2.50. A quantity above zero is the value of one event; use `chargeEvents` for many. */
export const percentage = {
  terms,
  charge: (terms, value, currency) => chargeEvents(terms, asEvents(value), currency),
  explain: (terms, value, currency) => explainEvents(terms, asEvents(value), currency),
} satisfies PricingModel<PercentageTerms>

/** What the events of a period cost together, in the order in which they happened. A value below zero counts as zero. */
export function chargeEvents(terms: PercentageTerms, values: readonly Decimal[], currency?: Currency): Decimal {
  return chargesOf(terms, values, currency).reduce((total, charge) => total.plus(charge), zero)
}

/** What each event costs by itself, for usage that is charged as it happens. */
export function chargesOf(terms: PercentageTerms, values: readonly Decimal[], currency?: Currency): Decimal[] {
  return paidValues(terms, values).map((paid) => (paid === null ? zero : eventCharge(terms, paid, currency)))
}

/** True when no shortcut over the sum and the count of events gives the right amount, so that each event's value must be known. */
export function needsEachEvent(terms: PercentageTerms): boolean {
  const { free_events, free_value, min_per_event, max_per_event } = terms
  return Boolean(free_events) || free_value?.isGreaterThan(0) === true || min_per_event !== undefined || max_per_event !== undefined
}

/** The same from the number of events and the sum of their values. Only right where `needsEachEvent` says no. */
export function chargeTotals(
  terms: PercentageTerms,
  totals: { readonly count: number; readonly value: Decimal },
  currency?: Currency,
): Decimal {
  return shareOf(totals.value, terms.rate_percent, currency).plus((terms.fixed_amount ?? zero).times(totals.count))
}

function asEvents(value: Decimal): Decimal[] {
  return value.isGreaterThan(0) ? [value] : []
}

/** The part of each event's value that is not free; null for an event that is free as a whole. */
function paidValues({ free_events, free_value }: PercentageTerms, values: readonly Decimal[]): (Decimal | null)[] {
  if (free_events === undefined && free_value === undefined) return values.map(notNegative)
  let eventsLeft = free_events ?? Number.POSITIVE_INFINITY
  let valueLeft = free_value // undefined: any value is free while free events are left
  return values.map(notNegative).map((value) => {
    if (eventsLeft === 0 || valueLeft?.isZero()) return value
    eventsLeft -= 1
    if (valueLeft === undefined) return null
    const paid = value.minus(valueLeft)
    valueLeft = paid.isLessThan(0) ? paid.negated() : zero
    return paid.isGreaterThan(0) ? paid : null
  })
}

function notNegative(value: Decimal): Decimal {
  return value.isLessThan(0) ? zero : value
}

function eventCharge(terms: PercentageTerms, paid: Decimal, currency: Currency | undefined): Decimal {
  const charge = shareOf(paid, terms.rate_percent, currency).plus(terms.fixed_amount ?? zero)
  return withinBounds({ minimum: terms.min_per_event, maximum: terms.max_per_event }, charge)
}

function explainEvents(terms: PercentageTerms, values: readonly Decimal[], currency: Currency): string[] {
  return paidValues(terms, values).map((paid) => {
    if (paid === null) return 'free'
    const fixed = isDue(terms.fixed_amount) ? ` + ${amountText(terms.fixed_amount, currency)}` : ''
    const share = `${quantityText(terms.rate_percent)} % of ${quantityText(paid)}${fixed}`
    const exact = shareOf(paid, terms.rate_percent, currency).plus(terms.fixed_amount ?? zero)
    const limit = limitText({ minimum: terms.min_per_event, maximum: terms.max_per_event }, exact, currency)
    return `${share} = ${amountText(exact, currency)}${limit === null ? '' : `, ${limit} an event`}`
  })
}
