import type { TicketId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { fromRow, type TicketRow } from './ticket-rows.ts'
import type { TicketView } from './ticket-types.ts'

export interface TicketQuery extends PageQuery {
  readonly status?: string | undefined
  readonly priority?: string | undefined
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
  readonly invoiceId?: string | undefined
  readonly assigneeId?: string | undefined
  readonly q?: string | undefined
}

export async function listTickets(tx: Tx, query: TicketQuery): Promise<Page<TicketView>> {
  let select = selectViews(tx)
  if (query.status !== undefined) select = select.where('t.status', '=', query.status)
  if (query.priority !== undefined) select = select.where('t.priority', '=', query.priority)
  if (query.customerId !== undefined) select = select.where('t.customer_id', '=', query.customerId)
  if (query.subscriptionId !== undefined) select = select.where('t.subscription_id', '=', query.subscriptionId)
  if (query.invoiceId !== undefined) select = select.where('t.invoice_id', '=', query.invoiceId)
  if (query.assigneeId !== undefined) select = select.where('t.assignee_id', '=', query.assigneeId)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('t.subject'), sql`t.number::text`, sql.ref('c.name')], query.q))
  const id = sql.ref('t.id')
  const by = { created_at: byCreation(id), updated_at: { expression: sql.ref('t.updated_at'), type: 'timestamptz' } } as const
  const page = await readPage(select, query, { id, by })
  return { ...page, rows: page.rows.map(viewOf) }
}

/** Refuses `not_found`. */
export async function getView(tx: Tx, id: TicketId): Promise<TicketView> {
  const row = await selectViews(tx).where('t.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return viewOf(row)
}

function selectViews(tx: Tx) {
  return tx.sql
    .selectFrom('tickets as t')
    .innerJoin('customers as c', (join) => join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.customer_id'))
    .leftJoin('members as m', (join) => join.onRef('m.organization_id', '=', 't.organization_id').onRef('m.id', '=', 't.assignee_id'))
    .leftJoin('users as u', 'u.id', 'm.user_id')
    .selectAll('t')
    .select(['c.name as customer_name', 'u.name as assignee_name'])
    .where('t.organization_id', '=', tx.organizationId)
}

function viewOf(row: TicketRow & { readonly customer_name: string; readonly assignee_name: string | null }): TicketView {
  return { ...fromRow(row), customerName: row.customer_name, assigneeName: row.assignee_name }
}
