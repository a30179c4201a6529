import { idOf, type MemberId, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import { sql } from 'kysely'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { isUserEventKind, type UserEvent, type UserEventKind } from './event-types.ts'
import type { Origin } from './user-types.ts'

/** Remembers for a person what happened to their account. */
export async function addEvent(
  tx: DispatcherTx,
  userId: UserId,
  kind: UserEventKind,
  origin: Origin | null,
  now: Temporal.Instant,
): Promise<void> {
  await addEventOf(tx, { userId }, kind, origin, now)
}

/** The same for whoever has an address, if anybody has; one statement either way. */
export async function addEventFor(
  tx: DispatcherTx,
  email: string,
  kind: UserEventKind,
  origin: Origin | null,
  now: Temporal.Instant,
): Promise<void> {
  await addEventOf(tx, { email }, kind, origin, now)
}

async function addEventOf(
  tx: DispatcherTx,
  { userId = null, email = null }: { userId?: UserId | null; email?: string | null },
  kind: UserEventKind,
  origin: Origin | null,
  now: Temporal.Instant,
): Promise<void> {
  const text = `INSERT INTO user_events (id, user_id, kind, address, user_agent, created_at)
    SELECT $1, u.id, $4, $5, $6, $7 FROM users u WHERE u.id = $2 OR u.email = $3`
  await tx.query(text, [newId(), userId, email, kind, origin?.address ?? null, origin?.userAgent ?? null, now], 'add-user-event')
}

export async function listEvents(tx: DispatcherTx, userId: UserId, query: PageQuery): Promise<Page<UserEvent>> {
  const select = tx.sql
    .selectFrom('user_events')
    .select(['id', 'user_id', 'kind', 'address', 'user_agent', 'created_at'])
    .where('user_id', '=', userId)
  const page = await readPage(select, query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return {
    ...page,
    rows: page.rows.flatMap((row) => {
      const { id, kind, address, user_agent: userAgent, created_at: createdAt } = row
      return isUserEventKind(kind) ? [{ id, userId: idOf('usr', row.user_id), kind, address, userAgent, createdAt }] : []
    }),
  }
}

export async function removeOldEvents(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (SELECT id FROM user_events WHERE created_at < $1 ORDER BY created_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
    DELETE FROM user_events e USING old WHERE e.id = old.id`
  return (await tx.query(text, [before, limit])).rowCount
}

/** Forgets what happened to an account. */
export async function removeEventsOf(tx: DispatcherTx, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM user_events WHERE user_id = $1', [userId])
}

/** Where a person works. */
export interface Membership {
  readonly id: MemberId
  readonly organizationId: OrganizationId
}

export interface UnauditedEvent {
  readonly id: string
  readonly kind: string
  readonly address: string | null
  readonly createdAt: Temporal.Instant
  /** Of its person. */
  readonly memberships: readonly Membership[]
}

/** Events of which the audit logs of organizations were not told yet, the oldest first. */
export async function unauditedEvents(tx: DispatcherTx, limit: number): Promise<UnauditedEvent[]> {
  const text = `SELECT e.id, e.kind, e.address, e.created_at,
      coalesce((SELECT json_agg(json_build_array(m.id, m.organization_id) ORDER BY m.organization_id) FROM members m WHERE m.user_id = e.user_id), '[]') AS places
    FROM user_events e WHERE NOT e.audited ORDER BY e.id LIMIT $1`
  const { rows } = await tx.query<UnauditedRow>(text, [limit], 'unaudited-user-events')
  return rows.map(({ id, kind, address, created_at: createdAt, places }) => {
    const memberships = places.map(([memberId, organizationId]) => ({
      id: idOf('mem', memberId),
      organizationId: idOf('org', organizationId),
    }))
    return { id, kind, address, createdAt, memberships }
  })
}

interface UnauditedRow {
  readonly id: string
  readonly kind: string
  readonly address: string | null
  readonly created_at: Temporal.Instant
  readonly places: readonly (readonly [string, string])[]
}

export async function markAudited(tx: DispatcherTx, ids: readonly string[]): Promise<void> {
  await tx.query('UPDATE user_events SET audited = true WHERE id = ANY ($1::uuid[])', [uuidArray(ids)], 'mark-user-events-audited')
}
