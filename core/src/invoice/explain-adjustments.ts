import { decimal, toScaled } from '../decimal.ts'
import type { DocumentDiscount } from '../discount/discount.ts'
import type { DocumentTax, TaxPolicy } from '../tax/rate.ts'
import { type Figures, type Rounded, rounded } from './explain-figures.ts'
import type { Phrases } from './explain-phrases.ts'
import type { ExplainableAdjustments, ExplainableLine } from './explanation.ts'
import type { AppliedTax, LineDiscount, LineQuote } from './invoice.ts'

/** What a document is explained with. */
interface Means {
  readonly phrases: Phrases
  readonly figures: Figures
}

/** Why a line is discounted and taxed as it is: each coupon with what it is taken of, each rate with its base, and where rounding comes in. */
export function adjustmentSteps(line: ExplainableLine, document: ExplainableAdjustments, means: Means): readonly string[] {
  const discounts = line.discounts.flatMap((part) => {
    const discount = document.discounts.find((each) => each.discountId === part.discountId)
    return discount ? [discountStep(discount, part, means)] : []
  })
  return [...discounts, ...taxSteps(line, document.taxes, means)]
}

function discountStep(discount: DocumentDiscount, { amount: part }: LineDiscount, { phrases, figures }: Means): string {
  const { name, type, value, base, amount, rounding, positions } = discount
  const lines = positions.length
  const share = lines > 1 ? figures.plain(part) : null
  if (type === 'amount') {
    const money = { value: figures.money(BigInt(value)), amount: figures.money(amount) }
    return phrases.adjustments.amountOff({ name, ...money, isAll: BigInt(value) === amount, lines, share })
  }
  const percent = phrases.quantity(decimal(value))
  const result = rounded(decimal(value).times(decimal(base)), { numerator: 1n, denominator: 100n }, rounding, figures.currency)
  const computation = `${figures.plain(base)} × ${percent} % = ${resultText(result, amount, { phrases, figures })}`
  return phrases.adjustments.percentOff({ name, percent, computation, lines, share })
}

function taxSteps(line: ExplainableLine, taxes: readonly DocumentTax[], means: Means): readonly string[] {
  const { applied, inclusive } = line.taxing
  const policy = taxes.find(({ rateId }) => applied.some((tax) => tax.rateId === rateId))?.policy
  if (policy === undefined) return []
  const named = applied.map((tax) => ({ ...tax, name: nameOf(tax, taxes) }))
  if (line.taxing.quoted) return [quotedStep(line, named, line.taxing.quoted, means)]
  return inclusive
    ? includedSteps(line, named, policy, means)
    : named.map((tax) => addedStep(line.amount - line.discount, tax, policy, means))
}

/** What an engine outside said: there is no computation to show, only who said it. */
function quotedStep(line: ExplainableLine, taxes: readonly NamedTax[], quote: LineQuote, { phrases, figures }: Means): string {
  const { adjustments } = phrases
  const rates = adjustments.and(taxes.map(({ percent, name }) => adjustments.rate(phrases.quantity(decimal(percent)), name)))
  const amounts = adjustments.and(taxes.map(({ amount }) => figures.plain(amount)))
  const net = line.taxing.inclusive ? figures.plain(line.amount - line.discount) : null
  return adjustments.taxQuoted({ rates, amounts, provider: quote.provider, reference: quote.reference, net })
}

type NamedTax = AppliedTax & { readonly name: string }

function addedStep(base: bigint, { percent: text, name, amount }: NamedTax, policy: TaxPolicy, { phrases, figures }: Means): string {
  const percent = phrases.quantity(decimal(text))
  const result = rounded(decimal(text).times(decimal(base)), { numerator: 1n, denominator: 100n }, policy.rounding, figures.currency)
  if (policy.tax_rounding === 'invoice_total' && (result.exact !== null || result.minor !== amount)) {
    const exact = result.exact ?? figures.plain(result.minor)
    return phrases.adjustments.taxOfDocument({ percent, name, base: figures.plain(base), exact, amount: figures.plain(amount) })
  }
  const computation = `${figures.plain(base)} × ${percent} % = ${resultText(result, amount, { phrases, figures })}`
  return phrases.adjustments.taxOn({ percent, name, base: figures.plain(base), computation })
}

/** The tax that the listed price, less the discount of it, is made of, and what is left without it. */
function includedSteps(line: ExplainableLine, taxes: readonly NamedTax[], policy: TaxPolicy, means: Means): readonly string[] {
  const { phrases, figures } = means
  const { adjustments } = phrases
  const discount = line.discounts.reduce((sum, each) => sum + each.amount, 0n)
  const base = line.listed - discount
  const sum = taxes.reduce((total, { percent }) => total.plus(decimal(percent)), decimal('0'))
  const { units, scale } = toScaled(sum)
  const share = { numerator: units, denominator: 100n * 10n ** BigInt(scale) + units }
  const result = rounded(decimal(base), share, policy.rounding, figures.currency)
  const rates = adjustments.and(taxes.map(({ percent, name }) => adjustments.rate(phrases.quantity(decimal(percent)), name)))
  const parts = taxes.length > 1 ? adjustments.and(taxes.map(({ name, amount }) => `${figures.plain(amount)} ${name}`)) : null
  const product = `${figures.plain(base)} × ${phrases.quantity(sum)} ÷ ${phrases.quantity(sum.plus(100))}`
  const isOfDocument = policy.tax_rounding === 'invoice_total' && (result.exact !== null || result.minor !== line.tax)
  const outcome = isOfDocument
    ? adjustments.ofDocument(result.exact ?? figures.plain(result.minor), figures.plain(line.tax))
    : resultText(result, line.tax, means)
  const computation = `${product} = ${outcome}`
  const listed = figures.plain(line.listed)
  return [
    discount === 0n
      ? adjustments.taxIncluded({ rates, computation, parts })
      : adjustments.taxIncludedAfterDiscount({ rates, listed, discount: figures.plain(discount), computation, parts }),
    adjustments.withoutTax({ amount: figures.plain(line.amount), discount: discount === 0n ? null : figures.plain(line.discount) }),
  ]
}

/** The result as it is stored; where rounding by itself would have given it, what it was rounded from. */
function resultText({ exact, minor, isHalfToEven }: Rounded, stored: bigint, { phrases, figures }: Means): string {
  const amount = figures.plain(stored)
  return exact === null ? amount : phrases.rounded({ exact, amount, isHalfToEven: isHalfToEven && minor === stored })
}

function nameOf({ rateId }: AppliedTax, taxes: readonly DocumentTax[]): string {
  return taxes.find((tax) => tax.rateId === rateId)?.name ?? 'Tax'
}
