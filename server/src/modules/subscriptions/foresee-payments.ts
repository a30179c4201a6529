import { type AvailableCredit, drawCredit } from '@quarterday/core/credit/draw.ts'
import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import type { Tx } from '../../kit/db.ts'
import { lockInvoices, unpaidOf, withOpenPayment } from '../billing/invoice-store.ts'

/** Lowers credit by what a decision that is only looked at would pay at once of what the customer owes already: what is left pays the next document. */
export async function foreseePayments(
  tx: Tx,
  credit: AvailableCredit[],
  { decision, invoice, creditNotes, creditApplication }: BilledDecision,
): Promise<void> {
  const given = [...creditNotes.flatMap(({ grant }) => grant ?? []), ...(invoice?.generated ? [invoice.generated] : [])]
  if (creditApplication !== 'oldest_open_invoice_first' || given.length === 0) return
  const { customerId, currency } = decision.subscription
  const ids = (await unpaidOf(tx, [{ customerId, currency }])).map(({ id }) => id)
  const asked = await withOpenPayment(tx, ids)
  const locked = new Map((await lockInvoices(tx, ids)).map((each) => [each.id, each]))
  const reduced = new Map(creditNotes.map(({ invoiceId, settlement }) => [invoiceId, settlement.reducedDue]))
  const due = ids.flatMap((id) => {
    const amount = (locked.get(id)?.amountDue ?? 0n) - (reduced.get(id) ?? 0n)
    return asked.has(id) || amount <= 0n ? [] : [amount]
  })
  let owed = due.reduce((sum, amount) => sum + amount, 0n)
  for (const { grantId } of given) {
    const index = credit.findIndex((each) => each.grantId === grantId)
    const entry = credit[index]
    const [draw] = entry ? drawCredit(owed, [entry], tx.now) : []
    if (!entry || !draw) continue
    owed -= draw.amount
    credit[index] = { ...entry, remaining: entry.remaining - draw.amount }
  }
}
