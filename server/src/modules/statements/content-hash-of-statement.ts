import { sealed } from '../billing/seal.ts'
import type { StatedInvoice, StatementRow } from './statement.ts'

/** The seal of a statement, hexadecimal, over all that it says and the invoices that it gathers, in the order of their ids. */
export function statementHash(statement: StatementRow, lines: readonly StatedInvoice[]): string {
  const { id, customerId, series, number, currency, total, coversOn, issuedOn, issuedAt, dueOn, createdAt } = statement
  const days = [coversOn, issuedOn, dueOn].map((day) => day.toString())
  const moments = [issuedAt.epochMilliseconds, createdAt.epochMilliseconds]
  const gathered = lines.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1)).map(lineContent)
  return sealed([[id, customerId, `${series}|${number}`, currency, String(total), ...days, ...moments], ...gathered])
}

function lineContent({ invoiceId, parentId, childId, currency, amount, timezone, coversOn }: StatedInvoice): unknown {
  return [invoiceId, parentId, childId, currency, String(amount), timezone, coversOn.toString()]
}
