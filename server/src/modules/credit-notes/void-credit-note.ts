import { creditNoteMachine } from '@quarterday/core/credit-note/credit-note.ts'
import type { CreditNoteId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { creditNoteSummary } from '../billing/announce.ts'
import { voidNote } from '../billing/credit-note-store.ts'
import { insertWriteOffs, lockGrant } from '../billing/credit-store.ts'
import { writeEvents, writeTransfers } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { lockInvoice, saveMoves } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { noteBookings } from '../billing/note-money.ts'
import type { CreditNote } from './credit-note.ts'
import { getCreditNote } from './store.ts'

/**
 * Takes a credit note back that somebody issued and nobody has used: its credit is whole, nothing is being refunded, and what it lowered can be due again.
 * Refuses `not_found`, `invalid_state`.
 */
export async function voidCreditNote(ctx: Context, id: CreditNoteId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { invoiceId } = await getCreditNote(tx, id)
    const invoice = await lockInvoice(tx, invoiceId)
    // Read again under the lock of its invoice, which everybody takes who moves it.
    const note = await getCreditNote(tx, id)
    refuseUsed(note, invoice)
    const status = next(creditNoteMachine, note.status, 'void')
    await voidNote(tx, { id, eventCount: note.eventCount + 1 })
    if (note.grantId !== null) await takeCreditBack(tx, note, note.grantId)
    await dueAgain(tx, invoice, note.reducedDue)
    const of = { currency: note.currency, customerId: note.customerId, invoiceId, creditNoteId: id, paymentId: null, occurredAt: tx.now }
    const { total, tax, reducedDue, credited, refunded } = note
    const settlement = { reducedDue, credited, refunded }
    await writeTransfers(
      tx,
      noteBookings({ total, tax, settlement, writtenOff: invoice.status === 'uncollectible' }).map(({ debit, credit, amount }) => {
        const grantId = credit === 'customer_credit' ? note.grantId : null
        return { id: newId(), kind: 'credit_note_voided' as const, debit: credit, credit: debit, amount, grantId, ...of }
      }),
    )
    const data = creditNoteSummary({ ...note, status })
    const event = { id: newId(), type: 'credit_note.voided', aggregateId: id, sequence: note.eventCount + 1, data, occurredAt: tx.now }
    await writeEvents(tx, [event])
  })
}

function refuseUsed({ reason, refunded, reducedDue }: CreditNote, { status }: LockedInvoice): void {
  if (reason === 'change' || reason === 'cancel' || reason === 'pause')
    throw refusal('It belongs to a change of a subscription: the time that it gives back is not served any more.')
  if (refunded > 0n) throw refusal('Money is on its way back for it.')
  if (reducedDue > 0n && status === 'paid') throw refusal('The invoice is paid because of it: what is paid is not due again.')
}

async function takeCreditBack(tx: Tx, { credited }: CreditNote, grantId: string): Promise<void> {
  const grant = await lockGrant(tx, grantId)
  if (grant?.remaining !== credited) throw refusal('Credit that it gave has been used.')
  await insertWriteOffs(tx, [{ id: newId(), grantId: grant.id, kind: 'expiry', amount: credited }])
}

async function dueAgain(tx: Tx, before: LockedInvoice, reducedDue: bigint): Promise<void> {
  if (reducedDue === 0n) return
  const amountCredited = before.amountCredited - reducedDue
  const amountDue = before.status === 'uncollectible' ? before.amountDue : before.amountDue + reducedDue
  const after = { ...before, amountCredited, amountDue, eventCount: before.eventCount + 1 }
  await saveMoves(tx, [{ before, after }])
  await writeEvents(tx, eventsOf(after, ['invoice.credit_withdrawn'], tx.now))
}

function refusal(detail: string): Refusal {
  return refuse('invalid_state', { detail })
}
