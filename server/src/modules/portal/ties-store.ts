import type { OrganizationId, UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'

/**
 * Whether a person works for anybody, or acts for customers of another organization. What is theirs there is no business of this seller's: links that open more
 * than this portal lead to the installation and not to the seller's page, which could read them.
 */
export async function hasOtherTies(tx: DispatcherTx, userId: UserId, organizationId: OrganizationId): Promise<boolean> {
  const text = `SELECT EXISTS (SELECT FROM members WHERE user_id = $1)
    OR EXISTS (SELECT FROM customer_logins WHERE user_id = $1 AND organization_id <> $2) AS found`
  const { rows } = await tx.query<{ found: boolean }>(text, [userId, organizationId])
  return rows[0]?.found ?? false
}
