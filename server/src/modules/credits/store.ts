import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CreditGrantId, type CustomerId, idOf, type OrganizationId, type WalletId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { grantReasons, storedRolloverSchema } from '../billing/credit-rows.ts'
import { type CreditEntry, type CreditGrant, entryKinds } from './credit.ts'

/** Refuses `not_found`. */
export async function getGrant(tx: Tx, id: CreditGrantId): Promise<CreditGrant> {
  const row = await selectGrants(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** These grants, in the order of their ids. */
export async function getGrants(tx: Tx, ids: readonly CreditGrantId[]): Promise<CreditGrant[]> {
  const rows = await selectGrants(tx)
    .where('id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

export interface GrantQuery extends PageQuery {
  readonly customerId: CustomerId
  readonly walletId?: WalletId | undefined
  readonly currency?: string | undefined
  /** Only those of which something is left. */
  readonly available?: boolean | undefined
}

export async function listGrants(tx: Tx, query: GrantQuery): Promise<Page<CreditGrant>> {
  let select = selectGrants(tx).where('customer_id', '=', query.customerId)
  if (query.walletId !== undefined) select = select.where('wallet_id', '=', query.walletId)
  if (query.currency !== undefined) select = select.where('currency', '=', query.currency)
  if (query.available !== undefined) select = select.where('remaining', query.available ? '>' : '=', 0n)
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

export async function listEntries(tx: Tx, grantId: CreditGrantId, query: PageQuery): Promise<Page<CreditEntry>> {
  const select = tx.sql
    .selectFrom('credit_entries')
    .select(['id', 'kind', 'grant_id', 'invoice_id', 'amount', 'created_at'])
    .where('organization_id', '=', tx.organizationId)
    .where('grant_id', '=', grantId)
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(entryFromRow) }
}

export interface CreditBalance {
  readonly currency: Currency
  readonly balance: bigint
}

/** What a customer can draw on now besides wallets, in each currency in which there is something. */
export async function balancesOf(tx: Tx, customerId: CustomerId): Promise<CreditBalance[]> {
  const text = `SELECT currency, sum(remaining)::bigint AS balance FROM credit_grants
    WHERE organization_id = $1 AND customer_id = $2 AND remaining > 0 AND wallet_id IS NULL
      AND (available_at IS NULL OR available_at <= $3) AND (expires_at IS NULL OR expires_at > $3)
    GROUP BY currency ORDER BY currency`
  const { rows } = await tx.query<{ currency: string; balance: bigint }>(text, [tx.organizationId, customerId, tx.now])
  return rows.map(({ currency, balance }) => ({ currency: currencySchema.parse(currency), balance }))
}

/** Grants whose time is over and of which something is left, the earliest first. Not locked. */
export async function findExpired(tx: Tx, limit: number): Promise<{ readonly id: CreditGrantId; readonly customerId: CustomerId }[]> {
  const text = `SELECT id, customer_id AS "customerId" FROM credit_grants
    WHERE organization_id = $1 AND remaining > 0 AND expires_at <= $2 ORDER BY expires_at, id LIMIT $3`
  return (await tx.query<{ id: CreditGrantId; customerId: CustomerId }>(text, [tx.organizationId, tx.now, limit], 'find-expired')).rows
}

/** When the next grant of which something is left expires. */
export const nextExpiryAt = `SELECT expires_at FROM credit_grants WHERE organization_id = $1 AND remaining > 0 AND expires_at IS NOT NULL
  ORDER BY expires_at LIMIT 1`

/** Organizations with credit whose time is over, each by its own clock; `now` is real time. */
export async function organizationsWithExpired(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM credit_grants g
    WHERE g.organization_id = o.id AND g.remaining > 0 AND g.expires_at <= coalesce(o.clock_at, $1)) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-with-expired')
  return rows.map((row) => idOf('org', row.id))
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
    walletId: row.wallet_id === null ? null : idOf('wal', row.wallet_id),
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    remaining: row.remaining,
    expired: row.expired,
    withdrawn: row.withdrawn,
    reason: z.enum(grantReasons).parse(row.reason),
    memo: row.memo,
    invoiceId: row.invoice_id === null ? null : idOf('inv', row.invoice_id),
    priority: row.priority,
    availableAt: row.available_at,
    expiresAt: row.expires_at,
    rollover: storedRolloverSchema.nullable().parse(row.rollover),
    rolledOverFrom: row.rolled_over_from === null ? null : idOf('grant', row.rolled_over_from),
    createdAt: row.created_at,
  }
}

interface EntryRow {
  readonly id: string
  readonly kind: string
  readonly grant_id: string
  readonly invoice_id: string | null
  readonly amount: bigint
  readonly created_at: Temporal.Instant
}

const kindSchema = z.enum(entryKinds)

function entryFromRow({ id, kind, grant_id, invoice_id, amount, created_at: createdAt }: EntryRow): CreditEntry {
  const invoiceId = invoice_id === null ? null : idOf('inv', invoice_id)
  return { id: idOf('ce', id), kind: kindSchema.parse(kind), grantId: idOf('grant', grant_id), invoiceId, amount, createdAt }
}
