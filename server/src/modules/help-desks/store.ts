import { type HelpDeskId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { SealedRow } from '../../kit/seal.ts'
import { deskKinds, deskStatuses, type HelpDesk, type SealedSecrets } from './help-desk.ts'

/** False: another help desk is connected. */
export async function insertDesk(tx: Tx, desk: HelpDesk, { secret, webhookSecret }: SealedSecrets): Promise<boolean> {
  const row = { organization_id: tx.organizationId, id: desk.id, kind: desk.kind, created_at: desk.createdAt, ...toRow(desk) }
  const result = await tx.sql
    .insertInto('help_desks')
    .values({ ...row, secret, webhook_secret: webhookSecret })
    .onConflict((conflict) => conflict.columns(['organization_id']).where('status', '=', sql.lit('active')).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Writes what can change; the row is locked. */
export async function saveDesk(tx: Tx, desk: HelpDesk, { secret, webhookSecret }: SealedSecrets): Promise<void> {
  await tx.sql
    .updateTable('help_desks')
    .set({ ...toRow(desk), secret, webhook_secret: webhookSecret })
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', desk.id)
    .execute()
}

/** Whether the connection works, without a word about anything else. False: it was disconnected meanwhile. */
export async function noteTest(tx: Tx, id: HelpDeskId, at: Temporal.Instant, error: string | null): Promise<boolean> {
  const text = `UPDATE help_desks SET tested_at = $3, test_error = $4 WHERE organization_id = $1 AND id = $2 AND status = 'active'`
  return (await tx.query(text, [tx.organizationId, id, at, error])).rowCount === 1
}

/** Leaves the help desk alone until a moment, or longer where that was said already. */
export async function holdDesk(tx: Tx, id: HelpDeskId, until: Temporal.Instant): Promise<void> {
  const text = 'UPDATE help_desks SET held_until = greatest(held_until, $3) WHERE organization_id = $1 AND id = $2'
  await tx.query(text, [tx.organizationId, id, until])
}

/** Counts something that came to the address of a help desk and was not its word. Nothing of it is kept. */
export async function countRefused(tx: Tx, id: HelpDeskId, at: Temporal.Instant): Promise<void> {
  const text = `UPDATE help_desks SET refused = refused + 1, refused_at = greatest(refused_at, $3) WHERE organization_id = $1 AND id = $2`
  await tx.query(text, [tx.organizationId, id, at], 'count-help-desk-refusal')
}

/** Refuses `not_found`. */
export async function getDesk(tx: Tx, id: HelpDeskId): Promise<HelpDesk> {
  const row = await select(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface KeptDesk {
  readonly desk: HelpDesk
  readonly secrets: SealedSecrets
}

/** The connection with its sealed secrets, as it is at this moment. Refuses `not_found`. */
export async function readDesk(tx: Tx, id: HelpDeskId): Promise<KeptDesk> {
  return found(await select(tx).select(['secret', 'webhook_secret']).where('id', '=', id).executeTakeFirst())
}

/** The connection with its sealed secrets, locked. Refuses `not_found`. */
export async function lockDesk(tx: Tx, id: HelpDeskId): Promise<KeptDesk> {
  return found(await select(tx).select(['secret', 'webhook_secret']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst())
}

/** Whether it was asked to leave the help desk alone at this moment. */
export async function isHeld(tx: Tx, id: HelpDeskId, now: Temporal.Instant): Promise<boolean> {
  const text = 'SELECT FROM help_desks WHERE organization_id = $1 AND id = $2 AND held_until > $3'
  return (await tx.query(text, [tx.organizationId, id, now])).rows.length > 0
}

/** The connection that counts now, with its sealed secrets; of this id, where one is named. Null: there is none. */
export async function findActive(tx: Tx, id?: HelpDeskId): Promise<KeptDesk | null> {
  const active = select(tx).select(['secret', 'webhook_secret']).where('status', '=', 'active')
  const row = await (id === undefined ? active : active.where('id', '=', id)).executeTakeFirst()
  return row === undefined ? null : found(row)
}

export interface HelpDeskQuery extends PageQuery {
  readonly status?: string | undefined
}

export async function listDesks(tx: Tx, query: HelpDeskQuery): Promise<Page<HelpDesk>> {
  const desks = query.status === undefined ? select(tx) : select(tx).where('status', '=', query.status)
  const id = sql.ref('id')
  const page = await readPage(desks, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Whose connection this is. Null: there is none that counts. */
export async function organizationOfDesk(tx: DispatcherTx, id: HelpDeskId): Promise<OrganizationId | null> {
  const text = `SELECT organization_id AS id FROM help_desks WHERE id = $1 AND status = 'active' ORDER BY organization_id`
  const { rows } = await tx.query<{ id: string }>(text, [id], 'organization-of-help-desk')
  return rows[0] ? idOf('org', rows[0].id) : null
}

/** Sealed secrets, for whoever wraps them anew: of rows after an id, locked. */
export async function lockSealedDesks(tx: Tx, after: string | null, limit: number): Promise<SealedRow[]> {
  const text = `SELECT id, secret, webhook_secret FROM help_desks
    WHERE organization_id = $1 AND ($2::uuid IS NULL OR id > $2) AND secret IS NOT NULL ORDER BY id LIMIT $3 FOR NO KEY UPDATE`
  const { rows } = await tx.query<{ id: string; secret: Buffer; webhook_secret: Buffer | null }>(text, [tx.organizationId, after, limit])
  return rows.map((row) => ({ id: row.id, secrets: [row.secret, row.webhook_secret] }))
}

export async function saveSealedDesks(tx: Tx, sealed: readonly SealedRow[]): Promise<void> {
  if (sealed.length === 0) return
  const text = `UPDATE help_desks h SET secret = decode(s.secret, 'hex'), webhook_secret = decode(s.webhook_secret, 'hex')
    FROM unnest($2::uuid[], $3::text[], $4::text[]) AS s (id, secret, webhook_secret) WHERE h.organization_id = $1 AND h.id = s.id`
  const column = (index: number) => textArray(sealed.map(({ secrets }) => secrets[index]?.toString('hex') ?? null))
  await tx.query(text, [tx.organizationId, uuidArray(sealed.map(({ id }) => id)), column(0), column(1)])
}

function toRow(desk: HelpDesk) {
  return {
    ...{ address: desk.address, username: desk.username, status: desk.status },
    ...{ secret_last4: desk.secretLast4, webhook_secret_last4: desk.webhookSecretLast4 },
    ...{ shares_notes: desk.sharesNotes, mails_customers: desk.mailsCustomers },
    ...{ tested_at: desk.testedAt, test_error: desk.testError, updated_at: desk.updatedAt, disconnected_at: desk.disconnectedAt },
  }
}

function select(tx: Tx) {
  return tx.sql
    .selectFrom('help_desks')
    .select(['id', 'kind', 'address', 'username', 'secret_last4', 'webhook_secret_last4', 'shares_notes', 'mails_customers', 'status'])
    .select(['tested_at', 'test_error', 'created_at', 'updated_at', 'disconnected_at'])
    .where('organization_id', '=', tx.organizationId)
}

type DeskRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function found(row: (DeskRow & { readonly secret: Buffer | null; readonly webhook_secret: Buffer | null }) | undefined): KeptDesk {
  if (row === undefined) throw refuse('not_found')
  return { desk: fromRow(row), secrets: { secret: row.secret, webhookSecret: row.webhook_secret } }
}

function fromRow(row: DeskRow): HelpDesk {
  return {
    ...{ id: idOf('hd', row.id), kind: z.enum(deskKinds).parse(row.kind), address: row.address, username: row.username },
    ...{ secretLast4: row.secret_last4, webhookSecretLast4: row.webhook_secret_last4 },
    ...{ sharesNotes: row.shares_notes, mailsCustomers: row.mails_customers, status: z.enum(deskStatuses).parse(row.status) },
    ...{ testedAt: row.tested_at, testError: row.test_error },
    ...{ createdAt: row.created_at, updatedAt: row.updated_at, disconnectedAt: row.disconnected_at },
  }
}
