import { type CustomerId, type InvoiceId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

// While a gateway is being asked, or is about to be, nothing else is done (I12): who pays at the last moment has paid.
const isFree = `i.status IN ('open', 'overdue') AND i.collect_at IS NULL AND NOT EXISTS (SELECT FROM payments p
    WHERE p.organization_id = r.organization_id AND p.invoice_id = r.invoice_id AND p.status IN ('created', 'unknown', 'pending'))`
const runsOfInvoices = 'dunning_runs r JOIN invoices i ON i.organization_id = r.organization_id AND i.id = r.invoice_id'

/** Locks the invoices whose next retry or message is due, the earliest first; those that somebody holds are left to them. */
export async function claimSteps(tx: Tx, limit: number): Promise<InvoiceId[]> {
  const text = `SELECT r.invoice_id FROM ${runsOfInvoices}
    WHERE r.organization_id = $1 AND r.next_at <= $2 AND r.next_action <> 'final' AND ${isFree}
    ORDER BY r.next_at, r.id LIMIT $3 FOR UPDATE OF i SKIP LOCKED`
  const { rows } = await tx.query<{ invoice_id: string }>(text, [tx.organizationId, tx.now, limit], 'claim-dunning-steps')
  return rows.map((row) => idOf('inv', row.invoice_id))
}

export interface DueEnd {
  readonly invoiceId: InvoiceId
  readonly customerId: CustomerId
}

/** Where the end has come, the earliest first. Nothing is locked. */
export async function dueEnds(tx: Tx, limit: number): Promise<DueEnd[]> {
  const text = `SELECT r.invoice_id, r.customer_id FROM ${runsOfInvoices}
    WHERE r.organization_id = $1 AND r.next_at <= $2 AND r.next_action = 'final' AND ${isFree}
    ORDER BY r.next_at, r.id LIMIT $3`
  const { rows } = await tx.query<{ invoice_id: string; customer_id: string }>(text, [tx.organizationId, tx.now, limit], 'due-dunning-ends')
  return rows.map((row) => ({ invoiceId: idOf('inv', row.invoice_id), customerId: idOf('cus', row.customer_id) }))
}

/** Whose subscriptions are to go on, because the money came after they were paused. */
export async function dueResumptions(tx: Tx, limit: number): Promise<DueEnd[]> {
  const text = `SELECT r.invoice_id, r.customer_id FROM dunning_runs r
    WHERE r.organization_id = $1 AND r.resume_at <= $2 ORDER BY r.resume_at, r.id LIMIT $3`
  const { rows } = await tx.query<{ invoice_id: string; customer_id: string }>(text, [tx.organizationId, tx.now, limit])
  return rows.map((row) => ({ invoiceId: idOf('inv', row.invoice_id), customerId: idOf('cus', row.customer_id) }))
}

/** Whether nothing is being asked about an invoice, nor about to be. It is locked. */
export async function isAtRest(tx: Tx, invoiceId: InvoiceId): Promise<boolean> {
  const text = `SELECT FROM ${runsOfInvoices} WHERE r.organization_id = $1 AND r.invoice_id = $2 AND ${isFree}`
  return (await tx.query(text, [tx.organizationId, invoiceId])).rowCount === 1
}

/** When something is to be done next about money that did not come. */
export const nextDunningAt = `SELECT least(
    (SELECT r.next_at FROM ${runsOfInvoices} WHERE r.organization_id = $1 AND r.next_at IS NOT NULL AND ${isFree} ORDER BY r.next_at LIMIT 1),
    (SELECT r.resume_at FROM dunning_runs r WHERE r.organization_id = $1 AND r.resume_at IS NOT NULL ORDER BY r.resume_at LIMIT 1))`

/** Organizations that have something to do about it by their own clock. */
export async function organizationsToDun(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o
    WHERE EXISTS (SELECT FROM ${runsOfInvoices} WHERE r.organization_id = o.id AND r.next_at <= coalesce(o.clock_at, $1) AND ${isFree})
      OR EXISTS (SELECT FROM dunning_runs r WHERE r.organization_id = o.id AND r.resume_at <= coalesce(o.clock_at, $1))
    ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-dun')
  return rows.map(({ id }) => idOf('org', id))
}

/** When the customer of an invoice that was sent is to be reminded next. */
export const nextRemindAt = `SELECT remind_at FROM invoices
  WHERE organization_id = $1 AND remind_at IS NOT NULL AND status IN ('open', 'overdue') AND collection_method = 'send_invoice'
  ORDER BY remind_at LIMIT 1`

/** Organizations with somebody to remind by their own clock. */
export async function organizationsToRemind(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM invoices i
    WHERE i.organization_id = o.id AND i.remind_at <= coalesce(o.clock_at, $1) AND i.status IN ('open', 'overdue')
      AND i.collection_method = 'send_invoice') ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-remind')
  return rows.map(({ id }) => idOf('org', id))
}
