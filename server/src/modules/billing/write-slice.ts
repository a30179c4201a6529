import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { NewId } from '@quarterday/core/subscription/draft.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { applyGrants, type FreshGrant } from '../credits/apply-grant.ts'
import { awaitStatements } from '../statements/await-statements.ts'
import type { NewAgreement } from './agreement-store.ts'
import { changedHolders } from './changed-holders.ts'
import { keepCountedCharges } from './counted-charge-store.ts'
import { type DrawRow, insertDraws, insertGrants } from './credit-store.ts'
import { type BilledSubscription, numbersNeeded, rowsOf } from './document-rows-of.ts'
import { insertCycles, takeNumbers, writeDocuments } from './document-store.ts'
import { settleLateUsage } from './late-usage-store.ts'
import { insertWaiting, removeWaiting } from './pending-store.ts'
import { keepPlanStretches } from './plan-stretch-store.ts'
import type { Seller } from './snapshot-store.ts'
import { openTaxQuestions } from './tax-question-store.ts'
import type { CountedCharge } from './usage-types.ts'
import { useDiscounts } from './use-discounts.ts'
import { writeAgreements } from './write-agreements.ts'
import { type NoteToWrite, writeCreditNotes } from './write-credit-notes.ts'

export const newIdOf: NewId = (prefix) => idOf(prefix, newId())

/** The one writer: everything that a slice of billed decisions changes, all of it or nothing. Refuses `concurrent_change`. */
export async function writeSlice(
  tx: Tx,
  slice: readonly BilledSubscription[],
  seller: Seller,
  extras: ReadonlyMap<string, NewAgreement> = new Map(),
): Promise<void> {
  await writeAgreements(
    tx,
    slice.map(({ billed }) => billed.decision),
    extras,
  )
  const decisions = slice.map(({ billed }) => billed.decision)
  await keepPlanStretches(tx, changedHolders(decisions, tx.now))
  const needed = numbersNeeded(slice)
  const rows = rowsOf(slice, seller, tx.now, needed > 0 ? await takeNumbers(tx, seller.numberPrefix, needed) : null)
  await insertCycles(tx, rows.newCycles)
  const moved = await writeDocuments(tx, rows.documents)
  if (moved !== rows.documents.cycles.length)
    throw refuse('concurrent_change', { detail: 'The subscription was changed by somebody else meanwhile.' })
  await useDiscounts(tx, rows.documents.invoices)
  await openTaxQuestions(
    tx,
    slice.flatMap(({ billed: { invoice } }) =>
      invoice?.computed.awaitsTax ? [{ invoiceId: invoice.computed.id, terms: invoice.computed.awaitsTax }] : [],
    ),
  )
  await awaitStatements(tx, seller, rows.documents.invoices)
  await keepCountedCharges(tx, slice.flatMap(countedCharges))
  await settleLateUsage(
    tx,
    slice.flatMap(({ billed }) => billed.decision.settles ?? []),
  )
  await writeCreditNotes(tx, slice.flatMap(notesOf), seller)
  await insertGrants(tx, rows.grants)
  await insertDraws(tx, rows.draws)
  await removeWaiting(tx, rows.consumed)
  await insertWaiting(tx, rows.waiting)
  await applyGrants(tx, slice.flatMap(grantsThatPay).flatMap(leftAfter(rows.draws)))
}

function notesOf({ billed, customerPartyId }: BilledSubscription): NoteToWrite[] {
  const subscriptionId = billed.decision.subscription.id
  return billed.creditNotes.map((note) => ({ note, subscriptionId, customerPartyId, memo: null }))
}

/** Credit that decisions give, where it pays what the customer owes already. */
function grantsThatPay({ billed: { decision, invoice, creditNotes, creditApplication } }: BilledSubscription): FreshGrant[] {
  if (creditApplication !== 'oldest_open_invoice_first') return []
  const { customerId, currency } = decision.subscription
  const given = [...creditNotes.flatMap(({ grant }) => grant ?? []), ...(invoice?.generated ? [invoice.generated] : [])]
  return given.map(({ grantId: id, remaining: amount }) => ({ id, customerId, currency, amount }))
}

/** What the documents of the slice have not drawn. */
function leftAfter(draws: readonly DrawRow[]): (grant: FreshGrant) => FreshGrant[] {
  const drawn = new Map<string, bigint>()
  for (const { grantId, amount } of draws) drawn.set(grantId, (drawn.get(grantId) ?? 0n) + amount)
  return (grant) => {
    const amount = grant.amount - (drawn.get(grant.id) ?? 0n)
    return amount > 0n ? [{ ...grant, amount }] : []
  }
}

/** Periods that end with this decision. What is billed while its period goes on is counted again at its end. */
function countedCharges({ billed: { invoice, decision, shared: isShared } }: BilledSubscription): CountedCharge[] {
  if (decision.reason === 'usage') return []
  const draftId = invoice && !invoice.issue ? invoice.computed.id : null
  return decision.charges.flatMap((charge) =>
    charge.rule === 'usage' || charge.rule === 'commitment' ? [{ draftId, isShared, charge }] : [],
  )
}
