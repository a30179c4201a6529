import { z } from 'zod'
import { ceilDivide, type Decimal, positiveDecimal, zero } from '../decimal.ts'
import { amountText, quantityText } from './amount-text.ts'
import { boundsInOrder, type PricingModel, unitAmount, unitTerms } from './model.ts'

const terms = z
  .strictObject({
    model: z.literal('package'),
    package_size: positiveDecimal,
    package_amount: unitAmount,
    ...unitTerms,
  })
  .check(boundsInOrder)
type Terms = z.infer<typeof terms>

/** Sells units in packages; one that is begun is charged whole: 101 messages at 100 a package make 2. */
export const packaged = {
  terms,
  charge: (terms, quantity) => terms.package_amount.times(packageCount(terms, quantity)),
  explain: (terms, quantity, currency) => {
    const count = packageCount(terms, quantity)
    const total = amountText(terms.package_amount.times(count), currency)
    const packages = `packages of ${quantityText(terms.package_size)}`
    return [`${packages}: ${quantityText(count)} × ${amountText(terms.package_amount, currency)} = ${total}`]
  },
} satisfies PricingModel<Terms>

function packageCount({ package_size }: Terms, quantity: Decimal): Decimal {
  return quantity.isGreaterThan(0) ? ceilDivide(quantity, package_size) : zero
}
