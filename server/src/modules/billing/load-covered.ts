import { assert } from '@quarterday/core/assert.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { idOf, type SubscriptionItemId } from '@quarterday/core/id.ts'
import type { BilledLine } from '@quarterday/core/invoice/charge.ts'
import type { CoveredItem } from '@quarterday/core/subscription/decision.ts'
import type { Tx } from '../../kit/db.ts'
import { type CoveredRow, selectCovered } from './covered-store.ts'
import { loadPrices, type PriceMemory } from './price-store.ts'

/** What a change in mid-period needs to know of each item: until when it is covered, and what that was billed with. */
export async function loadCovered(
  tx: Tx,
  subscriptionId: string,
  prices: PriceMemory,
): Promise<ReadonlyMap<SubscriptionItemId, CoveredItem>> {
  const rows = await selectCovered(tx, subscriptionId)
  const named = rows.flatMap(({ derivation }) => (derivation?.rule === 'price' ? [derivation.price] : []))
  await loadPrices(tx, named, prices)
  return new Map(rows.map((row) => [idOf('si', row.item_id), toCovered(row, prices)]))
}

function toCovered(row: CoveredRow, prices: PriceMemory): CoveredItem {
  const { starts_at: startsAt, ends_at: endsAt, previous_end: previousEnd, kind } = row
  const lineId = row.line_id === null ? null : idOf('il', row.line_id)
  const coverage = { itemId: idOf('si', row.item_id), startsAt, endsAt, previousEnd, kind, lineId }
  return { coverage, billed: kind === 'billed' && row.derivation?.rule === 'price' ? toBilledLine(row, prices) : null }
}

function toBilledLine({ line_id, amount, derivation, credited }: CoveredRow, prices: PriceMemory): BilledLine {
  assert(line_id !== null && amount !== null && derivation?.rule === 'price' && derivation.period, 'billed time has its line')
  const price = prices.get(derivation.price)
  assert(price, 'the price of a line is loaded')
  const { start, end } = derivation.period
  const period = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
  const full = derivation.full_period
  const fullPeriod = full ? { start: Temporal.Instant.from(full.start), end: Temporal.Instant.from(full.end) } : period
  return {
    lineId: idOf('il', line_id),
    price,
    quantity: decimal(derivation.quantity),
    period,
    fullPeriod,
    amount,
    alreadyCredited: credited,
  }
}
