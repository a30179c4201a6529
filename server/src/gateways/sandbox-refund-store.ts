import { assert } from '@quarterday/core/assert.ts'
import type { Tx } from '../kit/db.ts'
import type { RefundOutcome } from './gateway.ts'
import { sandboxCards } from './sandbox-cards.ts'

export interface WantedRefund {
  readonly idempotencyKey: string
  readonly reference: string
  readonly chargeReference: string
  readonly currency: string
  readonly amount: bigint
}

/** What the sandbox gateway remembers of a refund. */
export interface SandboxRefund extends WantedRefund {
  readonly outcome: 'succeeded' | 'declined'
  readonly declineReason: string | null
  /** Its card is one whose first answer never arrives. */
  readonly answerIsLost: boolean
}

/**
 * Writes the refund unless its key is known; answers what is now under the key. Those of one charge come one after the other, so that together they send
 * back no more than was taken.
 */
export async function rememberRefund(tx: Tx, wanted: WantedRefund): Promise<{ refund: SandboxRefund; isNew: boolean }> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.organizationId} ${wanted.chargeReference}`])
  const known = await findRefund(tx, wanted.idempotencyKey)
  if (known) return { refund: known, isNew: false }
  const { idempotencyKey, reference, chargeReference, currency, amount } = wanted
  const { rows } = await tx.query<{ left: bigint }>(leftOfCharge, [tx.organizationId, chargeReference, currency])
  const left = rows[0]?.left
  const declineReason = left === undefined ? 'unknown_charge' : amount > left ? 'more_than_was_charged' : null
  await tx.query(
    `INSERT INTO sandbox_gateway_refunds (organization_id, idempotency_key, reference, charge_reference, currency, amount, outcome, decline_reason, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tx.organizationId, idempotencyKey, reference, chargeReference, currency, amount],
      ...[declineReason === null ? 'succeeded' : 'declined', declineReason, tx.now],
    ],
    'remember-sandbox-refund',
  )
  const refund = await findRefund(tx, idempotencyKey)
  assert(refund, 'What was written is there')
  return { refund, isNew: true }
}

export async function findRefund(tx: Tx, idempotencyKey: string): Promise<SandboxRefund | null> {
  const text = `SELECT r.idempotency_key AS "idempotencyKey", r.reference, r.charge_reference AS "chargeReference", r.currency, r.amount, r.outcome,
      r.decline_reason AS "declineReason", c.token
    FROM sandbox_gateway_refunds r
    LEFT JOIN sandbox_gateway_charges c ON c.organization_id = r.organization_id AND c.reference = r.charge_reference
    WHERE r.organization_id = $1 AND r.idempotency_key = $2`
  const { rows } = await tx.query<Omit<SandboxRefund, 'answerIsLost'> & { token: string | null }>(text, [tx.organizationId, idempotencyKey])
  const [row] = rows
  if (!row) return null
  const { token, ...refund } = row
  return { ...refund, answerIsLost: sandboxCards.get(token ?? '')?.answerIsLost ?? false }
}

/** The refunds of a charge, the oldest first. */
export async function listRefunds(tx: Tx, charge: string): Promise<SandboxRefund[]> {
  const text = `SELECT idempotency_key AS "idempotencyKey", reference, charge_reference AS "chargeReference", currency, amount, outcome,
      decline_reason AS "declineReason", false AS "answerIsLost"
    FROM sandbox_gateway_refunds WHERE organization_id = $1 AND charge_reference = $2 ORDER BY created_at, idempotency_key LIMIT 1000`
  return (await tx.query<SandboxRefund>(text, [tx.organizationId, charge])).rows
}

export function refundOutcomeOf({ outcome, reference, declineReason }: SandboxRefund): RefundOutcome {
  return outcome === 'succeeded' ? { kind: 'succeeded', reference } : { kind: 'declined', reason: declineReason ?? 'declined' }
}

const leftOfCharge = `SELECT (c.amount - coalesce((SELECT sum(r.amount) FROM sandbox_gateway_refunds r
    WHERE r.organization_id = $1 AND r.charge_reference = $2 AND r.outcome = 'succeeded'), 0))::bigint AS "left"
  FROM sandbox_gateway_charges c WHERE c.organization_id = $1 AND c.reference = $2 AND c.currency = $3 AND c.outcome = 'succeeded' ORDER BY c.idempotency_key`
