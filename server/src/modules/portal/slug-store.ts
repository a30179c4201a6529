import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx, Tx } from '../../kit/db.ts'

/** Whose portal is, or was, at an address. Asked before anybody is known. */
export async function findPortalAt(tx: DispatcherTx, slug: string): Promise<OrganizationId | null> {
  const text = 'SELECT organization_id FROM portal_slugs WHERE slug = $1'
  const { rows } = await tx.query<{ organization_id: string }>(text, [slug], 'portal-at')
  return rows[0] === undefined ? null : idOf('org', rows[0].organization_id)
}

/** How many addresses the organization's portal has had, and whether this was one of them. To be asked under the lock of the organization. */
export async function countSlugs(tx: Tx, slug: string): Promise<{ readonly count: number; readonly hasIt: boolean }> {
  const text = 'SELECT count(*)::int AS count, coalesce(bool_or(slug = $2), false) AS has_it FROM portal_slugs WHERE organization_id = $1'
  const { rows } = await tx.query<{ count: number; has_it: boolean }>(text, [tx.organizationId, slug])
  return { count: rows[0]?.count ?? 0, hasIt: rows[0]?.has_it ?? false }
}

/** False: somebody has it, or had it once. */
export async function addSlug(tx: Tx, slug: string, position: number): Promise<boolean> {
  const text =
    'INSERT INTO portal_slugs (organization_id, position, slug, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (slug) DO NOTHING'
  return (await tx.query(text, [tx.organizationId, position, slug, tx.now])).rowCount === 1
}
