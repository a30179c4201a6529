import type { InvoiceId } from '@quarterday/core/id.ts'
import { idOf } from '@quarterday/core/id.ts'
import { beginDunning, type DunningNeed, failAgain, messageOf, needAfter } from '@quarterday/core/payment/dunning.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { type DunningNote, dunningNote } from './dunning-note.ts'
import { loadTerms, type TermsOfInvoice } from './policy-store.ts'
import { addRuns, findRuns, saveRuns } from './run-store.ts'
import type { DunningRun } from './run-types.ts'

/** Money for an invoice did not come. */
export interface Failure {
  readonly invoiceId: InvoiceId
  readonly reason: string
  readonly retryable: boolean
  readonly redirectUrl: string | null
  /** What the customer is charged by was asked, or there was nothing; else a card of one evening says nothing about it. */
  readonly byDefault: boolean
  /** The customer was there and saw it. */
  readonly inPerson: boolean
}

/**
 * Begins to ask again, or takes note of what the last failure calls for. Only for what is charged automatically and is still owed; its invoice is locked.
 * Answers what the event of the failure says of it: the one that is written about a decline.
 */
export async function noteFailures(
  tx: Tx,
  failures: readonly Failure[],
  invoices: ReadonlyMap<InvoiceId, LockedInvoice>,
): Promise<ReadonlyMap<InvoiceId, DunningNote>> {
  const dunned = failures.flatMap((failure) => {
    const invoice = invoices.get(failure.invoiceId)
    return invoice && isDunned(invoice) ? [{ failure, invoice }] : []
  })
  if (dunned.length === 0) return new Map()
  const ids = dunned.map(({ invoice }) => invoice.id)
  const known = await findRuns(tx, ids)
  const terms = await loadTerms(tx, ids)
  const fresh: DunningRun[] = []
  const moved: DunningRun[] = []
  const notes = new Map<InvoiceId, DunningNote>()
  for (const { failure, invoice } of dunned) {
    const before = known.get(invoice.id)
    const said = terms.get(invoice.id)
    if (before === undefined) {
      // What is charged automatically has not been asked yet, and is going to be.
      const isAhead = !failure.byDefault && invoice.collectAt !== null
      if (said === undefined || isAhead) continue
      const run = begun(invoice, failure, said, tx.now)
      fresh.push(run)
      notes.set(invoice.id, dunningNote(run, failure.inPerson ? 'none' : messageOf(run.terms, 0)))
    } else {
      const run = failedAgain(before, failure, tx.now)
      moved.push(run)
      notes.set(invoice.id, dunningNote(run, messageFor(before, failure)))
    }
  }
  await addRuns(tx, fresh)
  await saveRuns(tx, moved)
  return notes
}

function isDunned({ collectionMethod, status }: LockedInvoice): boolean {
  return collectionMethod === 'charge_automatically' && (status === 'open' || status === 'overdue')
}

function begun(
  invoice: LockedInvoice,
  failure: Failure,
  { policyId, terms, hasMethod }: TermsOfInvoice,
  now: Temporal.Instant,
): DunningRun {
  const { id: invoiceId, customerId, timezone: zone } = invoice
  const untried: DunningNeed = hasMethod ? 'patience' : 'payment_method'
  const need = failure.byDefault ? needAfter(failure.reason, failure.retryable) : untried
  return {
    ...beginDunning(terms, { zone, need, now }),
    id: idOf('dr', newId()),
    invoiceId,
    customerId,
    policyId,
    retries: 0,
    owesMessage: false,
    reason: failure.reason,
    redirectUrl: failure.redirectUrl,
    finalResult: null,
    finalDetail: null,
    pausedSubscriptions: [],
    resumeAt: null,
    startedAt: now,
    endedAt: null,
  }
}

function failedAgain(before: DunningRun, { byDefault, reason, retryable, redirectUrl }: Failure, now: Temporal.Instant): DunningRun {
  const isOver = before.status !== 'running' && before.status !== 'paused'
  if (isOver || !byDefault) return before
  return { ...before, ...failAgain(before, needAfter(reason, retryable), now), owesMessage: false, reason, redirectUrl }
}

/** A step is told as its terms say, anything else that was tried in between is told plainly, and what the customer saw is not. */
function messageFor(before: DunningRun, { byDefault, inPerson }: Failure) {
  if (inPerson) return 'none'
  return before.status === 'running' && before.owesMessage && byDefault ? messageOf(before.terms, before.step) : 'notice'
}
