import { idOf, type UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { TokenPurpose, UserToken } from './token-types.ts'

/** Writes a token. Without a user it does the same work and writes nothing: whether there is somebody does not show in how long it takes. */
export async function addToken(
  tx: DispatcherTx,
  token: Omit<UserToken, 'userId'> & { readonly userId: UserId | null; readonly tokenHash: Buffer; readonly createdAt: Temporal.Instant },
): Promise<void> {
  const text = `INSERT INTO user_tokens (id, user_id, purpose, token_hash, about, created_at, expires_at)
    SELECT $1, $2::uuid, $3, $4, $5, $6, $7 WHERE $2::uuid IS NOT NULL`
  const { id, userId, purpose, tokenHash, about, createdAt, expiresAt } = token
  await tx.query(text, [id, userId, purpose, tokenHash, JSON.stringify(about), createdAt, expiresAt], 'add-user-token')
}

export interface WhichToken {
  readonly purpose: TokenPurpose
  readonly hash: Buffer
  readonly now: Temporal.Instant
}

/** A token that can still be used. Null: it never was, was used, is too old, or is for something else. */
export async function findToken(tx: DispatcherTx, { purpose, hash, now }: WhichToken): Promise<UserToken | null> {
  const text = `SELECT id, user_id, purpose, about, expires_at FROM user_tokens
    WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3`
  const { rows } = await tx.query<TokenRow>(text, [hash, purpose, now], 'find-user-token')
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** Uses a token up: of several that try at once one gets it. Null as above. */
export async function takeToken(tx: DispatcherTx, { purpose, hash, now }: WhichToken): Promise<UserToken | null> {
  const text = `UPDATE user_tokens SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
    RETURNING id, user_id, purpose, about, expires_at`
  const { rows } = await tx.query<TokenRow>(text, [hash, purpose, now], 'take-user-token')
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** What was sent before for these purposes opens nothing any more. */
export async function voidTokens(
  tx: DispatcherTx,
  userId: UserId,
  purposes: readonly TokenPurpose[],
  now: Temporal.Instant,
): Promise<void> {
  const text = `UPDATE user_tokens SET used_at = $3 WHERE user_id = $1 AND purpose = ANY ($2::text[]) AND used_at IS NULL`
  await tx.query(text, [userId, [...purposes], now])
}

export async function removeOldTokens(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (SELECT id FROM user_tokens WHERE expires_at < $1 ORDER BY expires_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
    DELETE FROM user_tokens t USING old WHERE t.id = old.id`
  return (await tx.query(text, [before, limit])).rowCount
}

export async function removeTokensOf(tx: DispatcherTx, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM user_tokens WHERE user_id = $1', [userId])
}

/** By which the first person of an installation sets it up. */
export async function addSetupToken(
  tx: DispatcherTx,
  token: { readonly hash: Buffer; readonly now: Temporal.Instant; readonly expiresAt: Temporal.Instant },
): Promise<void> {
  const text = 'INSERT INTO setup_tokens (token_hash, created_at, expires_at) VALUES ($1, $2, $3)'
  await tx.query(text, [token.hash, token.now, token.expiresAt])
}

/** Uses up this token and all others: an installation is set up once. False: it opens nothing. */
export async function takeSetupTokens(tx: DispatcherTx, hash: Buffer, now: Temporal.Instant): Promise<boolean> {
  const text = 'DELETE FROM setup_tokens RETURNING token_hash, expires_at'
  const { rows } = await tx.query<{ token_hash: Buffer; expires_at: Temporal.Instant }>(text)
  return rows.some((row) => row.token_hash.equals(hash) && Temporal.Instant.compare(now, row.expires_at) < 0)
}

interface TokenRow {
  readonly id: string
  readonly user_id: string
  readonly purpose: TokenPurpose
  readonly about: unknown
  readonly expires_at: Temporal.Instant
}

function fromRow({ id, user_id, purpose, about, expires_at }: TokenRow): UserToken {
  return { id, userId: idOf('usr', user_id), purpose, about, expiresAt: expires_at }
}

export async function removeOldSetupTokens(tx: DispatcherTx, now: Temporal.Instant): Promise<number> {
  return (await tx.query('DELETE FROM setup_tokens WHERE expires_at < $1', [now])).rowCount
}
