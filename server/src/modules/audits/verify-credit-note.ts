import { amountsOfReturn, sumsOf } from '@quarterday/core/credit-note/compute.ts'
import type { CreditNoteLine, ReturnDerivation } from '@quarterday/core/credit-note/credit-note.ts'
import { type LineAmounts, reverse, taxSum } from '@quarterday/core/credit-note/reverse.ts'
import { reversalOf } from '@quarterday/core/credit-note/store-reversal.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { amountOf } from '@quarterday/core/invoice/derivation.ts'
import { creditNoteHashLike } from '../billing/content-hash-of-note.ts'
import type { PriceMemory } from '../billing/price-store.ts'
import type { CreditNote } from '../credit-notes/credit-note.ts'
import type { Drift } from './audit.ts'
import { type Differences, differencesOf, verifyCredit } from './verify-line.ts'
import type { CreditSource } from './verify-store.ts'

/** Computes the lines of a credit note again, adds them up, and hashes what never changes. `sources` are what they were computed from. */
export function verifyCreditNote(
  note: CreditNote,
  lines: readonly CreditNoteLine[],
  prices: PriceMemory,
  sources: ReadonlyMap<string, CreditSource>,
): Drift[] {
  const differ = differencesOf(encodeId('cn', note.id))
  const sums = sumsOf(lines)
  differ.compare('subtotal', note.subtotal, sums.subtotal, 'The subtotal is not the sum of the lines.')
  differ.compare('discount', note.discount, sums.discount, 'The discount is not the sum of the discounts of the lines.')
  differ.compare('tax', note.tax, sums.tax, 'The tax is not the sum of the taxes of the lines.')
  differ.compare('total', note.total, sums.total, 'The total is not subtotal less discount plus tax of the lines.')
  const settled = note.reducedDue + note.credited + note.refunded
  differ.compare('total', note.total, settled, 'The total is not the sum of what became of it.')
  const hash = creditNoteHashLike(note.contentHash, { ...note, lines })
  differ.compare('content_hash', note.contentHash, hash, 'The content is not what it was when it was issued.')
  return [...differ.found, ...lines.flatMap((line) => verifyNoteLine(line, prices, sources.get(line.id) ?? null))]
}

function verifyNoteLine(line: CreditNoteLine, prices: PriceMemory, source: CreditSource | null): Drift[] {
  const differ = differencesOf(encodeId('il', line.id))
  const { derivation } = line
  try {
    const computed = amountsOf(line, prices)
    compareAmounts(line, computed, differ)
    if (derivation.rule === 'credit') verifyCredit(line, derivation, source, differ)
    else verifyReturn(line, derivation, source, differ)
  } catch (error) {
    // Whatever a broken derivation runs into is what there is to report of it.
    const reason = error instanceof Error ? error.message : String(error)
    differ.compare('derivation', JSON.stringify(derivation), null, `The line cannot be computed from its derivation: ${reason}`)
  }
  return differ.found
}

/** What was left of the credited line when a part of it was returned. */
function verifyReturn(
  { creditedLineId }: CreditNoteLine,
  { line, reverses }: ReturnDerivation,
  source: CreditSource | null,
  differ: Differences,
): void {
  differ.compare('credited_line_id', creditedLineId, line, 'The line and its derivation credit different lines.')
  const { billed, returned } = reversalOf(reverses)
  const still = source === null ? null : source.amount - source.given_before
  const detail = 'What was left of the credited line is not what it billed less what had been given back of it before.'
  differ.compare('reverses', billed.listed - returned.listed, still, detail)
}

function amountsOf({ derivation, currency }: CreditNoteLine, prices: PriceMemory): LineAmounts {
  const credited = reversalOf(derivation.reverses)
  if (derivation.rule === 'return') return amountsOfReturn(derivation, credited)
  const listed = -amountOf(derivation, prices.get(derivation.price)?.terms ?? null, currency)
  return reverse(credited, { listed }, derivation.rounding)
}

function compareAmounts(line: CreditNoteLine, computed: LineAmounts, differ: Differences): void {
  differ.compare('listed_amount', line.listed, computed.listed, 'The listed amount is not what the derivation of the line gives.')
  differ.compare('amount', line.amount, computed.amount, 'The amount is not the part of the credited line that is given back.')
  differ.compare('discount', line.discount, computed.discount, 'The discount is not the part of the credited line that is given back.')
  differ.compare('tax', line.tax, taxSum(computed), 'The tax is not the part of the credited line that is given back.')
}
