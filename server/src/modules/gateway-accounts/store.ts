import { type GatewayAccountId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { SealedRow } from '../../kit/seal.ts'
import { accountGateways, type GatewayAccount, gatewayAccountStatuses, type SealedSecrets } from './gateway-account.ts'

/** False: another account of this gateway is connected. */
export async function insertAccount(tx: Tx, account: GatewayAccount, secrets: SealedSecrets): Promise<boolean> {
  const { id, gateway, publicKey, status, eventCount } = account
  const result = await tx.sql
    .insertInto('gateway_accounts')
    .values({
      ...{ organization_id: tx.organizationId, id, gateway, public_key: publicKey, status, event_count: eventCount },
      ...{ secret_key: secrets.secretKey, secret_key_last4: account.secretKeyLast4 },
      ...{ webhook_secret: secrets.webhookSecret, webhook_secret_last4: account.webhookSecretLast4 },
      ...{ created_at: account.createdAt, updated_at: account.updatedAt, disconnected_at: null },
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'gateway']).where('status', '=', sql.lit('active')).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Writes what can change; `secrets` undefined: they stay. */
export async function saveAccount(tx: Tx, account: GatewayAccount, secrets?: SealedSecrets): Promise<void> {
  await tx.sql
    .updateTable('gateway_accounts')
    .set({
      ...{ public_key: account.publicKey, status: account.status, event_count: account.eventCount },
      ...{ secret_key_last4: account.secretKeyLast4, webhook_secret_last4: account.webhookSecretLast4 },
      ...{ updated_at: account.updatedAt, disconnected_at: account.disconnectedAt },
      ...(secrets === undefined ? {} : { secret_key: secrets.secretKey, webhook_secret: secrets.webhookSecret }),
    })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', account.id)
    .execute()
}

/** The account with its sealed secrets, locked. Refuses `not_found`. */
export async function lockAccount(tx: Tx, id: GatewayAccountId): Promise<{ account: GatewayAccount; secrets: SealedSecrets }> {
  const row = await select(tx).select(['secret_key', 'webhook_secret']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return { account: fromRow(row), secrets: { secretKey: row.secret_key, webhookSecret: row.webhook_secret } }
}

/** Sealed secrets of connected accounts, for whoever wraps them anew: the key and that of webhooks, of rows after an id, locked. */
export async function lockSealedAccounts(tx: Tx, after: string | null, limit: number): Promise<SealedRow[]> {
  const text = `SELECT id, secret_key, webhook_secret FROM gateway_accounts
    WHERE organization_id = $1 AND ($2::uuid IS NULL OR id > $2) AND secret_key IS NOT NULL ORDER BY id LIMIT $3 FOR NO KEY UPDATE`
  const { rows } = await tx.query<{ id: string; secret_key: Buffer; webhook_secret: Buffer | null }>(text, [
    tx.organizationId,
    after,
    limit,
  ])
  return rows.map((row) => ({ id: row.id, secrets: [row.secret_key, row.webhook_secret] }))
}

export async function saveSealedAccounts(tx: Tx, sealed: readonly SealedRow[]): Promise<void> {
  if (sealed.length === 0) return
  const text = `UPDATE gateway_accounts a SET secret_key = decode(s.secret_key, 'hex'), webhook_secret = decode(s.webhook_secret, 'hex')
    FROM unnest($2::uuid[], $3::text[], $4::text[]) AS s (id, secret_key, webhook_secret) WHERE a.organization_id = $1 AND a.id = s.id`
  const column = (index: number) => textArray(sealed.map(({ secrets }) => secrets[index]?.toString('hex') ?? null))
  await tx.query(text, [tx.organizationId, uuidArray(sealed.map(({ id }) => id)), column(0), column(1)])
}

/** Refuses `not_found`. */
export async function getAccount(tx: Tx, id: GatewayAccountId): Promise<GatewayAccount> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface GatewayAccountQuery extends PageQuery {
  readonly gateway?: string | undefined
  readonly status?: string | undefined
}

export async function listAccounts(tx: Tx, query: GatewayAccountQuery): Promise<Page<GatewayAccount>> {
  let accounts = select(tx)
  if (query.gateway !== undefined) accounts = accounts.where('gateway', '=', query.gateway)
  if (query.status !== undefined) accounts = accounts.where('status', '=', query.status)
  const id = sql.ref('id')
  const page = await readPage(accounts, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Whether a question that was put in this account has no end yet. */
export async function hasOpenQuestion(tx: Tx, id: GatewayAccountId): Promise<boolean> {
  const text = `SELECT EXISTS (SELECT FROM payments WHERE organization_id = $1 AND gateway_account_id = $2
      AND status IN ('created', 'unknown', 'pending', 'needs_customer'))
    OR EXISTS (SELECT FROM refunds r JOIN payments p ON p.organization_id = r.organization_id AND p.id = r.payment_id
      WHERE r.organization_id = $1 AND p.gateway_account_id = $2 AND r.status IN ('created', 'unknown', 'pending')) AS found`
  const { rows } = await tx.query<{ found: boolean }>(text, [tx.organizationId, id])
  return rows[0]?.found ?? false
}

function select(tx: Tx) {
  return tx.sql
    .selectFrom('gateway_accounts')
    .select(['id', 'gateway', 'public_key', 'secret_key_last4', 'webhook_secret_last4', 'status', 'event_count'])
    .select(['created_at', 'updated_at', 'disconnected_at'])
    .where('organization_id', '=', tx.organizationId)
}

const gatewaySchema = z.enum(accountGateways)
const statusSchema = z.enum(gatewayAccountStatuses)

function fromRow(row: Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>): GatewayAccount {
  return {
    id: idOf('ga', row.id),
    gateway: gatewaySchema.parse(row.gateway),
    publicKey: row.public_key,
    secretKeyLast4: row.secret_key_last4,
    webhookSecretLast4: row.webhook_secret_last4,
    status: statusSchema.parse(row.status),
    eventCount: row.event_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    disconnectedAt: row.disconnected_at,
  }
}
