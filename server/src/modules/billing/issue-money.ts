import type { AvailableCredit, CreditDraw } from '@quarterday/core/credit/draw.ts'
import { newId } from '../../kit/ids.ts'
import type { DrawRow, GrantRow } from './credit-store.ts'
import type { InvoiceRow, TransferRow } from './document-rows.ts'

/** Where the money of issued invoices is gathered for bulk writes. */
export interface MoneyRows {
  readonly transfers: TransferRow[]
  readonly grants: GrantRow[]
  readonly draws: DrawRow[]
}

/** The books of an issued invoice: the sale, the credit it gave, the credit it used. */
export function bookIssue(
  rows: MoneyRows,
  { id: invoiceId, customerId, currency, ...sold }: Pick<InvoiceRow, 'id' | 'customerId' | 'currency' | 'total' | 'tax' | 'reason'>,
  { generated, draws }: { readonly generated: AvailableCredit | null; readonly draws: readonly CreditDraw[] },
  now: Temporal.Instant,
): void {
  const shared = { currency, customerId, invoiceId, paymentId: null, occurredAt: now }
  const book = (transfer: Pick<TransferRow, 'kind' | 'debit' | 'credit' | 'amount' | 'grantId'>): void => {
    rows.transfers.push({ id: newId(), ...transfer, ...shared })
  }
  for (const sale of salesOf(sold)) book({ kind: 'sale', ...sale, grantId: null })
  if (generated) {
    const { grantId, remaining: amount } = generated
    rows.grants.push({ id: grantId, customerId, currency, amount, reason: 'negative_invoice', memo: null, invoiceId })
    book({ kind: 'credit_granted', debit: 'revenue', credit: 'customer_credit', amount, grantId })
  }
  for (const draw of draws) {
    rows.draws.push({ id: newId(), invoiceId, grantId: draw.grantId, amount: draw.amount })
    book({ kind: 'credit_applied', debit: 'customer_credit', credit: 'receivable', amount: draw.amount, grantId: draw.grantId })
  }
}

/**
 * What is owed for a document is partly the seller's and partly the state's. Where credits of earlier documents make the tax negative, or more than the
 * total, the rest of it moves between revenue and tax.
 */
export function salesOf({ total, tax, reason }: Pick<InvoiceRow, 'total' | 'tax' | 'reason'>): readonly Booking[] {
  const owed = tax < 0n ? 0n : tax > total ? total : tax
  const sales: Booking[] = [
    { debit: 'receivable', credit: soldAccount(reason), amount: total - owed },
    { debit: 'receivable', credit: 'tax', amount: owed },
    tax > owed ? { debit: 'revenue', credit: 'tax', amount: tax - owed } : { debit: 'tax', credit: 'revenue', amount: owed - tax },
  ]
  return sales.filter(({ amount }) => amount > 0n)
}

export type Booking = Pick<TransferRow, 'debit' | 'credit' | 'amount'>

/** What a document sells is revenue; what goes into a wallet stays the customer's: it is owed as credit once it is paid. */
export function soldAccount(reason: string): 'revenue' | 'prepaid' {
  return reason === 'top_up' ? 'prepaid' : 'revenue'
}

/** What is written off of a sale is a loss; a top-up that nobody pays is none: nothing was given for it. */
export function lossAccount(reason: string): 'bad_debt' | 'prepaid' {
  return reason === 'top_up' ? 'prepaid' : 'bad_debt'
}

/** Keeps a customer's list of credit true for the next invoice of the same slice. */
export function lowerCredit(credit: AvailableCredit[], generated: AvailableCredit | null, draws: readonly CreditDraw[]): void {
  if (generated) credit.push(generated)
  for (const draw of draws) {
    const index = credit.findIndex((each) => each.grantId === draw.grantId)
    const entry = credit[index]
    if (entry) credit[index] = { ...entry, remaining: entry.remaining - draw.amount }
  }
}
