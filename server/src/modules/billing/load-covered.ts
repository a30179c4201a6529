import { assert } from '@quarterday/core/assert.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { idOf, type SubscriptionItemId } from '@quarterday/core/id.ts'
import type { BilledLine } from '@quarterday/core/invoice/charge.ts'
import type { CoveredItem } from '@quarterday/core/subscription/decision.ts'
import type { Tx } from '../../kit/db.ts'
import { type CoveredRow, selectCovered } from './covered-store.ts'
import { loadPrices, type PriceMemory } from './price-store.ts'

export type CoveredItems = ReadonlyMap<SubscriptionItemId, CoveredItem>

/** What a change in mid-period needs to know of each item: until when it is covered, and what that was billed with. */
export async function loadCovered(tx: Tx, subscriptionId: string, prices: PriceMemory): Promise<CoveredItems> {
  return (await loadCoveredOf(tx, [subscriptionId], prices)).get(subscriptionId) ?? new Map()
}

/** The same for several subscriptions, by their ids; those of which nothing is covered are not in the map. */
export async function loadCoveredOf(
  tx: Tx,
  subscriptionIds: readonly string[],
  prices: PriceMemory,
): Promise<ReadonlyMap<string, CoveredItems>> {
  if (subscriptionIds.length === 0) return new Map()
  const rows = await selectCovered(tx, subscriptionIds)
  const named = rows.flatMap(({ derivation }) => (derivation?.rule === 'price' ? [derivation.price] : []))
  await loadPrices(tx, named, prices)
  const result = new Map<string, Map<SubscriptionItemId, CoveredItem>>(subscriptionIds.map((id) => [id, new Map()]))
  for (const [itemId, stretch] of Map.groupBy(rows, (row) => row.item_id)) {
    const [row] = stretch
    if (row) result.get(row.subscription_id)?.set(idOf('si', itemId), toCovered(row, stretch, prices))
  }
  return result
}

function toCovered(row: CoveredRow, lines: readonly CoveredRow[], prices: PriceMemory): CoveredItem {
  const { starts_at: startsAt, ends_at: endsAt, previous_end: previousEnd, kind } = row
  const lineId = row.line_id === null ? null : idOf('il', row.line_id)
  const coverage = { itemId: idOf('si', row.item_id), startsAt, endsAt, previousEnd, kind, lineId }
  return { coverage, billed: lines.flatMap((line) => (line.derivation?.rule === 'price' ? [toBilledLine(line, prices)] : [])) }
}

function toBilledLine({ billed_line_id, amount, derivation, credited }: CoveredRow, prices: PriceMemory): BilledLine {
  assert(billed_line_id !== null && amount !== null && derivation?.rule === 'price' && derivation.period, 'billed time has its line')
  const price = prices.get(derivation.price)
  assert(price, 'the price of a line is loaded')
  const { start, end } = derivation.period
  const period = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
  const full = derivation.full_period
  const fullPeriod = full ? { start: Temporal.Instant.from(full.start), end: Temporal.Instant.from(full.end) } : period
  return {
    lineId: idOf('il', billed_line_id),
    price,
    quantity: decimal(derivation.quantity),
    above: derivation.above === undefined ? null : decimal(derivation.above),
    period,
    fullPeriod,
    amount,
    alreadyCredited: credited,
    document: null,
  }
}
