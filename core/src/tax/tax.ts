import type { Line, LineKind, LineQuote, LineTaxing } from '../invoice/invoice.ts'
import { applyRates, type TaxedLines } from './apply.ts'
import { chooseRates } from './choose.ts'
import type { ChargedRate, TaxPolicy, TaxQuote, TaxRate, TaxSituation, TaxTerms, TaxTreatment } from './rate.ts'

export interface TaxedDocument extends TaxedLines {
  readonly treatment: TaxTreatment
  /** An engine outside has to say what these lines are taxed, and has not. */
  readonly awaitsQuote: boolean
}

/**
 * Taxes lines whose discounts are known. What is given back of an earlier document keeps the tax that it carries, whatever is charged today; money that
 * is only moved (top-ups, the balance) is not taxed. Where an engine outside is asked, it says the tax of all lines that name no rate of their own.
 */
export function taxLines(lines: readonly Line[], given: TaxSituation | null, terms: TaxPolicy): TaxedDocument {
  const carriesTax = lines.some((line) => line.taxing.applied.length > 0)
  if (given === null && !carriesTax) return { lines, taxes: [], treatment: 'taxed', awaitsQuote: false }
  const asked = given?.quoteOf && given.subject.treatment === 'taxed' ? linesToQuote(lines) : []
  const quote = asked.length > 0 ? (given?.quoteOf?.(asked) ?? null) : null
  const treatment = quote?.treatment ?? given?.subject.treatment ?? 'taxed'
  const situation = given && { ...given, subject: { ...given.subject, treatment } }
  const chosen = new Map<string, readonly TaxRate[]>()
  const ratesFor = (taxing: LineTaxing): readonly TaxRate[] => {
    if (situation === null) return []
    const key = `${taxing.rateId ?? ''} ${taxing.category ?? ''}`
    const known = chosen.get(key) ?? chooseRates(taxing, situation)
    chosen.set(key, known)
    return known
  }
  const named = carriesTax ? (situation?.rates ?? []).map(({ id, name }) => [id, name] as const) : []
  const isQuoted = (line: Line): boolean => situation?.quoteOf !== undefined && line.taxing.rateId === null
  const ratesOf = (line: Line): readonly ChargedRate[] | null => {
    if (!isTaxedHere(line)) return null
    return isQuoted(line) ? (quote?.taxes.get(line.id) ?? []) : ratesFor(line.taxing)
  }
  const quotedOf = (line: Line): LineQuote | null => (isQuoted(line) && quote !== null ? lineQuote(line, quote) : null)
  const taxed = applyRates(lines, ratesOf, policyOf(terms), new Map(named), quotedOf)
  return { ...taxed, treatment, awaitsQuote: asked.length > 0 && quote === null }
}

export function policyOf({ tax_rounding, inclusive_rounding, rounding }: TaxPolicy): TaxPolicy {
  return { tax_rounding, inclusive_rounding, rounding }
}

export function termsOf({ tax_rounding, inclusive_rounding, rounding, credit_policy }: TaxTerms): TaxTerms {
  return { tax_rounding, inclusive_rounding, rounding, credit_policy }
}

/** The lines that an engine outside is asked about: all that is taxed here and names no rate. What comes to nothing has no tax. */
export function linesToQuote(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => isTaxedHere(line) && line.taxing.rateId === null && line.listed !== line.discount)
}

/** How a line is to be taxed, before it is. */
export function untaxedTaxing({ inclusive, category, rateId }: LineTaxing): LineTaxing {
  return { inclusive, category, rateId, applied: [] }
}

function lineQuote({ id }: Line, { provider, reference, taxes }: TaxQuote): LineQuote {
  return { provider, reference, amounts: (taxes.get(id) ?? []).map(({ amount }) => amount) }
}

/** Whether today's rates are charged on a line. */
function isTaxedHere(line: Line): boolean {
  return !movedKinds.has(line.kind) && line.taxing.applied.length === 0 && !isReversal(line)
}

/** Whether a line gives back a part of an earlier document, with its discount and tax; a credit of what still waits is a line like any other. */
export function isReversal({ derivation }: Pick<Line, 'derivation'>): boolean {
  return 'reverses' in derivation && derivation.reverses !== undefined
}

const movedKinds: ReadonlySet<LineKind> = new Set<LineKind>(['top_up', 'credit_to_balance'])
