import { type ApiKeyId, idOf, type OrganizationId, type UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { uuidArray } from '../../kit/arrays.ts'
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
      created_by: key.createdBy?.userId ?? null,
      allowed_addresses: [...key.allowedAddresses],
    })
    .execute()
}

/** Saves what can change: name, addresses, end, revocation. */
export async function saveKey(tx: Tx, key: ApiKey): Promise<void> {
  const { name, expiresAt: expires_at, revokedAt: revoked_at } = key
  const changes = { name, expires_at, revoked_at, allowed_addresses: [...key.allowedAddresses] }
  await tx.sql.updateTable('api_keys').set(changes).where('organization_id', '=', tx.organizationId).where('id', '=', key.id).execute()
}

/** Ends all keys that a person made here and that still work; answers them as they were, the oldest first. */
export async function revokeKeysOf(tx: Tx, userId: UserId, at: Temporal.Instant): Promise<ApiKey[]> {
  const text = `UPDATE api_keys SET revoked_at = $3
    WHERE organization_id = $1 AND created_by = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3) RETURNING id`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, userId, at])
  if (rows.length === 0) return []
  const ids = uuidArray(rows.map(({ id }) => id))
  const found = await selectKeys(tx).where('k.id', '=', sql<string>`ANY (${ids}::uuid[])`).orderBy('k.id').execute()
  return found.map(fromRow)
}

/** Refuses `not_found`. */
export async function getKey(tx: Tx, id: ApiKeyId): Promise<ApiKey> {
  const row = await selectKeys(tx).where('k.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The key, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockKey(tx: Tx, id: ApiKeyId): Promise<ApiKey> {
  await tx.query('SELECT FROM api_keys WHERE organization_id = $1 AND id = $2 FOR UPDATE', [tx.organizationId, id])
  return getKey(tx, id)
}

export async function listKeys(tx: Tx, query: PageQuery): Promise<Page<ApiKey>> {
  const page = await readPage(selectKeys(tx), query, { id: sql.ref('k.id'), by: { created_at: byCreation(sql.ref('k.id')) } })
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
        const { created_by: maker, allowed_addresses: allowedAddresses } = row
        const stands = { organizationId: idOf('org', row.organization_id), mode: modeOf(row.mode), opens, scopes, allowedAddresses }
        const isSuspended = row.is_suspended
        const createdBy = maker === null ? null : idOf('usr', maker)
        return { id, ...stands, secretHash, expiresAt, revokedAt, lastUsedAt, createdBy, isSuspended }
      }),
    organizationExists: (id: OrganizationId) =>
      database.credentials(async (tx) => {
        const row = await tx.sql.selectFrom('organizations').select('id').where('id', '=', id).executeTakeFirst()
        return row !== undefined
      }),
    rehash: (key: StoredKey, secretHash) =>
      database.organization(key.organizationId, async (tx) => {
        const text = 'UPDATE api_keys SET secret_hash = $3 WHERE organization_id = $1 AND id = $2 AND secret_hash = $4'
        await tx.query(text, [tx.organizationId, key.id, secretHash, key.secretHash])
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

// Asked with every request, so it is planned once a session. Whoever made a key has to be a member still, here or of the organization whose sandbox this is,
// and to have been one without a break since: who left and came back has left their keys behind.
const findKey = `SELECT k.organization_id, k.mode, k.scopes, k.secret_hash, k.expires_at, k.revoked_at, k.last_used_at, k.created_by, k.allowed_addresses, o.kind,
    coalesce(r.suspended_at, o.suspended_at) IS NOT NULL AS is_suspended
  FROM api_keys k JOIN organizations o ON o.id = k.organization_id LEFT JOIN organizations r ON r.id = o.root_id
  WHERE k.id = $1 AND (k.created_by IS NULL OR EXISTS (
    SELECT FROM members m WHERE m.user_id = k.created_by AND m.organization_id IN (o.id, o.created_by) AND m.created_at <= k.created_at))`

interface FoundKey {
  readonly organization_id: string
  readonly mode: string
  readonly scopes: string[]
  readonly secret_hash: Buffer
  readonly expires_at: Temporal.Instant | null
  readonly revoked_at: Temporal.Instant | null
  readonly last_used_at: Temporal.Instant | null
  readonly created_by: string | null
  readonly allowed_addresses: string[]
  readonly kind: string
  readonly is_suspended: boolean
}

function selectKeys(tx: Tx) {
  return tx.sql
    .selectFrom('api_keys as k')
    .leftJoin('users as u', 'u.id', 'k.created_by')
    .select(['k.id', 'k.name', 'mode', 'scopes', 'hint', 'k.created_at', 'expires_at', 'revoked_at', 'last_used_at'])
    .select(['k.created_by', 'allowed_addresses', 'u.name as maker_name'])
    .where('k.organization_id', '=', tx.organizationId)
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
    createdBy: row.created_by === null ? null : { userId: idOf('usr', row.created_by), name: row.maker_name },
    allowedAddresses: row.allowed_addresses,
  }
}

function modeOf(text: string): KeyMode {
  return text === 'live' ? 'live' : 'test'
}
