import type { Currency, Price, PriceTerms } from '@quarterday/sdk/types.gen.ts'
import { formatQuantity, formatUnitAmount } from '../ui/format.ts'

/** What a price costs, in a few words: what is free first, then tiers one after another, then its bounds. */
export function priceText(terms: PriceTerms, currency: Currency): readonly string[] {
  const amount = (minor: string) => formatUnitAmount(minor, currency)
  const free = 'free_units' in terms && terms.free_units !== undefined ? [`${formatQuantity(terms.free_units)} free, then`] : []
  const bounds = [
    ...(terms.discount_percent === undefined ? [] : [`less ${formatQuantity(terms.discount_percent)} %`]),
    ...(terms.minimum === undefined ? [] : [`at least ${amount(terms.minimum)}`]),
    ...(terms.maximum === undefined ? [] : [`at most ${amount(terms.maximum)}`]),
  ]
  return [...free, ...modelText(terms, currency), ...bounds]
}

function modelText(terms: PriceTerms, currency: Currency): readonly string[] {
  const amount = (minor: string) => formatUnitAmount(minor, currency)
  switch (terms.model) {
    case 'flat':
      return [amount(terms.amount)]
    case 'per_unit':
      return [`${amount(terms.unit_amount)} each`]
    case 'package':
      return [`${amount(terms.package_amount)} per ${formatQuantity(terms.package_size)}`]
    case 'percentage':
      return [`${formatQuantity(terms.rate_percent)} %${terms.fixed_amount === undefined ? '' : ` + ${amount(terms.fixed_amount)}`}`]
    case 'graduated':
    case 'volume':
      return terms.tiers.map((tier) => {
        const flat = tier.flat_amount === undefined ? '' : ` + ${amount(tier.flat_amount)}`
        return `${rangeOf(tier.up_to)}: ${amount(tier.unit_amount)} each${flat}`
      })
    case 'graduated_percentage':
      return terms.tiers.map((tier) => `${rangeOf(tier.up_to)}: ${formatQuantity(tier.rate_percent)} %`)
  }
}

function rangeOf(upTo: string | null): string {
  return upTo === null ? 'above' : `up to ${formatQuantity(upTo)}`
}

/** When a price of a kind is charged. */
export const priceKinds: Readonly<Record<Price['kind'], string>> = {
  recurring: 'Recurring',
  minimum_commitment: 'Minimum commitment',
  setup_fee: 'Once, at the start',
  one_off: 'Once, when ordered',
}
