import { idOf, type OrganizationId, type SessionId, type UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { Stay } from './stay-types.ts'

const mostShown = 100

/** The stays of a person in this portal, for whichever customer, the one used last first; a hundred at most. */
export async function staysOf(
  tx: DispatcherTx,
  { userId, organizationId }: { readonly userId: UserId; readonly organizationId: OrganizationId },
  now: Temporal.Instant,
): Promise<Stay[]> {
  const text = `SELECT s.id, s.created_at, s.expires_at, s.address, s.user_agent, t.used_at FROM user_sessions s
    CROSS JOIN LATERAL (SELECT coalesce(max(r.created_at), s.created_at) AS used_at, max(r.expires_at) AS expires_at
      FROM user_refresh_tokens r WHERE r.session_id = s.id) t
    JOIN users u ON u.id = s.user_id
    WHERE s.user_id = $1 AND s.at_organization_id = $2 AND s.kind = 'portal' AND s.ended_at IS NULL AND s.expires_at > $3
      AND t.expires_at > $3 AND s.created_at >= u.valid_after
    ORDER BY t.used_at DESC, s.id DESC LIMIT $4`
  const { rows } = await tx.query<StayRow>(text, [userId, organizationId, now, mostShown], 'portal-stays')
  return rows.map((row) => ({
    id: idOf('ses', row.id),
    createdAt: row.created_at,
    usedAt: row.used_at,
    expiresAt: row.expires_at,
    address: row.address,
    userAgent: row.user_agent,
  }))
}

/** Whether a stay is this person's, in this portal: of those elsewhere nobody here can speak. */
export async function isStayOf(
  tx: DispatcherTx,
  { userId, organizationId, id }: { readonly userId: UserId; readonly organizationId: OrganizationId; readonly id: SessionId },
): Promise<boolean> {
  const text = `SELECT FROM user_sessions WHERE id = $1 AND user_id = $2 AND at_organization_id = $3 AND kind = 'portal' AND ended_at IS NULL`
  return (await tx.query(text, [id, userId, organizationId])).rowCount === 1
}

interface StayRow {
  readonly id: string
  readonly created_at: Temporal.Instant
  readonly used_at: Temporal.Instant
  readonly expires_at: Temporal.Instant
  readonly address: string | null
  readonly user_agent: string | null
}
