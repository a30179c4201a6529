import { decimal } from '../decimal.ts'
import type { DocumentTax } from '../tax/rate.ts'
import { type Figures, figuresOf } from './explain-figures.ts'
import type { Phrases } from './explain-phrases.ts'
import type { ExplainableInvoice } from './explanation.ts'
import type { Line } from './invoice.ts'

const longestSum = 8

/** How the total comes about, and from it what is still to be paid. */
export function summaryOf(invoice: ExplainableInvoice, phrased: Phrases): readonly string[] {
  const { summary: phrases, locale } = phrased
  const { status, currency, total, creditsApplied, walletApplied, amountPaid, amountCredited, amountDue, dueOn } = invoice
  const figures = figuresOf(currency, locale)
  const { money, plain } = figures
  const steps = [...totalSteps(invoice, { phrases: phrased, figures }), ...treatmentSteps(invoice, phrased)]
  if (status === 'draft') return [...steps, phrases.draft()]
  if (creditsApplied > 0n) {
    const amounts = [creditsApplied - walletApplied, walletApplied].map((amount) => (amount > 0n ? money(amount) : null))
    steps.push(phrases.creditUsed({ balance: amounts[0] ?? null, wallets: amounts[1] ?? null }))
  }
  if (amountPaid > 0n) steps.push(phrases.paid(money(amountPaid)))
  if (amountCredited > 0n) steps.push(phrases.credited(money(amountCredited)))
  if (status === 'void') return [...steps, phrases.voided()]
  if (status === 'uncollectible') return [...steps, phrases.writtenOff(money(total - creditsApplied - amountPaid - amountCredited))]
  if (amountDue === 0n) return [...steps, phrases.nothingLeft()]
  const taken = [creditsApplied, amountPaid, amountCredited].filter((amount) => amount > 0n).map((amount) => -amount)
  const computation = taken.length > 0 ? additionOf([total, ...taken], plain) : null
  const due = { computation, money: money(amountDue), dueOn: dueOn && phrases.date(dueOn), isOverdue: status === 'overdue' }
  return [...steps, phrases.left(due)]
}

/** The sum of the lines, and what discounts and taxes make of it. */
export function totalSteps(
  { lines, subtotal, discount, tax, total, taxes = [] }: Summed,
  { phrases, figures: { money, plain } }: { readonly phrases: Phrases; readonly figures: Figures },
): readonly string[] {
  const amounts = lines.map((line) => line.amount)
  const sum = amounts.length > 1 && amounts.length <= longestSum ? additionOf(amounts, plain) : null
  const steps = [phrases.summary.total({ sum, money: money(subtotal), lineCount: lines.length })]
  if (taxes.length > 1 || taxes.some(({ policy }) => policy.tax_rounding === 'invoice_total')) steps.push(byRate(taxes, phrases, plain))
  if (discount !== 0n || tax !== 0n) {
    const adjusted = { discount: discount === 0n ? null : money(discount), tax: tax === 0n ? null : money(tax) }
    steps.push(phrases.summary.adjustments({ ...adjusted, money: money(total) }))
  }
  return steps
}

interface Summed extends Pick<ExplainableInvoice, 'subtotal' | 'discount' | 'tax' | 'total'> {
  readonly lines: readonly Pick<Line, 'amount'>[]
  readonly taxes?: readonly DocumentTax[]
}

function byRate(taxes: readonly DocumentTax[], phrases: Phrases, plain: (minor: bigint) => string): string {
  const facts = taxes.map(({ percent, name, base, amount }) => {
    return { percent: phrases.quantity(decimal(percent)), name, base: plain(base), amount: plain(amount) }
  })
  return phrases.adjustments.taxByRate(facts)
}

function treatmentSteps({ taxTreatment }: ExplainableInvoice, { adjustments }: Phrases): readonly string[] {
  switch (taxTreatment) {
    case 'taxed':
      return []
    case 'exempt':
      return [adjustments.exempt()]
    case 'reverse_charge':
      return [adjustments.reverseCharge()]
  }
}

/** `15.00 − 5.00`: the first with its own sign, the others by plus and minus. */
function additionOf(amounts: readonly bigint[], plain: (minor: bigint) => string): string {
  return amounts
    .map((amount, index) => {
      if (index === 0) return plain(amount)
      return amount < 0n ? ` − ${plain(-amount)}` : ` + ${plain(amount)}`
    })
    .join('')
}
