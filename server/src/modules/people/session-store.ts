import { type CustomerId, idOf, type OrganizationId, type SessionId, type UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { idleMinutes, type Session, type SessionEnd } from './session-types.ts'

export async function addSession(tx: DispatcherTx, session: Session, tokenHash: Buffer): Promise<void> {
  await tx.sql
    .insertInto('user_sessions')
    .values({
      id: session.id,
      user_id: session.userId,
      kind: 'staff',
      token_hash: tokenHash,
      at_organization_id: session.organizationId,
      customer_id: null,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      proven_at: session.provenAt,
      second_factor_at: session.secondFactorAt,
      ended_at: null,
      end_reason: null,
      address: session.address,
      user_agent: session.userAgent,
    })
    .execute()
}

/** A stay in an organization's portal, in a customer's stead. What is handed out for it are tokens, which modules/portal keeps. */
export async function addPortalSession(
  tx: DispatcherTx,
  session: Omit<Session, 'lastSeenAt' | 'provenAt' | 'organizationId'> & {
    readonly organizationId: OrganizationId
    readonly customerId: CustomerId
  },
): Promise<void> {
  const text = `INSERT INTO user_sessions (id, user_id, kind, at_organization_id, customer_id, created_at, last_seen_at, expires_at, proven_at, second_factor_at,
      address, user_agent) VALUES ($1, $2, 'portal', $3, $4, $5, $5, $6, $5, $7, $8, $9)`
  const { id, userId, organizationId, customerId, createdAt, expiresAt, secondFactorAt, address, userAgent } = session
  await tx.query(text, [id, userId, organizationId, customerId, createdAt, expiresAt, secondFactorAt, address, userAgent])
}

/** Ends the stays in an organization's portal in a customer's stead, of one person or of all. */
export async function endPortalSessions(
  tx: DispatcherTx,
  {
    organizationId,
    customerId,
    userId,
  }: { readonly organizationId: OrganizationId; readonly customerId: CustomerId; readonly userId?: UserId },
  { reason, now }: SessionEnding,
): Promise<void> {
  const text = `UPDATE user_sessions SET ended_at = $4, end_reason = $5 WHERE kind = 'portal' AND at_organization_id = $1 AND customer_id = $2
    AND ended_at IS NULL AND ($3::uuid IS NULL OR user_id = $3)`
  await tx.query(text, [organizationId, customerId, userId ?? null, now, reason])
}

/** Null: it has ended, or never was. */
export async function findSession(tx: DispatcherTx, id: SessionId): Promise<Session | null> {
  const row = await selectSessions(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** The sessions of a person that go on at a moment, the one used last first. */
export async function listSessions(tx: DispatcherTx, userId: UserId, now: Temporal.Instant): Promise<Session[]> {
  const rows = await selectSessions(tx)
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now.subtract({ minutes: idleMinutes }))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(fromRow)
}

/** Where a person was at work last. */
export async function lastWorkplace(tx: DispatcherTx, userId: UserId): Promise<OrganizationId | null> {
  const text = `SELECT at_organization_id AS id FROM user_sessions WHERE user_id = $1 AND kind = 'staff' AND at_organization_id IS NOT NULL
    ORDER BY created_at DESC, id DESC LIMIT 1`
  const { rows } = await tx.query<{ id: string }>(text, [userId])
  return rows[0] === undefined ? null : idOf('org', rows[0].id)
}

export interface SessionEnding {
  readonly reason: SessionEnd
  readonly now: Temporal.Instant
}

/** Ends one session of a person. False: they have no such one that goes on. */
export async function endSession(
  tx: DispatcherTx,
  { userId, id }: { readonly userId: UserId; readonly id: SessionId },
  { reason, now }: SessionEnding,
): Promise<boolean> {
  const text = `UPDATE user_sessions SET ended_at = $3, end_reason = $4 WHERE id = $1 AND user_id = $2 AND ended_at IS NULL`
  return (await tx.query(text, [id, userId, now, reason])).rowCount === 1
}

/** Ends the session that a cookie holds, whoever's it is: a new one takes its place in this browser. */
export async function endSessionByToken(tx: DispatcherTx, tokenHash: Buffer, { reason, now }: SessionEnding): Promise<void> {
  const text = `UPDATE user_sessions SET ended_at = $2, end_reason = $3 WHERE token_hash = $1 AND ended_at IS NULL`
  await tx.query(text, [tokenHash, now, reason])
}

export interface WhichSessions {
  /** But this one. */
  readonly except?: SessionId | undefined
  /** Only those in which they stand at work there, or in one of its sandboxes. */
  readonly organizationId?: OrganizationId | undefined
}

/** Ends the sessions of a person, in the portal too; answers how many. */
export async function endSessionsOf(
  tx: DispatcherTx,
  userId: UserId,
  { except, organizationId }: WhichSessions,
  { reason, now }: SessionEnding,
): Promise<number> {
  const text = `UPDATE user_sessions SET ended_at = $2, end_reason = $3 WHERE user_id = $1 AND ended_at IS NULL
    AND ($4::uuid IS NULL OR id <> $4) AND ($5::uuid IS NULL OR at_organization_id IN (SELECT o.id FROM organizations o WHERE $5 IN (o.id, o.created_by)))`
  return (await tx.query(text, [userId, now, reason, except ?? null, organizationId ?? null])).rowCount
}

/** Ends all stays in an organization and in the sandboxes that come from it, in its portal too. */
export async function endSessionsAt(tx: DispatcherTx, organizationId: OrganizationId, { reason, now }: SessionEnding): Promise<void> {
  const text = `UPDATE user_sessions SET ended_at = $2, end_reason = $3 WHERE ended_at IS NULL
    AND at_organization_id IN (SELECT o.id FROM organizations o WHERE o.id = $1 OR o.root_id = $1)`
  await tx.query(text, [organizationId, now, reason])
}

/** Notes the minute in which a session was used. Of many requests in one minute the first writes. */
export async function noteSeen(tx: DispatcherTx, id: SessionId, now: Temporal.Instant): Promise<void> {
  const text = `UPDATE user_sessions SET last_seen_at = $2 WHERE id = $1 AND ended_at IS NULL AND last_seen_at <= $2::timestamptz - interval '1 minute'`
  await tx.query(text, [id, now], 'note-session-seen')
}

export async function noteProof(tx: DispatcherTx, id: SessionId, now: Temporal.Instant): Promise<void> {
  await tx.query('UPDATE user_sessions SET proven_at = $2 WHERE id = $1 AND ended_at IS NULL', [id, now])
}

/** Takes away sessions that ended or ran out before a moment; answers how many. */
export async function removeOldSessions(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (SELECT id FROM user_sessions WHERE expires_at < $1 ORDER BY expires_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
    DELETE FROM user_sessions s USING old WHERE s.id = old.id`
  return (await tx.query(text, [before, limit])).rowCount
}

/** Remembers a browser as the person's own, or that it was seen again. False: it was known. */
export async function rememberDevice(tx: DispatcherTx, userId: UserId, deviceHash: Buffer, now: Temporal.Instant): Promise<boolean> {
  const text = `INSERT INTO user_devices (user_id, device_hash, created_at, last_seen_at) VALUES ($1, $2, $3, $3)
    ON CONFLICT (user_id, device_hash) DO UPDATE SET last_seen_at = $3 RETURNING xmax = 0 AS is_new`
  const { rows } = await tx.query<{ is_new: boolean }>(text, [userId, deviceHash, now])
  return rows[0]?.is_new ?? false
}

export async function hasDevices(tx: DispatcherTx, userId: UserId): Promise<boolean> {
  return (await tx.query('SELECT FROM user_devices WHERE user_id = $1 LIMIT 1', [userId])).rowCount === 1
}

/** Whether a person has been let in by this browser before. One statement, also where there is nobody or nothing to know it by. */
export async function isDeviceOf(tx: DispatcherTx, userId: UserId | null, deviceHash: Buffer | null): Promise<boolean> {
  const text = 'SELECT FROM user_devices WHERE user_id = $1 AND device_hash = $2'
  return (await tx.query(text, [userId, deviceHash])).rowCount === 1
}

/** Browsers that may have been a stranger's are strange again. */
export async function forgetDevices(tx: DispatcherTx, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM user_devices WHERE user_id = $1', [userId])
}

export async function removeOldDevices(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `DELETE FROM user_devices d USING (SELECT user_id, device_hash FROM user_devices WHERE last_seen_at < $1
    ORDER BY last_seen_at, user_id, device_hash LIMIT $2) old WHERE d.user_id = old.user_id AND d.device_hash = old.device_hash`
  return (await tx.query(text, [before, limit])).rowCount
}

/** Forgets from where a person has come, and by what browsers. */
export async function removeSessionsOf(tx: DispatcherTx, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM user_sessions WHERE user_id = $1', [userId])
  await tx.query('DELETE FROM user_devices WHERE user_id = $1', [userId])
}

const mostShown = 100

function selectSessions(tx: DispatcherTx) {
  return tx.sql
    .selectFrom('user_sessions')
    .select(['id', 'user_id', 'at_organization_id', 'created_at', 'last_seen_at', 'expires_at', 'proven_at', 'second_factor_at'])
    .select(['address', 'user_agent'])
    .where('kind', '=', 'staff')
    .where('ended_at', 'is', null)
}

type SessionRow = Awaited<ReturnType<ReturnType<typeof selectSessions>['executeTakeFirstOrThrow']>>

function fromRow(row: SessionRow): Session {
  return {
    id: idOf('ses', row.id),
    userId: idOf('usr', row.user_id),
    organizationId: row.at_organization_id === null ? null : idOf('org', row.at_organization_id),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    provenAt: row.proven_at,
    secondFactorAt: row.second_factor_at,
    address: row.address,
    userAgent: row.user_agent,
  }
}
