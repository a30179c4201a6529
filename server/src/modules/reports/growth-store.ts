import type { Tx } from '../../kit/db.ts'

export interface GrowthFilter {
  readonly timezone: string
  /** Half-open: from the first moment of the first month. Nothing later than now has happened. */
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** What began and what ended in one month. */
export interface Movement {
  /** `2027-04`, in the zone of the organization. */
  readonly month: string
  readonly started: number
  readonly ended: number
  /** Of those that ended, so many ran when the month began. */
  readonly left: number
}

/** Months in which nothing moved are not there. A subscription that still waits for its first payment counts nowhere. */
export async function movements(tx: Tx, { timezone, from, to }: GrowthFilter): Promise<Movement[]> {
  const text = `SELECT month, sum(started)::int AS started, sum(ended)::int AS ended, sum(left_it)::int AS "left" FROM (
      SELECT to_char(started_at AT TIME ZONE $4, 'YYYY-MM') AS month, count(*) AS started, 0 AS ended, 0 AS left_it
        FROM subscriptions WHERE ${ran} AND started_at >= $2 AND started_at < $3 GROUP BY 1
      UNION ALL
      SELECT to_char(ended_at AT TIME ZONE $4, 'YYYY-MM'), 0, count(*),
          count(*) FILTER (WHERE started_at < date_trunc('month', ended_at AT TIME ZONE $4) AT TIME ZONE $4)
        FROM subscriptions WHERE ${ran} AND ended_at >= $2 AND ended_at < $3 GROUP BY 1) m
    GROUP BY month ORDER BY month`
  return (await tx.query<Movement>(text, [tx.organizationId, from, to, timezone])).rows
}

/** How many ran at a moment. */
export async function runningAt(tx: Tx, at: Temporal.Instant): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM subscriptions WHERE ${ran} AND started_at < $2 AND (ended_at IS NULL OR ended_at >= $2)`
  return (await tx.query<{ count: number }>(text, [tx.organizationId, at])).rows[0]?.count ?? 0
}

// What waits for its first payment has not begun; what ended the moment it began was no service.
const ran = `organization_id = $1 AND status <> 'incomplete' AND (ended_at IS NULL OR ended_at > started_at)`
