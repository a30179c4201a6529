import type { ExpectedInvoice } from './case.ts'
import { describe, differs, first, linesDiffer } from './compare-lines.ts'
import type { PlayedInvoice } from './played.ts'

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
    const lines = wanted.flatMap((invoice) => invoice.lines)
    const difference =
      linesDiffer(
        `invoices of ${date}`,
        lines,
        found.flatMap((invoice) => invoice.lines),
      ) ?? sumsDiffer(date, wanted, found)
    if (difference !== null) return difference
  }
  const extra = [...left].find((invoice) => invoice.lines.some((line) => line.amount !== 0))
  return complete && extra ? `an invoice of ${extra.issueDate} over ${extra.total} is not expected: ${describe(extra.lines)}` : null
}

/** All documents of the first date on which there are any: other dates that are as right may hold another expectation's documents. */
function closest(wanted: readonly ExpectedInvoice[], candidates: readonly PlayedInvoice[], date: string): PlayedInvoice[] {
  const days = [date, ...wanted.flatMap((invoice) => invoice.issue_date_any_of ?? [])]
  const day = days.find((each) => candidates.some((invoice) => invoice.issueDate === each))
  return candidates.filter((invoice) => invoice.issueDate === day)
}

function sumsDiffer(date: string, wanted: readonly ExpectedInvoice[], found: readonly PlayedInvoice[]): string | null {
  return first(Object.entries(sums), ([field, readings]) => {
    const values = wanted.map((invoice) => invoice[field as keyof typeof sums])
    if (values.some((value) => value === undefined)) return null
    const expected = values.reduce((sum: number, value) => sum + (value ?? 0), 0)
    const actual = readings.map((read) => found.reduce((sum, invoice) => sum + read(invoice), 0))
    return actual.includes(expected) ? null : differs(`${field} of ${date}`, expected, [...new Set(actual)].join(' or '))
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
