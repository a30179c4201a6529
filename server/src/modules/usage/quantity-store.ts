import { type Column, column, parametersOf, rowsFrom } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

/** A piece of a request's time, to be read from one grain. */
export interface PieceRow {
  /** Which request. */
  readonly index: number
  readonly subjectId: string
  readonly meterId: string
  readonly grain: 'day' | 'hour' | 'event'
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  /** It lies before the request's start: what is carried in. */
  readonly isBefore: boolean
  readonly filters: Readonly<Record<string, readonly string[]>> | null
  readonly groupBy: readonly string[] | null
  /** Of requests whose values are weighted by local days, or whose levels are told by day: their zone. */
  readonly zone: string | null
  /** The request's start. */
  readonly start: Temporal.Instant
}

export interface SumRow {
  readonly index: number
  readonly is_before: boolean
  /** As JSON text; null: the request does not group. */
  readonly group: string | null
  readonly events: bigint
  readonly value_sum: string
  readonly value_max: string
  readonly last_value: string
  readonly last_at: Temporal.Instant
  readonly last_seq: bigint
  /** Values times seconds from 1970; where there is a zone, times local days. */
  readonly moment: string | null
}

/** The sums of some pieces, one row a request, side and group. With `unrolled`, events that are not rolled up yet are added to the pieces read from sums. */
export async function readSums(tx: Tx, pieces: readonly PieceRow[], unrolled: boolean): Promise<SumRow[]> {
  const rolled = pieces.filter(({ grain }) => grain !== 'event')
  const single = pieces.filter(({ grain }) => grain === 'event')
  const rows: SumRow[] = []
  if (rolled.length > 0) {
    const [text, name] = unrolled ? ([rolledAndNewSums, 'read-rolled-and-new-sums'] as const) : ([rolledSums, 'read-rolled-sums'] as const)
    rows.push(...(await tx.query<SumRow>(text, [tx.organizationId, ...parametersOf(columns, rolled)], name)).rows)
  }
  if (single.length > 0) {
    rows.push(...(await tx.query<SumRow>(eventSums, [tx.organizationId, ...parametersOf(columns, single)], 'read-event-sums')).rows)
  }
  return rows
}

export interface PresentRow {
  readonly index: number
  readonly group: string | null
  readonly present: bigint
}

/** How many different items are there at the end of some pieces, which are hours and events. */
export async function readPresent(tx: Tx, pieces: readonly PieceRow[]): Promise<PresentRow[]> {
  const { rows } = await tx.query<PresentRow>(present, [tx.organizationId, ...parametersOf(columns, pieces)], 'read-present-items')
  return rows
}

export interface StepRow {
  readonly index: number
  readonly group: string | null
  readonly step_at: Temporal.Instant
  readonly value_sum: string
  readonly value_max: string
  readonly last_value: string
}

/** What happened at each moment, or on each local day, of some stretches; in order. */
export async function readSteps(tx: Tx, pieces: readonly PieceRow[]): Promise<StepRow[]> {
  const { rows } = await tx.query<StepRow>(steps, [tx.organizationId, ...parametersOf(columns, pieces)], 'read-steps')
  return rows
}

/** The same for different items: the sum is of items that came, less those that went. Pieces before the start lead to what was there then. */
export async function readItemSteps(
  tx: Tx,
  pieces: readonly PieceRow[],
): Promise<Pick<StepRow, 'index' | 'group' | 'step_at' | 'value_sum'>[]> {
  const { rows } = await tx.query<StepRow>(itemSteps, [tx.organizationId, ...parametersOf(columns, pieces)], 'read-item-steps')
  return rows
}

/** The values of all events of some stretches, separated by commas, in order of occurrence. */
export async function readValues(tx: Tx, pieces: readonly PieceRow[]): Promise<{ index: number; group: string | null; values: string }[]> {
  const { rows } = await tx.query<{ index: number; group: string | null; values: string }>(
    values,
    [tx.organizationId, ...parametersOf(columns, pieces)],
    'read-values',
  )
  return rows
}

const columns: readonly Column<PieceRow>[] = [
  column.int('index', ({ index }) => index),
  column.uuid('subject_id', ({ subjectId }) => subjectId),
  column.uuid('meter_id', ({ meterId }) => meterId),
  column.text('grain', ({ grain }) => grain),
  column.instant('from_at', ({ from }) => from),
  column.instant('to_at', ({ to }) => to),
  column.boolean('is_before', ({ isBefore }) => isBefore),
  column.jsonb('filters', ({ filters }) => filters),
  column.jsonb('group_by', ({ groupBy }) => groupBy),
  column.text('zone', ({ zone }) => zone),
  column.instant('start_at', ({ start }) => start),
]

const pieces = `piece AS MATERIALIZED (SELECT d.* FROM ${rowsFrom(columns, 2)})`
/** Of a row with `dimensions`: whether the piece's filters let it through. */
const matches = (row: string) => `(p.filters IS NULL OR NOT EXISTS (
      SELECT FROM jsonb_each(p.filters) f WHERE NOT f.value ? coalesce(${row}.dimensions ->> f.key, '')))`
const groupOf = (row: string) => `CASE WHEN p.group_by IS NOT NULL THEN (
      SELECT jsonb_object_agg(g, coalesce(${row}.dimensions ->> g, '')) FROM jsonb_array_elements_text(p.group_by) g)::text END`
const eventOf = `usage_events e ON e.organization_id = $1 AND e.subject_id = p.subject_id AND e.meter_id = p.meter_id
      AND e.occurred_at >= p.from_at AND e.occurred_at < p.to_at AND e.counted`
