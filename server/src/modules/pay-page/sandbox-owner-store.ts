import { idOf, type OrganizationId } from '@quarterday/core/id.ts'
import type { DispatcherTx } from '../../kit/db.ts'

/** In whose sandbox something at the sandbox gateway is. Null: nobody's. */
export async function ownerOfReference(tx: DispatcherTx, reference: string): Promise<OrganizationId | null> {
  const text = reference.startsWith('seti_') ? setup : charge
  const { rows } = await tx.query<{ id: string }>(text, [reference])
  return rows[0] ? idOf('org', rows[0].id) : null
}

const charge = 'SELECT organization_id AS id FROM sandbox_gateway_charges WHERE reference = $1 ORDER BY organization_id LIMIT 1'
const setup = 'SELECT organization_id AS id FROM sandbox_gateway_setups WHERE reference = $1 ORDER BY organization_id LIMIT 1'
