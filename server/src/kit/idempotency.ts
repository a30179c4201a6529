import { createHash } from 'node:crypto'
import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { DispatcherTx, Tx } from './db.ts'
import { canonicalJson } from './http-json.ts'

/** A request that carries a key: the same key with the same fingerprint is the same request. */
export interface KeyedRequest {
  readonly operation: string
  readonly key: string
  readonly fingerprint: Buffer
  /** How long it is remembered. */
  readonly keptHours: number
}

/** How long keys are remembered: where money moves, and elsewhere. */
export const keptHours = { money: 30 * 24, other: 24 } as const

export interface StoredReply {
  readonly status: number
  readonly body: string
}

const longestRunSeconds = 60

/** `target` is the path with its ids, without the query. */
export function keyedRequest(parts: {
  operation: string
  key: string
  method: string
  target: string
  body: unknown
  keptHours: number
}): KeyedRequest {
  const { operation, key, method, target, body } = parts
  if (!/^[\x20-\x7e]{1,255}$/.test(key))
    throw refuse('unparsable', { detail: 'Idempotency-Key must be 1 to 255 printable ASCII characters.' })
  const fingerprint = createHash('sha256')
    .update(`${method} ${target}\n${canonicalJson(body)}`)
    .digest()
  return { operation, key, fingerprint, keptHours: parts.keptHours }
}

/**
 * Takes the key in the transaction of the effect. A second request waits at the unique index until the first has committed, and then gets its
 * answer. Refuses `idempotency_key_reused`, and `idempotency_key_running` when the wait is longer than the lock timeout.
 * Null: the key was free and is now held until this transaction ends.
 */
export async function takeKey(tx: Tx, request: KeyedRequest, at: Temporal.Instant): Promise<StoredReply | null> {
  const taken = await insert(tx, request, at)
  if (taken) return null
  const earlier = await find(tx, request)
  // The first one rolled back while we looked: let the client try again.
  if (earlier?.reply == null) throw running()
  return earlier.reply
}

/**
 * The same for a flow that is more than one transaction: the key is reserved and committed before the flow begins. A reservation without an
 * answer that is older than a minute was left by a process that died; the request then runs again, and its flow finds what is already done.
 */
export async function reserveKey(tx: Tx, request: KeyedRequest, at: Temporal.Instant): Promise<StoredReply | null> {
  if (await insert(tx, request, at)) return null
  const earlier = await find(tx, request)
  if (earlier === null) throw running()
  if (earlier.reply !== null) return earlier.reply
  if (at.since(earlier.createdAt).total('seconds') < longestRunSeconds) throw running()
  const left = await tx.query(
    'DELETE FROM idempotency_keys WHERE organization_id = $1 AND operation = $2 AND key = $3 AND created_at = $4 AND status IS NULL',
    [tx.organizationId, request.operation, request.key, earlier.createdAt],
  )
  if (left.rowCount !== 1 || !(await insert(tx, request, at))) throw running()
  return null
}

/** Keeps the answer for the next request with this key. */
export async function storeReply(tx: Tx, request: KeyedRequest, reply: StoredReply): Promise<void> {
  await tx.query('UPDATE idempotency_keys SET status = $4, response = $5 WHERE organization_id = $1 AND operation = $2 AND key = $3', [
    tx.organizationId,
    request.operation,
    request.key,
    reply.status,
    reply.body,
  ])
}

/** Gives the key back after a refusal: nothing happened, so nothing is to be remembered. */
export async function releaseKey(tx: Tx, request: KeyedRequest): Promise<void> {
  await tx.query('DELETE FROM idempotency_keys WHERE organization_id = $1 AND operation = $2 AND key = $3 AND status IS NULL', [
    tx.organizationId,
    request.operation,
    request.key,
  ])
}

/** What became of a request whose COMMIT got no answer: its reply if it is there, undefined if it left no trace. */
export async function findReply(tx: Tx, request: KeyedRequest): Promise<StoredReply | undefined> {
  return (await find(tx, request))?.reply ?? undefined
}

/** The same UUID (version 8) for every try of one key of one organization. */
export function operationId(organizationId: OrganizationId | null, request: KeyedRequest): string {
  const hex = createHash('sha256')
    .update(`${organizationId ?? 'operator'}\n${request.operation}\n${request.key}`)
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Organizations that remember keys for longer than they have to. */
export async function organizationsWithOldKeys(tx: DispatcherTx, now: Temporal.Instant): Promise<OrganizationId[]> {
  const text = `SELECT o.id FROM organizations o WHERE EXISTS (
      SELECT FROM idempotency_keys k WHERE k.organization_id = o.id AND k.expires_at < $1) ORDER BY o.id`
  const { rows } = await tx.query<{ id: string }>(text, [now], 'organizations-with-old-keys')
  return rows.map(({ id }) => idOf('org', id))
}

/** Forgets a slice of the keys whose time is over, oldest first. Answers how many. */
export async function forgetOldKeys(tx: Tx, now: Temporal.Instant, limit: number): Promise<number> {
  const text = `DELETE FROM idempotency_keys k USING (
      SELECT operation, key FROM idempotency_keys WHERE organization_id = $1 AND expires_at < $2
      ORDER BY expires_at, operation, key LIMIT $3 FOR UPDATE SKIP LOCKED) old
    WHERE k.organization_id = $1 AND k.operation = old.operation AND k.key = old.key`
  const { rowCount } = await tx.query(text, [tx.organizationId, now, limit], 'forget-old-keys')
  return rowCount
}

async function insert(tx: Tx, request: KeyedRequest, at: Temporal.Instant): Promise<boolean> {
  try {
    const { rowCount } = await tx.query(
      `INSERT INTO idempotency_keys (organization_id, operation, key, fingerprint, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [tx.organizationId, request.operation, request.key, request.fingerprint, at, at.add({ hours: request.keptHours })],
    )
    return rowCount === 1
  } catch (error) {
    if (isLockTimeout(error)) throw running()
    throw error
  }
}

async function find(tx: Tx, request: KeyedRequest): Promise<{ reply: StoredReply | null; createdAt: Temporal.Instant } | null> {
  const { rows } = await tx.query<{ fingerprint: Buffer; status: number | null; response: string | null; created_at: Temporal.Instant }>(
    'SELECT fingerprint, status, response, created_at FROM idempotency_keys WHERE organization_id = $1 AND operation = $2 AND key = $3',
    [tx.organizationId, request.operation, request.key],
  )
  const [row] = rows
  if (row === undefined) return null
  if (!row.fingerprint.equals(request.fingerprint)) throw refuse('idempotency_key_reused')
  const reply = row.status === null || row.response === null ? null : { status: row.status, body: row.response }
  return { reply, createdAt: row.created_at }
}

function running() {
  return refuse('idempotency_key_running', { retryAfterSeconds: 1 })
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
