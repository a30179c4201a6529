import type { DispatcherTx } from '../../kit/db.ts'

/** A session as a request finds it, with all that it depends on: the person, where they are at work, and as what. */
export interface FoundSession {
  readonly id: string
  readonly user_id: string
  readonly organization_id: string | null
  readonly last_seen_at: Temporal.Instant
  readonly expires_at: Temporal.Instant
  readonly proven_at: Temporal.Instant
  readonly second_factor_at: Temporal.Instant | null
  /** By the organization itself, or by the one from which a sandbox comes. */
  readonly require_second_factor: boolean | null
  readonly is_suspended: boolean
  readonly member_id: string | null
  readonly role: string | null
  /** Of a role of the organization's own. */
  readonly permissions: string[] | null
}

/**
 * The session of a cookie that nobody has ended, of a person who may come in. One statement, asked with each request, so that whatever ends it counts on the next.
 * In a sandbox whoever works for the organization that made it is what they are there.
 */
export async function findStanding(tx: DispatcherTx, tokenHash: Buffer): Promise<FoundSession | null> {
  const { rows } = await tx.query<FoundSession>(text, [tokenHash], 'staff-standing')
  return rows[0] ?? null
}

const text = `SELECT s.id, s.user_id, o.id AS organization_id, s.last_seen_at, s.expires_at, s.proven_at, s.second_factor_at,
    o.require_second_factor OR coalesce(root.require_second_factor, false) AS require_second_factor,
    coalesce(root.suspended_at, o.suspended_at) IS NOT NULL AS is_suspended, m.id AS member_id, m.role, r.permissions
  FROM user_sessions s
  JOIN users u ON u.id = s.user_id
  LEFT JOIN organizations o ON o.id = s.at_organization_id
  LEFT JOIN organizations root ON root.id = o.root_id
  LEFT JOIN LATERAL (SELECT w.organization_id, w.id, w.role FROM members w
    WHERE w.user_id = s.user_id AND w.organization_id IN (o.id, o.created_by) ORDER BY w.organization_id = o.id DESC LIMIT 1) m ON true
  LEFT JOIN custom_roles r ON r.organization_id = m.organization_id AND r.code = m.role
  WHERE s.token_hash = $1 AND s.kind = 'staff' AND s.ended_at IS NULL AND s.created_at >= u.valid_after
    AND u.disabled_at IS NULL AND u.erased_at IS NULL`
