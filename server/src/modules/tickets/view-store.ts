import { idOf, type TicketId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { deskKinds, syncStatuses } from '../help-desks/help-desk.ts'
import { fromRow } from './ticket-rows.ts'
import type { Assignee, TicketDesk, TicketView } from './ticket-types.ts'

export interface TicketQuery extends PageQuery {
  readonly status?: string | undefined
  readonly priority?: string | undefined
  readonly customerId?: string | undefined
  readonly subscriptionId?: string | undefined
  readonly invoiceId?: string | undefined
  readonly assigneeId?: string | undefined
  /** Only what nobody looks after. */
  readonly isUnassigned?: boolean | undefined
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
  if (query.isUnassigned) select = select.where('t.assignee_id', 'is', null)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('t.subject'), sql`t.number::text`, sql.ref('c.name')], query.q))
  const id = sql.ref('t.id')
  // What nobody waits for comes after all that somebody does.
  const waiting = sql`coalesce(t.waiting_since, 'infinity'::timestamptz)`
  const by = {
    created_at: byCreation(id),
    updated_at: { expression: sql.ref('t.updated_at'), type: 'timestamptz' },
    waiting_since: { expression: waiting, type: 'timestamptz' },
  } as const
  const page = await readPage(select, query, { id, by })
  return { ...page, rows: page.rows.map(viewOf) }
}

/** Who can look after tickets: whoever works here and may come in, by name. */
export async function listAssignees(tx: Tx, query: PageQuery & { readonly q?: string | undefined }): Promise<Page<Assignee>> {
  let select = tx.sql
    .selectFrom('members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.id', 'u.name'])
    .where('m.organization_id', '=', tx.organizationId)
    .where('u.disabled_at', 'is', null)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('u.name')], query.q))
  const by = { name: { expression: sql`lower(u.name)`, type: 'text' } } as const
  const page = await readPage(select, query, { id: sql.ref('m.id'), by })
  return { ...page, rows: page.rows.map(({ id, name }) => ({ id: idOf('mem', id), name })) }
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
    .leftJoin('help_desks as h', (join) => join.onRef('h.organization_id', '=', 't.organization_id').on('h.status', '=', 'active'))
    .leftJoin('help_desk_tickets as s', (join) =>
      join.onRef('s.organization_id', '=', 't.organization_id').onRef('s.help_desk_id', '=', 'h.id').onRef('s.ticket_id', '=', 't.id'),
    )
    .select(['c.name as customer_name', 'u.name as assignee_name'])
    .select(['s.help_desk_id', 'h.kind as desk_kind', 's.reference as desk_reference', 's.url as desk_url', 's.status as desk_status'])
    .select(['s.synced_at', 's.next_at as desk_next_at', 's.last_error as desk_error'])
    .where('t.organization_id', '=', tx.organizationId)
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof selectViews>['executeTakeFirstOrThrow']>>

function viewOf(row: ViewRow): TicketView {
  return { ...fromRow(row), customerName: row.customer_name, assigneeName: row.assignee_name, helpDesk: deskOf(row) }
}

function deskOf(row: ViewRow): TicketDesk | null {
  if (row.help_desk_id === null) return null
  return {
    ...{ id: idOf('hd', row.help_desk_id), kind: z.enum(deskKinds).parse(row.desk_kind), reference: row.desk_reference, url: row.desk_url },
    ...{
      status: z.enum(syncStatuses).parse(row.desk_status),
      syncedAt: row.synced_at,
      nextAt: row.desk_next_at,
      lastError: row.desk_error,
    },
  }
}
