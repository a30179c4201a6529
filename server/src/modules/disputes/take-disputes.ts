import { idOf } from '@quarterday/core/id.ts'
import { canApply, next } from '@quarterday/core/machine.ts'
import type { DisputeReport } from '../../gateways/gateway.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { EventRow, TransferKind, TransferRow } from '../billing/document-rows.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import type { Payment } from '../payments/payment.ts'
import { type Dispute, disputeMachine } from './dispute.ts'
import { disputeToApi } from './schema.ts'
import { disputesOfPayment, insertDispute, saveDispute } from './store.ts'

/**
 * Brings our disputes of a payment, whose lock is held, to what its gateway says now: money that is pulled back leaves the books as cash and stands on
 * `disputed` until the bank has decided. Everything is a new entry, and one that is known already changes nothing (F23, I22).
 */
export async function takeDisputes(tx: Tx, payment: Payment, reports: readonly DisputeReport[]): Promise<void> {
  if (reports.length === 0) return
  const known = new Map((await disputesOfPayment(tx, payment.id)).map((dispute) => [dispute.reference, dispute]))
  const rows: Rows = { transfers: [], events: [] }
  for (const report of reports) {
    const before = known.get(report.reference)
    const opened = before ?? open(rows, payment, report, tx.now)
    if (before === undefined) await insertDispute(tx, opened)
    const after = decide(rows, opened, report, tx.now)
    if (after !== opened) await saveDispute(tx, after)
  }
  await writeTransfers(tx, rows.transfers)
  await writeEvents(tx, rows.events)
}

interface Rows {
  readonly transfers: TransferRow[]
  readonly events: EventRow[]
}

function open(rows: Rows, payment: Payment, { reference, amount, reason, evidenceDueAt }: DisputeReport, now: Temporal.Instant): Dispute {
  const { id: paymentId, customerId, invoiceId, gateway } = payment
  const dispute: Dispute = {
    ...{ id: idOf('dp', newId()), customerId, invoiceId, paymentId, gateway, reference, currency: amount.currency, amount: amount.minor },
    ...{ status: 'open', reason: reason.slice(0, 255), evidenceDueAt, eventCount: 1, openedAt: now, closedAt: null },
  }
  book(rows, dispute, { kind: 'dispute_opened', debit: 'disputed', credit: `cash:${gateway}` }, now)
  return dispute
}

function decide(rows: Rows, before: Dispute, { status: said, evidenceDueAt }: DisputeReport, now: Temporal.Instant): Dispute {
  const event = said === 'won' ? 'win' : 'lose'
  if (said === 'open' || said === before.status || !canApply(disputeMachine, before.status, event)) {
    const isSame = before.status !== 'open' || evidenceDueAt === null || before.evidenceDueAt?.equals(evidenceDueAt)
    return isSame ? before : { ...before, evidenceDueAt }
  }
  const status = next(disputeMachine, before.status, event)
  const dispute: Dispute = { ...before, status, eventCount: before.eventCount + 1, closedAt: now }
  const held = before.status === 'open' ? 'disputed' : 'dispute_losses'
  if (said === 'won') book(rows, dispute, { kind: 'dispute_won', debit: `cash:${before.gateway}`, credit: held }, now)
  else book(rows, dispute, { kind: 'dispute_lost', debit: 'dispute_losses', credit: held }, now)
  return dispute
}

function book(
  rows: Rows,
  dispute: Dispute,
  booking: { readonly kind: TransferKind; readonly debit: string; readonly credit: string },
  now: Temporal.Instant,
): void {
  const { amount, currency, customerId, invoiceId, paymentId } = dispute
  rows.transfers.push({ id: newId(), ...booking, amount, currency, customerId, invoiceId, paymentId, grantId: null, occurredAt: now })
  const type = `dispute.${dispute.status === 'open' ? 'opened' : dispute.status}`
  rows.events.push({
    id: newId(),
    type,
    aggregateId: dispute.id,
    sequence: dispute.eventCount,
    data: disputeToApi(dispute),
    occurredAt: now,
  })
}
