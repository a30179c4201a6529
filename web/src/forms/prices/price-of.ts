import type { Currency, Interval, PlanPriceCreate, Price } from '@quarterday/sdk/types.gen.ts'
import { blankTerms, type TypedTerms, termsOf } from './terms-of.ts'

/** A price as typed. */
export interface TypedPrice {
  readonly nickname: string
  readonly kind: Price['kind']
  readonly currency: Currency
  /** A number of the unit: `3` and `month`. */
  readonly count: string
  readonly unit: Interval['unit']
  /** Empty: as usual for what it is. */
  readonly billing: Price['billing'] | ''
  /** Empty: a quantity that somebody sets. */
  readonly meter: string
  readonly isCarried: boolean
  readonly isProrated: boolean
  readonly groupBy: readonly string[]
  readonly taxBehavior: NonNullable<Price['tax_behavior']> | ''
  readonly taxRate: string
  readonly terms: TypedTerms
}

export function blankPrice(currency: Currency): TypedPrice {
  return {
    nickname: '',
    kind: 'recurring',
    currency,
    count: '1',
    unit: 'month',
    billing: '',
    meter: '',
    isCarried: false,
    isProrated: false,
    groupBy: [],
    taxBehavior: '',
    taxRate: '',
    terms: blankTerms,
  }
}

/** Whether it is charged again and again: only then it has an interval. */
export function recurs({ kind }: Pick<TypedPrice, 'kind'>): boolean {
  return kind === 'recurring' || kind === 'minimum_commitment'
}

/** What to ask the API for; null while something is missing or is no number. */
export function priceOf(typed: TypedPrice): PlanPriceCreate | null {
  const { nickname, kind, currency, count, unit, billing, meter, isCarried, isProrated, groupBy, taxBehavior, taxRate } = typed
  const terms = termsOf(typed.terms, currency)
  if (terms === null || (recurs(typed) && !/^[1-9]\d{0,3}$/.test(count))) return null
  const isMetered = kind === 'recurring' && meter !== ''
  return {
    currency,
    kind,
    terms,
    ...(nickname.trim() !== '' && { nickname: nickname.trim() }),
    ...(recurs(typed) && { interval: { unit, count: Number(count) } }),
    ...(recurs(typed) && billing !== '' && { billing }),
    ...(isMetered && { meter, metering: { recurring: isCarried, prorated: isProrated, group_by: [...groupBy] } }),
    ...(taxBehavior !== '' && { tax_behavior: taxBehavior }),
    ...(taxRate !== '' && { tax_rate: taxRate }),
  }
}