const ofEvents = `SELECT p.index, p.is_before, ${groupOf('e')} AS "group", count(*) AS events, sum(e.value) AS value_sum, max(e.value) AS value_max,
    (array_agg(e.value ORDER BY e.occurred_at DESC, e.seq DESC))[1] AS last_value, max(e.occurred_at) AS last_at,
    (array_agg(e.seq ORDER BY e.occurred_at DESC, e.seq DESC))[1] AS last_seq,
    sum(e.value * CASE WHEN p.zone IS NULL THEN extract(epoch FROM e.occurred_at) ELSE (e.occurred_at AT TIME ZONE p.zone)::date - date '1970-01-01' END) AS moment`
const ofRollups = `SELECT p.index, p.is_before, ${groupOf('r')} AS "group", sum(r.event_count)::bigint AS events, sum(r.value_sum) AS value_sum,
    max(r.value_max) AS value_max, (array_agg(r.last_value ORDER BY r.last_at DESC, r.last_seq DESC))[1] AS last_value, max(r.last_at) AS last_at,
    (array_agg(r.last_seq ORDER BY r.last_at DESC, r.last_seq DESC))[1] AS last_seq, sum(r.moment) AS moment
  FROM piece p JOIN usage_rollups r ON r.organization_id = $1 AND r.subject_id = p.subject_id AND r.meter_id = p.meter_id AND r.grain = p.grain
    AND r.bucket_at >= p.from_at AND r.bucket_at < p.to_at AND ${matches('r')}
  GROUP BY 1, 2, 3`
const ofNewEvents = `${ofEvents} FROM piece p JOIN fresh e ON e.subject_id = p.subject_id AND e.meter_id = p.meter_id
      AND e.occurred_at >= p.from_at AND e.occurred_at < p.to_at AND ${matches('e')}
  GROUP BY 1, 2, 3`
const inOrder = 'ORDER BY 1, 2, 3'

const rolledSums = `WITH ${pieces} ${ofRollups} ${inOrder}`
// In one statement, so that the sums and the watermark are of one moment.
const fresh = `fresh AS MATERIALIZED (SELECT e.* FROM usage_events e WHERE e.organization_id = $1 AND e.counted
    AND e.seq > coalesce((SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = $1), 0))`
const rolledAndNewSums = `WITH ${pieces}, ${fresh} SELECT * FROM (${ofRollups}) rolled UNION ALL SELECT * FROM (${ofNewEvents}) new ${inOrder}`
const eventSums = `WITH ${pieces} ${ofEvents} FROM piece p JOIN ${eventOf} AND ${matches('e')} GROUP BY 1, 2, 3 ${inOrder}`

/** Every sighting of an item in the pieces: from hours, from events that are not rolled up yet, and from single events. */
const sightings = `sighting AS (
    SELECT p.index, p.is_before, p.start_at, p.zone, ${groupOf('i')} AS "group", i.item, i.present, i.last_at AS at, i.last_seq AS seq
    FROM piece p JOIN usage_items i ON p.grain = 'hour' AND i.organization_id = $1 AND i.subject_id = p.subject_id AND i.meter_id = p.meter_id
      AND i.bucket_at >= p.from_at AND i.bucket_at < p.to_at AND ${matches('i')}
    UNION ALL
    SELECT p.index, p.is_before, p.start_at, p.zone, ${groupOf('e')}, e.item, e.value > 0, e.occurred_at, e.seq
    FROM piece p JOIN fresh e ON p.grain = 'hour' AND e.subject_id = p.subject_id AND e.meter_id = p.meter_id
      AND e.occurred_at >= p.from_at AND e.occurred_at < p.to_at AND ${matches('e')}
    UNION ALL
    SELECT p.index, p.is_before, p.start_at, p.zone, ${groupOf('e')}, e.item, e.value > 0, e.occurred_at, e.seq
    FROM piece p JOIN ${eventOf} AND p.grain = 'event' AND ${matches('e')})`
const present = `WITH ${pieces}, ${fresh}, ${sightings}, latest AS (
    SELECT DISTINCT ON (index, "group", item) index, "group", present FROM sighting ORDER BY index, "group", item, at DESC, seq DESC)
  SELECT index, "group", count(*) FILTER (WHERE present) AS present FROM latest GROUP BY 1, 2 ORDER BY 1, 2`

const stepOf = (at: string) => `CASE WHEN p.zone IS NULL THEN ${at} ELSE greatest(p.start_at, date_trunc('day', ${at}, p.zone)) END`
const steps = `WITH ${pieces}
  SELECT p.index, ${groupOf('e')} AS "group", ${stepOf('e.occurred_at')} AS step_at, sum(e.value) AS value_sum, max(e.value) AS value_max,
    (array_agg(e.value ORDER BY e.occurred_at DESC, e.seq DESC))[1] AS last_value
  FROM piece p JOIN ${eventOf} AND ${matches('e')} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
const itemSteps = `WITH ${pieces}, ${fresh}, ${sightings}, turned AS (
    SELECT p.index, p."group", CASE WHEN p.is_before THEN p.start_at ELSE ${stepOf('p.at')} END AS step_at,
      p.present::int - coalesce(lag(p.present) OVER (PARTITION BY p.index, p."group", p.item ORDER BY p.at, p.seq), false)::int AS turn
    FROM sighting p)
  SELECT index, "group", step_at, sum(turn) AS value_sum FROM turned WHERE turn <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

const values = `WITH ${pieces}
  SELECT p.index, ${groupOf('e')} AS "group", string_agg(e.value::text, ',' ORDER BY e.occurred_at, e.seq) AS values
  FROM piece p JOIN ${eventOf} AND ${matches('e')} GROUP BY 1, 2 ORDER BY 1, 2`
