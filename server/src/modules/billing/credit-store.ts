import { type AvailableCredit, type CreditDraw, defaultPriority } from '@quarterday/core/credit/draw.ts'
import type { CreditGrantId, CustomerId, InvoiceId, WalletId } from '@quarterday/core/id.ts'
import { uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'
import { type CreditRow, creditFromRow, type GrantReason, type StoredRollover } from './credit-rows.ts'

export interface GrantRow {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly reason: GrantReason
  readonly memo: string | null
  readonly invoiceId: string | null
  /** Unless it says otherwise a grant is plain customer credit, can be used at once, does not expire and was bought where nobody gave it. */
  readonly walletId?: string | null
  readonly priority?: number
  readonly availableAt?: Temporal.Instant | null
  readonly expiresAt?: Temporal.Instant | null
  readonly bought?: boolean
  readonly rollover?: StoredRollover | null
  readonly rolledOverFrom?: string | null
}

export interface DrawRow extends Pick<CreditDraw, 'grantId' | 'amount'> {
  readonly id: string
  readonly invoiceId: string
}

export async function insertGrants(tx: Tx, rows: readonly GrantRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<GrantRow>[] = [...grantColumns, column.instant('created_at', () => tx.now)]
  await tx.query(insertInto('credit_grants', columns), [tx.organizationId, ...parametersOf(columns, rows)])
}

/** Books what invoices draw on grants. A grant that would fall below zero fails the check of its row, and with it the transaction. */
export async function insertDraws(tx: Tx, rows: readonly DrawRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<DrawRow>[] = [...drawColumns, column.instant('created_at', () => tx.now)]
  const values = [tx.organizationId, ...parametersOf(columns, rows)]
  const text = `WITH drawn AS (${insertInto('credit_entries', columns)} RETURNING grant_id, amount),
      summed AS (SELECT grant_id, sum(amount) AS amount FROM drawn GROUP BY grant_id)
    UPDATE credit_grants g SET remaining = g.remaining - summed.amount FROM summed WHERE g.organization_id = $1 AND g.id = summed.grant_id`
  const { rowCount } = await tx.query(text, values)
  if (rowCount !== new Set(rows.map((row) => row.grantId)).size) throw new Error('a grant that was drawn on does not exist')
}

/** What a customer could draw on, oldest first. Not locked: for previews. */
export async function availableCredit(tx: Tx, customerId: string, currency: string): Promise<AvailableCredit[]> {
  const text = `SELECT g.id, g.customer_id, g.currency, g.remaining, g.wallet_id, w.priority AS wallet_priority, w.applies_to AS wallet_scope, g.priority, g.available_at, g.expires_at
    FROM credit_grants g LEFT JOIN wallets w ON w.organization_id = g.organization_id AND w.id = g.wallet_id
    WHERE g.organization_id = $1 AND g.customer_id = $2 AND g.currency = $3 AND g.remaining > 0 ORDER BY g.id`
  return (await tx.query<CreditRow>(text, [tx.organizationId, customerId, currency])).rows.map(creditFromRow)
}

/** The same as if a document had neither drawn on credit nor given any. */
export async function availableWithout(
  tx: Tx,
  of: { readonly customerId: string; readonly currency: string; readonly invoiceId: string },
): Promise<AvailableCredit[]> {
  const text = `SELECT * FROM (SELECT g.id, g.customer_id, g.currency, g.wallet_id, w.priority AS wallet_priority, w.applies_to AS wallet_scope, g.priority, g.available_at, g.expires_at,
      g.remaining + coalesce((SELECT sum(e.amount) FROM credit_entries e
        WHERE e.organization_id = $1 AND e.grant_id = g.id AND e.invoice_id = $4), 0)::bigint AS remaining
    FROM credit_grants g LEFT JOIN wallets w ON w.organization_id = g.organization_id AND w.id = g.wallet_id
    WHERE g.organization_id = $1 AND g.customer_id = $2 AND g.currency = $3
      AND NOT coalesce(g.invoice_id = $4 AND g.reason = 'negative_invoice', false)) x
    WHERE remaining > 0 ORDER BY id`
  return (await tx.query<CreditRow>(text, [tx.organizationId, of.customerId, of.currency, of.invoiceId])).rows.map(creditFromRow)
}

/** What expired of a grant. */
export interface WriteOffRow {
  readonly id: string
  readonly grantId: CreditGrantId
  readonly kind: 'expiry' | 'rollover'
  /** Above zero. */
  readonly amount: bigint
}

/** Books what of grants is written off or goes on elsewhere. */
export async function insertWriteOffs(tx: Tx, rows: readonly WriteOffRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns: readonly Column<WriteOffRow>[] = [...writeOffColumns, column.instant('created_at', () => tx.now)]
  const values = [tx.organizationId, ...parametersOf(columns, rows)]
  const text = `WITH taken AS (${insertInto('credit_entries', columns)} RETURNING grant_id, amount),
      summed AS (SELECT grant_id, sum(amount) AS amount FROM taken GROUP BY grant_id)
    UPDATE credit_grants g SET remaining = g.remaining - summed.amount, expired = g.expired + summed.amount
    FROM summed WHERE g.organization_id = $1 AND g.id = summed.grant_id`
  const { rowCount } = await tx.query(text, values, 'write-off-credit')
  if (rowCount !== new Set(rows.map((row) => row.grantId)).size) throw new Error('a grant that expired does not exist')
}

/** A grant that was bought, with the invoice that it came of. */
export interface BoughtGrant {
  readonly id: CreditGrantId
  readonly invoice_id: InvoiceId
}

/** What was bought for a wallet and is neither spent nor expired: also what rolled over from such. Not locked. */
export async function withdrawableIn(tx: Tx, walletId: string): Promise<BoughtGrant[]> {
  const text = `WITH RECURSIVE came AS (
      SELECT id, reason, invoice_id, rolled_over_from FROM credit_grants
      WHERE organization_id = $1 AND wallet_id = $2 AND remaining > 0 AND bought AND (expires_at IS NULL OR expires_at > $3)
      UNION ALL SELECT c.id, g.reason, g.invoice_id, g.rolled_over_from FROM came c
      JOIN credit_grants g ON g.organization_id = $1 AND g.id = c.rolled_over_from)
    SELECT id, invoice_id FROM came WHERE reason = 'top_up' ORDER BY id`
  return (await tx.query<BoughtGrant>(text, [tx.organizationId, walletId, tx.now], 'withdrawable-in')).rows
}

export interface WithdrawableRow extends BoughtGrant {
  readonly credit: AvailableCredit
}

/** The same, locked: what is left of them by then. */
export async function lockWithdrawable(tx: Tx, grants: readonly BoughtGrant[]): Promise<WithdrawableRow[]> {
  const text = `SELECT g.id, g.customer_id, g.currency, g.remaining, g.wallet_id, w.priority AS wallet_priority, w.applies_to AS wallet_scope, g.priority, g.available_at, g.expires_at
    FROM credit_grants g JOIN wallets w ON w.organization_id = g.organization_id AND w.id = g.wallet_id
    WHERE g.organization_id = $1 AND g.id = ANY ($2::uuid[]) AND g.remaining > 0 AND (g.expires_at IS NULL OR g.expires_at > $3)
    ORDER BY g.id FOR UPDATE OF g`
  const invoices = new Map(grants.map((row) => [row.id, row.invoice_id]))
  const { rows } = await tx.query<CreditRow>(text, [tx.organizationId, uuidArray([...invoices.keys()]), tx.now], 'lock-withdrawable')
  return rows.flatMap((row) => {
    const invoiceId = invoices.get(row.id)
    return invoiceId === undefined ? [] : [{ id: row.id, invoice_id: invoiceId, credit: creditFromRow(row) }]
  })
}

/** Books what is taken out of grants without paying for anything. One that would fall below zero fails the check of its row, and with it the transaction. */
export async function insertWithdrawn(
  tx: Tx,
  withdrawalId: string,
  rows: readonly { readonly id: string; readonly grantId: CreditGrantId; readonly amount: bigint }[],
): Promise<void> {
  const columns: readonly Column<(typeof rows)[number]>[] = [
    column.uuid('id', (row) => row.id),
    column.uuid('grant_id', (row) => row.grantId),
    column.text('kind', () => 'withdrawal'),
    column.bigint('amount', (row) => row.amount),
    column.uuid('withdrawal_id', () => withdrawalId),
    column.instant('created_at', () => tx.now),
  ]
  const text = `WITH taken AS (${insertInto('credit_entries', columns)} RETURNING grant_id, amount)
    UPDATE credit_grants g SET remaining = g.remaining - taken.amount, withdrawn = g.withdrawn + taken.amount
    FROM taken WHERE g.organization_id = $1 AND g.id = taken.grant_id`
  const { rowCount } = await tx.query(text, [tx.organizationId, ...parametersOf(columns, rows)], 'withdraw-credit')
  if (rowCount !== rows.length) throw new Error('a grant that is withdrawn does not exist')
}

export interface ExpiredGrant {
  readonly id: CreditGrantId
  readonly customerId: CustomerId
  readonly walletId: WalletId | null
  readonly currency: string
  readonly remaining: bigint
  readonly priority: number
  readonly bought: boolean
  readonly expiresAt: Temporal.Instant | null
  readonly rollover: StoredRollover | null
  /** It has expired before and a part of it went on then: what a voided invoice gave back since is lost. */
  readonly rolledOver: boolean
}

/** Those of these grants whose time is over and of which something is left, locked. */
export async function lockExpired(tx: Tx, ids: readonly string[]): Promise<ExpiredGrant[]> {
  return (await tx.query<ExpiredGrant>(expiredOf, [tx.organizationId, uuidArray(ids), tx.now], 'lock-expired')).rows
}

/** All of a wallet of which something is left, locked. */
export async function lockLeftIn(tx: Tx, walletId: string): Promise<ExpiredGrant[]> {
  return (await tx.query<ExpiredGrant>(leftInWallet, [tx.organizationId, walletId])).rows
}

export interface LockedGrant {
  readonly id: CreditGrantId
  readonly amount: bigint
  readonly remaining: bigint
}

/** What an invoice has drawn on each grant, less what was given back, in the order of the grants' ids. The grants are locked. */
export async function lockDrawn(tx: Tx, invoiceId: string): Promise<CreditDraw[]> {
  const text = `SELECT g.id, g.wallet_id, (SELECT sum(e.amount) FROM credit_entries e WHERE e.organization_id = $1 AND e.invoice_id = $2 AND e.grant_id = g.id)::bigint AS drawn
    FROM credit_grants g
    WHERE g.organization_id = $1 AND g.id IN (SELECT grant_id FROM credit_entries WHERE organization_id = $1 AND invoice_id = $2)
    ORDER BY g.id FOR UPDATE OF g`
  const { rows } = await tx.query<{ id: CreditGrantId; wallet_id: WalletId | null; drawn: bigint }>(text, [tx.organizationId, invoiceId])
  return rows
    .filter(({ drawn }) => drawn > 0n)
    .map(({ id: grantId, wallet_id: walletId, drawn: amount }) => ({ grantId, walletId, amount }))
}

/** One grant, locked. */
export async function lockGrant(tx: Tx, id: string): Promise<LockedGrant | null> {
  const text = 'SELECT id, amount, remaining FROM credit_grants WHERE organization_id = $1 AND id = $2 FOR UPDATE'
  const { rows } = await tx.query<LockedGrant>(text, [tx.organizationId, id])
  return rows[0] ?? null
}

/** The grants that the negative part of an invoice became, locked. */
export async function lockGiven(tx: Tx, customerId: string, invoiceId: string): Promise<LockedGrant[]> {
  const text = `SELECT id, amount, remaining FROM credit_grants
    WHERE organization_id = $1 AND customer_id = $2 AND invoice_id = $3 AND reason = 'negative_invoice' ORDER BY id FOR UPDATE`
  const { rows } = await tx.query<LockedGrant>(text, [tx.organizationId, customerId, invoiceId])
  return rows
}

const grantColumns: readonly Column<GrantRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('customer_id', (row) => row.customerId),
  column.text('currency', (row) => row.currency),
  column.bigint('amount', (row) => row.amount),
  column.bigint('remaining', (row) => row.amount),
  column.text('reason', (row) => row.reason),
  column.text('memo', (row) => row.memo),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.uuid('wallet_id', (row) => row.walletId ?? null),
  column.int('priority', (row) => row.priority ?? defaultPriority),
  column.instant('available_at', (row) => row.availableAt ?? null),
  column.instant('expires_at', (row) => row.expiresAt ?? null),
  column.boolean('bought', (row) => row.bought ?? row.reason !== 'granted'),
  column.jsonb('rollover', (row) => row.rollover ?? null),
  column.uuid('rolled_over_from', (row) => row.rolledOverFrom ?? null),
]

const writeOffColumns: readonly Column<WriteOffRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('grant_id', (row) => row.grantId),
  column.text('kind', (row) => row.kind),
  column.bigint('amount', (row) => row.amount),
]

const forWriteOff = `SELECT g.id, g.customer_id AS "customerId", g.wallet_id AS "walletId", g.currency, g.remaining, g.priority, g.bought,
    g.expires_at AS "expiresAt", g.rollover, EXISTS (SELECT FROM credit_grants r WHERE r.organization_id = $1 AND r.rolled_over_from = g.id) AS "rolledOver"
  FROM credit_grants g WHERE g.organization_id = $1 AND g.remaining > 0`
const expiredOf = `${forWriteOff} AND g.id = ANY ($2::uuid[]) AND g.expires_at <= $3 ORDER BY g.id FOR UPDATE OF g`
const leftInWallet = `${forWriteOff} AND g.wallet_id = $2 ORDER BY g.id FOR UPDATE OF g`

const drawColumns: readonly Column<DrawRow>[] = [
  column.uuid('id', (row) => row.id),
  column.uuid('grant_id', (row) => row.grantId),
  column.uuid('invoice_id', (row) => row.invoiceId),
  column.bigint('amount', (row) => row.amount),
]
