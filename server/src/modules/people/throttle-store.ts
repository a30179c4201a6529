import type { DispatcherTx } from '../../kit/db.ts'

/**
 * Counts one more within a window that begins with the first. Answers null, or the moment until which nothing more is allowed; what is refused is not counted.
 * One statement decides, so that many at once get no more than one after the other.
 */
export async function takeWithin(
  tx: DispatcherTx,
  name: string,
  { most, seconds, now }: { readonly most: number; readonly seconds: number; readonly now: Temporal.Instant },
): Promise<Temporal.Instant | null> {
  const text = `INSERT INTO login_throttles AS t (name, failures, window_ends_at) VALUES ($1, 1, $3)
    ON CONFLICT (name) DO UPDATE SET failures = CASE WHEN t.window_ends_at <= $2 THEN 1 ELSE t.failures + 1 END,
      window_ends_at = CASE WHEN t.window_ends_at <= $2 THEN $3 ELSE t.window_ends_at END
    WHERE t.window_ends_at <= $2 OR t.failures < $4 RETURNING failures`
  const { rowCount } = await tx.query(text, [name, now, now.add({ seconds }), most], 'throttle-window')
  return rowCount === 1 ? null : waitOf(tx, name)
}

/** The failures in a row after which each further one makes the next wait, twice as long each time; and the number at which all ends until a reset. */
export interface Patience {
  readonly free: number
  readonly firstDelaySeconds: number
  readonly longestDelaySeconds: number
  readonly most: number
  readonly now: Temporal.Instant
}

/** Counts a try as failed before it is looked at; `forgive` takes that back. Answers null, or the moment until which nothing is looked at. */
export async function takeTry(tx: DispatcherTx, name: string, patience: Patience): Promise<Temporal.Instant | null> {
  const { free, firstDelaySeconds, longestDelaySeconds, most, now } = patience
  const text = `INSERT INTO login_throttles AS t (name, failures, window_ends_at) VALUES ($1, 1, $3)
    ON CONFLICT (name) DO UPDATE SET failures = t.failures + 1, window_ends_at = $3,
      blocked_until = CASE WHEN t.failures + 1 >= $7 THEN $8::timestamptz
        WHEN t.failures + 1 >= $4 THEN $2::timestamptz + least($6::int, $5::int * 2 ^ least(t.failures + 1 - $4, 20)) * interval '1 second' END
    WHERE (t.blocked_until IS NULL OR t.blocked_until <= $2) AND t.failures < $7 RETURNING failures`
  const values = [name, now, now.add({ hours: 24 * daysRemembered }), free, firstDelaySeconds, longestDelaySeconds, most, farAway]
  const { rowCount } = await tx.query(text, values, 'throttle-try')
  return rowCount === 1 ? null : waitOf(tx, name)
}

/** Takes failures back: it was the person themselves. */
export async function forgive(tx: DispatcherTx, names: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM login_throttles WHERE name = ANY ($1::text[])', [[...names]])
}

/** Takes one try back that nobody has looked at: whoever made it waits no longer than before. */
export async function giveBackTry(tx: DispatcherTx, name: string): Promise<void> {
  await tx.query('UPDATE login_throttles SET failures = failures - 1, blocked_until = NULL WHERE name = $1 AND failures > 0', [name])
}

/** Takes one of what was counted in a window back. */
export async function giveBack(tx: DispatcherTx, name: string): Promise<void> {
  await tx.query('UPDATE login_throttles SET failures = failures - 1 WHERE name = $1 AND failures > 0', [name])
}

/** Forgets the failures of all names that begin like this: after a reset each browser begins anew. */
export async function forgiveAll(tx: DispatcherTx, prefix: string): Promise<void> {
  await tx.query('DELETE FROM login_throttles WHERE starts_with(name, $1)', [prefix])
}

export async function removeOldThrottles(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `DELETE FROM login_throttles t USING (SELECT name FROM login_throttles
      WHERE window_ends_at < $1 AND (blocked_until IS NULL OR blocked_until < $1) ORDER BY window_ends_at, name LIMIT $2) old
    WHERE t.name = old.name`
  return (await tx.query(text, [before, limit])).rowCount
}

/** Failures in a row are known for so long after the last of them. */
const daysRemembered = 30
/** Until a reset. */
const farAway = Temporal.Instant.from('9000-01-01T00:00:00Z')

async function waitOf(tx: DispatcherTx, name: string): Promise<Temporal.Instant> {
  const text = 'SELECT coalesce(blocked_until, window_ends_at) AS until FROM login_throttles WHERE name = $1'
  const { rows } = await tx.query<{ until: Temporal.Instant }>(text, [name])
  return rows[0]?.until ?? tx.now
}
