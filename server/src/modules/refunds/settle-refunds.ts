import { idOf } from '@quarterday/core/id.ts'
import { askAgainAt } from '@quarterday/core/payment/attempt.ts'
import type { RefundOutcome } from '../../gateways/gateway.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { refundSummary } from '../billing/announce.ts'
import { type GrantRow, insertGrants } from '../billing/credit-store.ts'
import type { EventRow, TransferRow } from '../billing/document-rows.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { lockOpenRefunds, type OpenRefund, type RefundAnswer, saveRefundAnswers } from '../billing/refund-store.ts'

/**
 * Writes what became of refunds, those that somebody has answered meanwhile excepted. What was sent leaves the books as cash; what cannot be sent is still
 * the customer's, as credit.
 */
export async function settleRefunds(tx: Tx, outcomes: ReadonlyMap<string, RefundOutcome>): Promise<readonly RefundAnswer[]> {
  const answers: RefundAnswer[] = []
  const transfers: TransferRow[] = []
  const grants: GrantRow[] = []
  const events: EventRow[] = []
  for (const refund of await lockOpenRefunds(tx, [...outcomes.keys()].sort())) {
    const answer = answerOf(refund, outcomes.get(refund.id) ?? { kind: 'unknown' }, tx.now)
    answers.push(answer)
    if (answer.status !== 'succeeded' && answer.status !== 'failed') continue
    const { customerId, invoiceId, paymentId, creditNoteId, currency, amount } = refund
    const grantId = answer.status === 'failed' ? idOf('grant', newId()) : null
    if (grantId !== null) grants.push({ id: grantId, customerId, currency, amount, reason: 'credit_note', memo: null, invoiceId })
    transfers.push({
      ...{
        id: newId(),
        kind: 'refund',
        debit: creditNoteId === null ? 'refunds_unasked' : 'refunds_payable',
        credit: grantId === null ? `cash:${refund.gateway}` : 'customer_credit',
      },
      ...{ amount, currency, customerId, invoiceId, paymentId, grantId, creditNoteId, refundId: refund.id, occurredAt: tx.now },
    })
    const data = refundSummary({ ...refund, status: answer.status })
    events.push({
      ...{ id: newId(), type: `refund.${answer.status}`, aggregateId: refund.id, sequence: answer.eventCount, data, occurredAt: tx.now },
    })
  }
  await saveRefundAnswers(tx, answers)
  await insertGrants(tx, grants)
  await writeTransfers(tx, transfers)
  await writeEvents(tx, events)
  return answers
}

function answerOf({ id, status, eventCount, createdAt }: OpenRefund, outcome: RefundOutcome, now: Temporal.Instant): RefundAnswer {
  const still = { id, reference: null, declineReason: null, eventCount } as const
  switch (outcome.kind) {
    case 'succeeded':
      return { id, status: 'succeeded', reference: outcome.reference, declineReason: null, eventCount: eventCount + 1, reconcileAt: null }
    case 'declined':
      return { id, status: 'failed', reference: null, declineReason: outcome.reason, eventCount: eventCount + 1, reconcileAt: null }
    case 'unknown':
      return { ...still, status: status === 'pending' ? status : 'unknown', reconcileAt: 'keep' }
    case 'pending':
      return { ...still, status: 'pending', reference: outcome.reference, reconcileAt: 'keep' }
    case 'not_put':
      return { ...still, status, reconcileAt: askAgainAt(createdAt, now, outcome.retryAfterSeconds) }
  }
}
