import { createHmac } from 'node:crypto'
import type { Database } from './db.ts'
import { perToken, skewMicroseconds, type TakeLease } from './token-buckets.ts'

/** The buckets that all processes share. `key` hides whose they are from whoever reads the table. */
export function sharedBuckets(database: Database, key: Buffer): TakeLease {
  return async ({ name, quota }, want, now) => {
    const digest = createHmac('sha256', key).update(name).digest().subarray(0, 16)
    const share = perToken(quota)
    const values = [digest, now, share, quota.burst * share, want, skewMicroseconds]
    const { rows } = await database.limits((tx) => tx.query<{ granted: number; full_at: bigint }>(takeTokens, values, 'take-tokens'))
    const [row] = rows
    return row === undefined ? { granted: 0, fullAt: now } : { granted: row.granted, fullAt: Number(row.full_at) }
  }
}

/** Forgets buckets that are full, which are as good as none; a slice of them, oldest names first. Answers how many. */
export async function forgetFullBuckets(database: Database, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await database.limits((tx) => tx.query(forgetFull, [now.epochMilliseconds * 1000], 'forget-full-buckets'))
  return rowCount
}

// `leaseFrom` in SQL: $2 now, $3 a token's share, $4 the room of a whole burst, $5 wanted, $6 what clocks may differ by. Two leases of one bucket wait for
// each other at its row, and the later one sees what the earlier left.
const from = 'CASE WHEN b.full_at > $2::bigint + $4::bigint + $6::bigint THEN $2::bigint ELSE greatest(b.full_at, $2::bigint) END'
const granted = `greatest(0, least($5::bigint, ($4::bigint - (${from} - $2::bigint)) / $3::bigint))`
const takeTokens = `INSERT INTO rate_limits AS b (name, full_at, granted) VALUES ($1, $2::bigint + $5::bigint * $3::bigint, $5::bigint)
  ON CONFLICT (name) DO UPDATE SET full_at = ${from} + ${granted} * $3::bigint, granted = ${granted} RETURNING granted, full_at`

const forgetFull = `DELETE FROM rate_limits WHERE name IN (
  SELECT name FROM rate_limits WHERE full_at < $1::bigint ORDER BY name LIMIT 5000 FOR UPDATE SKIP LOCKED)`
