import { assert } from '@quarterday/core/assert.ts'
import { dateIn } from '@quarterday/core/calendar.ts'
import type { ComputedCreditNote } from '@quarterday/core/credit-note/credit-note.ts'
import { encodeId, idOf, type RefundId, type SubscriptionId } from '@quarterday/core/id.ts'
import { invoiceMachine } from '@quarterday/core/invoice/invoice.ts'
import { creditNoteSeries } from '@quarterday/core/invoice/numbering.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { endRuns } from '../dunning/end-runs.ts'
import { creditNoteSummary, type InvoiceEventType, refundSummary } from './announce.ts'
import { creditNoteHash } from './content-hash-of-note.ts'
import type { CreditNoteLineRow, CreditNoteRow } from './credit-note-rows.ts'
import { insertCreditNotes } from './credit-note-store.ts'
import { type GrantRow, insertGrants } from './credit-store.ts'
import type { EventRow, TransferRow } from './document-rows.ts'
import { type TakenNumbers, takeNumbers, writeEvents, writeTransfers } from './document-store.ts'
import { eventsOf } from './invoice-events.ts'
import { lockInvoices, saveMoves } from './invoice-store.ts'
import type { LockedInvoice } from './locked-invoice-rows.ts'
import { noteBookings } from './note-money.ts'
import { insertRefunds, type RefundablePayment, type RefundRow, refundablePayments } from './refund-store.ts'
import type { Seller } from './snapshot-store.ts'

/** A credit note and what its rows need besides. */
export interface NoteToWrite {
  readonly note: ComputedCreditNote
  readonly subscriptionId: SubscriptionId | null
  readonly customerPartyId: string
  readonly memo: string | null
  /** The withdrawal from a wallet that it is for. */
  readonly withdrawalId?: string | undefined
  /** Of which payment money goes back first. Default: the oldest. */
  readonly paymentFirst?: string | null
}

/** What came of notes: invoices that are paid now, because nothing is due on them any more. */
export interface WrittenNotes {
  readonly paid: readonly LockedInvoice[]
}

/**
 * Issues credit notes: their numbers and rows, the books, what is due on their invoices, credit and refunds on their way. Their invoices are locked already,
 * by whoever worked the notes out. Few statements, whatever their number.
 */
export async function writeCreditNotes(tx: Tx, notes: readonly NoteToWrite[], seller: Seller): Promise<WrittenNotes> {
  if (notes.length === 0) return { paid: [] }
  const ids = [...new Set(notes.map(({ note }) => note.invoiceId))].sort()
  const invoices = new Map((await lockInvoices(tx, ids)).map((invoice) => [invoice.id, invoice]))
  const refunded = notes.flatMap(({ note }) => (note.settlement.refunded > 0n ? [note.invoiceId] : []))
  const payments = await refundablePayments(tx, [...new Set(refunded)].sort())
  const numbers = await takeNumbers(tx, creditNoteSeries, notes.length)
  const rows: NoteRows = { notes: [], lines: [], grants: [], transfers: [], refunds: [], events: [] }
  const states = new Map(invoices)
  notes.forEach((each, index) => {
    const invoice = states.get(each.note.invoiceId)
    assert(invoice, 'a credit note has its invoice')
    addNote(rows, each, invoice, { first: numbers.first + BigInt(index), issuedAt: numbers.issuedAt }, seller, tx.now)
    addRefunds(rows, each.note, invoice, inOrder(payments, each.paymentFirst ?? null), tx.now)
    states.set(invoice.id, lowered(rows, invoice, each.note.settlement.reducedDue, tx.now))
  })
  await insertCreditNotes(tx, rows.notes, rows.lines)
  await insertGrants(tx, rows.grants)
  await insertRefunds(tx, rows.refunds)
  await writeTransfers(tx, rows.transfers)
  const moves = [...states.values()].flatMap((after) => {
    const before = invoices.get(after.id)
    return before && before !== after ? [{ before, after }] : []
  })
  await saveMoves(tx, moves)
  await endRuns(tx, moves)
  await writeEvents(tx, rows.events)
  return { paid: moves.flatMap(({ before, after }) => (after.status === 'paid' && before.status !== 'paid' ? [after] : [])) }
}

interface NoteRows {
  readonly notes: CreditNoteRow[]
  readonly lines: CreditNoteLineRow[]
  readonly grants: GrantRow[]
  readonly transfers: TransferRow[]
  readonly refunds: RefundRow[]
  readonly events: EventRow[]
}

