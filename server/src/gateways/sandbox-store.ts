import { assert } from '@quarterday/core/assert.ts'
import type { Tx } from '../kit/db.ts'

/** What the sandbox gateway remembers of a question. */
export interface SandboxCharge {
  readonly idempotencyKey: string
  readonly reference: string
  readonly token: string
  readonly currency: string
  readonly amount: bigint
  readonly outcome: 'succeeded' | 'declined' | 'needs_customer'
  readonly declineReason: string | null
}

/** Writes the charge unless its key is known; answers what is now under the key. Of two at once the second waits for the first. */
export async function rememberCharge(tx: Tx, charge: SandboxCharge): Promise<{ charge: SandboxCharge; isNew: boolean }> {
  const { idempotencyKey, reference, token, currency, amount, outcome, declineReason } = charge
  const { rowCount } = await tx.query(
    `INSERT INTO sandbox_gateway_charges (organization_id, idempotency_key, reference, token, currency, amount, outcome, decline_reason, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [tx.organizationId, idempotencyKey, reference, token, currency, amount, outcome, declineReason, tx.now],
    'remember-sandbox-charge',
  )
  if (rowCount === 1) return { charge, isNew: true }
  const known = await findCharge(tx, idempotencyKey)
  assert(known, 'What conflicts is there')
  return { charge: known, isNew: false }
}

export async function findCharge(tx: Tx, idempotencyKey: string): Promise<SandboxCharge | null> {
  const text = `SELECT idempotency_key AS "idempotencyKey", reference, token, currency, amount, outcome, decline_reason AS "declineReason"
    FROM sandbox_gateway_charges WHERE organization_id = $1 AND idempotency_key = $2`
  const { rows } = await tx.query<SandboxCharge>(text, [tx.organizationId, idempotencyKey])
  return rows[0] ?? null
}
