import type { InvoiceId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { findCustomer } from '../billing/customer-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { lockInvoice, removeDraft, saveDraft } from '../billing/invoice-store.ts'
import { loadAdjustments } from '../billing/load-adjustments.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { removeTaxQuestions } from '../billing/tax-question-store.ts'
import { returnDiscounts } from '../billing/use-discounts.ts'
import { computeOneOff, type WantedLine } from './compute-one-off.ts'
import { writeDraft } from './write-draft.ts'

export interface DraftEdit {
  readonly memo?: string | null | undefined
  readonly lines?: readonly WantedLine[] | undefined
}

/**
 * Changes what a draft says. Lines are replaced as a whole, on a one-off invoice only: those of a subscription follow from it. Amounts are not
 * updated in place, for nobody may: the draft is written anew under its id. Refuses `not_found`, `invalid_state`, `invalid`, `currency_mismatch`.
 */
export async function editDraft(ctx: Context, id: InvoiceId, { memo: newMemo, lines }: DraftEdit): Promise<void> {
  await ctx.transaction(async (tx) => {
    const draft = await lockInvoice(tx, id)
    if (draft.status !== 'draft') throw refuse('invalid_state', { detail: `Only a draft can be changed; this invoice is ${draft.status}.` })
    const memo = newMemo === undefined ? draft.memo : newMemo
    const eventCount = draft.eventCount + 1
    if (lines === undefined) {
      if (memo === draft.memo) return
      const after = { ...draft, memo, eventCount }
      await saveDraft(tx, after)
      await writeEvents(tx, eventsOf(after, ['invoice.updated'], tx.now))
      return
    }
    refuseUnlessOneOff(draft)
    const memory = newRunMemory(await loadSeller(tx))
    const customer = await findCustomer(tx, draft.customerId)
    const conventions = conventionsOf(memory, customer?.conventions ?? {})
    const { currency, timezone: zone } = draft
    // What it used of discounts is there again for it, whatever became of them meanwhile.
    const kept = await returnDiscounts(tx, [id])
    const adjustments = (await loadAdjustments(tx, [draft.customerId], memory, kept))(draft.customerId, currency)
    const computed = await computeOneOff(tx, {
      id,
      customerId: draft.customerId,
      currency,
      lines,
      conventions,
      zone,
      prices: memory.prices,
      adjustments,
    })
    await removeDraft(tx, id)
    await writeDraft(tx, computed, { ...draft, memo, eventCount }, 'invoice.updated')
  })
}

/** Takes a one-off draft away: it has no number yet, so nothing is missed. Refuses `not_found`, `invalid_state`. */
export async function deleteDraft(ctx: Context, id: InvoiceId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const draft = await lockInvoice(tx, id)
    if (draft.status !== 'draft') {
      throw refuse('invalid_state', { detail: `Only a draft can be deleted; this invoice is ${draft.status}. Void it instead.` })
    }
    refuseUnlessOneOff(draft)
    await returnDiscounts(tx, [id])
    await removeTaxQuestions(tx, [id])
    await removeDraft(tx, id)
    await writeEvents(tx, eventsOf({ ...draft, eventCount: draft.eventCount + 1 }, ['invoice.deleted'], tx.now))
  })
}

/** The lines of a subscription's draft say what its time was billed with; without them that time would be lost from the books. */
function refuseUnlessOneOff({ reason }: LockedInvoice): void {
  if (reason === 'one_off') return
  throw refuse('invalid_state', { detail: 'The lines of this draft follow from a subscription. Finalize it; then it can be voided.' })
}
