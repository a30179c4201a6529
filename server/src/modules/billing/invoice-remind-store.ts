import type { CustomerId } from '@quarterday/core/id.ts'
import { timestampArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** Invoices that were sent and whose reminder is to be sent or planned, and for which moment that was planned; those that somebody holds are left to them. */
export async function claimToRemind(tx: Tx, limit: number): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const text = `SELECT id, remind_at FROM invoices
    WHERE organization_id = $1 AND remind_at <= $2 AND status IN ('open', 'overdue') AND collection_method = 'send_invoice'
    ORDER BY remind_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<{ id: string; remind_at: Temporal.Instant }>(text, [tx.organizationId, tx.now, limit], 'claim-to-remind')
  return new Map(rows.map((row) => [row.id, row.remind_at]))
}

/** When these are reminded of next; null: never again. They are locked. */
export async function setRemindAt(
  tx: Tx,
  plans: readonly { readonly id: string; readonly remindAt: Temporal.Instant | null }[],
): Promise<void> {
  if (plans.length === 0) return
  const text = `UPDATE invoices i SET remind_at = d.remind_at FROM unnest($2::uuid[], $3::timestamptz[]) AS d (id, remind_at)
    WHERE i.organization_id = $1 AND i.id = d.id`
  const values = [tx.organizationId, uuidArray(plans.map(({ id }) => id)), timestampArray(plans.map(({ remindAt }) => remindAt))]
  await tx.query(text, values, 'set-remind-at')
}

/**
 * Has the reminders of unpaid invoices planned anew, because other terms count: those of a customer and of the children that it pays for, or all. What is
 * due at this moment stays due.
 */
export async function remindAnew(tx: Tx, customerId: CustomerId | null): Promise<void> {
  const text = `UPDATE invoices i SET remind_at = '1970-01-01T00:00:00Z'
    WHERE i.organization_id = $1 AND i.status IN ('open', 'overdue') AND i.collection_method = 'send_invoice'
      AND (i.remind_at IS NULL OR i.remind_at > $2)
      AND ($3::uuid IS NULL OR i.customer_id = $3 OR EXISTS (SELECT FROM statement_lines s
        WHERE s.organization_id = i.organization_id AND s.invoice_id = i.id AND s.parent_id = $3))`
  await tx.query(text, [tx.organizationId, tx.now, customerId])
}