function addNote(
  rows: NoteRows,
  { note, subscriptionId, customerPartyId, memo, withdrawalId }: NoteToWrite,
  invoice: LockedInvoice,
  { first: number, issuedAt }: TakenNumbers,
  seller: Seller,
  now: Temporal.Instant,
): void {
  const { id, currency, reason, lines, subtotal, discount, tax, total, settlement, grant } = note
  const { customerId, id: invoiceId, timezone } = invoice
  const content = {
    ...{ id, customerId, invoiceId, subscriptionId, reason, currency, series: creditNoteSeries, number, memo },
    ...{ sellerPartyId: seller.partyId, customerPartyId, subtotal, discount, tax, total, ...settlement, issuedAt },
    ...{ timezone, grantId: grant?.grantId ?? null, issuedOn: dateIn(issuedAt, timezone) },
  }
  const row: CreditNoteRow = {
    ...content,
    status: 'issued',
    contentHash: creditNoteHash({ ...content, lines }),
    eventCount: 1,
    withdrawalId: withdrawalId ?? null,
  }
  rows.notes.push(row)
  rows.lines.push(...lines.map((line, index) => ({ creditNoteId: id, position: index + 1, line })))
  if (grant) {
    rows.grants.push({ id: grant.grantId, customerId, currency, amount: grant.remaining, reason: 'credit_note', memo: null, invoiceId })
  }
  const of = { kind: 'credit_note' as const, currency, customerId, invoiceId, creditNoteId: id, paymentId: null, occurredAt: now }
  for (const booking of noteBookings({
    total,
    tax,
    settlement,
    writtenOff: invoice.status === 'uncollectible',
    isTopUp: invoice.reason === 'top_up',
  })) {
    const grantId = booking.credit === 'customer_credit' ? (grant?.grantId ?? null) : null
    rows.transfers.push({ id: newId(), ...booking, grantId, ...of })
  }
  rows.events.push({
    id: newId(),
    type: 'credit_note.issued',
    aggregateId: id,
    sequence: 1,
    data: creditNoteSummary(row),
    occurredAt: now,
  })
}

function inOrder(payments: readonly RefundablePayment[], first: string | null): readonly RefundablePayment[] {
  return first === null ? payments : [...payments.filter(({ id }) => id === first), ...payments.filter(({ id }) => id !== first)]
}

/** Money goes back by the payments that it came by, the oldest first. */
function addRefunds(
  rows: NoteRows,
  note: ComputedCreditNote,
  { id: invoiceId, customerId, currency }: LockedInvoice,
  payments: readonly RefundablePayment[],
  now: Temporal.Instant,
): void {
  let left = note.settlement.refunded
  for (const payment of payments) {
    if (left === 0n) return
    const used = rows.refunds.reduce((sum, refund) => (refund.paymentId === payment.id ? sum + refund.amount : sum), 0n)
    const free = payment.left - used
    if (payment.invoice_id !== invoiceId || free <= 0n) continue
    const amount = smaller(free, left)
    left -= amount
    const id: RefundId = idOf('re', newId())
    const row: RefundRow = {
      ...{ id, customerId, paymentId: payment.id, creditNoteId: note.id, invoiceId, currency, amount, gateway: payment.gateway },
      idempotencyKey: encodeId('re', id),
      reconcileAt: payment.gateway === 'manual' ? null : now,
    }
    rows.refunds.push(row)
    const data = refundSummary({ ...row, status: 'created' })
    rows.events.push({ id: newId(), type: 'refund.created', aggregateId: id, sequence: 1, data, occurredAt: now })
  }
  assert(left === 0n, 'no more is refunded than was paid')
}

/** The invoice after a note lowered what is due; where nothing is left it is paid. */
function lowered(rows: NoteRows, before: LockedInvoice, reducedDue: bigint, now: Temporal.Instant): LockedInvoice {
  if (reducedDue === 0n) return before
  const amountCredited = before.amountCredited + reducedDue
  if (before.status === 'uncollectible') {
    const after = { ...before, amountCredited, eventCount: before.eventCount + 1 }
    rows.events.push(...eventsOf(after, ['invoice.credited'], now))
    return after
  }
  const amountDue = before.amountDue - reducedDue
  const isPaid = amountDue === 0n
  const types: InvoiceEventType[] = isPaid ? ['invoice.credited', 'invoice.paid'] : ['invoice.credited']
  const sums = { ...before, amountCredited, amountDue, eventCount: before.eventCount + types.length }
  const after = isPaid ? { ...sums, status: next(invoiceMachine, before.status, 'pay'), collectAt: null, paidAt: now } : sums
  rows.events.push(...eventsOf(after, types, now))
  return after
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
