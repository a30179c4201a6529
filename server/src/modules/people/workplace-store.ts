import { idOf, type UserId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { rolePermissions } from './permission-types.ts'
import type { Workplace } from './user-types.ts'

/** Where a person works, and as what; the sandboxes of these organizations are found from there. By name. */
export async function listWorkplaces(tx: DispatcherTx, userId: UserId): Promise<Workplace[]> {
  const text = `SELECT o.id, o.name, o.kind, o.require_second_factor, m.role, r.permissions FROM members m
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN custom_roles r ON r.organization_id = m.organization_id AND r.code = m.role
    WHERE m.user_id = $1 ORDER BY lower(o.name), o.id LIMIT ${mostWorkplaces}`
  const { rows } = await tx.query<WorkplaceRow>(text, [userId], 'list-workplaces')
  return rows.map(fromRow)
}

/** Where a person can work: an organization of theirs, or a sandbox that one of theirs has made. Null: not there. */
export async function findWorkplace(tx: DispatcherTx, userId: UserId, organizationId: string): Promise<Workplace | null> {
  const text = `SELECT o.id, o.name, o.kind, o.require_second_factor, m.role, r.permissions FROM organizations o
    JOIN members m ON m.user_id = $1 AND m.organization_id IN (o.id, o.created_by)
    LEFT JOIN custom_roles r ON r.organization_id = m.organization_id AND r.code = m.role
    WHERE o.id = $2 ORDER BY m.organization_id = o.id DESC LIMIT 1`
  const { rows } = await tx.query<WorkplaceRow>(text, [userId, organizationId], 'find-workplace')
  return rows[0] === undefined ? null : fromRow(rows[0])
}

const mostWorkplaces = 200

interface WorkplaceRow {
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
  }
}
