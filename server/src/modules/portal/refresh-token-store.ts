import { type CustomerId, idOf, type OrganizationId, type SessionId, type UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { Standing } from './portal-types.ts'

export interface NewRefreshToken {
  readonly sessionId: SessionId
  readonly hash: Buffer
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

export async function addRefreshToken(tx: DispatcherTx, { sessionId, hash, createdAt, expiresAt }: NewRefreshToken): Promise<void> {
  const text = 'INSERT INTO user_refresh_tokens (session_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4)'
  await tx.query(text, [sessionId, hash, createdAt, expiresAt])
}

/** Uses a token up: of several that try at once one gets it. Answers whose session it is of; null: it is unknown, too old, or was used before. */
export async function takeRefreshToken(tx: DispatcherTx, hash: Buffer, now: Temporal.Instant): Promise<SessionId | null> {
  const text = `UPDATE user_refresh_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING session_id`
  const { rows } = await tx.query<{ session_id: string }>(text, [hash, now], 'take-refresh-token')
  return rows[0] === undefined ? null : idOf('ses', rows[0].session_id)
}

/** The session of a token that was used before, which goes on, and whose it is. Null: there is nothing to end. */
export async function findReused(tx: DispatcherTx, hash: Buffer): Promise<{ readonly id: SessionId; readonly userId: UserId } | null> {
  const text = `SELECT s.id, s.user_id FROM user_refresh_tokens t JOIN user_sessions s ON s.id = t.session_id
    WHERE t.token_hash = $1 AND t.used_at IS NOT NULL AND s.ended_at IS NULL`
  const { rows } = await tx.query<{ id: string; user_id: string }>(text, [hash])
  return rows[0] === undefined ? null : { id: idOf('ses', rows[0].id), userId: idOf('usr', rows[0].user_id) }
}

/** A stay in a portal that goes on, with its end. Null: it is over, or the person may not come in, or does not act for the customer any more. */
export async function findStay(
  tx: DispatcherTx,
  id: SessionId,
  now: Temporal.Instant,
): Promise<{ readonly standing: Standing; readonly expiresAt: Temporal.Instant } | null> {
  const text = `SELECT s.user_id, s.at_organization_id AS organization_id, s.customer_id, s.expires_at FROM user_sessions s
    JOIN users u ON u.id = s.user_id
    JOIN customer_logins l ON l.organization_id = s.at_organization_id AND l.customer_id = s.customer_id AND l.user_id = s.user_id
    WHERE s.id = $1 AND s.kind = 'portal' AND s.ended_at IS NULL AND s.expires_at > $2 AND s.created_at >= u.valid_after
      AND u.disabled_at IS NULL AND u.erased_at IS NULL`
  const { rows } = await tx.query<StayRow>(text, [id, now])
  const [row] = rows
  if (row === undefined) return null
  const organizationId: OrganizationId = idOf('org', row.organization_id)
  const customerId: CustomerId = idOf('cus', row.customer_id)
  return { standing: { userId: idOf('usr', row.user_id), organizationId, customerId, sessionId: id }, expiresAt: row.expires_at }
}

interface StayRow {
  readonly user_id: string
  readonly organization_id: string
  readonly customer_id: string
  readonly expires_at: Temporal.Instant
}
