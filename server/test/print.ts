import { currencySchema } from '@quarterday/core/currency.ts'
import { formatMoney } from '@quarterday/core/money.ts'

interface PrintedLine {
  readonly kind: string
  readonly description: string
  readonly quantity: string
  readonly period: { readonly start: string; readonly end: string; readonly start_on: string; readonly end_on: string } | null
  readonly amount: number
  readonly tax: number
}

export interface PrintedInvoice {
  readonly id: string
  readonly issued_on: string | null
  readonly finalized_at: string | null
  readonly currency: string
  readonly lines: readonly PrintedLine[]
  readonly discount: number
  readonly tax: number
  readonly total: number
  readonly credits_applied: number
  readonly amount_due: number
}

/**
 * A document as stories show it: a line each for what is charged, then discount, tax, total and credit where there are any.
 * `Basic, unused, 16–30 Apr 2027  −5.00`; the last day is the last that is paid for.
 */
export function print(invoice: PrintedInvoice): string {
  const currency = currencySchema.parse(invoice.currency)
  const money = (minor: number): string => formatMoney({ currency, minor: BigInt(minor) }).replace(` ${currency}`, '')
  const rows = [
    ...invoice.lines.map((line) => `${nameOf(line)}  ${money(line.amount)}`),
    ...(invoice.discount === 0 ? [] : [`Discount  ${money(-invoice.discount)}`]),
    ...(invoice.tax === 0 ? [] : [`Tax  ${money(invoice.tax)}`]),
    `Total  ${money(invoice.total)} ${currency}`,
    ...(invoice.credits_applied === 0 ? [] : [`From credit  ${money(-invoice.credits_applied)}`]),
  ]
  return rows.join('\n')
}

export interface PrintedNote extends Omit<PrintedInvoice, 'issued_on' | 'finalized_at' | 'credits_applied' | 'amount_due'> {
  readonly reduced_due: number
  readonly credited: number
  readonly refunded: number
}

/** A credit note: what is given back, above zero, then where it goes. `Basic, 16–30 Apr 2027  5.00`. */
export function printNote(note: PrintedNote): string {
  const currency = currencySchema.parse(note.currency)
  const money = (minor: number): string => formatMoney({ currency, minor: BigInt(minor) }).replace(` ${currency}`, '')
  const unlessZero = (name: string, minor: number): string[] => (minor === 0 ? [] : [`${name}  ${money(minor)}`])
  const rows = [
    ...note.lines.map((line) => `${nameOf(line)}  ${money(line.amount)}`),
    ...unlessZero('Discount', -note.discount),
    ...unlessZero('Tax', note.tax),
    `Given back  ${money(note.total)} ${currency}`,
    ...unlessZero('Off what is due', note.reduced_due),
    ...unlessZero('To credit', note.credited),
    ...unlessZero('Refunded', note.refunded),
  ]
  return rows.join('\n')
}

/** The same text with its spaces as one: what a story says, however it is set. */
export function told(text: string): string {
  return text
    .split('\n')
    .map((row) => row.trim().replaceAll(/ {2,}/g, '  '))
    .filter((row) => row !== '')
    .join('\n')
}

function nameOf({ kind, description, quantity, period }: PrintedLine): string {
  const many = Number(quantity) === 1 || kind === 'credit_to_balance' ? '' : ` × ${Number(quantity)}`
  const unused = kind === 'proration_credit' ? ', unused' : ''
  return `${description}${many}${unused}${period ? `, ${stretch(period)}` : ''}`
}

function stretch({ start_on, end_on }: { readonly start_on: string; readonly end_on: string }): string {
  const start = Temporal.PlainDate.from(start_on)
  const last = Temporal.PlainDate.from(end_on).subtract({ days: 1 })
  const month = (date: Temporal.PlainDate): string => months[date.month - 1] ?? ''
  if (Temporal.PlainDate.compare(last, start) <= 0) return `${start.day} ${month(start)} ${start.year}`
  if (start.year !== last.year) return `${start.day} ${month(start)} ${start.year} – ${last.day} ${month(last)} ${last.year}`
  if (start.month !== last.month) return `${start.day} ${month(start)} – ${last.day} ${month(last)} ${last.year}`
  return `${start.day}–${last.day} ${month(last)} ${last.year}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
