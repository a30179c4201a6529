import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CreditGrantId, type CustomerId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type CreditEntry, type CreditGrant, grantReasons } from './credit.ts'

/** Refuses `not_found`. */
export async function getGrant(tx: Tx, id: CreditGrantId): Promise<CreditGrant> {
  const row = await selectGrants(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface GrantQuery extends PageQuery {
  readonly customerId: CustomerId
  readonly currency?: string | undefined
  /** Only those of which something is left. */
  readonly available?: boolean | undefined
}

export async function listGrants(tx: Tx, query: GrantQuery): Promise<Page<CreditGrant>> {
  let select = selectGrants(tx).where('customer_id', '=', query.customerId)
  if (query.currency !== undefined) select = select.where('currency', '=', query.currency)
  if (query.available !== undefined) select = select.where('remaining', query.available ? '>' : '=', 0n)
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

export async function listEntries(tx: Tx, grantId: CreditGrantId, query: PageQuery): Promise<Page<CreditEntry>> {
  const select = tx.sql
    .selectFrom('credit_entries')
    .select(['id', 'grant_id', 'invoice_id', 'amount', 'created_at'])
    .where('organization_id', '=', tx.organizationId)
    .where('grant_id', '=', grantId)
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(entryFromRow) }
}

export interface CreditBalance {
  readonly currency: Currency
  readonly balance: bigint
}

/** What a customer can draw on, in each currency in which there is something. */
export async function balancesOf(tx: Tx, customerId: CustomerId): Promise<CreditBalance[]> {
  const text = `SELECT currency, sum(remaining)::bigint AS balance FROM credit_grants
    WHERE organization_id = $1 AND customer_id = $2 AND remaining > 0 GROUP BY currency ORDER BY currency`
  const { rows } = await tx.query<{ currency: string; balance: bigint }>(text, [tx.organizationId, customerId])
  return rows.map(({ currency, balance }) => ({ currency: currencySchema.parse(currency), balance }))
}

const id = sql.ref('id')

function selectGrants(tx: Tx) {
  return tx.sql.selectFrom('credit_grants').selectAll().where('organization_id', '=', tx.organizationId)
}

type GrantRow = Awaited<ReturnType<ReturnType<typeof selectGrants>['executeTakeFirstOrThrow']>>

function fromRow(row: GrantRow): CreditGrant {
  return {
    id: idOf('grant', row.id),
    customerId: idOf('cus', row.customer_id),
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    remaining: row.remaining,
    reason: z.enum(grantReasons).parse(row.reason),
    memo: row.memo,
    invoiceId: row.invoice_id === null ? null : idOf('inv', row.invoice_id),
    createdAt: row.created_at,
  }
}

interface EntryRow {
  readonly id: string
  readonly grant_id: string
  readonly invoice_id: string
  readonly amount: bigint
  readonly created_at: Temporal.Instant
}

function entryFromRow({ id, grant_id, invoice_id, amount, created_at: createdAt }: EntryRow): CreditEntry {
  return { id: idOf('ce', id), grantId: idOf('grant', grant_id), invoiceId: idOf('inv', invoice_id), amount, createdAt }
}
