import { z } from 'zod'
import { assert } from '../assert.ts'
import { type Decimal, zero } from '../decimal.ts'
import { amountText, isDue, quantityText } from './amount-text.ts'
import { boundsInOrder, type PricingModel, unitAmount, unitTerms } from './model.ts'
import { tierList, tierOf, upTo } from './tiers.ts'

const tier = z.strictObject({ up_to: upTo, unit_amount: unitAmount, flat_amount: unitAmount.optional() })
const terms = z.strictObject({ model: z.literal('volume'), tiers: tierList(tier), ...unitTerms }).check(boundsInOrder)
type Tier = z.infer<typeof tier>

/** The tier that the whole quantity falls in prices every unit, and adds its flat amount; none falls in the first tier. */
export const volume = {
  terms,
  charge: ({ tiers }, quantity) => chargeOf(tierFor(tiers, quantity), quantity),
  explain: ({ tiers }, quantity, currency) => {
    const tier = tierFor(tiers, quantity)
    const flat = isDue(tier.flat_amount) ? `${amountText(tier.flat_amount, currency)} + ` : ''
    const units = `${quantityText(quantity)} × ${amountText(tier.unit_amount, currency)}`
    return [`${flat}${units} = ${amountText(chargeOf(tier, quantity), currency)}`]
  },
} satisfies PricingModel<z.infer<typeof terms>>

function tierFor(tiers: readonly Tier[], quantity: Decimal): Tier {
  const tier = tierOf(tiers, quantity)
  assert(tier, 'The last tier must have no end')
  return tier
}

function chargeOf(tier: Tier, quantity: Decimal): Decimal {
  return tier.unit_amount.times(quantity).plus(tier.flat_amount ?? zero)
}
