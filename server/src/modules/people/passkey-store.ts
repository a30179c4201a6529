import { idOf, type PasskeyId, type UserId } from '@quarterday/core/id.ts'
import { textArray } from '../../kit/arrays.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import type { ChallengePurpose, Passkey } from './passkey-types.ts'

/** False: there is one already that its authenticator calls so. */
export async function addPasskey(tx: DispatcherTx, passkey: Passkey, signCount: number): Promise<boolean> {
  const text = `INSERT INTO user_passkeys (id, user_id, name, credential_id, public_key, sign_count, transports, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7::text[], $8) ON CONFLICT (credential_id) DO NOTHING`
  const { id, userId, name, credentialId, publicKey, transports, createdAt } = passkey
  return (await tx.query(text, [id, userId, name, credentialId, publicKey, signCount, textArray(transports), createdAt])).rowCount === 1
}

/** All of a person, the oldest first. */
export async function listPasskeys(tx: DispatcherTx, userId: UserId): Promise<Passkey[]> {
  const { rows } = await tx.query<PasskeyRow>(`${select} WHERE user_id = $1 ORDER BY id`, [userId], 'list-passkeys')
  return rows.map(fromRow)
}

export async function findPasskey(tx: DispatcherTx, credentialId: Buffer): Promise<Passkey | null> {
  const { rows } = await tx.query<PasskeyRow>(`${select} WHERE credential_id = $1`, [credentialId], 'find-passkey')
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** What became of a use: it counts, the passkey is no more, or its count has not risen, which one that was copied would show. */
export type PasskeyUse = 'counted' | 'removed' | 'copied'

/** Counts a use. Of several at once with the same count one is counted; where an authenticator does not count (0 each time), all. */
export async function countUse(tx: DispatcherTx, id: PasskeyId, signCount: number, now: Temporal.Instant): Promise<PasskeyUse> {
  const text = `UPDATE user_passkeys SET sign_count = $2, last_used_at = $3
    WHERE id = $1 AND (sign_count < $2::bigint OR (sign_count = 0 AND $2::bigint = 0))`
  if ((await tx.query(text, [id, signCount, now], 'count-passkey-use')).rowCount === 1) return 'counted'
  return (await tx.query('SELECT FROM user_passkeys WHERE id = $1', [id])).rowCount === 1 ? 'copied' : 'removed'
}

export async function removePasskey(tx: DispatcherTx, userId: UserId, id: PasskeyId): Promise<void> {
  await tx.query('DELETE FROM user_passkeys WHERE user_id = $1 AND id = $2', [userId, id])
}

/** Takes all of a person away, and what they were asked to sign; answers how many there were. */
export async function removePasskeysOf(tx: DispatcherTx, userId: UserId): Promise<number> {
  await tx.query('DELETE FROM passkey_challenges WHERE user_id = $1', [userId])
  return (await tx.query('DELETE FROM user_passkeys WHERE user_id = $1', [userId])).rowCount
}

export interface Challenge {
  readonly hash: Buffer
  readonly purpose: ChallengePurpose
  /** Null: for whoever answers; only where the purpose is to log in. */
  readonly userId: UserId | null
}

/** Visitors can have as many as they like, so each makes room by some that are over: what is kept is that of a few minutes. */
export async function addChallenge(
  tx: DispatcherTx,
  { hash, purpose, userId }: Challenge,
  { now, expiresAt }: { readonly now: Temporal.Instant; readonly expiresAt: Temporal.Instant },
): Promise<void> {
  await removeOldChallenges(tx, now, 20)
  const text = 'INSERT INTO passkey_challenges (challenge_hash, purpose, user_id, expires_at) VALUES ($1, $2, $3, $4)'
  await tx.query(text, [hash, purpose, userId, expiresAt], 'add-passkey-challenge')
}

/** Uses a challenge up: of several answers at once one gets it. False: it never was, was used, is too old, or is for something or somebody else. */
export async function takeChallenge(tx: DispatcherTx, { hash, purpose, userId }: Challenge, now: Temporal.Instant): Promise<boolean> {
  const text = `DELETE FROM passkey_challenges
    WHERE challenge_hash = $1 AND purpose = $2 AND user_id IS NOT DISTINCT FROM $3::uuid AND expires_at > $4`
  return (await tx.query(text, [hash, purpose, userId, now], 'take-passkey-challenge')).rowCount === 1
}

export async function removeOldChallenges(tx: DispatcherTx, before: Temporal.Instant, limit: number): Promise<number> {
  const text = `WITH old AS (SELECT challenge_hash FROM passkey_challenges WHERE expires_at <= $1
      ORDER BY expires_at, challenge_hash LIMIT $2 FOR UPDATE SKIP LOCKED)
    DELETE FROM passkey_challenges c USING old WHERE c.challenge_hash = old.challenge_hash`
  return (await tx.query(text, [before, limit], 'remove-old-passkey-challenges')).rowCount
}

const select = 'SELECT id, user_id, name, credential_id, public_key, transports, created_at, last_used_at FROM user_passkeys'

interface PasskeyRow {
  readonly id: string
  readonly user_id: string
  readonly name: string
  readonly credential_id: Buffer
  readonly public_key: Buffer
  readonly transports: readonly string[]
  readonly created_at: Temporal.Instant
  readonly last_used_at: Temporal.Instant | null
}

function fromRow(row: PasskeyRow): Passkey {
  return {
    id: idOf('pky', row.id),
    userId: idOf('usr', row.user_id),
    name: row.name,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    transports: row.transports,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }
}
