import type { CustomerId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'

/** Who a customer is to a gateway, in one account of it. */
export interface GatewayCustomerKey {
  readonly customerId: CustomerId
  readonly gateway: string
  readonly accountId: string | null
}

export async function findGatewayCustomer(tx: Tx, { customerId, gateway, accountId }: GatewayCustomerKey): Promise<string | null> {
  const text = `SELECT reference FROM gateway_customers
    WHERE organization_id = $1 AND customer_id = $2 AND gateway = $3 AND gateway_account_id IS NOT DISTINCT FROM $4::uuid ORDER BY reference`
  const { rows } = await tx.query<{ reference: string }>(text, [tx.organizationId, customerId, gateway, accountId])
  return rows[0]?.reference ?? null
}

/** Keeps the name; of two at once both keep the same, which the gateway gave under one key. */
export async function rememberGatewayCustomer(
  tx: Tx,
  { customerId, gateway, accountId }: GatewayCustomerKey,
  reference: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO gateway_customers (organization_id, customer_id, gateway, gateway_account_id, reference, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [tx.organizationId, customerId, gateway, accountId, reference, tx.now],
  )
}
