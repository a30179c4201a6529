import { decimal } from '@quarterday/core/decimal.ts'
import type { CreditNoteId } from '@quarterday/core/id.ts'
import { explainCreditNote as explain } from '@quarterday/core/invoice/explain-credit-note.ts'
import type { ExplainableNoteLine } from '@quarterday/core/invoice/explanation.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import type { Context } from '../../kit/context.ts'
import { taxingOf } from '../billing/adjustments-json.ts'
import { loadPrices, type PriceMemory } from '../billing/price-store.ts'
import { getNote, loadNoteLines, type StoredNoteLine } from './explain-note-store.ts'
import type { NoteExplanation } from './note-explanation-types.ts'

/** Says in plain words why a credit note gives back what it gives back, and where that goes. Refuses `not_found`. */
export async function explainCreditNote(ctx: Context, creditNoteId: CreditNoteId): Promise<NoteExplanation> {
  return ctx.transaction(async (tx) => {
    const note = await getNote(tx, creditNoteId)
    const stored = await loadNoteLines(tx, creditNoteId)
    const named = stored.flatMap(({ derivation }) => (derivation.rule === 'credit' ? [derivation.price] : []))
    const prices = await loadPrices(tx, named, new Map())
    const { status, currency, timezone: zone, subtotal, discount, tax, total, credited, refunded, reduced_due: reducedDue } = note
    const number = invoiceNumber(note.series, note.number) ?? note.series
    const invoice = invoiceNumber(note.invoice_series, note.invoice_number)
    const sums = { subtotal, discount, tax, total, reducedDue, credited, refunded }
    const lines = stored.map((line) => explainable(line, prices))
    const explained = explain({ number, status, currency, zone, invoice, lines, ...sums })
    const titled = stored.flatMap(({ id }, index) => {
      const line = explained.lines[index]
      return line ? [{ lineId: id, ...line }] : []
    })
    return { creditNoteId, number, currency, lines: titled, summary: explained.summary, text: explained.text }
  })
}

function explainable(line: StoredNoteLine, prices: PriceMemory): ExplainableNoteLine {
  const { description, listed_amount: listed, amount, discount, tax, derivation, period_start, period_end, billed_start, billed_end } = line
  const price = derivation.rule === 'credit' ? (prices.get(derivation.price) ?? null) : null
  const money = { listed, amount, discount, tax, taxing: taxingOf(line.taxing) }
  const period = periodOf(period_start, period_end)
  return {
    description,
    quantity: decimal(line.quantity),
    ...money,
    period,
    derivation,
    price,
    billedPeriod: periodOf(billed_start, billed_end),
  }
}

function periodOf(start: Temporal.Instant | null, end: Temporal.Instant | null) {
  return start && end ? { start, end } : null
}
