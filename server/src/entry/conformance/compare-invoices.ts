import type { ExpectedInvoice, ExpectedLine } from './case.ts'
import { describe, differs, first, linesDiffer } from './compare-lines.ts'
import type { PlayedInvoice } from './played-invoice.ts'
import type { PlayedLine } from './played-line.ts'
import { isNear, withinOf } from './within.ts'

/** Documents of one customer and date are compared as one: systems differ in how many they make of them. */
export function invoicesDiffer(expected: readonly ExpectedInvoice[], actual: readonly PlayedInvoice[], complete: boolean): string | null {
  const zeros = expected.some((invoice) => invoice.keep_zero)
  const mattering = actual.filter((invoice) => invoice.lines.some((line) => line.amount !== 0) || (zeros && invoice.lines.length > 0))
  const left = new Set(mattering)
  const wantedSets = Map.groupBy(expected, (invoice) => `${invoice.customer ?? ''} ${invoice.issue_date}`)
  for (const wanted of wantedSets.values()) {
    const [one] = wanted
    if (!one) continue
    const date = one.issue_date
    const allowed = new Set(wanted.flatMap((invoice) => [invoice.issue_date, ...(invoice.issue_date_any_of ?? [])]))
    const candidates = mattering.filter(
      (invoice) => allowed.has(invoice.issueDate) && left.has(invoice) && (one.customer === undefined || one.customer === invoice.customer),
    )
    const found = closest(wanted, candidates, date)
    for (const invoice of found) left.delete(invoice)
    const difference = documentsDiffer(date, wanted, found)
    // What is given back may stand on an invoice here and be a mere movement of credit there: what is due must be the same.
    if (difference !== null && documentsDiffer(date, wanted.map(expectedWithoutCredits), found.map(playedWithoutCredits)) !== null)
      return difference
  }
  const extra = [...left].find((invoice) => invoice.lines.some((line) => line.amount > 0))
  return complete && extra ? `an invoice of ${extra.issueDate} over ${extra.total} is not expected: ${describe(extra.lines)}` : null
}

/** All documents of the first date on which there are any: other dates that are as right may hold another expectation's documents. */
function closest(wanted: readonly ExpectedInvoice[], candidates: readonly PlayedInvoice[], date: string): PlayedInvoice[] {
  const days = [date, ...wanted.flatMap((invoice) => invoice.issue_date_any_of ?? [])]
  const day = days.find((each) => candidates.some((invoice) => invoice.issueDate === each))
  return candidates.filter((invoice) => invoice.issueDate === day)
}

function documentsDiffer(date: string, wanted: readonly ExpectedInvoice[], found: readonly PlayedInvoice[]): string | null {
  if (found.length === 0 && wanted.some(isSomething)) return `no invoice of ${date}`
  const lines = wanted.flatMap((invoice) => invoice.lines ?? [])
  const played = found.flatMap((invoice) => invoice.lines)
  const unlisted = wanted.some((invoice) => invoice.lines === undefined)
  return (unlisted ? null : linesDiffer(`invoices of ${date}`, lines, played, withinOf(wanted))) ?? sumsDiffer(date, wanted, found)
}

function isSomething({ total, subtotal, lines = [] }: ExpectedInvoice): boolean {
  return (total ?? 0) !== 0 || (subtotal ?? 0) !== 0 || lines.some((line) => (line.amount ?? 0) !== 0)
}

function sumsDiffer(date: string, wanted: readonly ExpectedInvoice[], found: readonly PlayedInvoice[]): string | null {
  const within = withinOf(wanted)
  return first(Object.entries(sums), ([field, readings]) => {
    const values = wanted.map((invoice) => invoice[field as keyof typeof sums])
    if (values.some((value) => value === undefined)) return null
    const expected = values.reduce((sum: number, value) => sum + (value ?? 0), 0)
    const actual = readings.map((read) => found.reduce((sum, invoice) => sum + read(invoice), 0))
    const isThere = actual.some((each) => isNear(expected, each, within(field)))
    return isThere ? null : differs(`${field} of ${date}`, expected, [...new Set(actual)].join(' or '))
  })
}

/** Each sum of a case, and how it can be read here: some systems count the tax in what a price includes, some count what is due before payments. */
const sums = {
  subtotal: [(invoice: PlayedInvoice) => invoice.subtotal, (invoice: PlayedInvoice) => invoice.listedSubtotal],
  discount: [(invoice: PlayedInvoice) => invoice.discount],
  tax: [(invoice: PlayedInvoice) => invoice.tax],
  total: [(invoice: PlayedInvoice) => invoice.total],
  credit_applied: [(invoice: PlayedInvoice) => invoice.creditApplied],
  wallet_applied: [(invoice: PlayedInvoice) => invoice.walletApplied],
  credit_generated: [(invoice: PlayedInvoice) => invoice.creditGenerated],
  amount_due: [(invoice: PlayedInvoice) => invoice.payable, (invoice: PlayedInvoice) => invoice.amountDue],
  amount_due_after_credit_notes: [
    (invoice: PlayedInvoice) => invoice.amountDue,
    (invoice: PlayedInvoice) => invoice.payable - invoice.amountCredited,
  ],
} as const

/** The same invoice had what it gives back been credit instead: the credit that it uses is that much larger. */
function expectedWithoutCredits(invoice: ExpectedInvoice): ExpectedInvoice {
  const credits = (invoice.lines ?? []).filter(isCredit)
  const moved = (field: 'amount' | 'discount' | 'tax'): number => credits.reduce((sum, line) => sum + (line[field] ?? 0), 0)
  const less = (value: number | undefined, by: number): number | undefined => (value === undefined ? undefined : value - by)
  const gross = moved('amount') - moved('discount') + moved('tax')
  const { subtotal, discount, tax, total, credit_applied: applied, credit_generated: generated = 0 } = invoice
  return {
    ...invoice,
    lines: invoice.lines?.filter((line) => !isCredit(line)),
    subtotal: less(subtotal, moved('amount')),
    discount: less(discount, moved('discount')),
    tax: less(tax, moved('tax')),
    total: less(total, gross),
    credit_applied: applied === undefined ? undefined : applied - gross - generated,
    credit_generated: undefined,
  }
}

function playedWithoutCredits(invoice: PlayedInvoice): PlayedInvoice {
  const credits = invoice.lines.filter(isCredit)
  const moved = (field: 'amount' | 'listed' | 'discount' | 'tax'): number => credits.reduce((sum, line) => sum + line[field], 0)
  const gross = moved('amount') - moved('discount') + moved('tax')
  return {
    ...invoice,
    lines: invoice.lines.filter((line) => !isCredit(line)),
    subtotal: invoice.subtotal - moved('amount'),
    listedSubtotal: invoice.listedSubtotal - moved('listed'),
    discount: invoice.discount - moved('discount'),
    tax: invoice.tax - moved('tax'),
    total: invoice.total - gross,
    creditApplied: invoice.creditApplied - gross - invoice.creditGenerated,
    creditGenerated: 0,
  }
}

function isCredit({ kind, amount }: ExpectedLine | PlayedLine): boolean {
  return kind === 'proration_credit' && (amount ?? 0) < 0
}
