import type { InvoiceId } from '@quarterday/core/id.ts'
import { explainInvoice as explain } from '@quarterday/core/invoice/explain.ts'
import type { CreditedLine, ExplainableLine } from '@quarterday/core/invoice/explanation.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import type { Context } from '../../kit/context.ts'
import { discountsOf, lineDiscountsOf, taxesOf, taxingOf } from '../billing/adjustments-json.ts'
import { loadPrices, type PriceMemory } from '../billing/price-store.ts'
import type { Explanation } from './audit.ts'
import { getInvoice, loadLines, type StoredLine } from './explain-store.ts'

/** Says in plain words why an invoice comes to what it comes to. Refuses `not_found`. */
export async function explainInvoice(ctx: Context, invoiceId: InvoiceId): Promise<Explanation> {
  return ctx.transaction(async (tx) => {
    const invoice = await getInvoice(tx, invoiceId)
    const stored = await loadLines(tx, invoiceId)
    const prices = await loadPrices(tx, stored.flatMap(pricesNamed), new Map())
    const { status, currency, timezone: zone, subtotal, discount, tax, total, due_on: dueOn } = invoice
    const { credits_applied: creditsApplied, wallet_applied: walletApplied, amount_paid: amountPaid } = invoice
    const { amount_credited: amountCredited, amount_due: amountDue, tax_treatment: taxTreatment } = invoice
    const number = invoiceNumber(invoice.series, invoice.number)
    const lines = stored.map((line) => explainable(line, prices))
    const sums = { subtotal, discount, tax, total, creditsApplied, walletApplied, amountPaid, amountCredited, amountDue }
    const adjusted = { discounts: discountsOf(invoice.discounts), taxes: taxesOf(invoice.taxes), taxTreatment }
    const explained = explain({ number, status, currency, zone, dueOn, lines, ...sums, ...adjusted })
    return {
      invoiceId,
      number,
      currency,
      lines: stored.flatMap(({ id }, index) => {
        const line = explained.lines[index]
        return line ? [{ lineId: id, ...line }] : []
      }),
      summary: explained.summary,
      text: explained.text,
    }
  })
}

function explainable(line: StoredLine, prices: PriceMemory): ExplainableLine {
  const { kind, description, listed_amount: listed, amount, discount, tax, derivation, period_start: start, period_end: end } = line
  const [named] = pricesNamed(line)
  const price = named === undefined ? null : (prices.get(named) ?? null)
  const period = start && end ? { start, end } : null
  const adjusted = { discounts: lineDiscountsOf(line.discounts), taxing: taxingOf(line.taxing) }
  return { kind, description, listed, amount, discount, tax, ...adjusted, derivation, period, price, credited: creditedBy(line) }
}

function creditedBy(line: StoredLine): CreditedLine | null {
  const { credited_amount: amount, credited_start: start, credited_end: end } = line
  if (amount === null || start === null || end === null) return null
  return { amount, period: { start, end }, invoice: invoiceNumber(line.credited_series, line.credited_number) }
}

function pricesNamed({ derivation }: StoredLine): string[] {
  return 'price' in derivation ? [derivation.price] : []
}
