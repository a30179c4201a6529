import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'

/** Whose gateway account this is. Null: there is none, or not at this gateway. */
export async function organizationOfAccount(tx: DispatcherTx, accountId: string, gateway: string): Promise<OrganizationId | null> {
  const text = `SELECT organization_id AS id FROM gateway_accounts WHERE id = $1 AND gateway = $2 AND status = 'active' ORDER BY organization_id`
  const { rows } = await tx.query<{ id: string }>(text, [accountId, gateway], 'organization-of-gateway-account')
  return rows[0] ? idOf('org', rows[0].id) : null
}
