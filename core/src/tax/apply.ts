import { decimalText } from '../decimal.ts'
import type { TaxRateId } from '../id.ts'
import type { AppliedTax, Line, LineQuote } from '../invoice/invoice.ts'
import { allocate } from '../money.ts'
import type { ChargedRate, DocumentTax, TaxPolicy } from './rate.ts'
import { documentTaxes } from './round-document.ts'
import { roundTax, type Taxable, taxable, wholeOf } from './share.ts'

export interface TaxedLines {
  readonly lines: readonly Line[]
  readonly taxes: readonly DocumentTax[]
}

/**
 * Charges lines the rates that `ratesOf` gives them; null leaves a line with the tax that it carries. A line that includes its tax comes with the discount
 * taken from what is listed, and leaves with the net of it: amount − discount + tax is what is listed less that discount, always. `names` has a word for
 * rates that lines carry already. What was quoted for a line (`quotedOf`) is not computed but taken as it is, in the order of its rates.
 */
export function applyRates(
  lines: readonly Line[],
  ratesOf: (line: Line) => readonly ChargedRate[] | null,
  policy: TaxPolicy,
  names: ReadonlyMap<TaxRateId, string> = new Map(),
  quotedOf: (line: Line) => LineQuote | null = () => null,
): TaxedLines {
  const quotes = new Map<Line, LineQuote>()
  const taxables = new Map<Line, Taxable>()
  for (const line of lines) {
    const rates = ratesOf(line)
    if (rates === null || rates.length === 0) continue
    taxables.set(line, taxable(line, rates))
    const quote = quotedOf(line)
    if (quote !== null) quotes.set(line, quote)
  }
  const computed = [...taxables.values()].filter(({ line }) => !quotes.has(line))
  const rounded = policy.tax_rounding === 'invoice_total' ? documentTaxes(computed, policy) : null
  const taxed = lines.map((line) => {
    const of = taxables.get(line)
    if (of === undefined) return line
    const quote = quotes.get(line)
    return withTaxes(of, quote?.amounts ?? rounded?.get(of) ?? lineTaxes(of, policy), policy, quote)
  })
  const all = new Map([...names, ...[...taxables.values()].flatMap(({ rates }) => rates.map(({ id, name }) => [id, name] as const))])
  return { lines: taxed, taxes: summaryOf(taxed, all, policy) }
}

/** Each rate rounded on the line by itself; what a price includes is rounded as a whole and then split over the rates. */
function lineTaxes(of: Taxable, policy: TaxPolicy): readonly bigint[] {
  const { line, base, weights, hundred } = of
  if (line.taxing.inclusive) return allocate(taxPart(of, base, policy), weights)
  return weights.map((weight) => roundTax(base * weight, hundred, null, policy.rounding))
}

/** What of a gross amount is tax. */
function taxPart(of: Taxable, gross: bigint, { inclusive_rounding, rounding }: TaxPolicy): bigint {
  return roundTax(gross * of.weight, wholeOf(of), inclusive_rounding === 'net' ? gross : null, rounding)
}

function withTaxes(of: Taxable, taxes: readonly bigint[], policy: TaxPolicy, quoted?: LineQuote): Line {
  const { line, base, rates } = of
  const tax = taxes.reduce((sum, each) => sum + each, 0n)
  const applied: AppliedTax[] = rates.map(({ id, percent, name }, index) => {
    return { rateId: id, percent: decimalText(percent), amount: taxes[index] ?? 0n, ...(quoted && { name }) }
  })
  const taxing = { ...line.taxing, applied, ...(quoted && { quoted }) }
  if (!line.taxing.inclusive) return { ...line, tax, taxing }
  // The document's rounding may have moved a unit to this line or from it: the discount still takes between nothing and all that was taken of the gross.
  const before = between(tax, taxPart(of, line.listed, policy), tax + line.discount)
  const amount = line.listed - before
  return { ...line, amount, discount: amount - (base - tax), tax, taxing }
}

/** The value, or the nearer of two bounds, whichever of them is the larger. */
function between(one: bigint, value: bigint, other: bigint): bigint {
  const [least, most] = one < other ? [one, other] : [other, one]
  return value < least ? least : value > most ? most : value
}

function summaryOf(lines: readonly Line[], names: ReadonlyMap<TaxRateId, string>, policy: TaxPolicy): readonly DocumentTax[] {
  const byRate = new Map<TaxRateId, DocumentTax>()
  for (const { amount, discount, taxing } of lines) {
    for (const { rateId, percent, amount: tax, name = 'Tax' } of taxing.applied) {
      const known = byRate.get(rateId) ?? { rateId, name: names.get(rateId) ?? name, percent, base: 0n, amount: 0n, policy }
      byRate.set(rateId, { ...known, base: known.base + amount - discount, amount: known.amount + tax })
    }
  }
  return [...byRate.values()]
}
