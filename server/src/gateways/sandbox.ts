import { createHash } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'
import type { ChargeOutcome, ChargeRequest, Gateway, GatewayAdapter, RefundOutcome, RefundRequest } from './gateway.ts'
import { type SandboxCard, sandboxCards } from './sandbox-cards.ts'
import { findRefund, rememberRefund, type SandboxRefund, type WantedRefund } from './sandbox-refund-store.ts'
import { findCharge, rememberCharge, type SandboxCharge } from './sandbox-store.ts'

/**
 * The built-in gateway: no money moves, everything else is as with a real one. What it answers is told by the token alone; what it has answered it
 * remembers by key in transactions of its own, as somebody outside would.
 */
export const sandbox: GatewayAdapter = {
  name: 'sandbox',
  connect({ database, organizationId }): Gateway {
    const outside = (): void => assert(!database.isInTransaction(), 'A gateway is asked outside of transactions')
    return {
      name: 'sandbox',
      async charge(request) {
        outside()
        const card = sandboxCards.get(request.token)
        if (!card) return { kind: 'declined', reason: 'unusable_payment_method', retryable: false }
        const { charge, isNew } = await database.organization(organizationId, (tx) => rememberCharge(tx, chargeOf(request, card)))
        const { currency, minor } = request.amount
        const isSame = charge.token === request.token && charge.currency === currency && charge.amount === minor
        assert(isSame, `The key ${request.idempotencyKey} was used for another charge`)
        return isNew && card.answerIsLost ? { kind: 'unknown' } : outcomeOf(charge)
      },
      async find(idempotencyKey) {
        outside()
        const charge = await database.organization(organizationId, (tx) => findCharge(tx, idempotencyKey), { readOnly: true })
        return charge === null ? null : outcomeOf(charge)
      },
      async refund(request) {
        outside()
        const { refund, isNew } = await database.organization(organizationId, (tx) => rememberRefund(tx, refundOf(request)))
        const { currency, minor } = request.amount
        const isSame = refund.chargeReference === request.charge && refund.currency === currency && refund.amount === minor
        assert(isSame, `The key ${request.idempotencyKey} was used for another refund`)
        return isNew && refund.answerIsLost ? { kind: 'unknown' } : refundOutcomeOf(refund)
      },
      async findRefund(idempotencyKey) {
        outside()
        const refund = await database.organization(organizationId, (tx) => findRefund(tx, idempotencyKey), { readOnly: true })
        return refund === null ? null : refundOutcomeOf(refund)
      },
      async describe(token) {
        outside()
        return sandboxCards.get(token)?.description ?? null
      },
    }
  },
}

function chargeOf({ idempotencyKey, token, amount }: ChargeRequest, { answer }: SandboxCard): SandboxCharge {
  const reference = `ch_${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 24)}`
  const reason = answer.kind === 'declined' ? answer.reason : null
  return { idempotencyKey, reference, token, currency: amount.currency, amount: amount.minor, outcome: answer.kind, declineReason: reason }
}

function refundOf({ idempotencyKey, charge, amount }: RefundRequest): WantedRefund {
  const reference = `re_${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 24)}`
  return { idempotencyKey, reference, chargeReference: charge, currency: amount.currency, amount: amount.minor }
}

function refundOutcomeOf({ outcome, reference, declineReason }: SandboxRefund): RefundOutcome {
  return outcome === 'succeeded' ? { kind: 'succeeded', reference } : { kind: 'declined', reason: declineReason ?? 'declined' }
}

function outcomeOf({ token, outcome, reference }: SandboxCharge): ChargeOutcome {
  if (outcome === 'succeeded') return { kind: 'succeeded', reference }
  if (outcome === 'needs_customer') return { kind: 'needs_customer', redirectUrl: `https://sandbox-gateway.example/confirm/${reference}` }
  const answer = sandboxCards.get(token)?.answer
  assert(answer?.kind === 'declined', 'A token gives the same answer for ever')
  return answer
}
