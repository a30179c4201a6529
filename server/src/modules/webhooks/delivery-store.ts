import { type DeliveryId, type EventId, idOf, type WebhookEndpointId } from '@quarterday/core/id.ts'
import { intArray, textArray, timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { ClaimedDelivery, TriedDelivery } from './delivery-types.ts'

export interface NewDelivery {
  readonly endpointId: WebhookEndpointId
  readonly eventId: EventId
}

/**
 * Puts events on their way to endpoints, to be sent at `at`. One that was on that way before is sent again if it has ended; answers the deliveries that are now
 * pending because of this. With `again` false what is there already is left alone.
 */
export async function addDeliveries(
  tx: Tx,
  wanted: readonly NewDelivery[],
  { at, again }: { readonly at: Temporal.Instant; readonly again: boolean },
): Promise<DeliveryId[]> {
  if (wanted.length === 0) return []
  const text = `INSERT INTO webhook_deliveries AS d
      (organization_id, id, endpoint_id, event_id, event_type, aggregate_id, sequence, status, next_at, created_at)
    SELECT $1, w.id, w.endpoint_id, w.event_id, e.type, e.aggregate_id, e.sequence, 'pending', $5, $5
    FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS w (id, endpoint_id, event_id)
    JOIN events e ON e.organization_id = $1 AND e.id = w.event_id
    ORDER BY w.endpoint_id, w.event_id
    ON CONFLICT (organization_id, endpoint_id, event_id)
      DO UPDATE SET status = 'pending', tries = 0, next_at = $5, finished_at = NULL WHERE $6 AND d.status <> 'pending'
    RETURNING d.id`
  const values = [
    tx.organizationId,
    uuidArray(wanted.map(() => newId())),
    uuidArray(wanted.map(({ endpointId }) => endpointId)),
    uuidArray(wanted.map(({ eventId }) => eventId)),
    at,
    again,
  ]
  const { rows } = await tx.query<{ id: string }>(text, values, 'add-webhook-deliveries')
  return rows.map(({ id }) => idOf('del', id))
}

/** Sends one again that has ended, on a schedule of its own; false if it has not. */
export async function replay(tx: Tx, id: DeliveryId, at: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE webhook_deliveries SET status = 'pending', tries = 0, next_at = $3, finished_at = NULL
    WHERE organization_id = $1 AND id = $2 AND status <> 'pending'`
  return (await tx.query(text, [tx.organizationId, id, at])).rowCount === 1
}

/** Sends again what never arrived at an endpoint, of what was written in a stretch of real time, the oldest first; answers how many. */
export async function replayLost(tx: Tx, { endpointId, from, before, at, limit }: LostDeliveries): Promise<number> {
  const text = `WITH lost AS (SELECT id FROM webhook_deliveries
      WHERE organization_id = $1 AND endpoint_id = $2 AND status IN ('exhausted', 'canceled') AND created_at >= $3 AND created_at < $4
      ORDER BY id LIMIT $6 FOR UPDATE)
    UPDATE webhook_deliveries d SET status = 'pending', tries = 0, next_at = $5, finished_at = NULL FROM lost
    WHERE d.organization_id = $1 AND d.id = lost.id`
  return (await tx.query(text, [tx.organizationId, endpointId, from, before, at, limit])).rowCount
}

interface LostDeliveries {
  readonly endpointId: WebhookEndpointId
  readonly from: Temporal.Instant
  readonly before: Temporal.Instant
  readonly at: Temporal.Instant
  readonly limit: number
}

/** Nothing more is sent to an endpoint: what was on its way is canceled. */
export async function cancelDeliveries(tx: Tx, endpointId: WebhookEndpointId, at: Temporal.Instant): Promise<number> {
  const text = `UPDATE webhook_deliveries SET status = 'canceled', next_at = NULL, leased_until = NULL, finished_at = $3
    WHERE organization_id = $1 AND endpoint_id = $2 AND status = 'pending'`
  return (await tx.query(text, [tx.organizationId, endpointId, at])).rowCount
}

export interface Claim {
  readonly endpointId: WebhookEndpointId
  readonly url: string
  readonly now: Temporal.Instant
  readonly leasedUntil: Temporal.Instant
  readonly limit: number
}

/**
 * Takes what is due for an endpoint, and writes down that it is about to be sent. Nobody else gets it before the lease ends. What happened to a thing is sent the
 * first time only when everything that happened to it before has been: failed or not, it has had its first answer.
 */
export async function claimDue(tx: Tx, { endpointId, url, now, leasedUntil, limit }: Claim): Promise<ClaimedDelivery[]> {
  const text = `WITH due AS (
      SELECT d.id FROM webhook_deliveries d
      WHERE d.organization_id = $1 AND d.endpoint_id = $2 AND d.status = 'pending' AND d.next_at <= $3
        AND (d.attempts > 0 OR NOT EXISTS (SELECT FROM webhook_deliveries b
          WHERE b.organization_id = $1 AND b.endpoint_id = $2 AND b.status = 'pending' AND b.aggregate_id = d.aggregate_id
            AND b.sequence < d.sequence AND (b.attempts = 0 OR b.leased_until IS NOT NULL)))
      ORDER BY d.next_at, d.event_id LIMIT $5 FOR NO KEY UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE webhook_deliveries d SET attempts = d.attempts + 1, tries = d.tries + 1, next_at = $4, leased_until = $4 FROM due
      WHERE d.organization_id = $1 AND d.id = due.id RETURNING d.id, d.event_id, d.attempts, d.tries
    ), lost AS (
      UPDATE webhook_attempts a SET outcome = 'interrupted' FROM taken
      WHERE a.organization_id = $1 AND a.delivery_id = taken.id AND a.outcome IS NULL
    ), begun AS (
      INSERT INTO webhook_attempts (organization_id, delivery_id, number, url, started_at)
      SELECT $1, taken.id, taken.attempts, $6, $3 FROM taken
    )
    SELECT id, event_id, attempts, tries FROM taken ORDER BY event_id`
  const values = [tx.organizationId, endpointId, now, leasedUntil, limit, url]
  const { rows } = await tx.query<{ id: string; event_id: string; attempts: number; tries: number }>(
    text,
    values,
    'claim-webhook-deliveries',
  )
  return rows.map(({ id, event_id, attempts, tries }) => {
    return { id: idOf('del', id), eventId: idOf('evt', event_id), attempt: attempts, tries, leasedUntil }
  })
}

/**
 * Writes down what attempts came to. A delivery that somebody else has claimed since stays as it is, and so does one that was canceled meanwhile, unless it arrived.
 */
export async function settleTried(tx: Tx, tried: readonly TriedDelivery[]): Promise<void> {
  if (tried.length === 0) return
  const text = `WITH tried AS (
      SELECT * FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[])
        AS t (id, attempt, outcome, failure, detail, status_code, duration_ms, response, status, next_at, finished_at)
    ), answered AS (
      UPDATE webhook_attempts a SET outcome = t.outcome, failure = t.failure, detail = t.detail, status_code = t.status_code, duration_ms = t.duration_ms,
        response = t.response
      FROM tried t WHERE a.organization_id = $1 AND a.delivery_id = t.id AND a.number = t.attempt
    )
    UPDATE webhook_deliveries d SET status = t.status, next_at = t.next_at, finished_at = t.finished_at, leased_until = NULL
    FROM tried t WHERE d.organization_id = $1 AND d.id = t.id AND d.attempts = t.attempt AND (d.status = 'pending' OR t.status = 'delivered')`
  await tx.query(
    text,
    [
      tx.organizationId,
      uuidArray(tried.map(({ id }) => id)),
      intArray(tried.map(({ attempt }) => attempt)),
      textArray(tried.map(({ outcome }) => outcome)),
      textArray(tried.map(({ failure }) => failure)),
      textArray(tried.map(({ detail }) => detail)),
      intArray(tried.map(({ statusCode }) => statusCode)),
      intArray(tried.map(({ durationMs }) => durationMs)),
      textArray(tried.map(({ response }) => response)),
      textArray(tried.map(({ status }) => status)),
      timestampArray(tried.map(({ nextAt }) => nextAt)),
      timestampArray(tried.map(({ finishedAt }) => finishedAt)),
    ],
    'settle-webhook-deliveries',
  )
}

/** Forgets what ended before a moment, with its attempts; answers how many. */
export async function removeFinished(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (
      SELECT id FROM webhook_deliveries WHERE organization_id = $1 AND finished_at < $2 AND status <> 'pending'
      ORDER BY finished_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), attempts AS (
      DELETE FROM webhook_attempts a USING old WHERE a.organization_id = $1 AND a.delivery_id = old.id
    ), gone AS (
      DELETE FROM webhook_deliveries d USING old WHERE d.organization_id = $1 AND d.id = old.id
    )
    SELECT count(*)::int AS count FROM old`
  return (await tx.query<{ count: number }>(text, [tx.organizationId, before, limit])).rows[0]?.count ?? 0
}
