import { isReversal, untaxedTaxing } from '../tax/tax.ts'
import type { CommitmentCharge, Pricing, UsageCharge } from './charge.ts'
import type { Line } from './invoice.ts'
import { linesOf } from './line.ts'

export type CountedCharge = UsageCharge | CommitmentCharge

export interface CountedPart {
  readonly charges: readonly CountedCharge[]
  readonly pricing: Pricing
}

/** The lines of a draft that do not come from these charges, which are computed again. What the draft would owe the balance follows from the others. */
export function keptLines(lines: readonly Line[], charges: readonly CountedCharge[]): readonly Line[] {
  const counted = new Set(charges.map(({ itemId, period }) => `${itemId} ${period.start}`))
  return lines.filter(
    (line) => line.kind !== 'credit_to_balance' && !(isCounted(line) && counted.has(`${line.itemId} ${line.period?.start}`)),
  )
}

/**
 * The lines of a draft after its usage and commitments were counted once more, neither discounted nor taxed; null: they come to what they came to. What
 * gives back earlier lines keeps the discount and tax that it gives back. Each part is priced by itself: that of one subscription.
 */
export function recountedLines(lines: readonly Line[], parts: readonly CountedPart[]): readonly Line[] | null {
  const kept = keptLines(
    lines,
    parts.flatMap((part) => part.charges),
  )
  const counted = parts.flatMap(({ charges, pricing }) => linesOf(charges, pricing))
  const before = lines.filter((line) => line.kind !== 'credit_to_balance' && !kept.includes(line))
  if (sameAmounts(before, counted)) return null
  return [...kept.map((line) => (isReversal(line) ? line : unadjusted(line))), ...counted]
}

function isCounted({ kind }: Line): boolean {
  return kind === 'usage' || kind === 'minimum_commitment'
}

/** A line before discounts and taxes. */
export function unadjusted(line: Line): Line {
  return { ...line, amount: line.listed, discount: 0n, tax: 0n, discounts: [], taxing: untaxedTaxing(line.taxing) }
}

/** Quantities too: an invoice says what was counted, also where that costs no more. */
function sameAmounts(a: readonly Line[], b: readonly Line[]): boolean {
  const said = (lines: readonly Line[]): string => lines.map(keyOf).sort().join('\n')
  return a.length === b.length && said(a) === said(b)
}

function keyOf({ itemId, period, description, quantity, listed }: Line): string {
  return [itemId, period?.start, description, quantity.toFixed(), listed].join(' ')
}
