import { idOf } from '@quarterday/core/id.ts'
import { beginDunning } from '@quarterday/core/payment/dunning.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { loadTerms } from './policy-store.ts'
import { addRuns, findRuns } from './run-store.ts'
import type { DunningRun } from './run-types.ts'

/** Invoices that were sent have just fallen overdue: where the terms end in an action, it is set up. Reminders go by themselves. */
export async function beginOverdue(tx: Tx, invoices: readonly LockedInvoice[]): Promise<void> {
  const sent = invoices.filter(({ collectionMethod, status }) => collectionMethod === 'send_invoice' && status === 'overdue')
  if (sent.length === 0) return
  const ids = sent.map(({ id }) => id)
  const terms = await loadTerms(tx, ids)
  const known = await findRuns(tx, ids)
  const runs = sent.flatMap(({ id: invoiceId, customerId, timezone: zone, dueOn }): DunningRun[] => {
    const said = terms.get(invoiceId)
    if (said === undefined || said.terms.final_action === 'none' || known.has(invoiceId) || dueOn === null) return []
    return [
      {
        ...beginDunning(said.terms, { zone, need: 'payment', now: tx.now, countedFrom: dueOn }),
        id: idOf('dr', newId()),
        invoiceId,
        customerId,
        policyId: said.policyId,
        retries: 0,
        owesMessage: false,
        reason: 'overdue',
        redirectUrl: null,
        finalResult: null,
        finalDetail: null,
        pausedSubscriptions: [],
        resumeAt: null,
        startedAt: tx.now,
        endedAt: null,
      },
    ]
  })
  await addRuns(tx, runs)
}
