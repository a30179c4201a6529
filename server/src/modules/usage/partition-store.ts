import type { DispatcherTx, Tx } from '../../kit/db.ts'

/**
 * Organizations to clean up after: where old events are dropped, all that have some; and the first one, in whose name the partitions of the coming months
 * are made, while one is missing.
 */
export async function needsPartitions(tx: DispatcherTx, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT o.id FROM organizations o WHERE
       (current_setting('quarterday.usage_retention_months', true) <> '' AND EXISTS (SELECT FROM usage_watermarks w WHERE w.organization_id = o.id))
       OR (o.id = (SELECT f.id FROM organizations f ORDER BY f.id LIMIT 1) AND EXISTS (SELECT FROM generate_series(0, 2) ahead WHERE to_regclass(
         'usage_events_' || to_char($1::timestamptz AT TIME ZONE 'UTC' + ahead * interval '1 month', 'YYYY_MM')) IS NULL)) ORDER BY o.id`,
    [now],
  )
  return rows.map((row) => row.id)
}

/** Answers how many partitions were made or dropped. */
export async function makePartitions(tx: Tx, now: Temporal.Instant): Promise<number> {
  const { rows } = await tx.query<{ changed: number }>('SELECT quarterday_usage_partitions($1) AS changed', [now])
  return rows[0]?.changed ?? 0
}
