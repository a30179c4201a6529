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
  return chargeStatistics(terms, statisticsOf(terms, values, currency), currency)
}

/** All that the charge of many events depends on: how many there were of which sort, and the value that the rate applies to. */
export interface EventStatistics {
  readonly count: number
  /** Free as a whole. */
  readonly freeCount: number
  /** Charged the least or the most that one event costs. */
  readonly atMinimum: number
  readonly atMaximum: number
  /** Charged by rate and fixed amount; `chargedValue` is the part of their values that is not free, in major units. */
  readonly chargedCount: number
  readonly chargedValue: Decimal
}

/** Sorts events, in the order in which they happened, by what decides their charge. */
export function statisticsOf(terms: PercentageTerms, values: readonly Decimal[], currency?: Currency): EventStatistics {
  const found = { count: values.length, freeCount: 0, atMinimum: 0, atMaximum: 0, chargedCount: 0, chargedValue: zero }
  for (const paid of paidValues(terms, values)) {
    if (paid === null) {
      found.freeCount += 1
      continue
    }
    const exact = exactCharge(terms, paid, currency)
    if (terms.min_per_event?.isGreaterThan(exact)) found.atMinimum += 1
    else if (terms.max_per_event?.isLessThan(exact)) found.atMaximum += 1
    else {
      found.chargedCount += 1
      found.chargedValue = found.chargedValue.plus(paid)
    }
  }
  return found
}

/** The one formula for events, before minimum and maximum of the period; exact minor units. */
export function chargeStatistics(terms: PercentageTerms, statistics: EventStatistics, currency?: Currency): Decimal {
  const { atMinimum, atMaximum, chargedCount, chargedValue } = statistics
  return shareOf(chargedValue, terms.rate_percent, currency)
    .plus((terms.fixed_amount ?? zero).times(chargedCount))
    .plus((terms.min_per_event ?? zero).times(atMinimum))
    .plus((terms.max_per_event ?? zero).times(atMaximum))
}

/** The statistics of many events without looking at each: only right where `needsEachEvent` says no. */
export function statisticsOfTotals(totals: { readonly count: number; readonly value: Decimal }): EventStatistics {
  return { count: totals.count, freeCount: 0, atMinimum: 0, atMaximum: 0, chargedCount: totals.count, chargedValue: totals.value }
}

/** What each event costs by itself. */
export function chargesOf(terms: PercentageTerms, values: readonly Decimal[], currency?: Currency): Decimal[] {
  return paidValues(terms, values).map((paid) => (paid === null ? zero : eventCharge(terms, paid, currency)))
}

/** True when sum and count of the events do not give the right amount, so that each event's value must be known. */
export function needsEachEvent(terms: PercentageTerms): boolean {
  const { free_events, free_value, min_per_event, max_per_event } = terms
  return Boolean(free_events) || free_value?.isGreaterThan(0) === true || min_per_event !== undefined || max_per_event !== undefined
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
  return withinBounds({ minimum: terms.min_per_event, maximum: terms.max_per_event }, exactCharge(terms, paid, currency))
}

function exactCharge(terms: PercentageTerms, paid: Decimal, currency: Currency | undefined): Decimal {
  return shareOf(paid, terms.rate_percent, currency).plus(terms.fixed_amount ?? zero)
}

function explainEvents(terms: PercentageTerms, values: readonly Decimal[], currency: Currency): string[] {
  return paidValues(terms, values).map((paid) => {
    if (paid === null) return 'free'
    const fixed = isDue(terms.fixed_amount) ? ` + ${amountText(terms.fixed_amount, currency)}` : ''
    const share = `${quantityText(terms.rate_percent)} % of ${quantityText(paid)}${fixed}`
    const exact = exactCharge(terms, paid, currency)
    const limit = limitText({ minimum: terms.min_per_event, maximum: terms.max_per_event }, exact, currency)
    return `${share} = ${amountText(exact, currency)}${limit === null ? '' : `, ${limit} an event`}`
  })
}
