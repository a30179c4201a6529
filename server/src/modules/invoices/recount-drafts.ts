import { assert } from '@quarterday/core/assert.ts'
import { inLanguage } from '@quarterday/core/catalog/price.ts'
import type { Conventions } from '@quarterday/core/conventions.ts'
import { availableAt } from '@quarterday/core/discount/duration.ts'
import type { LineItemId } from '@quarterday/core/id.ts'
import { totalled } from '@quarterday/core/invoice/compute.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { type CountedCharge, keptLines, recountedLines } from '@quarterday/core/invoice/recount.ts'
import type { Tx } from '../../kit/db.ts'
import { coverAgain } from '../billing/coverage-store.ts'
import { lockInvoices, removeDrafts } from '../billing/invoice-store.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadAdjustments } from '../billing/load-adjustments.ts'
import { loadDraftCharges } from '../billing/load-counted.ts'
import { loadReadings } from '../billing/load-readings.ts'
import { taxAt } from '../billing/load-tax.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { loadPrices } from '../billing/price-store.ts'
import { conventionsOf, newRunMemory, type RunMemory } from '../billing/run-memory-types.ts'
import { loadAgreements, loadSeller } from '../billing/snapshot-store.ts'
import { returnDiscounts } from '../billing/use-discounts.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type Draft, writeDrafts } from './write-draft.ts'

/**
 * Counts the usage and commitments of locked drafts once more, and where they come to something else now writes the draft anew under its id: its other
 * lines stay, discounts and taxes follow by the functions that made them. Of a draft that subscriptions share each is counted by its own conventions. Where
 * late usage has its own period on the next invoice, it stays as it is. Answers the drafts as they are then, in their order.
 */
export async function recountDrafts(tx: Tx, drafts: readonly LockedInvoice[]): Promise<readonly LockedInvoice[]> {
  const ids = drafts.filter((draft) => draft.subscriptionId !== null || draft.reason === 'consolidated').map((draft) => draft.id)
  if (ids.length === 0) return drafts
  const memory = newRunMemory(await loadSeller(tx))
  const charges = Map.groupBy(await loadDraftCharges(tx, ids, memory.prices), (row) => row.draftId)
  const counted = drafts.filter((draft) => charges.has(draft.id))
  if (counted.length === 0) return drafts
  const chargesOf = (draft: LockedInvoice): CountedCharge[] => (charges.get(draft.id) ?? []).map((row) => row.charge)
  const moved = await recounted(tx, counted, chargesOf, memory)
  if (moved.length === 0) return drafts
  await rewrite(tx, moved, memory)
  const after = new Map(
    (
      await lockInvoices(
        tx,
        moved.map(({ draft }) => draft.id),
      )
    ).map((draft) => [draft.id, draft]),
  )
  return drafts.map((draft) => after.get(draft.id) ?? draft)
}

interface Recounted {
  readonly draft: LockedInvoice
  readonly conventions: Conventions
  readonly locale: string | null
  /** As they are, and as they are to be: not yet discounted or taxed. */
  readonly before: readonly Line[]
  readonly priced: readonly Line[]
  readonly charges: readonly CountedCharge[]
}

