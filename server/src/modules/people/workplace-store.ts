import { idOf, type UserId } from '@quarterday/core/id.ts'
import { textArray } from '../../kit/arrays.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { type SuspensionRow, suspensionOf } from '../organizations/organization.ts'
import { powerfulRoles, rolePermissions } from './permission-types.ts'
import type { Workplace } from './user-types.ts'

/** Where a person works, and as what; the sandboxes of these organizations are found from there. By name. */
export async function listWorkplaces(tx: DispatcherTx, userId: UserId): Promise<Workplace[]> {
  const text = `SELECT ${columns}, m.role, r.permissions FROM members m
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN organizations root ON root.id = o.root_id
    LEFT JOIN custom_roles r ON r.organization_id = m.organization_id AND r.code = m.role
    WHERE m.user_id = $1 ORDER BY lower(o.name), o.id LIMIT ${mostWorkplaces}`
  const { rows } = await tx.query<WorkplaceRow>(text, [userId], 'list-workplaces')
  return rows.map(fromRow)
}

/** Where a person can work: an organization of theirs, or a sandbox that one of theirs has made. Null: not there. */
export async function findWorkplace(tx: DispatcherTx, userId: UserId, organizationId: string): Promise<Workplace | null> {
  const text = `SELECT ${columns}, m.role, r.permissions FROM organizations o
    LEFT JOIN organizations root ON root.id = o.root_id
    JOIN members m ON m.user_id = $1 AND m.organization_id IN (o.id, o.created_by)
    LEFT JOIN custom_roles r ON r.organization_id = m.organization_id AND r.code = m.role
    WHERE o.id = $2 ORDER BY m.organization_id = o.id DESC LIMIT 1`
  const { rows } = await tx.query<WorkplaceRow>(text, [userId, organizationId], 'find-workplace')
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** The name of an organization that wants a second factor of a person, there or in a sandbox that it has made. Null: none does. */
export async function whoAsksForFactor(tx: DispatcherTx, userId: UserId): Promise<string | null> {
  const text = `SELECT o.name FROM members m JOIN organizations o ON m.organization_id IN (o.id, o.created_by)
    LEFT JOIN organizations root ON root.id = o.root_id
    WHERE m.user_id = $1 AND m.role = ANY ($2::text[]) AND (o.require_second_factor OR root.require_second_factor) ORDER BY o.id LIMIT 1`
  const { rows } = await tx.query<{ name: string }>(text, [userId, textArray(powerfulRoles)])
  return rows[0]?.name ?? null
}

const mostWorkplaces = 200

// What a sandbox comes from closes it too, and asks for no less there than in itself.
const columns = `o.id, o.name, o.kind, o.require_second_factor OR coalesce(root.require_second_factor, false) AS require_second_factor,
    coalesce(root.suspended_at, o.suspended_at) AS suspended_at, coalesce(root.suspended_reason, o.suspended_reason) AS suspended_reason,
    coalesce(root.suspended_contact, o.suspended_contact) AS suspended_contact`

interface WorkplaceRow extends SuspensionRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly require_second_factor: boolean
  readonly role: string
  readonly permissions: string[] | null
}

function fromRow(row: WorkplaceRow): Workplace {
  return {
    id: idOf('org', row.id),
    name: row.name,
    kind: row.kind === 'live' ? 'live' : 'sandbox',
    role: row.role,
    permissions: rolePermissions(row.role, row.permissions),
    requireSecondFactor: row.require_second_factor,
    suspension: suspensionOf(row),
  }
}
