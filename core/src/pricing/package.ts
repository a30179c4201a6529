import { z } from 'zod'
import { ceilDivide, type Decimal, nonNegativeDecimal, positiveDecimal, zero } from '../decimal.ts'
import { amountText, isDue, quantityText } from './amount-text.ts'
import { bounds, boundsInOrder, type PricingModel, unitAmount } from './model.ts'

const terms = z
  .strictObject({
    model: z.literal('package'),
    package_size: positiveDecimal,
    package_amount: unitAmount,
    free_units: nonNegativeDecimal.optional(),
    ...bounds,
  })
  .check(boundsInOrder)
type Terms = z.infer<typeof terms>

/** Sells units in packages, after the free units; one that is begun is charged whole: 101 messages at 100 a package make 2. */
export const packaged = {
  terms,
  charge: (terms, quantity) => terms.package_amount.times(packageCount(terms, quantity)),
  explain: (terms, quantity, currency) => {
    const count = packageCount(terms, quantity)
    const free = isDue(terms.free_units) ? [`${quantityText(terms.free_units)} free`] : []
    const total = amountText(terms.package_amount.times(count), currency)
    const packages = `packages of ${quantityText(terms.package_size)}`
    return [...free, `${packages}: ${quantityText(count)} × ${amountText(terms.package_amount, currency)} = ${total}`]
  },
} satisfies PricingModel<Terms>

function packageCount({ package_size, free_units }: Terms, quantity: Decimal): Decimal {
  const paid = quantity.minus(free_units ?? zero)
  return paid.isGreaterThan(0) ? ceilDivide(paid, package_size) : zero
}
