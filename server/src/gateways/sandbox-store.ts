import { assert } from '@quarterday/core/assert.ts'
import type { Tx } from '../kit/db.ts'

/** What the sandbox gateway remembers of a question. */
export interface SandboxCharge {
  readonly idempotencyKey: string
  readonly reference: string
  /** Null: a door, and the customer has not said by what. */
  readonly token: string | null
  readonly currency: string
  readonly amount: bigint
  readonly outcome: 'succeeded' | 'declined' | 'needs_customer' | 'pending' | 'canceled'
  /** Why it was declined, or why the last try of the customer was. */
  readonly declineReason: string | null
  readonly inPerson: boolean
  readonly keepMethod: boolean
  readonly payment: string | null
  readonly description: string | null
  readonly createdAt: Temporal.Instant
}

/** Writes the charge unless its key is known; answers what is now under the key. Of two at once the second waits for the first. */
export async function rememberCharge(tx: Tx, charge: Omit<SandboxCharge, 'createdAt'>): Promise<{ charge: SandboxCharge; isNew: boolean }> {
  const { idempotencyKey, reference, token, currency, amount, outcome, declineReason } = charge
  const { rowCount } = await tx.query(
    `INSERT INTO sandbox_gateway_charges (organization_id, idempotency_key, reference, token, currency, amount, outcome, decline_reason, in_person,
       keep_method, payment, description, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
    [
      ...[tx.organizationId, idempotencyKey, reference, token, currency, amount, outcome, declineReason, charge.inPerson],
      ...[charge.keepMethod, charge.payment, charge.description, tx.now],
    ],
    'remember-sandbox-charge',
  )
  if (rowCount === 1) return { charge: { ...charge, createdAt: tx.now }, isNew: true }
  const known = await findCharge(tx, { idempotencyKey })
  assert(known, 'What conflicts is there')
  return { charge: known, isNew: false }
}

/** By the key it was asked under, or by the gateway's own name for it. */
export async function findCharge(
  tx: Tx,
  by: { readonly idempotencyKey: string } | { readonly reference: string },
): Promise<SandboxCharge | null> {
  const text = 'reference' in by ? byReference : byKey
  const { rows } = await tx.query<SandboxCharge>(text, [tx.organizationId, 'reference' in by ? by.reference : by.idempotencyKey])
  return rows[0] ?? null
}

/** Moves a charge on, if it is still where it is believed to be. */
export async function moveCharge(
  tx: Tx,
  { reference, outcome: from }: SandboxCharge,
  to: Pick<SandboxCharge, 'outcome' | 'token' | 'declineReason'>,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE sandbox_gateway_charges SET outcome = $4, token = $5, decline_reason = $6
     WHERE organization_id = $1 AND reference = $2 AND outcome = $3`,
    [tx.organizationId, reference, from, to.outcome, to.token, to.declineReason],
    'move-sandbox-charge',
  )
  return rowCount === 1
}

/** What the sandbox gateway remembers of a means to pay that is being kept. */
export interface SandboxSetup {
  readonly idempotencyKey: string
  readonly reference: string
  readonly token: string | null
  readonly outcome: 'ready' | 'needs_customer' | 'failed'
}

export async function rememberSetup(
  tx: Tx,
  { idempotencyKey, reference }: Pick<SandboxSetup, 'idempotencyKey' | 'reference'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO sandbox_gateway_setups (organization_id, idempotency_key, reference, outcome, created_at)
     VALUES ($1, $2, $3, 'needs_customer', $4) ON CONFLICT DO NOTHING`,
    [tx.organizationId, idempotencyKey, reference, tx.now],
    'remember-sandbox-setup',
  )
}

export async function findSetup(tx: Tx, reference: string): Promise<SandboxSetup | null> {
  const text = `SELECT idempotency_key AS "idempotencyKey", reference, token, outcome
    FROM sandbox_gateway_setups WHERE organization_id = $1 AND reference = $2 ORDER BY idempotency_key`
  const { rows } = await tx.query<SandboxSetup>(text, [tx.organizationId, reference])
  return rows[0] ?? null
}

/** Moves a setup that still needs the customer. */
export async function moveSetup(tx: Tx, reference: string, to: Pick<SandboxSetup, 'token' | 'outcome'>): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE sandbox_gateway_setups SET token = $3, outcome = $4 WHERE organization_id = $1 AND reference = $2 AND outcome = 'needs_customer'`,
    [tx.organizationId, reference, to.token, to.outcome],
    'move-sandbox-setup',
  )
  return rowCount === 1
}

/** Whether the customer has authenticated this means to pay when it was kept. */
export async function isSetUp(tx: Tx, token: string): Promise<boolean> {
  const text = `SELECT EXISTS (SELECT FROM sandbox_gateway_setups WHERE organization_id = $1 AND token = $2 AND outcome = 'ready') AS found`
  const { rows } = await tx.query<{ found: boolean }>(text, [tx.organizationId, token])
  return rows[0]?.found ?? false
}

const columns = `idempotency_key AS "idempotencyKey", reference, token, currency, amount, outcome, decline_reason AS "declineReason",
  in_person AS "inPerson", keep_method AS "keepMethod", payment, description, created_at AS "createdAt"`

const byReference = `SELECT ${columns} FROM sandbox_gateway_charges WHERE organization_id = $1 AND reference = $2 ORDER BY idempotency_key`
const byKey = `SELECT ${columns} FROM sandbox_gateway_charges WHERE organization_id = $1 AND idempotency_key = $2 ORDER BY idempotency_key`
