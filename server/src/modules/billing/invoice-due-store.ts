import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { type LockedInvoice, type LockedInvoiceRow, lockedInvoice, selectInvoices } from './locked-invoice-rows.ts'

/** No engine outside has still to say its tax. */
const isTaxed = `NOT EXISTS (SELECT FROM tax_questions t WHERE t.organization_id = i.organization_id AND t.invoice_id = i.id AND t.ask_at IS NOT NULL)`

/** Drafts whose window has closed and whose tax is known, the earliest first, but for `except`; those that somebody holds are left to them. */
export async function claimDrafts(tx: Tx, limit: number, except: readonly string[]): Promise<LockedInvoice[]> {
  const text = `${selectInvoices} WHERE i.organization_id = $1 AND i.status = 'draft' AND i.finalize_at <= $2 AND i.id <> ALL ($4::uuid[]) AND ${isTaxed}
    ORDER BY i.finalize_at, i.id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<LockedInvoiceRow>(text, [tx.organizationId, tx.now, limit, uuidArray(except)], 'claim-drafts')
  return rows.map(lockedInvoice)
}

/** Open invoices whose last day to pay is over, the earliest first; those that somebody holds are left to them. */
export async function claimLate(tx: Tx, limit: number): Promise<LockedInvoice[]> {
  const text = `${selectInvoices} WHERE i.organization_id = $1 AND i.status = 'open' AND i.overdue_at <= $2
    ORDER BY i.overdue_at, i.id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<LockedInvoiceRow>(text, [tx.organizationId, tx.now, limit], 'claim-late')
  return rows.map(lockedInvoice)
}

/** Unpaid invoices that are to be collected by now, the earliest first; those that somebody holds are left to them. */
export async function claimCollectable(tx: Tx, limit: number): Promise<LockedInvoice[]> {
  const text = `${selectInvoices} WHERE i.organization_id = $1 AND i.collect_at <= $2 AND i.status IN ('open', 'overdue')
    ORDER BY i.collect_at, i.id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<LockedInvoiceRow>(text, [tx.organizationId, tx.now, limit], 'claim-collectable')
  return rows.map(lockedInvoice)
}

/** Invoices that were sent and whose reminder is to be sent or planned, and for which moment that was planned; those that somebody holds are left to them. */
export async function claimToRemind(tx: Tx, limit: number): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const text = `SELECT id, remind_at FROM invoices
    WHERE organization_id = $1 AND remind_at <= $2 AND status IN ('open', 'overdue') AND collection_method = 'send_invoice'
    ORDER BY remind_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`
  const { rows } = await tx.query<{ id: string; remind_at: Temporal.Instant }>(text, [tx.organizationId, tx.now, limit], 'claim-to-remind')
  return new Map(rows.map((row) => [row.id, row.remind_at]))
}

/** When the next draft is to be finalised by itself. */
export const nextFinalizeAt = `SELECT i.finalize_at FROM invoices i WHERE i.organization_id = $1 AND i.status = 'draft' AND i.finalize_at IS NOT NULL AND ${isTaxed}
    ORDER BY i.finalize_at LIMIT 1`

/** When the next open invoice falls overdue. */
export const nextOverdueAt = "SELECT overdue_at FROM invoices WHERE organization_id = $1 AND status = 'open' ORDER BY overdue_at LIMIT 1"

/** Organizations with drafts to finalise, each by its own clock; `now` is real time. */
export async function organizationsToFinalize(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM invoices i
    WHERE i.organization_id = o.id AND i.status = 'draft' AND i.finalize_at <= coalesce(o.clock_at, $1) AND ${isTaxed}) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-to-finalize')
  return rows.map(({ id }) => idOf('org', id))
}

/** Organizations with open invoices whose last day to pay is over, each by its own clock; `now` is real time. */
export async function organizationsWithLate(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM invoices i
    WHERE i.organization_id = o.id AND i.status = 'open' AND i.overdue_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-with-late')
  return rows.map(({ id }) => idOf('org', id))
}
