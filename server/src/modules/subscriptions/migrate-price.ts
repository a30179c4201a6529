import { type CustomerId, idOf, type PriceId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { effectiveAt } from '@quarterday/core/subscription/anchor.ts'
import { changeItems } from '@quarterday/core/subscription/change.ts'
import type { ChangeProration, ItemsChange, Snapshot } from '@quarterday/core/subscription/decision.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { billDecisions } from '../billing/bill-decisions.ts'
import type { StoredChange } from '../billing/change-json.ts'
import { insertChanges } from '../billing/change-store.ts'
import { addEventToEach, lockCycles } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { loadCoveredOf } from '../billing/load-covered.ts'
import { loadSnapshots } from '../billing/load-snapshots.ts'
import { loadPrices } from '../billing/price-store.ts'
import { newRunMemory } from '../billing/run-memory-types.ts'
import { loadItems, loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf, writeSlice } from '../billing/write-slice.ts'
import * as catalog from '../catalog/price-store.ts'
import { countMovers, lockMovers, type Mover, type Movers } from './migration-store.ts'
import type { MigrationProgress } from './migration-types.ts'

export interface PriceMigration {
  readonly from: PriceId
  readonly to: PriceId
  readonly timing: 'period_end' | 'now'
  readonly proration?: ChangeProration | undefined
  readonly customers?: readonly CustomerId[] | undefined
}

/** Subscriptions a transaction, and transactions a call, by when they move: a change that is made now bills, one that waits is a row. */
const slices = { period_end: { size: 500, most: 20 }, now: { size: 50, most: 10 } } as const

/**
 * Moves everybody from one price to another: by a change that waits for the end of their period, or by one made now. Whoever ends or changes anyway is left
 * alone. A call does so much and no more; the next goes on where it was, and one too many does nothing. Refuses `not_found`, `invalid`, `currency_mismatch`.
 */
export async function migratePrice(ctx: Context, wanted: PriceMigration): Promise<MigrationProgress> {
  const movers = await ctx.transaction((tx) => moversOf(tx, wanted))
  const { size, most } = slices[wanted.timing]
  let moved = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (let slice = 0; slice < most; slice += 1) {
    const done = await ctx.transaction(async (tx) => {
      const rows = await lockMovers(tx, movers, after, size)
      if (rows.length > 0) await (wanted.timing === 'now' ? changeNow(tx, rows, wanted) : schedule(tx, rows, wanted))
      return rows
    })
    moved += done.length
    after = done.at(-1)?.id ?? after
    if (done.length < size) break
  }
  return { moved, counts: await ctx.transaction((tx) => countMovers(tx, movers)) }
}

/** Refuses what cannot take the place of the other. */
export async function moversOf(tx: Tx, { from, to, customers }: PriceMigration): Promise<Movers> {
  const before = await catalog.getPrice(tx, from)
  const after = await catalog.findPrice(tx, to)
  if (after?.status !== 'active') throw wrong('not_found', 'There is no such active price.')
  if (from === to) throw wrong('same', 'It is the same price.')
  if (after.currency !== before.currency)
    throw refuse('currency_mismatch', {
      detail: `The prices are in ${before.currency} and ${after.currency}.`,
      errors: [{ pointer: '/to', code: 'currency_mismatch', detail: `It is in ${after.currency}.` }],
    })
  const same = (name: 'kind' | 'usage') => before[name] === after[name]
  const interval = before.interval?.unit === after.interval?.unit && before.interval?.count === after.interval?.count
  if (!interval) throw wrong('other_interval', 'It is charged at another interval.')
  if (!same('kind') || !same('usage') || before.interval === null)
    throw wrong('other_kind', 'Only recurring prices of one kind take each other’s place.')
  if (after.override !== null) throw wrong('of_a_customer', 'It is the price of a single customer.')
  return { from, to, currency: before.currency, customers: customers ?? null }
}

/** The change of items is the same for each item of the price. */
async function schedule(tx: Tx, rows: readonly Mover[], { from, proration }: PriceMigration): Promise<void> {
  const ids = rows.map((row) => row.id)
  const items = Map.groupBy(await loadItems(tx, ids), (item) => item.subscription_id)
  const changes = rows.map((row) => {
    const { plan_id, interval_unit: unit, interval_count: count, to_price } = row
    const targets = (items.get(row.id) ?? []).map(({ id, price_id, quantity }) => ({
      item_id: id,
      price_id: price_id === from ? to_price : price_id,
      quantity,
    }))
    const change: StoredChange = { kind: 'items', plan_id, interval: { unit, count }, items: targets, ...(proration && { proration }) }
    return { id: newId(), subscriptionId: row.id, effectiveAt: row.period_end, change, phase: null }
  })
  await insertChanges(tx, changes)
  const sequences = await addEventToEach(tx, ids)
  const events = rows.map((row) => {
    const subscription = { id: idOf('sub', row.id), customerId: idOf('cus', row.customer_id), status: row.status, cancelAt: row.cancel_at }
    const cycle = { periodStart: row.period_start, periodEnd: row.period_end }
    const data = { ...subscriptionSummary(subscription, cycle), effective_at: row.period_end.toString() }
    const of = { aggregateId: row.id, sequence: sequences.get(row.id) ?? 0 }
    return { id: newId(), type: 'subscription.change_scheduled', ...of, data, occurredAt: tx.now }
  })
  await writeEvents(tx, events)
}

async function changeNow(tx: Tx, rows: readonly Mover[], wanted: PriceMigration): Promise<void> {
  const memory = newRunMemory(await loadSeller(tx))
  const ids = rows.map((row) => row.id)
  const loaded = await loadSnapshots(tx, await lockCycles(tx, ids), memory)
  await loadPrices(
    tx,
    rows.map((row) => row.to_price),
    memory.prices,
  )
  const covered = await loadCoveredOf(tx, ids, memory.prices)
  const target = new Map(rows.map((row) => [row.id, row.to_price]))
  const undertakings = loaded.map((each) => {
    const { snapshot } = each
    const { conventions, subscription } = snapshot
    const price = memory.prices.get(target.get(subscription.id) ?? wanted.to)
    if (!price) throw new Error('the price that they move to is loaded')
    const decision = changeItems({
      snapshot,
      change: withPrice(snapshot, wanted.from, price),
      at: effectiveAt(conventions, tx.now, subscription.zone),
      covered: covered.get(subscription.id) ?? new Map(),
      proration: wanted.proration ?? (conventions.proration_invoicing === 'next_invoice' ? 'next_invoice' : 'invoice_now'),
      trialDays: 0,
      newId: newIdOf,
    })
    return { decision, loaded: each }
  })
  const billed = await billDecisions(tx, undertakings, memory.prices)
  const written = billed.map((each, index) => {
    const of = loaded[index]
    if (!of) throw new Error('every decision is billed')
    return { billed: each, customerPartyId: of.customerPartyId, eventCount: of.eventCount }
  })
  await writeSlice(tx, written, memory.seller)
}

function withPrice({ subscription, items }: Snapshot, from: PriceId, to: ItemsChange['items'][number]['price']): ItemsChange {
  const { planId, interval } = subscription
  const targets = items.map(({ id: itemId, price, quantity }) => ({ itemId, price: price.id === from ? to : price, quantity }))
  return { kind: 'items', planId, interval, items: targets }
}

function wrong(code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer: '/to', code, detail }] })
}
