import { z } from 'zod'
import type { Currency } from '../currency.ts'
import { type Decimal, zero } from '../decimal.ts'
import { amountText, isDue, quantityText } from './amount-text.ts'
import { boundsInOrder, type PricingModel, unitAmount, unitTerms } from './model.ts'
import { spread, type TierPart, tierList, upTo } from './tiers.ts'

const tier = z.strictObject({ up_to: upTo, unit_amount: unitAmount, flat_amount: unitAmount.optional() })
const terms = z.strictObject({ model: z.literal('graduated'), tiers: tierList(tier), ...unitTerms }).check(boundsInOrder)

/** Each unit costs what the tier it lies in says. A tier's flat amount is due once it is entered; the first tier's always, also for none. */
export const graduated = {
  terms,
  charge: ({ tiers }, quantity) => spread(tiers, quantity).reduce((total, part) => total.plus(chargeOf(part)), zero),
  explain: ({ tiers }, quantity, currency) => spread(tiers, quantity).map((part) => stepOf(part, currency)),
} satisfies PricingModel<z.infer<typeof terms>>

type Part = TierPart<z.infer<typeof tier>>

function chargeOf({ tier, quantity }: Part): Decimal {
  const units = tier.unit_amount.times(quantity)
  return tier.flat_amount === undefined ? units : units.plus(tier.flat_amount)
}

function stepOf(part: Part, currency: Currency): string {
  const { tier, above, quantity } = part
  const range = tier.up_to === null ? `above ${quantityText(above)}` : `${quantityText(above)} to ${quantityText(tier.up_to)}`
  const flat = isDue(tier.flat_amount) ? `${amountText(tier.flat_amount, currency)} + ` : ''
  const units = `${quantityText(quantity)} × ${amountText(tier.unit_amount, currency)}`
  return `${range}: ${flat}${units} = ${amountText(chargeOf(part), currency)}`
}
