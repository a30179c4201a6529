import type { Currency, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { decimalText, majorText, minorText } from '../unit-amount.ts'

export type Model = PriceTerms['model']

/** The terms of a price of any model, as typed: amounts in major units. What the model does not use is left alone. */
export interface TypedTerms {
  readonly model: Model
  /** Of the whole, of a unit, of a package. */
  readonly amount: string
  readonly packageSize: string
  readonly percent: string
  /** Beside the percentage, for each event. */
  readonly fixed: string
  readonly freeEvents: string
  readonly freeValue: string
  readonly leastPerEvent: string
  readonly mostPerEvent: string
  /** The last has no end. */
  readonly tiers: readonly TypedTier[]
  readonly freeUnits: string
  readonly discountPercent: string
  readonly minimum: string
  readonly maximum: string
}

export interface TypedTier {
  readonly upTo: string
  /** Of a unit, or the percentage. */
  readonly each: string
  /** Once the tier is entered; empty: none. */
  readonly flat: string
}

export const blankTier: TypedTier = { upTo: '', each: '', flat: '' }

export const blankTerms: TypedTerms = {
  model: 'flat',
  amount: '',
  packageSize: '',
  percent: '',
  fixed: '',
  freeEvents: '',
  freeValue: '',
  leastPerEvent: '',
  mostPerEvent: '',
  tiers: [blankTier, blankTier],
  freeUnits: '',
  discountPercent: '',
  minimum: '',
  maximum: '',
}

/** What to ask the API for; null while something is missing or is no number. */
export function termsOf(typed: TypedTerms, currency: Currency): PriceTerms | null {
  const reader = newReader(currency)
  const terms = read(typed, reader)
  return reader.isComplete() ? terms : null
}

type Reader = ReturnType<typeof newReader>

/** Reads one field after another, and remembers whether each was what it has to be. */
function newReader(currency: Currency) {
  let complete = true
  const need = (value: string | null): string => {
    if (value === null) complete = false
    return value ?? ''
  }
  const given = <Name extends string>(name: Name, typed: string, parse: (text: string) => string | null): { [N in Name]?: string } =>
    // The type system does not see that a computed name is this one name.
    typed.trim() === '' ? {} : ({ [name]: need(parse(typed)) } as { [N in Name]?: string })
  const amountOf = (typed: string) => minorText(typed, currency)
  return {
    isComplete: () => complete,
    amount: (typed: string) => need(amountOf(typed)),
    number: (typed: string) => need(decimalText(typed)),
    givenAmount: <Name extends string>(name: Name, typed: string) => given(name, typed, amountOf),
    givenNumber: <Name extends string>(name: Name, typed: string) => given(name, typed, decimalText),
  }
}

function read(typed: TypedTerms, { amount, number, givenAmount, givenNumber }: Reader): PriceTerms {
  const { model } = typed
  const bounds = {
    ...givenNumber('discount_percent', typed.discountPercent),
    ...givenAmount('minimum', typed.minimum),
    ...givenAmount('maximum', typed.maximum),
  }
  const counted = { ...givenNumber('free_units', typed.freeUnits), ...bounds }
  const end = (tier: TypedTier, index: number) => (index === typed.tiers.length - 1 ? null : number(tier.upTo))
  switch (model) {
    case 'flat':
      return { model, amount: amount(typed.amount), ...bounds }
    case 'per_unit':
      return { model, unit_amount: amount(typed.amount), ...counted }
    case 'package':
      return { model, package_size: number(typed.packageSize), package_amount: amount(typed.amount), ...counted }
    case 'percentage':
      return {
        model,
        rate_percent: number(typed.percent),
        ...givenAmount('fixed_amount', typed.fixed),
        ...(typed.freeEvents.trim() !== '' && { free_events: Number(number(typed.freeEvents)) }),
        ...givenNumber('free_value', typed.freeValue),
        ...givenAmount('min_per_event', typed.leastPerEvent),
        ...givenAmount('max_per_event', typed.mostPerEvent),
        ...bounds,
      }
    case 'graduated':
    case 'volume':
      return {
        model,
        tiers: typed.tiers.map((tier, index) => ({
          up_to: end(tier, index),
          unit_amount: amount(tier.each),
          ...givenAmount('flat_amount', tier.flat),
        })),
        ...counted,
      }
    case 'graduated_percentage':
      return {
        model,
        tiers: typed.tiers.map((tier, index) => ({
          up_to: end(tier, index),
          rate_percent: number(tier.each),
          ...givenAmount('flat_amount', tier.flat),
        })),
        ...counted,
      }
  }
}

/** The form as it begins with the terms of a price. */
export function typedTerms(terms: PriceTerms, currency: Currency): TypedTerms {
  const major = (minor: string | undefined) => (minor === undefined ? '' : majorText(minor, currency))
  const common: TypedTerms = {
    ...blankTerms,
    model: terms.model,
    discountPercent: terms.discount_percent ?? '',
    minimum: major(terms.minimum),
    maximum: major(terms.maximum),
    freeUnits: 'free_units' in terms ? (terms.free_units ?? '') : '',
  }
  switch (terms.model) {
    case 'flat':
      return { ...common, amount: major(terms.amount) }
    case 'per_unit':
      return { ...common, amount: major(terms.unit_amount) }
    case 'package':
      return { ...common, packageSize: terms.package_size, amount: major(terms.package_amount) }
    case 'percentage':
      return {
        ...common,
        percent: terms.rate_percent,
        fixed: major(terms.fixed_amount),
        freeEvents: terms.free_events?.toString() ?? '',
        freeValue: terms.free_value ?? '',
        leastPerEvent: major(terms.min_per_event),
        mostPerEvent: major(terms.max_per_event),
      }
    case 'graduated':
    case 'volume':
      return {
        ...common,
        tiers: terms.tiers.map((tier) => ({ upTo: tier.up_to ?? '', each: major(tier.unit_amount), flat: major(tier.flat_amount) })),
      }
    case 'graduated_percentage':
      return {
        ...common,
        tiers: terms.tiers.map((tier) => ({ upTo: tier.up_to ?? '', each: tier.rate_percent, flat: major(tier.flat_amount) })),
      }
  }
}
