import type { ExpectedInvoice, ExpectedLine, ExpectedNote } from './case.ts'
import { differs, first, linesDiffer } from './compare-lines.ts'
import type { Played, PlayedInvoice, PlayedNote } from './played.ts'
import type { PlayedLine } from './played-line.ts'

/** Compares credit notes: on their date, for their invoice, lines, sums and what became of the money. */
export function notesDiffer(expected: readonly ExpectedNote[], invoices: readonly ExpectedInvoice[], played: Played): string | null {
  const left = new Set(played.creditNotes)
  return first(expected, (wanted) => {
    const days = [wanted.issue_date, ...(wanted.issue_date_any_of ?? [])]
    const candidates = [...left].filter((note) => days.includes(note.issueDate) && isFor(note, wanted, invoices, played.invoices))
    const found = candidates.find((note) => note.total === wanted.total) ?? candidates[0]
    if (!found) return `no credit note of ${wanted.issue_date}`
    left.delete(found)
    const name = `credit note of ${wanted.issue_date}`
    const { settlement } = wanted
    return (
      (wanted.lines ? linesDiffer(name, wanted.lines.map(positive), found.lines.map(absolute)) : null) ??
      differs(`gross of the ${name}`, wanted.gross, found.gross) ??
      differs(`discount of the ${name}`, wanted.discount, found.discount) ??
      differs(`subtotal of the ${name}`, wanted.subtotal, found.gross - found.discount) ??
      differs(`tax of the ${name}`, wanted.tax, found.tax) ??
      differs(`total of the ${name}`, wanted.total, found.total) ??
      differs(`refund by the ${name}`, settlement?.refund, found.refunded) ??
      differs(`credit by the ${name}`, settlement?.credit, found.credited + found.reducedDue)
    )
  })
}

function isFor(note: PlayedNote, wanted: ExpectedNote, expected: readonly ExpectedInvoice[], invoices: readonly PlayedInvoice[]): boolean {
  const named = wanted.for_invoice === undefined ? undefined : expected.find((invoice) => invoice.ref === wanted.for_invoice)
  if (!named) return true
  const own = invoices.find((invoice) => invoice.id === note.invoice)
  return own !== undefined && [named.issue_date, ...(named.issue_date_any_of ?? [])].includes(own.issueDate)
}

function positive(line: ExpectedLine): ExpectedLine {
  return {
    ...line,
    kind: 'credit',
    amount: Math.abs(line.amount),
    quantity: undefined,
    tax: absoluteOf(line.tax),
    discount: absoluteOf(line.discount),
  }
}

function absolute(line: PlayedLine): PlayedLine {
  const { listed, amount, discount, tax } = line
  return { ...line, kind: 'credit', listed: Math.abs(listed), amount: Math.abs(amount), discount: Math.abs(discount), tax: Math.abs(tax) }
}

function absoluteOf(amount: number | undefined): number | undefined {
  return amount === undefined ? undefined : Math.abs(amount)
}
