import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, idOf, type OrganizationId, type WalletId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { scopeFromStored } from '../billing/credit-scope-json.ts'
import { type Wallet, type WalletBalance, walletStatuses } from './wallet.ts'

export async function addWallet(tx: Tx, wallet: Wallet): Promise<void> {
  const applies_to = wallet.appliesTo === null ? null : JSON.stringify(wallet.appliesTo)
  const fixed = { applies_to, id: wallet.id, customer_id: wallet.customerId, currency: wallet.currency, created_at: wallet.createdAt }
  await tx.sql
    .insertInto('wallets')
    .values({ organization_id: tx.organizationId, ...fixed, ...toRow(wallet) })
    .execute()
}

/** The row is locked. */
export async function saveWallet(tx: Tx, wallet: Wallet): Promise<void> {
  const update = tx.sql.updateTable('wallets').set(toRow(wallet)).where('organization_id', '=', tx.organizationId)
  await update.where('id', '=', wallet.id).execute()
}

/** Refuses `not_found`. */
export async function getWallet(tx: Tx, id: WalletId): Promise<Wallet> {
  const row = await selectWallets(tx).where('w.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** These wallets, in the order of their ids. */
export async function getWallets(tx: Tx, ids: readonly WalletId[]): Promise<Wallet[]> {
  const rows = await selectWallets(tx)
    .where('w.id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('w.id')
    .execute()
  return rows.map(fromRow)
}

/** The wallet, kept from others until the transaction ends; read after the lock was got. Refuses `not_found`. */
export async function lockWallet(tx: Tx, id: WalletId): Promise<Wallet> {
  await lockWallets(tx, [id])
  return getWallet(tx, id)
}

export async function lockWallets(tx: Tx, ids: readonly WalletId[]): Promise<void> {
  const text = 'SELECT FROM wallets WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE'
  await tx.query(text, [tx.organizationId, uuidArray(ids)], 'lock-wallets')
}

export interface WalletQuery extends PageQuery {
  readonly customerId?: CustomerId | undefined
  readonly currency?: string | undefined
  readonly status?: string | undefined
}

export async function listWallets(tx: Tx, query: WalletQuery): Promise<Page<Wallet>> {
  let select = selectWallets(tx)
  if (query.customerId !== undefined) select = select.where('w.customer_id', '=', query.customerId)
  if (query.currency !== undefined) select = select.where('w.currency', '=', query.currency)
  if (query.status !== undefined) select = select.where('w.status', '=', query.status)
  const id = sql.ref('w.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** What is to come into a wallet, and what leaves it next. Refuses `not_found`. */
export async function getBalance(tx: Tx, id: WalletId): Promise<WalletBalance> {
  const wallet = await getWallet(tx, id)
  const { rows } = await tx.query<BalanceRow>(balance, [tx.organizationId, id, tx.now], 'wallet-balance')
  const [row] = rows
  const nextExpiry = row?.expires_at ? { at: row.expires_at, amount: row.expiring } : null
  return { wallet, upcoming: row?.upcoming ?? 0n, withdrawable: row?.withdrawable ?? 0n, awaitingPayment: row?.awaiting ?? 0n, nextExpiry }
}

interface BalanceRow {
  readonly upcoming: bigint
  readonly withdrawable: bigint
  readonly awaiting: bigint
  readonly expires_at: Temporal.Instant | null
  readonly expiring: bigint
}

const balance = `WITH left_in AS (SELECT remaining, available_at, expires_at, bought FROM credit_grants
      WHERE organization_id = $1 AND wallet_id = $2 AND remaining > 0 AND (expires_at IS NULL OR expires_at > $3)),
    next AS (SELECT min(expires_at) AS expires_at FROM left_in)
  SELECT coalesce((SELECT sum(remaining) FROM left_in WHERE available_at > $3), 0)::bigint AS upcoming,
    coalesce((SELECT sum(remaining) FROM left_in WHERE bought), 0)::bigint AS withdrawable,
    coalesce((SELECT sum(amount) FROM wallet_top_ups WHERE organization_id = $1 AND wallet_id = $2 AND status = 'open'), 0)::bigint AS awaiting,
    next.expires_at, coalesce((SELECT sum(l.remaining) FROM left_in l WHERE l.expires_at = next.expires_at), 0)::bigint AS expiring
  FROM next`

/**
 * Wallets that are low and wait for no automatic top-up, after an id, locked; those that somebody holds are left to them. Whoever adds to a wallet
 * holds it, so what is read after the lock holds until the transaction ends, or is less.
 */
export async function claimLow(tx: Tx, after: string, limit: number): Promise<Wallet[]> {
  const { rows } = await tx.query<{ id: WalletId }>(claim, [tx.organizationId, tx.now, after, limit], 'claim-low-wallets')
  if (rows.length === 0) return []
  const again = await tx.query<{ id: WalletId }>(
    stillLow,
    [tx.organizationId, tx.now, uuidArray(rows.map(({ id }) => id))],
    'still-low-wallets',
  )
  return getWallets(
    tx,
    again.rows.map(({ id }) => id),
  )
}

/** What can be drawn from wallet `w` at `$2`. */
const usable = `coalesce((SELECT sum(g.remaining) FROM credit_grants g WHERE g.organization_id = w.organization_id AND g.wallet_id = w.id AND g.remaining > 0
    AND (g.available_at IS NULL OR g.available_at <= $2) AND (g.expires_at IS NULL OR g.expires_at > $2)), 0)`
const notWaiting = `NOT EXISTS (SELECT FROM wallet_top_ups t WHERE t.organization_id = w.organization_id AND t.wallet_id = w.id AND t.automatic AND t.status = 'open')
  AND EXISTS (SELECT FROM customers c WHERE c.organization_id = w.organization_id AND c.id = w.customer_id AND c.status = 'active')`
const low = `w.auto_threshold > ${usable} AND ${notWaiting}`
const claim = `SELECT w.id FROM wallets w WHERE w.organization_id = $1 AND w.id > $3 AND ${low} ORDER BY w.id LIMIT $4 FOR UPDATE OF w SKIP LOCKED`
const stillLow = `SELECT w.id FROM wallets w WHERE w.organization_id = $1 AND w.id = ANY ($3::uuid[]) AND ${low} ORDER BY w.id`

/** A moment in the past where a wallet of a sandbox is low and waits for no top-up. */
export const nextLowAt = `SELECT w.created_at FROM wallets w JOIN organizations o ON o.id = w.organization_id
  WHERE w.organization_id = $1 AND w.auto_threshold IS NOT NULL AND ${low.replaceAll('$2', 'o.clock_at')} ORDER BY w.id LIMIT 1`

const dueText = `SELECT o.id FROM organizations o WHERE EXISTS (SELECT FROM wallets w
  WHERE w.organization_id = o.id AND w.auto_threshold IS NOT NULL AND ${low.replaceAll('$2', 'coalesce(o.clock_at, $1)')}) ORDER BY o.id`

/** Organizations with wallets that are low, each by its own clock; `now` is real time. */
export async function organizationsWithLow(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const { rows } = await tx.query<{ id: string }>(dueText, [now], 'organizations-with-low-wallets')
  return rows.map((row) => idOf('org', row.id))
}

function selectWallets(tx: Tx) {
  return tx.sql
    .selectFrom('wallets as w')
    .selectAll('w')
    .select((row) =>
      row
        .selectFrom('credit_grants as g')
        .select(sql<bigint>`coalesce(sum(g.remaining), 0)::bigint`.as('sum'))
        .whereRef('g.organization_id', '=', 'w.organization_id')
        .whereRef('g.wallet_id', '=', 'w.id')
        .where('g.remaining', '>', 0n)
        .where(sql<boolean>`(g.available_at IS NULL OR g.available_at <= ${tx.now})`)
        .where(sql<boolean>`(g.expires_at IS NULL OR g.expires_at > ${tx.now})`)
        .as('balance'),
    )
    .where('w.organization_id', '=', tx.organizationId)
}

type WalletRow = Awaited<ReturnType<ReturnType<typeof selectWallets>['executeTakeFirstOrThrow']>>

function fromRow(row: WalletRow): Wallet {
  const { auto_threshold: threshold, auto_amount: amount, auto_expires_after_days: expiresAfterDays } = row
  return {
    id: idOf('wal', row.id),
    customerId: idOf('cus', row.customer_id),
    currency: currencySchema.parse(row.currency),
    name: row.name,
    priority: row.priority,
    status: z.enum(walletStatuses).parse(row.status),
    balance: row.balance ?? 0n,
    appliesTo: scopeFromStored(row.applies_to),
    autoTopUp: threshold === null || amount === null ? null : { threshold, amount, expiresAfterDays },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
  }
}

function toRow({ name, priority, status, autoTopUp, updatedAt, closedAt }: Wallet) {
  return {
    name,
    priority,
    status,
    auto_threshold: autoTopUp?.threshold ?? null,
    auto_amount: autoTopUp?.amount ?? null,
    auto_expires_after_days: autoTopUp?.expiresAfterDays ?? null,
    updated_at: updatedAt,
    closed_at: closedAt,
  }
}
