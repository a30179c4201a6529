import { z } from 'zod'
import type { Currency } from '../currency.ts'
import { type Decimal, nonNegativeDecimal, zero } from '../decimal.ts'
import { amountText, isDue, quantityText } from './amount-text.ts'
import { boundsInOrder, type PricingModel, shareOf, unitAmount, unitTerms } from './model.ts'
import { spread, type TierPart, tierList, upTo } from './tiers.ts'

const tier = z.strictObject({ up_to: upTo, rate_percent: nonNegativeDecimal, flat_amount: unitAmount.optional() })
const terms = z.strictObject({ model: z.literal('graduated_percentage'), tiers: tierList(tier), ...unitTerms }).check(boundsInOrder)

/** Each part of a value in major units is charged at the rate of the tier it lies in. Flat amounts as in `graduated`. */
export const graduatedPercentage = {
  terms,
  charge: ({ tiers }, value, currency) => spread(tiers, value).reduce((total, part) => total.plus(chargeOf(part, currency)), zero),
  explain: ({ tiers }, value, currency) => spread(tiers, value).map((part) => stepOf(part, currency)),
} satisfies PricingModel<z.infer<typeof terms>>

type Part = TierPart<z.infer<typeof tier>>

function chargeOf({ tier, quantity }: Part, currency: Currency | undefined): Decimal {
  return shareOf(quantity, tier.rate_percent, currency).plus(tier.flat_amount ?? zero)
}

function stepOf(part: Part, currency: Currency): string {
  const { tier, above, quantity } = part
  const range = tier.up_to === null ? `above ${quantityText(above)}` : `${quantityText(above)} to ${quantityText(tier.up_to)}`
  const flat = isDue(tier.flat_amount) ? `${amountText(tier.flat_amount, currency)} + ` : ''
  const share = `${quantityText(tier.rate_percent)} % of ${quantityText(quantity)}`
  return `${range}: ${flat}${share} = ${amountText(chargeOf(part, currency), currency)}`
}
