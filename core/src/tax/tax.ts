import type { Conventions } from '../conventions.ts'
import type { Line } from '../invoice/invoice.ts'
import type { DocumentTax, TaxSituation } from './rate.ts'

export interface TaxedLines {
  readonly lines: readonly Line[]
  readonly taxes: readonly DocumentTax[]
}

/** Taxes lines whose discounts are known. Lines that carry tax already (what is given back of an earlier document) keep it. */
export function taxLines(lines: readonly Line[], _situation: TaxSituation | null, _conventions: Conventions): TaxedLines {
  return { lines, taxes: [] }
}
