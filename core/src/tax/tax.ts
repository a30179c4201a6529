import type { Conventions } from '../conventions.ts'
import type { Line, LineKind, LineTaxing } from '../invoice/invoice.ts'
import { applyRates, type TaxedLines } from './apply.ts'
import { chooseRates } from './choose.ts'
import type { TaxPolicy, TaxRate, TaxSituation } from './rate.ts'

/**
 * Taxes lines whose discounts are known. What is given back of an earlier document keeps the tax that it carries, whatever is charged today; money that
 * is only moved (top-ups, the balance) is not taxed.
 */
export function taxLines(lines: readonly Line[], situation: TaxSituation | null, conventions: Conventions): TaxedLines {
  const carriesTax = lines.some((line) => line.taxing.applied.length > 0)
  if (situation === null && !carriesTax) return { lines, taxes: [] }
  const chosen = new Map<string, readonly TaxRate[]>()
  const ratesFor = (taxing: LineTaxing): readonly TaxRate[] => {
    if (situation === null) return []
    const key = `${taxing.rateId ?? ''} ${taxing.category ?? ''}`
    const known = chosen.get(key) ?? chooseRates(taxing, situation)
    chosen.set(key, known)
    return known
  }
  const named = carriesTax ? (situation?.rates ?? []).map(({ id, name }) => [id, name] as const) : []
  return applyRates(lines, (line) => (isTaxedHere(line) ? ratesFor(line.taxing) : null), policyOf(conventions), new Map(named))
}

export function policyOf({ tax_rounding, inclusive_rounding, rounding }: Conventions): TaxPolicy {
  return { tax_rounding, inclusive_rounding, rounding }
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
