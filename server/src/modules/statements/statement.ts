import type { Currency } from '@quarterday/core/currency.ts'
import type { CustomerId, InvoiceId, StatementId } from '@quarterday/core/id.ts'
import type { InvoiceStatus } from '@quarterday/core/invoice/invoice.ts'

export const statementStatuses = ['open', 'paid', 'void'] as const
export type StatementStatus = (typeof statementStatuses)[number]

/** What is stored of a statement; the rest its invoices say. */
export interface StatementRow {
  readonly id: StatementId
  /** The parent. */
  readonly customerId: CustomerId
  readonly series: string
  readonly number: bigint
  readonly currency: Currency
  /** Minor units: the sum of its lines. */
  readonly total: bigint
  /** The local day of the parent whose invoices it gathers. */
  readonly coversOn: Temporal.PlainDate
  readonly issuedOn: Temporal.PlainDate
  readonly issuedAt: Temporal.Instant
  /** The first day on which one of its invoices is due. */
  readonly dueOn: Temporal.PlainDate
  readonly createdAt: Temporal.Instant
}

/** An invoice that a parent pays for its child. */
export interface StatedInvoice {
  readonly invoiceId: InvoiceId
  readonly parentId: CustomerId
  readonly childId: CustomerId
  readonly currency: Currency
  /** Minor units: the total of the invoice. */
  readonly amount: bigint
  /** The parent's, in which the day is one. */
  readonly timezone: string
  readonly coversOn: Temporal.PlainDate
}

/** An invoice on a statement, as it stands now. */
export interface StatementInvoice {
  readonly statementId: StatementId
  readonly childId: CustomerId
  readonly childName: string
  readonly invoiceId: InvoiceId
  readonly number: string | null
  readonly status: InvoiceStatus
  /** Minor units: its total, and what is still due on it. */
  readonly amount: bigint
  readonly amountDue: bigint
}

/** A summary of what the children of a customer were billed on a day. */
export interface Statement extends StatementRow {
  readonly status: StatementStatus
  readonly amountDue: bigint
  /** By child, then in the order of their numbers. */
  readonly invoices: readonly StatementInvoice[]
}

/** What the invoices of a statement make of it: open while one can be paid, paid when none is left and some money came, void when none was. */
export function statementOf(row: StatementRow, invoices: readonly StatementInvoice[]): Statement {
  const isOpen = invoices.some(({ status }) => status === 'open' || status === 'overdue')
  const isPaid = invoices.some(({ status }) => status === 'paid')
  const amountDue = invoices.reduce((sum, invoice) => sum + invoice.amountDue, 0n)
  return { ...row, status: isOpen ? 'open' : isPaid ? 'paid' : 'void', amountDue, invoices }
}
