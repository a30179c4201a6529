import { idOf, type UserId } from '@quarterday/core/id.ts'
import { sql } from 'kysely'
import { uuidArray } from '../../kit/arrays.ts'
import type { DispatcherTx } from '../../kit/db.ts'
import { type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { suspensionOf } from '../organizations/organization.ts'
import type { OwnWorkplace } from './workplace-types.ts'

export interface WorkplaceQuery extends PageQuery {
  readonly kind?: 'live' | 'sandbox' | undefined
  readonly q?: string | undefined
}

/** Asked by whoever writes people: it looks over all organizations. */
export async function listOwnWorkplaces(tx: DispatcherTx, userId: UserId, query: WorkplaceQuery): Promise<Page<OwnWorkplace>> {
  const mine = await membershipsOf(tx, userId)
  const homes = sql`ANY (${uuidArray([...mine.keys()])}::uuid[])`
  let select = tx.sql
    .selectFrom('organizations as o')
    .leftJoin('organizations as r', 'r.id', 'o.root_id')
    .select(['o.id', 'o.name', 'o.kind', 'o.created_by', 'o.created_at'])
    .select([
      sql<Temporal.Instant | null>`coalesce(r.suspended_at, o.suspended_at)`.as('suspended_at'),
      sql<string | null>`coalesce(r.suspended_reason, o.suspended_reason)`.as('suspended_reason'),
      sql<string | null>`coalesce(r.suspended_contact, o.suspended_contact)`.as('suspended_contact'),
    ])
    .where(sql<boolean>`(o.id = ${homes} OR o.created_by = ${homes})`)
  if (query.kind !== undefined) select = select.where('o.kind', '=', query.kind)
  if (query.q !== undefined) select = select.where(sql<boolean>`strpos(lower(o.name), ${query.q.toLowerCase()}) > 0`)
  const page = await readPage(select, query, {
    id: sql.ref('o.id'),
    by: {
      name: { expression: sql`lower(o.name)`, type: 'text' },
      created_at: { expression: sql.ref('o.created_at'), type: 'timestamptz' },
    },
  })
  const rows = page.rows.flatMap((row): OwnWorkplace[] => {
    const membership = mine.get(row.id) ?? mine.get(row.created_by ?? '')
    if (membership === undefined) return []
    const { name, created_at: createdAt } = row
    const kind = row.kind === 'live' ? 'live' : 'sandbox'
    const createdBy = row.created_by === null ? null : idOf('org', row.created_by)
    return [{ id: idOf('org', row.id), name, kind, createdBy, createdAt, suspension: suspensionOf(row), ...membership }]
  })
  return { ...page, rows }
}

/** By the organization. */
async function membershipsOf(tx: DispatcherTx, userId: UserId): Promise<ReadonlyMap<string, Pick<OwnWorkplace, 'memberId' | 'role'>>> {
  const text = `SELECT organization_id, id, role FROM members WHERE user_id = $1 ORDER BY organization_id LIMIT ${mostMemberships}`
  const { rows } = await tx.query<{ organization_id: string; id: string; role: string }>(text, [userId])
  return new Map(rows.map((row) => [row.organization_id, { memberId: idOf('mem', row.id), role: row.role }]))
}

const mostMemberships = 1000
