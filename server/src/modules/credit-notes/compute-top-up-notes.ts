import { assert } from '@quarterday/core/assert.ts'
import type { Conventions } from '@quarterday/core/conventions.ts'
import { billedAmounts, returnLines, sumsOf } from '@quarterday/core/credit-note/compute.ts'
import type { ComputedCreditNote } from '@quarterday/core/credit-note/credit-note.ts'
import { nothingReturned } from '@quarterday/core/credit-note/reverse.ts'
import type { InvoiceId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { storedLineDiscounts, storedTaxing } from '../billing/adjustments-json.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadReturnable } from '../billing/load-returnable.ts'
import { newIdOf } from '../billing/write-slice.ts'

/** The credit notes by which unused parts of top-ups go back to where their money came from. Their invoices are locked, and of none is more wanted than is left. */
export async function computeTopUpNotes(
  tx: Tx,
  amounts: ReadonlyMap<InvoiceId, bigint>,
  { rounding }: Conventions,
): Promise<ComputedCreditNote[]> {
  const byInvoice = await loadLines(tx, [...amounts.keys()].sort())
  const money = [...byInvoice.values()].flat().map(({ id: lineId, listed, amount, discount, discounts, taxing }) => {
    return { lineId, listed, amount, discount, discounts: storedLineDiscounts(discounts), taxing: storedTaxing(taxing) }
  })
  const returnable = await loadReturnable(tx, money, [])
  return [...amounts].map(([invoiceId, amount]) => {
    const lines = byInvoice.get(invoiceId) ?? []
    const made = returnLines({
      of: 'top_up',
      lines: lines.map((line) => {
        return { line, returnable: returnable.get(line.id) ?? { billed: billedAmounts(line), returned: nothingReturned } }
      }),
      wanted: [{ lineId: null, unit: 'total', amount, description: null }],
      creditable: amount,
      rounding,
      newLineId: () => newIdOf('il'),
    })
    assert('lines' in made, 'of a top-up no more goes back than is left of it')
    const [first] = lines
    assert(first, 'a top-up has its line')
    const settlement = { reducedDue: 0n, credited: 0n, refunded: amount }
    const of = { id: newIdOf('cn'), invoiceId, currency: first.currency, reason: 'withdrawal' as const }
    return { ...of, lines: made.lines, ...sumsOf(made.lines), settlement, grant: null }
  })
}
