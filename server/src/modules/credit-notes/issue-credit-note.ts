import type { CreditNoteId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { writeEvents } from '../billing/document-store.ts'
import { withOpenPayment } from '../billing/invoice-store.ts'
import { writeCreditNotes } from '../billing/write-credit-notes.ts'
import { applyGrants } from '../credits/apply-grant.ts'
import { lockSubscriptions, moveSubscriptions } from '../payments/move-subscriptions.ts'
import { type ComputedByHand, computeCreditNote, type WantedCreditNote } from './compute-credit-note.ts'

/**
 * Gives a part of an invoice back because somebody wants it. Two at once come one after the other and see what the first one left. Refuses `not_found`,
 * `invalid_state`, `invalid`, and `conflict` while a gateway is asked for money that would not be due any more.
 */
export async function issueCreditNote(
  ctx: Context,
  wanted: WantedCreditNote,
  { paymentFirst = null }: { readonly paymentFirst?: string | null } = {},
): Promise<CreditNoteId> {
  return ctx.transaction(async (tx) => {
    await lockSubscriptions(tx, [{ invoiceId: wanted.invoiceId, came: true }])
    const { note, seller, customerId, customerPartyId, conventions } = await computeCreditNote(tx, wanted, true)
    const { settlement, grant, currency, invoiceId } = note
    if (settlement.reducedDue > 0n && (await withOpenPayment(tx, [invoiceId])).size > 0) {
      throw refuse('conflict', { detail: 'A payment for this invoice is under way; its outcome is not known yet.', retryAfterSeconds: 60 })
    }
    const { paid } = await writeCreditNotes(tx, [{ note, subscriptionId: null, customerPartyId, memo: wanted.memo, paymentFirst }], seller)
    // Who asks for credit wants it to be there for what comes.
    const pays = grant && wanted.settle === null && conventions.credit_application === 'oldest_open_invoice_first'
    if (pays) await applyGrants(tx, [{ id: grant.grantId, customerId, currency, amount: grant.remaining }])
    const freed = new Set(paid.flatMap((invoice) => invoice.subscriptionId ?? []))
    await writeEvents(tx, await moveSubscriptions(tx, { paid: freed, failed: new Set() }))
    return note.id
  })
}

/** What it would give back. Nothing is written. Refuses what issuing it refuses. */
export function previewCreditNote(ctx: Context, wanted: WantedCreditNote): Promise<ComputedByHand> {
  return ctx.transaction((tx) => computeCreditNote(tx, wanted, false))
}
