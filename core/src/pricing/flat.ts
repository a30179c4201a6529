import { z } from 'zod'
import { amountText } from './amount-text.ts'
import { bounds, boundsInOrder, type PricingModel, unitAmount } from './model.ts'

const terms = z.strictObject({ model: z.literal('flat'), amount: unitAmount, ...bounds }).check(boundsInOrder)

/** One amount, whatever the quantity; also for none. */
export const flat = {
  terms,
  charge: ({ amount }) => amount,
  explain: ({ amount }, _quantity, currency) => [amountText(amount, currency)],
} satisfies PricingModel<z.infer<typeof terms>>
