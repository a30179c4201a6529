import type { ExpectedInvoice, ExpectedLine, ExpectedNote } from './case.ts'
import { differs, first, linesDiffer } from './compare-lines.ts'
import type { Played, PlayedNote } from './played.ts'
import type { PlayedLine } from './played-line.ts'
import { isNear, withinOf } from './within.ts'

/** Compares credit notes: on their date, for their invoice, lines, sums and what became of the money. */
export function notesDiffer(expected: readonly ExpectedNote[], invoices: readonly ExpectedInvoice[], played: Played): string | null {
  const left = new Set(played.creditNotes)
  return first(expected, (wanted) => {
    const days = [wanted.issue_date, ...(wanted.issue_date_any_of ?? [])]
    const candidates = [...left].filter((note) => days.includes(note.issueDate) && isFor(note, wanted, invoices, played))
    const [one] = candidates
    if (!one) return `no credit note of ${wanted.issue_date}`
    const exact = candidates.find((note) => note.total === wanted.total)
    const isAlone = expected.filter((each) => each.issue_date === wanted.issue_date).length === 1
    const used = exact ? [exact] : isAlone ? candidates : [one]
    const found = exact ?? together(one, used)
    for (const note of used) left.delete(note)
    const within = withinOf([wanted])
    const name = `credit note of ${wanted.issue_date}`
    const { settlement } = wanted
    return (
      (wanted.lines ? linesDiffer(name, wanted.lines.map(positive), found.lines.map(absolute), within) : null) ??
      (isNear(wanted.gross, found.gross, within('gross')) ? null : differs(`gross of the ${name}`, wanted.gross, found.gross)) ??
      (isNear(wanted.discount, found.discount, within('discount'))
        ? null
        : differs(`discount of the ${name}`, wanted.discount, found.discount)) ??
      (isNear(wanted.subtotal, found.gross - found.discount, within('subtotal'))
        ? null
        : differs(`subtotal of the ${name}`, wanted.subtotal, found.gross - found.discount)) ??
      (isNear(wanted.tax, found.tax, within('tax')) ? null : differs(`tax of the ${name}`, wanted.tax, found.tax)) ??
      (isNear(wanted.total, found.total, within('total')) ? null : differs(`total of the ${name}`, wanted.total, found.total)) ??
      differs(`refund by the ${name}`, settlement?.refund, found.refunded) ??
      differs(`credit by the ${name}`, settlement?.credit, found.credited + found.reducedDue)
    )
  })
}

/** Several notes of a day for one that the case has. */
function together(one: PlayedNote, notes: readonly PlayedNote[]): PlayedNote {
  const sum = (field: 'gross' | 'discount' | 'tax' | 'total' | 'refunded' | 'credited' | 'reducedDue'): number =>
    notes.reduce((total, note) => total + note[field], 0)
  const money = { gross: sum('gross'), discount: sum('discount'), tax: sum('tax'), total: sum('total') }
  const settled = { refunded: sum('refunded'), credited: sum('credited'), reducedDue: sum('reducedDue') }
  return { ...one, lines: notes.flatMap((note) => note.lines), ...money, ...settled }
}

function isFor(note: PlayedNote, { for_invoice: name }: ExpectedNote, expected: readonly ExpectedInvoice[], played: Played): boolean {
  if (name === undefined) return true
  const known = played.refs.get(name)
  if (known !== undefined) return known === note.invoice
  const named = expected.find((invoice) => invoice.ref === name)
  if (!named) return true
  const own = played.invoices.find((invoice) => invoice.id === note.invoice)
  return own !== undefined && [named.issue_date, ...(named.issue_date_any_of ?? [])].includes(own.issueDate)
}

function positive(line: ExpectedLine): ExpectedLine {
  return {
    ...line,
    kind: 'credit',
    amount: absoluteOf(line.amount),
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
