import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** How far an organization's events are rolled up, its row kept from others until the transaction ends: one worker rolls at a time. */
export async function lockWatermark(tx: Tx): Promise<bigint> {
  const text = 'SELECT rolled_seq FROM usage_watermarks WHERE organization_id = $1 FOR UPDATE'
  const { rows } = await tx.query<{ rolled_seq: bigint }>(text, [tx.organizationId], 'lock-watermark')
  if (rows[0]) return rows[0].rolled_seq
  await tx.query('INSERT INTO usage_watermarks (organization_id, rolled_seq) VALUES ($1, 0) ON CONFLICT DO NOTHING', [tx.organizationId])
  const { rows: made } = await tx.query<{ rolled_seq: bigint }>(text, [tx.organizationId], 'lock-watermark')
  return made[0]?.rolled_seq ?? 0n
}

/** The highest number below which no event is still to appear. Waits for events that are being accepted, and holds up new ones no longer than that. */
export async function highestSettled(tx: Tx): Promise<bigint> {
  const text = 'SELECT quarterday_usage_watermark($1) AS highest'
  const { rows } = await tx.query<{ highest: bigint }>(text, [tx.organizationId], 'highest-settled')
  return rows[0]?.highest ?? 0n
}

/**
 * Whether there are events that are not rolled up; some of them may still be under way. The last event's number, the end of an index, is compared with the
 * watermark: asked by EXISTS, PostgreSQL may look through all events where none is above it, which is the rule.
 */
export async function hasUnrolled(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query(unrolled, [tx.organizationId], 'has-unrolled')
  return rows.length > 0
}

/** A meter of a subscription that events have come for. */
export interface Touched {
  readonly subject_id: string
  readonly meter_id: string
  readonly earliest_at: Temporal.Instant
}

export interface RolledSlice {
  readonly events: number
  readonly touched: readonly Touched[]
}

/** The number up to which the next `limit` events after `from` go, at most `to`. Walks the index that far and no further, whatever the planner knows. */
export async function endOfSlice(tx: Tx, from: bigint, to: bigint, limit: number): Promise<bigint> {
  const text = 'SELECT quarterday_usage_slice_end($1, $2, $3, $4) AS end'
  const { rows } = await tx.query<{ end: bigint }>(text, [tx.organizationId, from, to, limit], 'end-of-slice')
  return rows[0]?.end ?? to
}

/**
 * Adds the events after `from` and up to `to` to the sums, and moves the watermark behind them: in one statement, so that no event is ever in
 * both places or in neither. The watermark is locked.
 */
export async function rollSlice(tx: Tx, from: bigint, to: bigint): Promise<RolledSlice> {
  const { rows } = await tx.query<Touched & { events: bigint }>(roll, [tx.organizationId, from, to], 'roll-slice')
  return { events: rows.reduce((sum, row) => sum + Number(row.events), 0), touched: rows }
}

/** Organizations that have events which are not rolled up. One probe of an index each. */
export async function organizationsToRoll(tx: DispatcherTx): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT o.id FROM organizations o WHERE (SELECT e.seq FROM usage_events e WHERE e.organization_id = o.id ORDER BY e.seq DESC LIMIT 1)
    > coalesce((SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = o.id), 0)
     ORDER BY o.id`,
  )
  return rows.map((row) => row.id)
}

/** At once, when something is not rolled up yet. */
export const nextRollUpAt = `SELECT coalesce(o.clock_at, (SELECT e.received_at FROM usage_events e WHERE e.organization_id = $1
    AND e.seq > coalesce((SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = $1), 0) ORDER BY e.seq LIMIT 1))
  FROM organizations o WHERE o.id = $1 AND (SELECT e.seq FROM usage_events e WHERE e.organization_id = $1 ORDER BY e.seq DESC LIMIT 1)
    > coalesce((SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = $1), 0)`

const unrolled = `SELECT WHERE (SELECT e.seq FROM usage_events e WHERE e.organization_id = $1 ORDER BY e.seq DESC LIMIT 1)
    > coalesce((SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = $1), 0)`

const roll = `WITH slice AS MATERIALIZED (
    SELECT e.seq, e.subject_id, e.meter_id, e.occurred_at, e.value, e.item, coalesce(e.dimensions, '{}') AS dimensions, e.counted, m.aggregation
    FROM usage_events e JOIN meters m ON m.organization_id = e.organization_id AND m.id = e.meter_id
    WHERE e.organization_id = $1 AND e.seq > $2 AND e.seq <= $3
  ), summed AS (
    INSERT INTO usage_rollups AS r (organization_id, subject_id, meter_id, grain, bucket_at, dimensions, event_count, value_sum, value_max, last_value,
      last_at, last_seq, moment)
    SELECT $1, s.subject_id, s.meter_id, g.grain, date_trunc(g.grain, s.occurred_at, 'UTC'), s.dimensions, count(*), sum(s.value), max(s.value),
      (array_agg(s.value ORDER BY s.occurred_at DESC, s.seq DESC))[1], max(s.occurred_at),
      (array_agg(s.seq ORDER BY s.occurred_at DESC, s.seq DESC))[1],
      sum(s.value * extract(epoch FROM s.occurred_at)) FILTER (WHERE s.aggregation = 'weighted_sum')
    FROM slice s CROSS JOIN (VALUES ('hour'), ('day')) g (grain)
    WHERE s.counted GROUP BY s.subject_id, s.meter_id, g.grain, date_trunc(g.grain, s.occurred_at, 'UTC'), s.dimensions
    ON CONFLICT (organization_id, subject_id, meter_id, grain, bucket_at, dimensions) DO UPDATE SET
      event_count = r.event_count + excluded.event_count,
      value_sum = r.value_sum + excluded.value_sum,
      value_max = greatest(r.value_max, excluded.value_max),
      last_value = CASE WHEN (excluded.last_at, excluded.last_seq) > (r.last_at, r.last_seq) THEN excluded.last_value ELSE r.last_value END,
      last_seq = CASE WHEN (excluded.last_at, excluded.last_seq) > (r.last_at, r.last_seq) THEN excluded.last_seq ELSE r.last_seq END,
      last_at = greatest(r.last_at, excluded.last_at),
      moment = r.moment + excluded.moment
  ), seen AS (
    INSERT INTO usage_items AS i (organization_id, subject_id, meter_id, bucket_at, dimensions, item, present, last_at, last_seq)
    SELECT DISTINCT ON (s.subject_id, s.meter_id, date_trunc('hour', s.occurred_at, 'UTC'), s.dimensions, s.item)
      $1, s.subject_id, s.meter_id, date_trunc('hour', s.occurred_at, 'UTC'), s.dimensions, s.item, s.value > 0, s.occurred_at, s.seq
    FROM slice s WHERE s.counted AND s.aggregation = 'unique'
    ORDER BY s.subject_id, s.meter_id, date_trunc('hour', s.occurred_at, 'UTC'), s.dimensions, s.item, s.occurred_at DESC, s.seq DESC
    ON CONFLICT (organization_id, subject_id, meter_id, bucket_at, dimensions, item) DO UPDATE SET
      present = excluded.present, last_at = excluded.last_at, last_seq = excluded.last_seq
      WHERE (excluded.last_at, excluded.last_seq) > (i.last_at, i.last_seq)
  ), moved AS (
    UPDATE usage_watermarks SET rolled_seq = $3 WHERE organization_id = $1
  )
  SELECT subject_id, meter_id, min(occurred_at) AS earliest_at, count(*) AS events FROM slice GROUP BY subject_id, meter_id ORDER BY subject_id, meter_id`
