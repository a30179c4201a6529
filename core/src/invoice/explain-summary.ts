import { exponent } from '../currency.ts'
import { formatMinor } from '../money.ts'
import { figuresOf } from './explain-figures.ts'
import type { Phrases } from './explain-phrases.ts'
import type { ExplainableInvoice } from './explanation.ts'

const longestSum = 8

/** How the total comes about, and from it what is still to be paid. */
export function summaryOf(invoice: ExplainableInvoice, { summary: phrases, locale }: Phrases): readonly string[] {
  const { status, currency, lines, subtotal, discount, tax, total, creditsApplied, amountPaid, amountDue, dueOn } = invoice
  const { money } = figuresOf(currency, locale)
  const amounts = lines.map((line) => line.amount)
  const plain = (minor: bigint): string => formatMinor(minor, exponent(currency), locale)
  const sum = amounts.length > 1 && amounts.length <= longestSum ? additionOf(amounts, plain) : null
  const steps = [phrases.total({ sum, money: money(subtotal), lineCount: lines.length })]
  if (discount !== 0n || tax !== 0n) {
    const adjusted = { discount: discount === 0n ? null : money(discount), tax: tax === 0n ? null : money(tax) }
    steps.push(phrases.adjustments({ ...adjusted, money: money(total) }))
  }
  if (status === 'draft') return [...steps, phrases.draft()]
  if (creditsApplied > 0n) steps.push(phrases.creditUsed(money(creditsApplied)))
  if (amountPaid > 0n) steps.push(phrases.paid(money(amountPaid)))
  if (status === 'void') return [...steps, phrases.voided()]
  if (status === 'uncollectible') return [...steps, phrases.writtenOff(money(total - creditsApplied - amountPaid))]
  if (amountDue === 0n) return [...steps, phrases.nothingLeft()]
  const taken = [creditsApplied, amountPaid].filter((amount) => amount > 0n).map((amount) => -amount)
  const computation = taken.length > 0 ? additionOf([total, ...taken], plain) : null
  const due = { computation, money: money(amountDue), dueOn: dueOn && phrases.date(dueOn), isOverdue: status === 'overdue' }
  return [...steps, phrases.left(due)]
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
