import { type CustomerId, idOf, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'

/** Whether a person works for anybody or acts for any customer. */
export async function hasTies(tx: DispatcherTx, userId: UserId): Promise<boolean> {
  const text = 'SELECT EXISTS (SELECT FROM members WHERE user_id = $1) OR EXISTS (SELECT FROM customer_logins WHERE user_id = $1) AS found'
  const { rows } = await tx.query<{ found: boolean }>(text, [userId])
  return rows[0]?.found ?? false
}

/** The customers for whom a person acts, wherever: 1000 at most. */
export async function listCustomersOf(
  tx: DispatcherTx,
  userId: UserId,
): Promise<{ readonly organizationId: OrganizationId; readonly customerId: CustomerId }[]> {
  const text = `SELECT organization_id, customer_id FROM customer_logins WHERE user_id = $1 ORDER BY organization_id, customer_id LIMIT 1000`
  const { rows } = await tx.query<{ organization_id: string; customer_id: string }>(text, [userId])
  return rows.map((row) => ({ organizationId: idOf('org', row.organization_id), customerId: idOf('cus', row.customer_id) }))
}
