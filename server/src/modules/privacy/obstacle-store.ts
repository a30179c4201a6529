import type { CustomerId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'

/** What still binds a customer: each names a kind of thing that has to end before the person can be forgotten. In a fixed order. */
export async function obstaclesToErasure(
  tx: Tx,
  customerId: CustomerId,
  { forfeitsCredit }: { readonly forfeitsCredit: boolean },
): Promise<string[]> {
  const { rows } = await tx.query<{ what: string }>(text, [tx.organizationId, customerId, forfeitsCredit])
  return rows.map((row) => row.what)
}

const text = `SELECT what FROM (VALUES
    (1, 'a subscription that has not ended', EXISTS (SELECT FROM subscriptions WHERE organization_id = $1 AND customer_id = $2
      AND status NOT IN ('canceled', 'expired'))),
    (2, 'an invoice that is a draft or has still to be paid', EXISTS (SELECT FROM invoices WHERE organization_id = $1 AND customer_id = $2
      AND status IN ('draft', 'open', 'overdue'))),
    (3, 'a payment that is under way', EXISTS (SELECT FROM payments WHERE organization_id = $1 AND customer_id = $2
      AND status IN ('created', 'unknown', 'needs_customer', 'pending'))),
    (4, 'a refund that is under way', EXISTS (SELECT FROM refunds WHERE organization_id = $1 AND customer_id = $2
      AND status IN ('created', 'unknown', 'pending'))),
    (5, 'an open dispute', EXISTS (SELECT FROM disputes WHERE organization_id = $1 AND customer_id = $2 AND status = 'open')),
    (6, 'credit of their own money that is left', NOT $3::boolean AND EXISTS (SELECT FROM credit_grants WHERE organization_id = $1 AND customer_id = $2
      AND remaining > 0 AND (reason <> 'granted' OR bought)))
  ) AS o (place, what, holds) WHERE holds ORDER BY place`
