import type { CreditScope } from '@quarterday/core/credit/scope.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** The ids of a scope that name nothing. */
export async function missingOf(tx: Tx, { plans, products, prices, meters }: CreditScope): Promise<ReadonlySet<string>> {
  const text = `SELECT id FROM unnest($2::uuid[]) AS u (id) WHERE NOT EXISTS (SELECT FROM plans x WHERE x.organization_id = $1 AND x.id = u.id)
    UNION ALL SELECT id FROM unnest($3::uuid[]) AS u (id) WHERE NOT EXISTS (SELECT FROM products x WHERE x.organization_id = $1 AND x.id = u.id)
    UNION ALL SELECT id FROM unnest($4::uuid[]) AS u (id) WHERE NOT EXISTS (SELECT FROM prices x WHERE x.organization_id = $1 AND x.id = u.id)
    UNION ALL SELECT id FROM unnest($5::uuid[]) AS u (id) WHERE NOT EXISTS (SELECT FROM meters x WHERE x.organization_id = $1 AND x.id = u.id)
    ORDER BY id`
  const values = [tx.organizationId, uuidArray(plans), uuidArray(products), uuidArray(prices), uuidArray(meters)]
  return new Set((await tx.query<{ id: string }>(text, values)).rows.map((row) => row.id))
}
