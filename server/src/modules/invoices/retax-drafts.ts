import type { Conventions } from '@quarterday/core/conventions.ts'
import type { LineItemId } from '@quarterday/core/id.ts'
import { type ComputedInvoice, retaxed } from '@quarterday/core/invoice/compute.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { Tx } from '../../kit/db.ts'
import { discountsOf, type StoredTaxes, storedTaxes, storedTaxing } from '../billing/adjustments-json.ts'
import { findCustomers } from '../billing/customer-store.ts'
import { type DocumentAdjustments, loadDocumentAdjustments } from '../billing/document-adjustments-store.ts'
import { lockInvoices, removeDrafts } from '../billing/invoice-store.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadTax, taxAt } from '../billing/load-tax.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { conventionsOf, newRunMemory, type RunMemory } from '../billing/run-memory-types.ts'
import { loadAgreements, loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type Draft, writeTaxedDrafts } from './write-draft.ts'

/**
 * Taxes locked drafts by their customers as they are now, for that is who they are made out to, and where that comes to something else writes the draft anew
 * under its id. Lines and discounts stay, and so does the rounding. The rates are those of the day on which the draft was made, of a one-off invoice those of
 * today. An engine outside is asked by itself. Answers the drafts as they are then, in their order.
 */
export async function retaxDrafts(tx: Tx, drafts: readonly LockedInvoice[]): Promise<readonly LockedInvoice[]> {
  const memory = newRunMemory(await loadSeller(tx))
  // A top-up is not taxed.
  const wanted = drafts.filter(({ reason }) => reason !== 'top_up')
  if (memory.seller.taxEngine !== 'rates' || !memory.seller.hasTaxRates || wanted.length === 0) return drafts
  const ids = wanted.map((draft) => draft.id)
  const situations = await loadTax(tx, [...new Set(wanted.map((draft) => draft.customerId))].sort(), memory)
  const conventionsFor = await conventionsOfDrafts(tx, wanted, memory)
  const lines = await loadLines(tx, ids)
  const documents = await loadDocumentAdjustments(tx, ids)
  const moved = wanted.flatMap((draft): Draft[] => {
    const [own, document] = [lines.get(draft.id) ?? [], documents.get(draft.id)]
    if (document === undefined) return []
    const tax = taxAt(situations.get(draft.customerId) ?? null, draft.reason === 'one_off' ? tx.now : draft.createdAt)
    const conventions = { ...conventionsFor(draft), ...document.taxes?.[0]?.policy }
    const input = { id: draft.id, currency: draft.currency, conventions, adjustments: { tax, locale: null }, newLineId }
    const computed = retaxed(input, own, discountsOf(document.discounts))
    return isSame(computed, own, document) ? [] : [{ computed, terms: { ...draft, eventCount: draft.eventCount + 1 } }]
  })
  if (moved.length === 0) return drafts
  const written = moved.map(({ computed }) => computed.id)
  await removeDrafts(tx, written)
  await writeTaxedDrafts(tx, moved)
  const after = new Map((await lockInvoices(tx, written)).map((draft) => [draft.id, draft]))
  return drafts.map((draft) => after.get(draft.id) ?? draft)
}

async function conventionsOfDrafts(
  tx: Tx,
  drafts: readonly LockedInvoice[],
  memory: RunMemory,
): Promise<(draft: LockedInvoice) => Conventions> {
  const subscriptions = [...new Set(drafts.flatMap((draft) => draft.subscriptionId ?? []))].sort()
  const agreements = new Map((await loadAgreements(tx, subscriptions)).map((row) => [row.id, row]))
  const alone = drafts.filter((draft) => draft.subscriptionId === null).map((draft) => draft.customerId)
  const customers = new Map((await findCustomers(tx, [...new Set(alone)].sort())).map((customer) => [customer.id, customer]))
  return ({ subscriptionId, customerId }) => {
    const agreement = subscriptionId === null ? undefined : agreements.get(subscriptionId)
    if (agreement) return conventionsOf(memory, agreement.customer_conventions, agreement.conventions)
    return conventionsOf(memory, customers.get(customerId)?.conventions ?? {})
  }
}

/** Whether it says what it said. What would be below zero has a line of its own, which is another one each time. */
function isSame(computed: ComputedInvoice, before: readonly Line[], document: DocumentAdjustments): boolean {
  return (
    saidOf(computed.taxTreatment, storedTaxes(computed.taxes), computed.lines) === saidOf(document.taxTreatment, document.taxes, before)
  )
}

function saidOf(treatment: string, taxes: StoredTaxes, lines: readonly Line[]): string {
  const said = lines.map(({ kind, amount, discount, tax, taxing }) => [kind, ...[amount, discount, tax].map(String), storedTaxing(taxing)])
  return JSON.stringify([treatment, taxes, said])
}

function newLineId(): LineItemId {
  return newIdOf('il')
}
