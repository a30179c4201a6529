import { type ApiKeyId, idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import type { Credentials, StoredKey } from '../../kit/authenticate.ts'
import type { KeyMode } from '../../kit/authenticate-keys.ts'
import type { Database, Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { ApiKey } from './api-key.ts'

export async function addKey(tx: Tx, key: ApiKey, secretHash: Buffer): Promise<void> {
  await tx.sql
    .insertInto('api_keys')
    .values({
      organization_id: tx.organizationId,
      id: key.id,
      name: key.name,
      mode: key.mode,
      scopes: [...key.scopes],
      secret_hash: secretHash,
      hint: key.hint,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      revoked_at: key.revokedAt,
    })
    .execute()
}

/** Saves what can change: name, end, revocation. */
export async function saveKey(tx: Tx, key: ApiKey): Promise<void> {
  const changes = { name: key.name, expires_at: key.expiresAt, revoked_at: key.revokedAt }
  await tx.sql.updateTable('api_keys').set(changes).where('organization_id', '=', tx.organizationId).where('id', '=', key.id).execute()
}

/** Refuses `not_found`. */
export async function getKey(tx: Tx, id: ApiKeyId): Promise<ApiKey> {
  const row = await selectKeys(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The key, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockKey(tx: Tx, id: ApiKeyId): Promise<ApiKey> {
  const row = await selectKeys(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export async function listKeys(tx: Tx, query: PageQuery): Promise<Page<ApiKey>> {
  const page = await readPage(selectKeys(tx), query, { id: sql.ref('id'), by: { created_at: byCreation(sql.ref('id')) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** What authentication asks of this table and of organizations: before it, nobody is in any organization. */
export function credentialsOf(database: Database): Credentials {
  return {
    findKey: (id) =>
      database.credentials(async (tx) => {
        const { rows } = await tx.query<FoundKey>(findKey, [id], 'find-key')
        const [row] = rows
        if (row === undefined) return null
        const opens: KeyMode = row.kind === 'live' ? 'live' : 'test'
        const { scopes, secret_hash: secretHash, expires_at: expiresAt, revoked_at: revokedAt, last_used_at: lastUsedAt } = row
        const organizationId = idOf('org', row.organization_id)
        return { id, organizationId, mode: modeOf(row.mode), opens, scopes, secretHash, expiresAt, revokedAt, lastUsedAt }
      }),
    organizationExists: (id: OrganizationId) =>
      database.credentials(async (tx) => {
        const row = await tx.sql.selectFrom('organizations').select('id').where('id', '=', id).executeTakeFirst()
        return row !== undefined
      }),
    // Of many requests in one minute the first writes; the others find the condition false.
    noteUse: (key: StoredKey, at) =>
      database.organization(key.organizationId, async (tx) => {
        await tx.query(
          `UPDATE api_keys SET last_used_at = date_trunc('minute', $3::timestamptz)
           WHERE organization_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < date_trunc('minute', $3::timestamptz))`,
          [tx.organizationId, key.id, at],
        )
      }),
  }
}

// Asked with every request, so it is planned once a session.
const findKey = `SELECT k.organization_id, k.mode, k.scopes, k.secret_hash, k.expires_at, k.revoked_at, k.last_used_at, o.kind
  FROM api_keys k JOIN organizations o ON o.id = k.organization_id WHERE k.id = $1`

interface FoundKey {
  readonly organization_id: string
  readonly mode: string
  readonly scopes: string[]
  readonly secret_hash: Buffer
  readonly expires_at: Temporal.Instant | null
  readonly revoked_at: Temporal.Instant | null
  readonly last_used_at: Temporal.Instant | null
  readonly kind: string
}

function selectKeys(tx: Tx) {
  return tx.sql
    .selectFrom('api_keys')
    .select(['id', 'name', 'mode', 'scopes', 'hint', 'created_at', 'expires_at', 'revoked_at', 'last_used_at'])
    .where('organization_id', '=', tx.organizationId)
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof selectKeys>['executeTakeFirstOrThrow']>>

function fromRow(row: KeyRow): ApiKey {
  const { name, scopes, hint } = row
  return {
    id: idOf('key', row.id),
    name,
    mode: modeOf(row.mode),
    scopes,
    hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}

function modeOf(text: string): KeyMode {
  return text === 'live' ? 'live' : 'test'
}
