import { idOf, type MemberId, type UserId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { textArray, uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import type { Member } from './member.ts'

export interface NewMember {
  readonly id: MemberId
  readonly userId: UserId
  readonly role: string
  readonly invitedBy: UserId | null
  readonly createdAt: Temporal.Instant
}

/** False: the person is a member already. */
export async function addMember(tx: Tx, member: NewMember): Promise<boolean> {
  const text = `INSERT INTO members (organization_id, id, user_id, role, invited_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
    ON CONFLICT (organization_id, user_id) DO NOTHING`
  const { id, userId, role, invitedBy, createdAt } = member
  return (await tx.query(text, [tx.organizationId, id, userId, role, invitedBy, createdAt])).rowCount === 1
}

/** The row is locked. */
export async function saveRole(tx: Tx, id: MemberId, role: string, at: Temporal.Instant): Promise<void> {
  await tx.query('UPDATE members SET role = $3, updated_at = $4 WHERE organization_id = $1 AND id = $2', [tx.organizationId, id, role, at])
}

/** The row is locked. */
export async function deleteMember(tx: Tx, id: MemberId): Promise<void> {
  await tx.query('DELETE FROM members WHERE organization_id = $1 AND id = $2', [tx.organizationId, id])
}

/** Whoever makes or unmakes owners holds all of their rows, so that of two at once the second sees what the first has left. */
export async function lockOwners(tx: Tx): Promise<readonly MemberId[]> {
  const text = `SELECT id FROM members WHERE organization_id = $1 AND role = 'owner' ORDER BY id FOR UPDATE`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId])
  return rows.map(({ id }) => idOf('mem', id))
}

/** Refuses `not_found`. */
export async function getMember(tx: Tx, id: MemberId): Promise<Member> {
  const row = await selectMembers(tx).where('m.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The same, kept from others until the transaction ends; read after the lock was got. */
export async function lockMember(tx: Tx, id: MemberId): Promise<Member> {
  await tx.query('SELECT FROM members WHERE organization_id = $1 AND id = $2 FOR UPDATE', [tx.organizationId, id])
  return getMember(tx, id)
}

export async function findMemberOf(tx: Tx, userId: UserId): Promise<Member | null> {
  const row = await selectMembers(tx).where('m.user_id', '=', userId).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** Whether somebody with this address, in lower case, is a member. */
export async function hasMemberWith(tx: Tx, email: string): Promise<boolean> {
  return (await selectMembers(tx).where('u.email', '=', email).executeTakeFirst()) !== undefined
}

export interface MemberQuery extends PageQuery {
  readonly role?: string | undefined
  readonly q?: string | undefined
}

export async function listMembers(tx: Tx, query: MemberQuery): Promise<Page<Member>> {
  let select = selectMembers(tx)
  if (query.role !== undefined) select = select.where('m.role', '=', query.role)
  if (query.q !== undefined) select = select.where(containsText([sql.ref('u.name'), sql.ref('u.email')], query.q))
  const page = await readPage(select, query, {
    id: sql.ref('m.id'),
    by: { created_at: byCreation(sql.ref('m.id')), name: { expression: sql`lower(u.name)`, type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Members in these roles who may come in, the longest there first, this many at most. */
export async function findMembersIn(tx: Tx, roles: readonly string[], most: number): Promise<Member[]> {
  const rows = await selectMembers(tx)
    .where('m.role', '=', sql<string>`ANY (${textArray(roles)}::text[])`)
    .where('u.disabled_at', 'is', null)
    .orderBy('m.id')
    .limit(most)
    .execute()
  return rows.map(fromRow)
}

/** How many members have each role. */
export async function countByRole(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const text = 'SELECT role, count(*)::int AS members FROM members WHERE organization_id = $1 GROUP BY role ORDER BY role'
  const { rows } = await tx.query<{ role: string; members: number }>(text, [tx.organizationId])
  return new Map(rows.map(({ role, members }) => [role, members]))
}

/** Who these people are, as far as they are members here; in the order of their ids. */
export async function findPeople(tx: Tx, ids: readonly UserId[]): Promise<Member[]> {
  if (ids.length === 0) return []
  const rows = await selectMembers(tx)
    .where('m.user_id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('m.user_id')
    .execute()
  return rows.map(fromRow)
}

function selectMembers(tx: Tx) {
  return tx.sql
    .selectFrom('members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.id', 'm.user_id', 'm.role', 'm.created_at', 'm.updated_at'])
    .select(['u.name', 'u.email', 'u.locale', 'u.totp_confirmed_at', 'u.disabled_at'])
    .select(sql<boolean>`EXISTS (SELECT FROM user_passkeys p WHERE p.user_id = m.user_id)`.as('has_passkey'))
    .where('m.organization_id', '=', tx.organizationId)
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof selectMembers>['executeTakeFirstOrThrow']>>

function fromRow(row: MemberRow): Member {
  return {
    id: idOf('mem', row.id),
    userId: idOf('usr', row.user_id),
    name: row.name,
    email: row.email,
    locale: row.locale,
    role: row.role,
    hasSecondFactor: row.totp_confirmed_at !== null || row.has_passkey,
    isDisabled: row.disabled_at !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
