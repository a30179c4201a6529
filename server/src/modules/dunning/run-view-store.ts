import { currencySchema } from '@quarterday/core/currency.ts'
import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { fromRow } from './run-rows.ts'
import type { RunView } from './run-types.ts'

export interface RunQuery extends PageQuery {
  readonly status?: string | undefined
  readonly need?: string | undefined
  readonly customer?: string | undefined
  readonly invoice?: string | undefined
}

export async function listRuns(tx: Tx, query: RunQuery): Promise<Page<RunView>> {
  let select = selectRuns(tx)
  if (query.status !== undefined) select = select.where('r.status', '=', query.status)
  if (query.need !== undefined) select = select.where('r.need', '=', query.need)
  if (query.customer !== undefined) select = select.where('r.customer_id', '=', query.customer)
  if (query.invoice !== undefined) select = select.where('r.invoice_id', '=', query.invoice)
  const id = sql.ref('r.id')
  const nextAt = { expression: sql`coalesce(r.next_at, 'infinity'::timestamptz)`, type: 'timestamptz' } as const
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id), next_at: nextAt } })
  return { ...page, rows: page.rows.map(toView) }
}

/** Null: nothing was ever done about the invoice. */
export async function findRunOf(tx: Tx, invoiceId: string): Promise<RunView | null> {
  const row = await selectRuns(tx).where('r.invoice_id', '=', invoiceId).executeTakeFirst()
  return row === undefined ? null : toView(row)
}

function selectRuns(tx: Tx) {
  return tx.sql
    .selectFrom('dunning_runs as r')
    .innerJoin('invoices as i', (join) => join.onRef('i.organization_id', '=', 'r.organization_id').onRef('i.id', '=', 'r.invoice_id'))
    .innerJoin('customers as c', (join) => join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'))
    .selectAll('r')
    .select(['c.name as customer_name', 'i.series', 'i.number', 'i.status as invoice_status', 'i.currency', 'i.amount_due'])
    .where('r.organization_id', '=', tx.organizationId)
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>

function toView(row: ViewRow): RunView {
  return {
    ...fromRow(row),
    customerName: row.customer_name,
    invoiceNumber: invoiceNumber(row.series, row.number),
    invoiceStatus: z.enum(invoiceStatuses).parse(row.invoice_status),
    currency: currencySchema.parse(row.currency),
    amountDue: row.amount_due,
  }
}
