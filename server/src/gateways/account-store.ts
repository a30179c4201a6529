import type { Tx } from '../kit/db.ts'

/** An account of the organization's as it is kept: secrets sealed. */
export interface SealedAccount {
  readonly id: string
  readonly publicKey: string
  readonly secretKey: Buffer | null
  readonly webhookSecret: Buffer | null
  readonly status: 'active' | 'disconnected'
}

/** The account of this id, or where none is named the one that is connected. Null: there is none. */
export async function findAccount(tx: Tx, gateway: string, id: string | null): Promise<SealedAccount | null> {
  const text = `SELECT id, public_key AS "publicKey", secret_key AS "secretKey", webhook_secret AS "webhookSecret", status
    FROM gateway_accounts WHERE organization_id = $1 AND gateway = $2 AND CASE WHEN $3::uuid IS NULL THEN status = 'active' ELSE id = $3 END ORDER BY id`
  const { rows } = await tx.query<SealedAccount>(text, [tx.organizationId, gateway, id], 'find-gateway-account')
  return rows[0] ?? null
}
