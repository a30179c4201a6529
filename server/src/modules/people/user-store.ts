import { idOf, type UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { SealedRow } from '../../kit/seal.ts'
import type { User } from './user-types.ts'

export type NewUser = Pick<User, 'id' | 'email' | 'name' | 'locale' | 'passwordHash' | 'emailVerifiedAt'>

/** False: somebody has this address already. */
export async function addUser(tx: DispatcherTx, user: NewUser, now: Temporal.Instant): Promise<boolean> {
  const text = `INSERT INTO users (id, email, name, locale, password_hash, password_changed_at, email_verified_at, valid_after, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NULL THEN NULL ELSE $7::timestamptz END, $6, $7, $7, $7) ON CONFLICT (email) DO NOTHING`
  const { id, email, name, locale, passwordHash, emailVerifiedAt } = user
  return (await tx.query(text, [id, email, name, locale, passwordHash, emailVerifiedAt, now])).rowCount === 1
}

export async function findUserByEmail(tx: DispatcherTx, email: string): Promise<User | null> {
  const row = await selectUsers(tx).where('email', '=', email).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** The user of an address, and whether the browser that holds this has been let in as them before. One statement, whether there is anybody or not. */
export async function findForLogin(
  tx: DispatcherTx,
  email: string,
  deviceHash: Buffer | null,
): Promise<{ readonly user: User | null; readonly isKnownDevice: boolean }> {
  const row = await selectUsers(tx)
    .select(
      sql<boolean>`EXISTS (SELECT FROM user_devices d WHERE d.user_id = users.id AND d.device_hash = ${deviceHash})`.as('is_known_device'),
    )
    .where('email', '=', email)
    .executeTakeFirst()
  return row === undefined ? { user: null, isKnownDevice: false } : { user: fromRow(row), isKnownDevice: row.is_known_device }
}

export async function findUser(tx: DispatcherTx, id: UserId): Promise<User | null> {
  const row = await selectUsers(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** Refuses `not_found`. */
export async function getUser(tx: DispatcherTx, id: UserId): Promise<User> {
  const user = await findUser(tx, id)
  if (user === null) throw refuse('not_found')
  return user
}

/** The user, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockUser(tx: DispatcherTx, id: UserId): Promise<User> {
  const row = await selectUsers(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export interface UserQuery extends PageQuery {
  readonly q?: string | undefined
}

export async function listUsers(tx: DispatcherTx, query: UserQuery): Promise<Page<User>> {
  let select = selectUsers(tx)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('email'), sql.ref('name')], query.q))
  const page = await readPage(select, query, {
    id: sql.ref('id'),
    by: { created_at: byCreation(sql.ref('id')), email: { expression: sql.ref('email'), type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Whether anybody can log in to this installation, or could once they have confirmed their address. */
export async function hasUsers(tx: DispatcherTx): Promise<boolean> {
  return hasUsersBeside(tx, null)
}

/** The same of all but one. Who has only ever bought from somebody here, in a portal, has nothing to do with the installation itself. */
async function hasUsersBeside(tx: DispatcherTx, id: UserId | null): Promise<boolean> {
  const { rows } = await tx.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM users u WHERE (password_hash IS NOT NULL OR email_verified_at IS NOT NULL) AND id IS DISTINCT FROM $1::uuid
      AND NOT (EXISTS (SELECT FROM customer_logins WHERE user_id = u.id) AND NOT EXISTS (SELECT FROM members WHERE user_id = u.id)
        AND NOT EXISTS (SELECT FROM user_sessions WHERE user_id = u.id AND kind = 'staff'))) AS found`,
    [id],
  )
  return rows[0]?.found ?? false
}

/**
 * Whether nobody but this one can log in to the installation, or could. Until the transaction ends nobody else is answered: of many who want to be the first, one is.
 * Null: they have no row yet.
 */
export async function isFirstUser(tx: DispatcherTx, id: UserId | null): Promise<boolean> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', ['the first user of the installation'])
  return !(await hasUsersBeside(tx, id))
}

/** What of an account changes by itself. Each sets `updated_at` too. */
export type UserChanges = Partial<
  Pick<User, 'email' | 'name' | 'locale' | 'passwordHash' | 'passwordChangedAt' | 'emailVerifiedAt' | 'validAfter' | 'disabledAt'>
>

export async function saveUser(tx: DispatcherTx, id: UserId, changes: UserChanges, now: Temporal.Instant): Promise<void> {
  await tx.sql
    .updateTable('users')
    .set({
      ...(changes.email === undefined ? {} : { email: changes.email }),
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.locale === undefined ? {} : { locale: changes.locale }),
      ...(changes.passwordHash === undefined ? {} : { password_hash: changes.passwordHash }),
      ...(changes.passwordChangedAt === undefined ? {} : { password_changed_at: changes.passwordChangedAt }),
      ...(changes.emailVerifiedAt === undefined ? {} : { email_verified_at: changes.emailVerifiedAt }),
      ...(changes.validAfter === undefined ? {} : { valid_after: changes.validAfter }),
      ...(changes.disabledAt === undefined ? {} : { disabled_at: changes.disabledAt }),
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()
}

/** Takes the place of a hash that was made at another cost, unless the password has changed meanwhile. */
export async function renewHash(tx: DispatcherTx, id: UserId, before: string, after: string): Promise<void> {
  await tx.query('UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [id, before, after])
}

/** A seed that is not confirmed yet. False: there is a confirmed one, which stays. */
export async function offerFactor(tx: DispatcherTx, id: UserId, sealedSecret: Buffer, now: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE users SET totp_secret = $2, totp_last_step = NULL, updated_at = $3 WHERE id = $1 AND totp_confirmed_at IS NULL`
  return (await tx.query(text, [id, sealedSecret, now])).rowCount === 1
}

/** The seed counts from now on. False: it does already, or there is another by now. */
export async function confirmFactor(tx: DispatcherTx, id: UserId, sealedSecret: Buffer, now: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE users SET totp_confirmed_at = $3, updated_at = $3 WHERE id = $1 AND totp_secret = $2 AND totp_confirmed_at IS NULL`
  return (await tx.query(text, [id, sealedSecret, now])).rowCount === 1
}

/** Takes the seed away. False: there was no confirmed one. */
export async function removeFactor(tx: DispatcherTx, id: UserId, now: Temporal.Instant): Promise<boolean> {
  const text = `UPDATE users SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, updated_at = $2
    WHERE id = $1 AND totp_confirmed_at IS NOT NULL`
  return (await tx.query(text, [id, now])).rowCount === 1
}

/** Sealed seeds of people after an id, locked, for whoever wraps them anew. */
export async function lockSealedFactors(tx: DispatcherTx, after: string | null, limit: number): Promise<SealedRow[]> {
  const text = `SELECT id, totp_secret FROM users WHERE totp_secret IS NOT NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2 FOR NO KEY UPDATE`
  const { rows } = await tx.query<{ id: string; totp_secret: Buffer }>(text, [after, limit])
  return rows.map((row) => ({ id: row.id, secrets: [row.totp_secret] }))
}

export async function saveSealedFactors(tx: DispatcherTx, sealed: readonly SealedRow[]): Promise<void> {
  if (sealed.length === 0) return
  const secrets = textArray(sealed.map(({ secrets: [secret] }) => secret?.toString('hex') ?? null))
  await tx.query(
    `UPDATE users u SET totp_secret = decode(s.secret, 'hex') FROM unnest($1::uuid[], $2::text[]) AS s (id, secret) WHERE u.id = s.id`,
    [uuidArray(sealed.map(({ id }) => id)), secrets],
  )
}

/** Takes the code of a step, once: false where it, or a later one, was taken before. */
export async function takeStep(tx: DispatcherTx, id: UserId, step: bigint): Promise<boolean> {
  const text = `UPDATE users SET totp_last_step = $2 WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)`
  return (await tx.query(text, [id, step])).rowCount === 1
}

/** Codes that were there before are void. */
export async function replaceRecoveryCodes(tx: DispatcherTx, id: UserId, hashes: readonly Buffer[]): Promise<void> {
  await removeRecoveryCodes(tx, id)
  const rows = hashes.map((code_hash) => ({ user_id: id, code_hash, used_at: null }))
  await tx.sql.insertInto('user_recovery_codes').values(rows).execute()
}

/** They stand in for a second factor, so they go with the last one. */
export async function removeRecoveryCodes(tx: DispatcherTx, id: UserId): Promise<void> {
  await tx.query('DELETE FROM user_recovery_codes WHERE user_id = $1', [id])
}

/** Takes a code, once. False: it is none, or it was used. */
export async function takeRecoveryCode(tx: DispatcherTx, id: UserId, hash: Buffer, now: Temporal.Instant): Promise<boolean> {
  const text = 'UPDATE user_recovery_codes SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL'
  return (await tx.query(text, [id, hash, now])).rowCount === 1
}

export async function countRecoveryCodes(tx: DispatcherTx, id: UserId): Promise<number> {
  const text = 'SELECT count(*)::int AS count FROM user_recovery_codes WHERE user_id = $1 AND used_at IS NULL'
  const { rows } = await tx.query<{ count: number }>(text, [id])
  return rows[0]?.count ?? 0
}

/** Whoever it was: the row stays for what points at it, and says nothing. */
export async function eraseUser(tx: DispatcherTx, id: UserId, now: Temporal.Instant): Promise<void> {
  await removeRecoveryCodes(tx, id)
  const text = `UPDATE users SET email = 'erased-' || id || '@erased.invalid', name = 'Erased', locale = 'en', password_hash = NULL, password_changed_at = NULL,
      email_verified_at = NULL, totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, valid_after = $2, erased_at = $2, updated_at = $2
    WHERE id = $1`
  await tx.query(text, [id, now])
}

function selectUsers(tx: DispatcherTx) {
  return tx.sql
    .selectFrom('users')
    .select(['users.id', 'email', 'name', 'locale', 'password_hash', 'password_changed_at', 'email_verified_at', 'valid_after'])
    .select(['totp_secret', 'totp_confirmed_at', 'disabled_at', 'erased_at', 'created_at'])
    .select(sql<boolean>`EXISTS (SELECT FROM user_passkeys p WHERE p.user_id = users.id)`.as('has_passkey'))
}

type UserRow = Awaited<ReturnType<ReturnType<typeof selectUsers>['executeTakeFirstOrThrow']>>

function fromRow(row: UserRow): User {
  return {
    id: idOf('usr', row.id),
    email: row.email,
    name: row.name,
    locale: row.locale,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
    emailVerifiedAt: row.email_verified_at,
    validAfter: row.valid_after,
    totpSecret: row.totp_secret,
    totpConfirmedAt: row.totp_confirmed_at,
    hasPasskey: row.has_passkey,
    disabledAt: row.disabled_at,
    erasedAt: row.erased_at,
    createdAt: row.created_at,
  }
}
