import type { UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'

/** Whether a person works for anybody or acts for any customer. */
export async function hasTies(tx: DispatcherTx, userId: UserId): Promise<boolean> {
  const text = 'SELECT EXISTS (SELECT FROM members WHERE user_id = $1) OR EXISTS (SELECT FROM customer_logins WHERE user_id = $1) AS found'
  const { rows } = await tx.query<{ found: boolean }>(text, [userId])
  return rows[0]?.found ?? false
}
