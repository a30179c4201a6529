import type { OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { Standing } from './portal-types.ts'

/**
 * Whether the stay that a token speaks of goes on: nobody has ended it, the person may still come in, and still acts for this customer. Null: it does not. One
 * statement, asked on each request, so that logout, removal, a new password, disabling, erasure and suspension count on the next one.
 */
export async function findStanding(
  tx: DispatcherTx,
  { userId, organizationId, customerId, sessionId }: Standing,
  now: Temporal.Instant,
): Promise<{ readonly isSuspended: boolean } | null> {
  const text = `SELECT coalesce(r.suspended_at, o.suspended_at) IS NOT NULL AS is_suspended FROM user_sessions s
    JOIN organizations o ON o.id = s.at_organization_id
    LEFT JOIN organizations r ON r.id = o.root_id
    JOIN users u ON u.id = s.user_id
    JOIN customer_logins l ON l.organization_id = s.at_organization_id AND l.customer_id = s.customer_id AND l.user_id = s.user_id
    WHERE s.id = $1 AND s.user_id = $2 AND s.at_organization_id = $3 AND s.customer_id = $4 AND s.kind = 'portal'
      AND s.ended_at IS NULL AND s.expires_at > $5 AND s.created_at >= u.valid_after AND u.disabled_at IS NULL AND u.erased_at IS NULL`
  const values = [sessionId, userId, organizationId, customerId, now]
  const { rows } = await tx.query<{ is_suspended: boolean }>(text, values, 'portal-standing')
  return rows[0] === undefined ? null : { isSuspended: rows[0].is_suspended }
}

/** The publishable secret of a portal as it counts now, and of what kind its organization is. Null: it has none. */
export async function findPublishable(
  tx: DispatcherTx,
  organizationId: OrganizationId,
): Promise<{ readonly secret: string; readonly kind: string; readonly isSuspended: boolean } | null> {
  const text = `SELECT p.publishable_secret AS secret, o.kind, coalesce(r.suspended_at, o.suspended_at) IS NOT NULL AS is_suspended
    FROM portal_settings p JOIN organizations o ON o.id = p.organization_id LEFT JOIN organizations r ON r.id = o.root_id
    WHERE p.organization_id = $1`
  const { rows } = await tx.query<{ secret: string; kind: string; is_suspended: boolean }>(text, [organizationId], 'publishable-key')
  return rows[0] === undefined ? null : { secret: rows[0].secret, kind: rows[0].kind, isSuspended: rows[0].is_suspended }
}
