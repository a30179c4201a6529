import { textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import type { CountedCharge, LateUsage } from './usage-types.ts'

/** Keeps what was billed; a period that is billed anew (its end came earlier, its price changed from its start) takes the place of what was known of it. */
export async function keepCountedCharges(tx: Tx, rows: readonly CountedCharge[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    keep,
    [
      tx.organizationId,
      ...parametersOf(
        columns,
        rows.map((row) => ({ ...row, at: tx.now })),
      ),
    ],
    'keep-counted-charges',
  )
}

/** What was counted for subscriptions since `since`, to stand on the draft that these share, also where it came to nothing. */
export async function shareCharges(tx: Tx, drafts: readonly SharingDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const text = `UPDATE counted_charges c SET draft_id = d.draft_id, shared_at = NULL
    FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::integer[], $7::timestamptz[])
        AS d (draft_id, customer_id, currency, collection_method, net_terms_days, since)
      JOIN subscriptions s ON s.organization_id = $1 AND s.customer_id = d.customer_id AND s.currency = d.currency
        AND s.collection_method = d.collection_method AND s.net_terms_days IS NOT DISTINCT FROM d.net_terms_days
    WHERE c.organization_id = $1 AND c.subscription_id = s.id AND c.shared_at >= d.since`
  const values = [
    tx.organizationId,
    uuidArray(drafts.map((each) => each.draftId)),
    uuidArray(drafts.map((each) => each.customerId)),
    textArray(drafts.map((each) => each.currency)),
    textArray(drafts.map((each) => each.collectionMethod)),
    drafts.map((each) => each.netTermsDays),
    timestampArray(drafts.map((each) => each.since)),
  ]
  await tx.query(text, values, 'share-charges')
}

/** A draft that subscriptions share, and what tells which they are. */
export interface SharingDraft {
  readonly draftId: string
  readonly customerId: string
  readonly currency: string
  readonly collectionMethod: string
  readonly netTermsDays: number | null
  /** When the first of its lines began to wait. */
  readonly since: Temporal.Instant
}

/** The charges of these drafts, in the order in which they were made. */
export async function chargesOnDrafts(tx: Tx, draftIds: readonly string[]): Promise<CountedRow[]> {
  const text = `${select} WHERE organization_id = $1 AND draft_id = ANY ($2::uuid[]) ORDER BY draft_id, line_id`
  return (await tx.query<CountedRow>(text, [tx.organizationId, uuidArray(draftIds)], 'charges-on-drafts')).rows
}

/** They are drafts no more. */
export async function settleDraftCharges(tx: Tx, draftIds: readonly string[]): Promise<void> {
  const text = 'UPDATE counted_charges SET draft_id = NULL WHERE organization_id = $1 AND draft_id = ANY ($2::uuid[])'
  await tx.query(text, [tx.organizationId, uuidArray(draftIds)], 'settle-draft-charges')
}

/** What was counted is billed by the lines that take the place of others. */
export async function moveCountedCharges(
  tx: Tx,
  lines: readonly { readonly itemId: string; readonly from: string; readonly to: string }[],
): Promise<void> {
  if (lines.length === 0) return
  const text = `UPDATE counted_charges c SET line_id = d.to_line FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS d (item_id, from_line, to_line)
    WHERE c.organization_id = $1 AND c.item_id = d.item_id AND c.line_id = d.from_line`
  const [items, from, to] = [lines.map((line) => line.itemId), lines.map((line) => line.from), lines.map((line) => line.to)]
  await tx.query(text, [tx.organizationId, uuidArray(items), uuidArray(from), uuidArray(to)], 'move-counted-charges')
}

/** The billed periods of usage that late events may belong to, oldest first: at most a hundred of each subscription's. */
export async function latePeriods(tx: Tx, late: readonly LateUsage[]): Promise<CountedRow[]> {
  if (late.length === 0) return []
  const values = [
    tx.organizationId,
    uuidArray(late.map((each) => each.subscriptionId)),
    uuidArray(late.map((each) => each.meterId)),
    timestampArray(late.map((each) => each.earliestAt)),
  ]
  return (await tx.query<CountedRow>(periods, values, 'late-periods')).rows
}

const select = `SELECT draft_id, line_id, rule, subscription_id, item_id, price_id, period_start, period_end, full_start, full_end, stretch_start, stretch_end, timezone
  FROM counted_charges`

const periods = `SELECT c.draft_id, c.line_id, c.rule, c.subscription_id, c.item_id, c.price_id, c.period_start, c.period_end, c.full_start, c.full_end,
    c.stretch_start, c.stretch_end, c.timezone
  FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) AS w (subscription_id, meter_id, earliest_at)
  CROSS JOIN LATERAL (SELECT x.* FROM counted_charges x JOIN prices p ON p.organization_id = $1 AND p.id = x.price_id
    WHERE x.organization_id = $1 AND x.subscription_id = w.subscription_id AND x.period_end > w.earliest_at AND x.rule = 'usage' AND p.meter_id = w.meter_id
    ORDER BY x.period_end DESC, x.item_id LIMIT 100) c
  ORDER BY c.subscription_id, c.period_start, c.item_id`

export interface CountedRow {
  readonly draft_id: string | null
  readonly line_id: string
  readonly rule: 'usage' | 'commitment'
  readonly subscription_id: string
  readonly item_id: string
  readonly price_id: string
  readonly period_start: Temporal.Instant
  readonly period_end: Temporal.Instant
  readonly full_start: Temporal.Instant
  readonly full_end: Temporal.Instant
  readonly stretch_start: Temporal.Instant | null
  readonly stretch_end: Temporal.Instant | null
  readonly timezone: string
}

const columns: readonly Column<CountedCharge & { readonly at: Temporal.Instant }>[] = [
  column.uuid('draft_id', (row) => row.draftId),
  column.uuid('line_id', ({ charge }) => charge.lineId),
  column.text('rule', ({ charge }) => charge.rule),
  column.uuid('subscription_id', ({ charge }) => charge.subscriptionId),
  column.uuid('item_id', ({ charge }) => charge.itemId),
  column.uuid('price_id', ({ charge }) => charge.price.id),
  column.instant('period_start', ({ charge }) => charge.period.start),
  column.instant('period_end', ({ charge }) => charge.period.end),
  column.instant('full_start', ({ charge }) => charge.fullPeriod.start),
  column.instant('full_end', ({ charge }) => charge.fullPeriod.end),
  column.instant('stretch_start', ({ charge }) => stretchOf(charge)?.start ?? null),
  column.instant('stretch_end', ({ charge }) => stretchOf(charge)?.end ?? null),
  column.text('timezone', ({ charge }) => charge.zone),
  column.instant('shared_at', ({ isShared, at }) => (isShared ? at : null)),
]

function stretchOf(charge: CountedCharge['charge']) {
  return charge.rule === 'usage' ? charge.stretch : undefined
}

const keep = `${insertInto('counted_charges', columns)}
  ON CONFLICT (organization_id, item_id, period_start) DO UPDATE SET line_id = excluded.line_id, draft_id = excluded.draft_id, price_id = excluded.price_id,
    period_end = excluded.period_end, full_start = excluded.full_start, full_end = excluded.full_end,
    stretch_start = excluded.stretch_start, stretch_end = excluded.stretch_end, timezone = excluded.timezone,
    shared_at = excluded.shared_at`