async function recounted(
  tx: Tx,
  wanted: readonly LockedInvoice[],
  chargesOf: (draft: LockedInvoice) => CountedCharge[],
  memory: RunMemory,
): Promise<Recounted[]> {
  const charged = wanted.flatMap((draft) => chargesOf(draft).map((charge) => ({ draft, charge })))
  const subscriptions = [...new Set(charged.map(({ charge }) => charge.subscriptionId))].sort()
  const agreements = new Map((await loadAgreements(tx, subscriptions)).map((row) => [row.id, row]))
  const agreementOf = (id: string) => {
    const agreement = agreements.get(id)
    assert(agreement, 'what was counted was counted for a subscription')
    const { customer_conventions: ofCustomer, conventions: own, locale } = agreement
    return { conventions: conventionsOf(memory, ofCustomer, own), shared: conventionsOf(memory, ofCustomer), locale }
  }
  const parts = [...Map.groupBy(charged, ({ draft, charge }) => `${draft.id} ${charge.subscriptionId}`).values()].flatMap(
    (group): Part[] => {
      const [first] = group
      if (!first) return []
      const agreement = agreementOf(first.charge.subscriptionId)
      if (agreement.conventions.late_usage !== 'current_draft') return []
      const charges = group.map(({ charge }) => ({ ...charge, price: inLanguage(charge.price, agreement.locale) }))
      return [{ ...agreement, draft: first.draft, charges }]
    },
  )
  if (parts.length === 0) return []
  const byDraft = Map.groupBy(parts, ({ draft }) => draft)
  const ids = [...byDraft.keys()].map((draft) => draft.id)
  const lines = await loadLines(tx, ids)
  const kept = new Map(
    [...byDraft].map(([draft, own]) => [
      draft,
      keptLines(
        lines.get(draft.id) ?? [],
        own.flatMap((part) => part.charges),
      ),
    ]),
  )
  const readFor = parts.map(({ draft, charges, conventions }) => ({ decision: { charges }, pending: kept.get(draft) ?? [], conventions }))
  const readings = await loadReadings(tx, readFor, ids)
  return [...byDraft].flatMap(([draft, own]) => {
    const { currency, subscriptionId } = draft
    const before = lines.get(draft.id) ?? []
    const [first] = own
    const priced = recountedLines(
      before,
      own.map(({ charges, conventions }) => ({ charges, pricing: { currency, conventions, readings, newLineId } })),
    )
    if (!first || priced === null) return []
    // What subscriptions share is discounted, taxed and rounded as the customer's conventions say.
    const conventions = subscriptionId === null ? first.shared : first.conventions
    return [{ draft, conventions, locale: first.locale, before, priced, charges: own.flatMap((part) => part.charges) }]
  })
}

/** What was counted for one subscription on a draft. */
interface Part {
  readonly draft: LockedInvoice
  readonly charges: readonly CountedCharge[]
  readonly conventions: Conventions
  /** Those of a document that subscriptions share. */
  readonly shared: Conventions
  readonly locale: string | null
}

async function rewrite(tx: Tx, moved: readonly Recounted[], memory: RunMemory): Promise<void> {
  const ids = moved.map(({ draft }) => draft.id)
  const named = moved.flatMap(({ priced }) => priced.flatMap((line) => line.priceId ?? []))
  await loadPrices(tx, named, memory.prices)
  const kept = await returnDiscounts(tx, ids)
  const customers = [...new Set(moved.map(({ draft }) => draft.customerId))].sort()
  const adjustmentsOf = await loadAdjustments(tx, customers, memory, kept)
  const written: Draft[] = []
  for (const { draft, conventions, priced, locale } of moved) {
    const { id, customerId, currency, eventCount } = draft
    const { discounts, tax } = adjustmentsOf(customerId, currency)
    const adjustments = {
      discounts: availableAt(discounts, draft.createdAt),
      tax: taxAt(tax, draft.createdAt),
      priceOf: (price: string) => memory.prices.get(price),
      locale,
    }
    const computed = totalled({ id, currency, conventions, adjustments, newLineId }, priced)
    written.push({ computed, terms: { ...draft, eventCount: eventCount + 1 } })
  }
  await removeDrafts(tx, ids)
  await writeDrafts(tx, written, 'invoice.updated')
  await coverAgain(tx, moved.flatMap(coverageOf))
}

/** What had cost nothing may have a line now, and the reverse. */
function coverageOf({ charges, priced }: Recounted) {
  return charges.map(({ itemId, period, lineId }) => {
    return { itemId, startsAt: period.start, lineId, isBilled: priced.some((line) => line.id === lineId) }
  })
}

function newLineId(): LineItemId {
  return newIdOf('il')
}
