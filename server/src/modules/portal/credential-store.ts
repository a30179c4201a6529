import type { OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { Standing } from './portal-types.ts'

/**
 * Whether the stay that a token speaks of goes on: nobody has ended it, the person may still come in, and still acts for this customer. One statement, asked on
 * each request, so that logout, removal, a new password, disabling and erasure count on the next one.
 */
export async function isStanding(
  tx: DispatcherTx,
  { userId, organizationId, customerId, sessionId }: Standing,
  now: Temporal.Instant,
): Promise<boolean> {
  const text = `SELECT FROM user_sessions s
    JOIN users u ON u.id = s.user_id
    JOIN customer_logins l ON l.organization_id = s.at_organization_id AND l.customer_id = s.customer_id AND l.user_id = s.user_id
    WHERE s.id = $1 AND s.user_id = $2 AND s.at_organization_id = $3 AND s.customer_id = $4 AND s.kind = 'portal'
      AND s.ended_at IS NULL AND s.expires_at > $5 AND s.created_at >= u.valid_after AND u.disabled_at IS NULL AND u.erased_at IS NULL`
  return (await tx.query(text, [sessionId, userId, organizationId, customerId, now], 'portal-standing')).rowCount === 1
}

/** The publishable secret of a portal as it counts now, and of what kind its organization is. Null: it has none. */
export async function findPublishable(
  tx: DispatcherTx,
  organizationId: OrganizationId,
): Promise<{ readonly secret: string; readonly kind: string } | null> {
  const text = `SELECT p.publishable_secret AS secret, o.kind FROM portal_settings p JOIN organizations o ON o.id = p.organization_id
    WHERE p.organization_id = $1`
  const { rows } = await tx.query<{ secret: string; kind: string }>(text, [organizationId], 'publishable-key')
  return rows[0] ?? null
}
