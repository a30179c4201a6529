import { encodeId, type InvoiceId, type LineItemId, type SubscriptionId } from '@quarterday/core/id.ts'
import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { addCharges } from '@quarterday/core/subscription/extra.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { addEvent } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { findWaiting, removeWaiting } from '../billing/pending-store.ts'
import type { WaitingView } from '../billing/waiting-types.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { resolveLines, type WantedLine } from '../invoices/compute-one-off.ts'
import { type ChangeableSubscription, loadForChange } from './load-for-change.ts'
import { writeChange } from './write-change.ts'

export interface WantedCharge extends WantedLine {
  readonly when: 'next_invoice' | 'now'
}

/** What became of a charge: a line that waits, or an invoice. */
export interface AddedCharge {
  readonly line: WaitingView | null
  readonly invoiceId: InvoiceId | null
  readonly zone: string
}

/** Charges something once beside what recurs: on the next invoice, or on one of its own. Refuses `not_found`, `invalid_state`, `invalid`, `currency_mismatch`. */
export async function addCharge(ctx: Context, id: SubscriptionId, wanted: WantedCharge): Promise<AddedCharge> {
  return ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    const billed = await billCharge(tx, loaded, wanted)
    await writeChange(tx, loaded, billed)
    const [line] = billed.waiting
    const { zone } = loaded.snapshot.subscription
    return { line: line ? await findWaiting(tx, id, line.id) : null, invoiceId: billed.invoice?.computed.id ?? null, zone }
  })
}

/** The charge with its amounts. Refuses `invalid` where it comes to nothing, or to more than travels. */
export async function billCharge(tx: Tx, loaded: ChangeableSubscription, { when, ...wanted }: WantedCharge): Promise<BilledDecision> {
  const { snapshot, memory } = loaded
  const { id, customerId, currency, zone } = snapshot.subscription
  const document = { customerId, currency, zone, prices: memory.prices }
  const charges = await resolveLines(tx, { ...document, lines: [wanted], subscriptionId: id, pointer: () => '' })
  const billed = await billOne(tx, addCharges(snapshot, charges, when, newIdOf), loaded, memory.prices)
  const amounts = [...billed.waiting, ...(billed.invoice?.computed.lines ?? [])].map((line) => line.listed)
  if (amounts.every((amount) => amount === 0n)) throw outOfBounds('zero', 'The charge comes to nothing.')
  if (amounts.some((amount) => amount > most || amount < -most)) throw outOfBounds('too_large', 'The amount is too large.')
  return billed
}

/** Takes a charge away that still waits. Refuses `not_found`, `invalid_state`: what a change left to wait belongs to time that is covered. */
export async function withdrawCharge(ctx: Context, id: SubscriptionId, lineId: LineItemId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { snapshot } = await loadForChange(tx, id)
    const found = await findWaiting(tx, id, lineId)
    if (!found) throw refuse('not_found')
    if (found.line.kind !== 'one_off')
      throw refuse('invalid_state', {
        detail: 'Only a charge that was added can be withdrawn; this line came from a change of the subscription.',
      })
    await removeWaiting(tx, [lineId])
    const sequence = await addEvent(tx, id)
    const data = { ...subscriptionSummary(snapshot.subscription, snapshot.cycle), line: encodeId('il', lineId) }
    await writeEvents(tx, [{ id: newId(), type: 'subscription.charge_withdrawn', aggregateId: id, sequence, data, occurredAt: tx.now }])
  })
}

/** Amounts travel as JSON numbers, which are exact up to 2^53. */
const most = BigInt(Number.MAX_SAFE_INTEGER)

function outOfBounds(code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: '/quantity', code, detail }] })
}
