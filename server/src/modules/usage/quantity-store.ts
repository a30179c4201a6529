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
// Whatever is read is called u: it is used.
/** Whether the piece's filters let a row through. */
const matches = `(p.filters IS NULL OR NOT EXISTS (
      SELECT FROM jsonb_each(p.filters) f WHERE NOT f.value ? coalesce(u.dimensions ->> f.key, '')))`
const group = `CASE WHEN p.group_by IS NOT NULL THEN (
      SELECT jsonb_object_agg(g, coalesce(u.dimensions ->> g, '')) FROM jsonb_array_elements_text(p.group_by) g)::text END`
const eventOf = `usage_events u ON u.organization_id = $1 AND u.subject_id = p.subject_id AND u.meter_id = p.meter_id
      AND u.occurred_at >= p.from_at AND u.occurred_at < p.to_at AND u.counted`
const ofEvents = `SELECT p.index, p.is_before, ${group} AS "group", count(*) AS events, sum(u.value) AS value_sum, max(u.value) AS value_max,
    (array_agg(u.value ORDER BY u.occurred_at DESC, u.seq DESC))[1] AS last_value, max(u.occurred_at) AS last_at,
    (array_agg(u.seq ORDER BY u.occurred_at DESC, u.seq DESC))[1] AS last_seq,
    sum(u.value * CASE WHEN p.zone IS NULL THEN extract(epoch FROM u.occurred_at) ELSE (u.occurred_at AT TIME ZONE p.zone)::date - date '1970-01-01' END) AS moment`
const ofRollups = `SELECT p.index, p.is_before, ${group} AS "group", sum(u.event_count)::bigint AS events, sum(u.value_sum) AS value_sum,
    max(u.value_max) AS value_max, (array_agg(u.last_value ORDER BY u.last_at DESC, u.last_seq DESC))[1] AS last_value, max(u.last_at) AS last_at,
    (array_agg(u.last_seq ORDER BY u.last_at DESC, u.last_seq DESC))[1] AS last_seq, sum(u.moment) AS moment
  FROM piece p JOIN usage_rollups u ON u.organization_id = $1 AND u.subject_id = p.subject_id AND u.meter_id = p.meter_id AND u.grain = p.grain
    AND u.bucket_at >= p.from_at AND u.bucket_at < p.to_at AND ${matches}
  GROUP BY 1, 2, 3`
const ofNewEvents = `${ofEvents} FROM piece p JOIN fresh u ON u.subject_id = p.subject_id AND u.meter_id = p.meter_id
      AND u.occurred_at >= p.from_at AND u.occurred_at < p.to_at AND ${matches}
  GROUP BY 1, 2, 3`
const inOrder = 'ORDER BY 1, 2, 3'

const rolledSums = `WITH ${pieces} ${ofRollups} ${inOrder}`
// In one statement, so that the sums and the watermark are of one moment.
const fresh = `fresh AS MATERIALIZED (SELECT u.* FROM usage_events u WHERE u.organization_id = $1 AND u.counted
    AND u.seq > coalesce((SELECT w.rolled_seq FROM usage_watermarks w WHERE w.organization_id = $1), 0))`
const rolledAndNewSums = `WITH ${pieces}, ${fresh} SELECT * FROM (${ofRollups}) rolled UNION ALL SELECT * FROM (${ofNewEvents}) new ${inOrder}`
const eventSums = `WITH ${pieces} ${ofEvents} FROM piece p JOIN ${eventOf} AND ${matches} GROUP BY 1, 2, 3 ${inOrder}`

/** Every sighting of an item in the pieces: from hours, from events that are not rolled up yet, and from single events. */
const sightings = `sighting AS (
    SELECT p.index, p.is_before, p.start_at, p.zone, ${group} AS "group", u.item, u.present, u.last_at AS at, u.last_seq AS seq
    FROM piece p JOIN usage_items u ON p.grain = 'hour' AND u.organization_id = $1 AND u.subject_id = p.subject_id AND u.meter_id = p.meter_id
      AND u.bucket_at >= p.from_at AND u.bucket_at < p.to_at AND ${matches}
    UNION ALL
    SELECT p.index, p.is_before, p.start_at, p.zone, ${group}, u.item, u.value > 0, u.occurred_at, u.seq
    FROM piece p JOIN fresh u ON p.grain = 'hour' AND u.subject_id = p.subject_id AND u.meter_id = p.meter_id
      AND u.occurred_at >= p.from_at AND u.occurred_at < p.to_at AND ${matches}
    UNION ALL
    SELECT p.index, p.is_before, p.start_at, p.zone, ${group}, u.item, u.value > 0, u.occurred_at, u.seq
    FROM piece p JOIN ${eventOf} AND p.grain = 'event' AND ${matches})`
const present = `WITH ${pieces}, ${fresh}, ${sightings}, latest AS (
    SELECT DISTINCT ON (index, "group", item) index, "group", present FROM sighting ORDER BY index, "group", item, at DESC, seq DESC)
  SELECT index, "group", count(*) FILTER (WHERE present) AS present FROM latest GROUP BY 1, 2 ORDER BY 1, 2`

const step = `CASE WHEN p.zone IS NULL THEN u.occurred_at ELSE greatest(p.start_at, date_trunc('day', u.occurred_at, p.zone)) END`
const itemStep = `CASE WHEN p.is_before THEN p.start_at WHEN p.zone IS NULL THEN p.at ELSE greatest(p.start_at, date_trunc('day', p.at, p.zone)) END`
const steps = `WITH ${pieces}
  SELECT p.index, ${group} AS "group", ${step} AS step_at, sum(u.value) AS value_sum, max(u.value) AS value_max,
    (array_agg(u.value ORDER BY u.occurred_at DESC, u.seq DESC))[1] AS last_value
  FROM piece p JOIN ${eventOf} AND ${matches} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
// By days an item counts for each day on which it was there at all: one that goes is gone from the next day on.
const itemSteps = `WITH ${pieces}, ${fresh}, ${sightings}, seen AS (
    SELECT p.*, ${itemStep} AS step_at,
      coalesce(lag(p.present) OVER (PARTITION BY p.index, p."group", p.item ORDER BY p.at, p.seq), false) AS was
    FROM sighting p
  ), moment AS (
    SELECT p.index, p."group", p.step_at, p.zone, p.zone IS NOT NULL AND NOT p.is_before AS by_day,
      (array_agg(p.was ORDER BY p.at, p.seq))[1] AS was, bool_or(p.was OR p.present) AS there, (array_agg(p.present ORDER BY p.at DESC, p.seq DESC))[1] AS last
    FROM seen p GROUP BY p.index, p."group", p.item, p.step_at, p.zone, p.is_before
  ), turned AS (
    SELECT index, "group", step_at, (CASE WHEN by_day THEN there ELSE last END)::int - was::int AS turn FROM moment
    UNION ALL
    SELECT index, "group", (date_trunc('day', step_at AT TIME ZONE zone) + interval '1 day') AT TIME ZONE zone, last::int - there::int
    FROM moment WHERE by_day)
  SELECT index, "group", step_at, sum(turn) AS value_sum FROM turned WHERE turn <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

const values = `WITH ${pieces}
  SELECT p.index, ${group} AS "group", string_agg(u.value::text, ',' ORDER BY u.occurred_at, u.seq) AS values
  FROM piece p JOIN ${eventOf} AND ${matches} GROUP BY 1, 2 ORDER BY 1, 2`
