import { assert } from '@quarterday/core/assert.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { idOf, type SubscriptionItemId } from '@quarterday/core/id.ts'
import type { CreditDerivation, PriceDerivation } from '@quarterday/core/invoice/derivation.ts'
import type { BilledLine } from '@quarterday/core/invoice/line.ts'
import type { CoveredItem } from '@quarterday/core/subscription/decision.ts'
import type { CoverageKind } from '@quarterday/core/subscription/subscription.ts'
import type { Tx } from '../../kit/db.ts'
import { loadPrices, type PriceMemory } from './price-store.ts'

/** The last stretch of each item of a subscription, with the line that billed it and what was given back of that line so far. */
export async function loadCovered(
  tx: Tx,
  subscriptionId: string,
  prices: PriceMemory,
): Promise<ReadonlyMap<SubscriptionItemId, CoveredItem>> {
  const { rows } = await tx.query<CoveredRow>(covered, [tx.organizationId, subscriptionId], 'load-covered')
  await loadPrices(
    tx,
    rows.flatMap(({ derivation }) => (derivation?.rule === 'price' ? [derivation.price] : [])),
    prices,
  )
  return new Map(rows.map((row) => [idOf('si', row.item_id), toCovered(row, prices)]))
}

interface CoveredRow {
  item_id: string
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  previous_end: Temporal.Instant | null
  kind: CoverageKind
  line_id: string | null
  amount: bigint | null
  derivation: PriceDerivation | CreditDerivation | null
  credited: bigint
}

function toCovered(row: CoveredRow, prices: PriceMemory): CoveredItem {
  const { starts_at: startsAt, ends_at: endsAt, previous_end: previousEnd, kind } = row
  const lineId = row.line_id === null ? null : idOf('il', row.line_id)
  const coverage = { itemId: idOf('si', row.item_id), startsAt, endsAt, previousEnd, kind, lineId }
  return { coverage, billed: kind === 'billed' ? toBilledLine(row, prices) : null }
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

/** A line stands on an invoice or still waits for one; so does what gives a part of it back. Credits of a void invoice do not count. */
const covered = `WITH last AS (
    SELECT DISTINCT ON (c.item_id) c.* FROM coverage c
    JOIN subscription_items i ON i.organization_id = c.organization_id AND i.id = c.item_id
    WHERE i.organization_id = $1 AND i.subscription_id = $2 AND i.ends_at IS NULL
    ORDER BY c.item_id, c.starts_at DESC)
  SELECT c.item_id, c.starts_at, c.ends_at, c.previous_end, c.kind, c.line_id,
    coalesce(l.amount, w.amount) AS amount, coalesce(l.derivation, w.line->'derivation') AS derivation,
    coalesce((SELECT -sum(x.amount) FROM invoice_lines x JOIN invoices n ON n.organization_id = x.organization_id AND n.id = x.invoice_id
      WHERE x.organization_id = $1 AND x.credited_line_id = c.line_id AND n.status <> 'void'), 0)::bigint
    + coalesce((SELECT -sum(p.amount) FROM pending_lines p
      WHERE p.organization_id = $1 AND p.subscription_id = $2 AND (p.line->>'credited_line_id')::uuid = c.line_id), 0)::bigint AS credited
  FROM last c
  LEFT JOIN invoice_lines l ON l.organization_id = c.organization_id AND l.id = c.line_id
  LEFT JOIN pending_lines w ON w.organization_id = c.organization_id AND w.id = c.line_id
  ORDER BY c.item_id`
