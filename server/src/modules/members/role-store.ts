import { idOf, type RoleId } from '@quarterday/core/id.ts'
import { permissions as known } from '@quarterday/core/people/permission.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { textArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import type { CustomRole } from './role-types.ts'

/** False: the code is taken. */
export async function addRole(tx: Tx, role: CustomRole): Promise<boolean> {
  const text = `INSERT INTO custom_roles (organization_id, id, code, name, permissions, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5::text[], $6, $6) ON CONFLICT (organization_id, code) DO NOTHING`
  const { id, code, name, permissions, createdAt } = role
  return (await tx.query(text, [tx.organizationId, id, code, name, textArray(permissions), createdAt])).rowCount === 1
}

/** The row is locked. */
export async function saveRole(tx: Tx, { id, name, permissions, updatedAt }: CustomRole): Promise<void> {
  const text = 'UPDATE custom_roles SET name = $3, permissions = $4::text[], updated_at = $5 WHERE organization_id = $1 AND id = $2'
  await tx.query(text, [tx.organizationId, id, name, textArray(permissions), updatedAt])
}

/**
 * False: a member or an open invitation has it. Whoever gives a role to somebody holds its row meanwhile (`shareRole`), and this one is held alone, so nobody gets
 * it while it goes.
 */
export async function deleteRole(tx: Tx, { id, code }: CustomRole, now: Temporal.Instant): Promise<boolean> {
  const text = `DELETE FROM custom_roles r WHERE organization_id = $1 AND id = $2
    AND NOT EXISTS (SELECT FROM members m WHERE m.organization_id = $1 AND m.role = $3)
    AND NOT EXISTS (SELECT FROM invitations i WHERE i.organization_id = $1 AND i.role = $3
      AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $4)`
  return (await tx.query(text, [tx.organizationId, id, code, now])).rowCount === 1
}

/** Refuses `not_found`. */
export async function getRole(tx: Tx, id: RoleId): Promise<CustomRole> {
  const { rows } = await tx.query<RoleRow>(`${select} AND id = $2`, [tx.organizationId, id])
  const [row] = rows
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The same, kept from others until the transaction ends. */
export async function lockRole(tx: Tx, id: RoleId): Promise<CustomRole> {
  await tx.query('SELECT FROM custom_roles WHERE organization_id = $1 AND id = $2 FOR UPDATE', [tx.organizationId, id])
  return getRole(tx, id)
}

/** The role of this code, which nobody can take away or change until the transaction ends. Null: there is none. */
export async function shareRole(tx: Tx, code: string): Promise<CustomRole | null> {
  const { rows } = await tx.query<RoleRow>(`${select} AND code = $2 FOR SHARE`, [tx.organizationId, code])
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** All of them, by name. There are few: an organization can have `mostRoles`. */
export async function listRoles(tx: Tx): Promise<CustomRole[]> {
  const { rows } = await tx.query<RoleRow>(`${select} ORDER BY lower(name), id LIMIT ${mostRoles}`, [tx.organizationId])
  return rows.map(fromRow)
}

export async function countRoles(tx: Tx): Promise<number> {
  const text = 'SELECT count(*)::int AS roles FROM custom_roles WHERE organization_id = $1'
  const { rows } = await tx.query<{ roles: number }>(text, [tx.organizationId])
  return rows[0]?.roles ?? 0
}

/** More than these are no roles but exceptions. */
export const mostRoles = 50

const select = 'SELECT id, code, name, permissions, created_at, updated_at FROM custom_roles WHERE organization_id = $1'

interface RoleRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly permissions: string[]
  readonly created_at: Temporal.Instant
  readonly updated_at: Temporal.Instant
}

function fromRow(row: RoleRow): CustomRole {
  return {
    id: idOf('role', row.id),
    code: row.code,
    name: row.name,
    // What a later version does not know any more permits nothing.
    permissions: row.permissions.filter((each) => known.includes(each)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
