import type { CreditNoteId, CustomerId, InvoiceId, PaymentId, PaymentMethodId, SubscriptionId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'

/** Whether a subscription is this customer's; those of others are to them as if they were not there. */
export async function isSubscriptionOf(tx: Tx, customerId: CustomerId, id: SubscriptionId): Promise<boolean> {
  const text = 'SELECT FROM subscriptions WHERE organization_id = $1 AND customer_id = $2 AND id = $3'
  return (await tx.query(text, [tx.organizationId, customerId, id])).rowCount === 1
}

/** The same of an invoice. A draft is the seller's own until it is issued. */
export async function isInvoiceOf(tx: Tx, customerId: CustomerId, id: InvoiceId): Promise<boolean> {
  const text = `SELECT FROM invoices WHERE organization_id = $1 AND customer_id = $2 AND id = $3 AND status <> 'draft'`
  return (await tx.query(text, [tx.organizationId, customerId, id])).rowCount === 1
}

/** The same of a means to pay that has not been removed. */
export async function isMethodOf(tx: Tx, customerId: CustomerId, id: PaymentMethodId): Promise<boolean> {
  const text = `SELECT FROM payment_methods WHERE organization_id = $1 AND customer_id = $2 AND id = $3 AND status = 'active'`
  return (await tx.query(text, [tx.organizationId, customerId, id])).rowCount === 1
}

/** Whether a plan is offered to customers. */
export async function isListed(tx: Tx, id: string): Promise<boolean> {
  const text = `SELECT FROM plans WHERE organization_id = $1 AND id = $2 AND status = 'active' AND listed`
  return (await tx.query(text, [tx.organizationId, id])).rowCount === 1
}

/** Whether the customer has ever had a subscription: a trial is had once. */
export async function hasSubscribed(tx: Tx, customerId: CustomerId): Promise<boolean> {
  const text = 'SELECT FROM subscriptions WHERE organization_id = $1 AND customer_id = $2 LIMIT 1'
  return (await tx.query(text, [tx.organizationId, customerId])).rowCount === 1
}

/** Whether a payment is one for an invoice of this customer. */
export async function isPaymentOf(tx: Tx, customerId: CustomerId, id: PaymentId): Promise<boolean> {
  const text = 'SELECT FROM payments WHERE organization_id = $1 AND customer_id = $2 AND id = $3'
  return (await tx.query(text, [tx.organizationId, customerId, id])).rowCount === 1
}

/** Whether a credit note gives back to this customer. */
export async function isCreditNoteOf(tx: Tx, customerId: CustomerId, id: CreditNoteId): Promise<boolean> {
  const text = 'SELECT FROM credit_notes WHERE organization_id = $1 AND customer_id = $2 AND id = $3'
  return (await tx.query(text, [tx.organizationId, customerId, id])).rowCount === 1
}
