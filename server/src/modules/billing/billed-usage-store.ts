import { timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { StoredLine } from './line-json.ts'

/** What documents billed of one item's usage in one period and group, as listed. */
export interface BilledUsageRow {
  readonly item_id: string
  readonly period_start: Temporal.Instant
  /** Null: the price does not group. */
  readonly group: Readonly<Record<string, string>> | null
  readonly listed: bigint
}

/** Sums of the usage lines of these items and periods, but for those of void invoices and of the drafts `except`, which are being computed again. */
export async function billedUsage(
  tx: Tx,
  wanted: readonly { readonly itemId: string; readonly periodStart: Temporal.Instant }[],
  except: readonly string[] = [],
): Promise<BilledUsageRow[]> {
  const items = uuidArray(wanted.map((each) => each.itemId))
  const starts = timestampArray(wanted.map((each) => each.periodStart))
  const { rows } = await tx.query<BilledUsageRow>(usage, [tx.organizationId, items, starts, uuidArray(except)], 'billed-usage')
  return rows
}

/** A line that counts towards the minimum commitment `key`. */
export interface CoveringRow {
  readonly key: string
  readonly listed: bigint
}

export interface WantedCover {
  /** The line that the commitment will have. */
  readonly key: string
  readonly subscriptionId: string
  readonly itemId: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

/**
 * The lines whose time begins within these stretches: fees (found by the time that they cover), usage, what was given back of them because it was not used,
 * and what the same commitment was billed before. Lines of void invoices do not count, nor those of the drafts `except`.
 */
export async function coveringLines(tx: Tx, wanted: readonly WantedCover[], except: readonly string[] = []): Promise<CoveringRow[]> {
  const values = [
    tx.organizationId,
    uuidArray(wanted.map((each) => each.key)),
    uuidArray(wanted.map((each) => each.subscriptionId)),
    uuidArray(wanted.map((each) => each.itemId)),
    timestampArray(wanted.map((each) => each.start)),
    timestampArray(wanted.map((each) => each.end)),
    uuidArray(except),
  ]
  return (await tx.query<CoveringRow>(covering, values, 'covering-lines')).rows
}

/** Every line of these subscriptions that waits for a document, whichever it will be. */
export async function waitingLines(tx: Tx, subscriptionIds: readonly string[]): Promise<StoredLine[]> {
  const text = `SELECT line FROM pending_lines WHERE organization_id = $1 AND subscription_id = ANY ($2::uuid[]) ORDER BY id`
  const { rows } = await tx.query<{ line: StoredLine }>(text, [tx.organizationId, uuidArray(subscriptionIds)], 'waiting-lines')
  return rows.map((row) => row.line)
}

/** Since when these lines of documents bill, by their ids. */
export async function startsOfLines(tx: Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, Temporal.Instant>> {
  if (lineIds.length === 0) return new Map()
  const text = `SELECT id, period_start FROM invoice_lines
    WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND period_start IS NOT NULL ORDER BY id`
  const { rows } = await tx.query<{ id: string; period_start: Temporal.Instant }>(
    text,
    [tx.organizationId, uuidArray(lineIds)],
    'line-starts',
  )
  return new Map(rows.map((row) => [row.id, row.period_start]))
}

const usage = `SELECT l.item_id, l.period_start, (l.derivation->'group')::jsonb AS "group", sum(l.listed_amount)::bigint AS listed
  FROM (SELECT DISTINCT item_id, period_start FROM unnest($2::uuid[], $3::timestamptz[]) AS w (item_id, period_start)) w
  JOIN invoice_lines l ON l.organization_id = $1 AND l.item_id = w.item_id AND l.period_start = w.period_start AND l.kind = 'usage'
  JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
  WHERE i.status <> 'void' AND i.id <> ALL ($4::uuid[])
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

const covering = `WITH w AS (
    SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[]) AS w (key, subscription_id, item_id, starts_at, ends_at)
  ), found AS (
    SELECT w.key, c.line_id AS id FROM w
      JOIN subscription_items s ON s.organization_id = $1 AND s.subscription_id = w.subscription_id
      JOIN coverage c ON c.organization_id = $1 AND c.item_id = s.id AND c.starts_at >= w.starts_at AND c.starts_at < w.ends_at AND c.line_id IS NOT NULL
    UNION
    SELECT w.key, l.id FROM w
      JOIN subscription_items s ON s.organization_id = $1 AND s.subscription_id = w.subscription_id
      JOIN invoice_lines l ON l.organization_id = $1 AND l.item_id = s.id AND l.period_start >= w.starts_at AND l.period_start < w.ends_at AND l.kind = 'usage'
  ), counted AS (
    SELECT f.key, f.id FROM found f
    UNION
    SELECT f.key, x.id FROM found f JOIN invoice_lines x ON x.organization_id = $1 AND x.credited_line_id = f.id
  )
  SELECT key, listed FROM (
  SELECT c.key, l.period_start, l.id, l.listed_amount AS listed
  FROM counted c
  JOIN w ON w.key = c.key
  JOIN invoice_lines l ON l.organization_id = $1 AND l.id = c.id
  JOIN invoices i ON i.organization_id = l.organization_id AND i.id = l.invoice_id
  WHERE i.status <> 'void' AND i.id <> ALL ($7::uuid[])
    AND (l.kind IN ('recurring', 'usage', 'proration_credit') OR (l.kind = 'minimum_commitment' AND l.item_id = w.item_id))
  UNION ALL
  SELECT f.key, n.period_start, n.id, -n.listed_amount FROM found f
  JOIN credit_note_lines n ON n.organization_id = $1 AND n.credited_line_id = f.id AND n.kind = 'proration'
  JOIN credit_notes d ON d.organization_id = $1 AND d.id = n.credit_note_id AND d.status <> 'void') x
  ORDER BY key, period_start, id`
