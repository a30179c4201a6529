import { assert } from '@quarterday/core/assert.ts'
import { addDays, dateIn, startOfDay } from '@quarterday/core/calendar.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { availableAt, lowerDiscounts } from '@quarterday/core/discount/duration.ts'
import { idOf } from '@quarterday/core/id.ts'
import { isEmpty, totalled } from '@quarterday/core/invoice/compute.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { netTerms } from '@quarterday/core/invoice/issue.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { type SharingDraft, shareCharges } from '../billing/counted-charge-store.ts'
import { type BilledCustomer, lockCustomers } from '../billing/customer-store.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { fromStoredLine } from '../billing/line-json.ts'
import { type CustomerAdjustments, loadAdjustments } from '../billing/load-adjustments.ts'
import { customersToConsolidate, loadShared, removeWaiting, type SharedRow } from '../billing/pending-store.ts'
import { loadPrices } from '../billing/price-store.ts'
import { conventionsOf, newRunMemory, type RunMemory, zoneOf } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { finalizeInvoices } from './finalize-invoices.ts'
import { type Draft, writeDrafts } from './write-draft.ts'

/** Customers a transaction. */
const sliceSize = 200
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 5000
/** Where this many fail the fault is hardly theirs, and the run ends. */
const mostFailures = 20

/**
 * Makes the documents that the subscriptions of a customer share: one a currency and a way of collecting, of all that has fallen due and waits. A customer
 * of whom something else is due at this moment is left until that is billed. Safe to run twice, and by several workers: the customers are locked, and a
 * line is invoiced once.
 */
export async function consolidateLines(ctx: Context): Promise<{ consolidated: number }> {
  let consolidated = 0
  const failed: string[] = []
  for (let slice = 0; slice < mostSlices; slice += 1) {
    let ids: readonly string[] = []
    try {
      await ctx.transaction(async (tx) => {
        ids = await customersToConsolidate(tx, sliceSize, failed)
        consolidated += await consolidate(tx, ids)
      })
      if (ids.length < sliceSize) break
    } catch (error) {
      if (ids.length === 0) throw error
      for (const id of ids) consolidated += await consolidateOne(ctx, id, failed)
    }
  }
  return { consolidated }
}

/** The same for one customer. */
export function consolidateCustomer(ctx: Context, id: string): Promise<number> {
  return ctx.transaction((tx) => consolidate(tx, [id]))
}

async function consolidateOne(ctx: Context, id: string, failed: string[]): Promise<number> {
  try {
    return await consolidateCustomer(ctx, id)
  } catch (error) {
    ctx.log.error({ err: error, customer: id }, 'the document that subscriptions of a customer share could not be made')
    failed.push(id)
    if (failed.length >= mostFailures) throw error
    return 0
  }
}

async function consolidate(tx: Tx, customerIds: readonly string[]): Promise<number> {
  const customers = new Map((await lockCustomers(tx, customerIds)).map((customer) => [customer.id, customer]))
  const rows = await loadShared(tx, customerIds)
  if (rows.length === 0) return 0
  const memory = newRunMemory(await loadSeller(tx))
  const adjustmentsOf = await loadAdjustments(tx, [...customers.keys()].sort(), memory)
  const named = rows.flatMap(({ line }) => (line.price_id === null ? [] : [line.price_id]))
  await loadPrices(tx, named, memory.prices)
  const groups = Map.groupBy(rows, (row) => `${row.customer_id} ${row.currency} ${row.collection_method} ${row.net_terms_days}`)
  const drafts = [...groups.values()].flatMap((group) => {
    const customer = customers.get(group[0]?.customer_id ?? '')
    assert(customer, 'a waiting line has its customer')
    return draftOf(tx, group, customer, adjustmentsOf(customer.id, group[0]?.currency ?? ''), memory)
  })
  await removeWaiting(
    tx,
    rows.map(({ line }) => line.id),
  )
  await writeDrafts(tx, drafts, 'invoice.created')
  // While it stays a draft what it counts may still be told.
  await shareCharges(
    tx,
    drafts.flatMap(({ terms, sharing }) => (terms.finalizeAt ? [sharing] : [])),
  )
  const now = drafts.filter(({ terms }) => !terms.finalizeAt).map(({ computed }) => computed.id)
  await finalizeInvoices(tx, await lockInvoices(tx, now))
  return drafts.length
}

interface SharedDraft extends Draft {
  readonly sharing: SharingDraft
}

/** One document, discounted and taxed as a whole; none where nothing on it is worth one. */
function draftOf(
  tx: Tx,
  rows: readonly SharedRow[],
  customer: BilledCustomer,
  adjustments: CustomerAdjustments,
  memory: RunMemory,
): readonly SharedDraft[] {
  const [first] = rows
  assert(first, 'a group has its lines')
  const conventions = conventionsOf(memory, customer.conventions)
  const timezone = zoneOf(memory, customer)
  const lines: readonly Line[] = rows.map(({ line }) => fromStoredLine(line))
  const priceOf = (id: string) => memory.prices.get(id)
  const input = { id: newIdOf('inv'), currency: currencySchema.parse(first.currency), conventions, newLineId: () => newIdOf('il') }
  const discounts = availableAt(adjustments.discounts, tx.now)
  const computed = totalled({ ...input, adjustments: { ...adjustments, discounts, priceOf, locale: customer.locale } }, lines)
  if (isEmpty(computed)) return []
  lowerDiscounts(adjustments.discounts, computed.discounts)
  const { collection_method: collectionMethod } = first
  const grace = conventions.grace_period_days
  const terms = {
    customerId: idOf('cus', customer.id),
    customerPartyId: customer.party_id,
    sellerPartyId: memory.seller.partyId,
    timezone,
    collectionMethod,
    netTermsDays: netTerms(first.net_terms_days, collectionMethod, conventions),
    memo: null,
    createdAt: tx.now,
    eventCount: 1,
    reason: 'consolidated' as const,
    finalizeAt: grace > 0 ? startOfDay(addDays(dateIn(tx.now, timezone), grace), timezone) : null,
  }
  const { customer_id: customerId, currency, net_terms_days: netTermsDays } = first
  const since = rows.reduce(
    (at, row) => (Temporal.Instant.compare(row.consolidate_at, at) < 0 ? row.consolidate_at : at),
    first.consolidate_at,
  )
  const sharing = { draftId: computed.id, customerId, currency, collectionMethod, netTermsDays, since }
  return [{ computed, terms, sharing }]
}
