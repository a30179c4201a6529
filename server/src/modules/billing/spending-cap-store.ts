import type { SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import { timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { capFromStored } from './spending-cap-json.ts'

/** The spending caps of those of these subscriptions that have one. */
export async function spendingCaps(tx: Tx, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, SpendingCap>> {
  const text = `SELECT id, spending_cap FROM subscriptions
    WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND spending_cap IS NOT NULL ORDER BY id`
  const { rows } = await tx.query<{ id: string; spending_cap: unknown }>(
    text,
    [tx.organizationId, uuidArray(subscriptionIds)],
    'spending-caps',
  )
  return new Map(rows.flatMap((row) => [capFromStored(row.spending_cap)].flatMap((cap) => (cap ? [[row.id, cap] as const] : []))))
}

/** What documents billed of the usage of these billing periods, but for void invoices and the drafts `except`, as listed; by `key`. */
export async function billedInPeriods(
  tx: Tx,
  periods: readonly {
    readonly key: string
    readonly subscriptionId: string
    readonly start: Temporal.Instant
    readonly end: Temporal.Instant
  }[],
  except: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const text = `SELECT w.place, sum(l.listed_amount)::bigint AS listed
    FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS w (subscription_id, starts_at, ends_at, place)
    JOIN subscription_items s ON s.organization_id = $1 AND s.subscription_id = w.subscription_id
    JOIN invoice_lines l ON l.organization_id = $1 AND l.item_id = s.id AND l.kind = 'usage' AND l.period_start >= w.starts_at AND l.period_start < w.ends_at
    JOIN invoices i ON i.organization_id = $1 AND i.id = l.invoice_id AND i.status <> 'void' AND i.id <> ALL ($5::uuid[])
    GROUP BY w.place ORDER BY w.place`
  const values = [
    tx.organizationId,
    uuidArray(periods.map((each) => each.subscriptionId)),
    timestampArray(periods.map((each) => each.start)),
    timestampArray(periods.map((each) => each.end)),
    uuidArray(except),
  ]
  const { rows } = await tx.query<{ place: bigint; listed: bigint }>(text, values, 'billed-in-periods')
  return new Map(
    rows.flatMap(({ place, listed }) => [periods[Number(place) - 1]].flatMap((each) => (each ? [[each.key, listed] as const] : []))),
  )
}
