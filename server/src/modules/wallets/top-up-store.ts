import { currencySchema } from '@quarterday/core/currency.ts'
import { type CreditGrantId, type InvoiceId, idOf, type WalletId, type WalletTopUpId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { storedRolloverSchema } from '../billing/credit-rows.ts'
import { type TopUp, topUpStatuses } from './wallet.ts'

/** Refuses `already_exists` for a reference that an earlier top-up of the wallet has. The wallets are locked. */
export async function insertTopUps(tx: Tx, topUps: readonly TopUp[]): Promise<void> {
  if (topUps.length === 0) return
  await tx.query(insertInto('wallet_top_ups', columns), [tx.organizationId, ...parametersOf(columns, topUps)]).catch((error: unknown) => {
    if (!isUniqueViolation(error, 'wallet_top_ups_of_reference')) throw error
    const detail = 'A top-up of this wallet has this reference already.'
    throw refuse('already_exists', { detail, errors: [{ pointer: '/reference', code: 'already_exists', detail }] })
  })
}

/** The top-ups of these invoices that wait for their money, in the order of their wallets. Read before the wallets are locked. */
export async function findOpen(tx: Tx, invoiceIds: readonly InvoiceId[]): Promise<TopUp[]> {
  const of = selectTopUps(tx).where('t.invoice_id', '=', sql<string>`ANY (${uuidArray(invoiceIds)}::uuid[])`)
  return (await of.where('t.status', '=', 'open').orderBy('t.wallet_id').orderBy('t.id').execute()).map(fromRow)
}

/** Says of open top-ups that their credit was granted. Answers those that were still open: nobody else grants them. */
export async function settleTopUps(
  tx: Tx,
  grants: readonly { readonly id: WalletTopUpId; readonly grantId: CreditGrantId }[],
): Promise<ReadonlySet<string>> {
  const text = `UPDATE wallet_top_ups t SET status = 'granted', grant_id = d.grant_id FROM unnest($2::uuid[], $3::uuid[]) AS d (id, grant_id)
    WHERE t.organization_id = $1 AND t.id = d.id AND t.status = 'open' RETURNING t.id`
  const values = [tx.organizationId, uuidArray(grants.map(({ id }) => id)), uuidArray(grants.map(({ grantId }) => grantId))]
  const { rows } = await tx.query<{ id: string }>(text, values, 'settle-top-ups')
  return new Set(rows.map(({ id }) => id))
}

/** Nothing comes of the top-up whose invoice is voided. */
export async function abandonTopUp(tx: Tx, invoiceId: InvoiceId): Promise<void> {
  const text = `UPDATE wallet_top_ups SET status = 'abandoned' WHERE organization_id = $1 AND invoice_id = $2 AND status = 'open'`
  await tx.query(text, [tx.organizationId, invoiceId])
}

/** What was ordered is paid by the invoice that takes the place of another. */
export async function moveTopUp(tx: Tx, from: InvoiceId, to: InvoiceId): Promise<void> {
  const text = `UPDATE wallet_top_ups SET invoice_id = $3 WHERE organization_id = $1 AND invoice_id = $2 AND status = 'open'`
  await tx.query(text, [tx.organizationId, from, to])
}

export async function hasOpenTopUp(tx: Tx, walletId: WalletId): Promise<boolean> {
  const text = `SELECT FROM wallet_top_ups WHERE organization_id = $1 AND wallet_id = $2 AND status = 'open' LIMIT 1`
  return (await tx.query(text, [tx.organizationId, walletId])).rowCount === 1
}

/** Refuses `not_found`. */
export async function getTopUp(tx: Tx, id: WalletTopUpId): Promise<TopUp> {
  const row = await selectTopUps(tx).where('t.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export async function listTopUps(
  tx: Tx,
  query: PageQuery & { readonly walletId: WalletId; readonly status?: string | undefined },
): Promise<Page<TopUp>> {
  let select = selectTopUps(tx).where('t.wallet_id', '=', query.walletId)
  if (query.status !== undefined) select = select.where('t.status', '=', query.status)
  const id = sql.ref('t.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

const columns: readonly Column<TopUp>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('wallet_id', (row) => row.walletId),
  column.bigint('amount', (row) => row.amount),
  column.text('status', (row) => row.status),
  column.boolean('automatic', (row) => row.automatic),
  column.text('reference', (row) => row.reference),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('grant_id', (row) => row.grantId),
  column.int('priority', (row) => row.priority),
  column.instant('available_at', (row) => row.availableAt),
  column.instant('expires_at', (row) => row.expiresAt),
  column.int('expires_after_days', (row) => row.expiresAfterDays),
  column.jsonb('rollover', (row) => row.rollover),
  column.text('memo', (row) => row.memo),
  column.instant('created_at', (row) => row.createdAt),
]

function selectTopUps(tx: Tx) {
  return tx.sql
    .selectFrom('wallet_top_ups as t')
    .innerJoin('wallets as w', (join) => join.onRef('w.organization_id', '=', 't.organization_id').onRef('w.id', '=', 't.wallet_id'))
    .selectAll('t')
    .select(['w.customer_id', 'w.currency'])
    .where('t.organization_id', '=', tx.organizationId)
}

type TopUpRow = Awaited<ReturnType<ReturnType<typeof selectTopUps>['executeTakeFirstOrThrow']>>

function fromRow(row: TopUpRow): TopUp {
  return {
    id: idOf('top', row.id),
    walletId: idOf('wal', row.wallet_id),
    customerId: idOf('cus', row.customer_id),
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    status: z.enum(topUpStatuses).parse(row.status),
    automatic: row.automatic,
    reference: row.reference,
    invoiceId: row.invoice_id === null ? null : idOf('inv', row.invoice_id),
    grantId: row.grant_id === null ? null : idOf('grant', row.grant_id),
    priority: row.priority,
    availableAt: row.available_at,
    expiresAt: row.expires_at,
    expiresAfterDays: row.expires_after_days,
    rollover: storedRolloverSchema.nullable().parse(row.rollover),
    memo: row.memo,
    createdAt: row.created_at,
  }
}
