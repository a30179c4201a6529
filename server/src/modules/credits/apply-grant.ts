import { drawCredit, freshCredit } from '@quarterday/core/credit/draw.ts'
import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditGrantId, CustomerId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { InvoiceEventType } from '../billing/announce.ts'
import { type DrawRow, insertDraws } from '../billing/credit-store.ts'
import type { EventRow, TransferRow } from '../billing/document-rows.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { lockInvoices, type Move, saveMoves, unpaidOf, withOpenPayment } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { endRuns } from '../dunning/end-runs.ts'
import { lockSubscriptions, moveSubscriptions } from '../payments/move-subscriptions.ts'

export interface FreshGrant {
  readonly id: CreditGrantId
  readonly customerId: CustomerId
  readonly currency: Currency
  /** All of it is left. */
  readonly amount: bigint
}

/**
 * Pays what a customer owes from a grant that this transaction made, the oldest invoice first. An invoice about which a gateway has been asked and
 * has not answered is left out: the answer may be that it is paid.
 */
export function applyGrant(tx: Tx, grant: FreshGrant): Promise<void> {
  return applyGrants(tx, [grant])
}

/** The same for several grants, in their order: the same few statements, whatever their number. */
export async function applyGrants(tx: Tx, grants: readonly FreshGrant[]): Promise<void> {
  if (grants.length === 0) return
  const owed = await unpaidOf(tx, grants)
  const unpaid = owed.map(({ id }) => id)
  if (unpaid.length === 0) return
  await lockSubscriptions(
    tx,
    unpaid.map((invoiceId) => ({ invoiceId, came: true })),
  )
  const locked = new Map((await lockInvoices(tx, unpaid)).map((invoice) => [invoice.id, invoice]))
  const asked = await withOpenPayment(tx, unpaid)
  const draws: DrawRow[] = []
  const transfers: TransferRow[] = []
  const events: EventRow[] = []
  const states = new Map(locked)
  const ofCustomer = Map.groupBy(owed, ({ customerId, currency }) => `${customerId} ${currency}`)
  for (const grant of grants) {
    const { id: grantId, customerId, currency } = grant
    let remaining = grant.amount
    for (const { id } of ofCustomer.get(`${customerId} ${currency}`) ?? []) {
      const before = states.get(id)
      // Read again under the lock: meanwhile it may have been paid.
      if (!before || asked.has(id) || (before.status !== 'open' && before.status !== 'overdue')) continue
      const [draw] = drawCredit(before.amountDue, [freshCredit(grantId, remaining)], tx.now)
      if (!draw) continue
      remaining -= draw.amount
      const { after, types } = lowered(before, draw.amount, tx.now)
      states.set(id, after)
      draws.push({ id: newId(), invoiceId: id, grantId, amount: draw.amount })
      const of = { currency, customerId, invoiceId: id, paymentId: null, grantId, occurredAt: tx.now }
      transfers.push({ id: newId(), kind: 'credit_applied', debit: 'customer_credit', credit: 'receivable', amount: draw.amount, ...of })
      events.push(...eventsOf(after, types, tx.now))
    }
  }
  const moves = [...locked].flatMap(([id, before]): Move[] => {
    const after = states.get(id)
    return after && after !== before ? [{ before, after }] : []
  })
  await saveMoves(tx, moves)
  await endRuns(tx, moves)
  await insertDraws(tx, draws)
  await writeTransfers(tx, transfers)
  const paid = new Set(moves.flatMap(({ after }) => (after.status === 'paid' ? (after.subscriptionId ?? []) : [])))
  events.push(...(await moveSubscriptions(tx, { paid, failed: new Set() })))
  await writeEvents(tx, events)
}

function lowered(before: LockedInvoice, amount: bigint, now: Temporal.Instant): { after: LockedInvoice; types: InvoiceEventType[] } {
  const sums = { creditsApplied: before.creditsApplied + amount, amountDue: before.amountDue - amount }
  if (sums.amountDue > 0n) return { after: { ...before, ...sums, eventCount: before.eventCount + 1 }, types: ['invoice.credit_applied'] }
  const status = next(invoiceMachine, before.status, 'pay')
  const after = { ...before, ...sums, status, collectAt: null, paidAt: now, eventCount: before.eventCount + 2 }
  return { after, types: ['invoice.credit_applied', 'invoice.paid'] }
}
