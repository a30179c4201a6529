import { assert } from '@quarterday/core/assert.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { JobCounts } from '../../kit/job.ts'
import { subscriptionSummary } from '../billing/announce.ts'
import { addEventToEach, lockCycles } from '../billing/cycle-store.ts'
import { writeEvents } from '../billing/document-store.ts'
import { loadSnapshots } from '../billing/load-snapshots.ts'
import { newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { countEvents, lockRows } from '../customers/store.ts'
import { addEvents } from '../events/store.ts'
import { getOrganization } from '../organizations/store.ts'
import { toApi } from '../payment-methods/schema.ts'
import { getPaymentMethods } from '../payment-methods/store.ts'
import { expiringCards, markCards, markRenewals, renewalsAhead } from './ahead-store.ts'
import { getSettings } from './settings-store.ts'

const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 2000

/** Says of long periods once that the next one is near, and of cards that they are about to expire. Safe to run twice and at once. */
export async function announceAhead(ctx: Context): Promise<JobCounts> {
  return { renewals: await inSlices(ctx, announceRenewals), cards: await inSlices(ctx, announceCards) }
}

interface Slice {
  readonly found: number
  readonly done: number
}

async function inSlices(ctx: Context, announce: (tx: Tx) => Promise<Slice>): Promise<number> {
  let sum = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { found, done } = await ctx.transaction(announce)
    sum += done
    if (found < sliceSize) break
  }
  return sum
}

async function announceRenewals(tx: Tx): Promise<Slice> {
  const { renewalNoticeDays } = await getSettings(tx)
  if (renewalNoticeDays === 0) return { found: 0, done: 0 }
  const ahead = await renewalsAhead(tx, tx.now.add({ hours: 24 * renewalNoticeDays }), sliceSize)
  if (ahead.length === 0) return { found: 0, done: 0 }
  const claims = await lockCycles(
    tx,
    ahead.map(({ id }) => id),
  )
  const marked = await markRenewals(tx, ahead)
  const sequences = await addEventToEach(tx, [...marked])
  const wanted = claims.filter((claim) => marked.has(claim.subscription_id))
  const loaded = await loadSnapshots(tx, wanted, newRunMemory(await loadSeller(tx)))
  const events = loaded.map(({ snapshot: { subscription, cycle } }) => {
    const sequence = sequences.get(subscription.id)
    assert(sequence !== undefined, 'a subscription has its cycle')
    const data = subscriptionSummary(subscription, cycle)
    return { id: newId(), type: 'subscription.will_renew', aggregateId: subscription.id, sequence, data, occurredAt: tx.now }
  })
  await writeEvents(tx, events)
  return { found: ahead.length, done: events.length }
}

async function announceCards(tx: Tx): Promise<Slice> {
  const { timezone } = await getOrganization(tx)
  const from = tx.now.toZonedDateTimeISO(timezone).toPlainDate().toPlainYearMonth()
  const cards = await expiringCards(tx, { from, to: from.add({ months: 1 }) }, sliceSize)
  if (cards.length === 0) return { found: 0, done: 0 }
  await lockRows(
    tx,
    cards.map(({ customerId }) => customerId),
  )
  const marked = await markCards(tx, cards)
  const fresh = cards.filter(({ id }) => marked.has(id))
  const methods = await getPaymentMethods(
    tx,
    fresh.map(({ id }) => id),
  )
  // A customer is charged by one card, so each has one more event.
  const sequences = await countEvents(tx, new Map(methods.map(({ customerId }) => [customerId, 1])))
  const events = methods.map((method) => {
    const sequence = sequences.get(method.customerId)
    assert(sequence !== undefined, 'a card has its customer')
    return { type: 'customer.payment_method_expiring' as const, aggregateId: idOf('cus', method.customerId), sequence, data: toApi(method) }
  })
  await addEvents(tx, events)
  return { found: cards.length, done: events.length }
}
