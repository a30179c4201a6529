import { z } from 'zod'
import { amountText, quantityText } from './amount-text.ts'
import { boundsInOrder, type PricingModel, unitAmount, unitTerms } from './model.ts'

const terms = z.strictObject({ model: z.literal('per_unit'), unit_amount: unitAmount, ...unitTerms }).check(boundsInOrder)

/** The quantity times one price; fractions of a unit are charged as fractions. */
export const perUnit = {
  terms,
  charge: ({ unit_amount }, quantity) => unit_amount.times(quantity),
  explain: ({ unit_amount }, quantity, currency) => [
    `${quantityText(quantity)} × ${amountText(unit_amount, currency)} = ${amountText(unit_amount.times(quantity), currency)}`,
  ],
} satisfies PricingModel<z.infer<typeof terms>>
