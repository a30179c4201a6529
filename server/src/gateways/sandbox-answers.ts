import { assert } from '@quarterday/core/assert.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { encodeId } from '@quarterday/core/id.ts'
import type { Money } from '@quarterday/core/money.ts'
import { type DeclineReason, declineReasons, isRetryable } from '@quarterday/core/payment/payment.ts'
import type { Tx } from '../kit/db.ts'
import type { ChargeOutcome, ChargeReport, DisputeReport } from './gateway.ts'
import { disputeAfterDays, disputeLastsDays, pendingDays, sandboxCards } from './sandbox-cards.ts'
import { listRefunds, refundOutcomeOf } from './sandbox-refund-store.ts'
import { moveCharge, type SandboxCharge } from './sandbox-store.ts'

/** What the sandbox gateway says of a charge at this moment: a debit that it has had in hand for three days has ended. */
export async function answerOf(tx: Tx, charge: SandboxCharge, publicUrl: string): Promise<ChargeOutcome> {
  const { reference, outcome, declineReason } = await settled(tx, charge)
  switch (outcome) {
    case 'succeeded':
      return { kind: 'succeeded', reference, amount: moneyOf(charge) }
    case 'declined': {
      const reason = reasonOf(declineReason)
      return { kind: 'declined', reason, retryable: isRetryable(reason), reference }
    }
    case 'needs_customer': {
      const redirectUrl = `${publicUrl}/sandbox-gateway/confirm/${reference}`
      return { kind: 'needs_customer', reference, clientSecret: `${reference}_secret`, redirectUrl }
    }
    case 'pending':
      return { kind: 'pending', reference }
    case 'canceled':
      return { kind: 'canceled', reference }
  }
}

export async function reportOf(tx: Tx, charge: SandboxCharge, publicUrl: string): Promise<ChargeReport> {
  const outcome = await answerOf(tx, charge, publicUrl)
  const { payment, description, keepMethod, token, idempotencyKey } = charge
  return {
    outcome,
    labels: {
      organization: encodeId('org', tx.organizationId),
      ...(payment === null ? {} : { payment }),
      ...(description === null ? {} : { description }),
    },
    idempotencyKey,
    keptToken: keepMethod && outcome.kind === 'succeeded' ? token : null,
    refunds: (await listRefunds(tx, charge.reference)).map((refund) => ({
      reference: refund.reference,
      idempotencyKey: refund.idempotencyKey,
      amount: moneyOf(refund),
      outcome: refundOutcomeOf(refund),
    })),
    disputes: outcome.kind === 'succeeded' ? disputesOf(charge, tx.now) : [],
  }
}

async function settled(tx: Tx, charge: SandboxCharge): Promise<SandboxCharge> {
  const answer = sandboxCards.get(charge.token ?? '')?.answer
  if (charge.outcome !== 'pending' || answer?.kind !== 'pending') return charge
  if (Temporal.Instant.compare(tx.now, after(charge.createdAt, pendingDays)) < 0) return charge
  const isGood = answer.ends === 'succeeded'
  const to = { ...charge, outcome: isGood ? 'succeeded' : 'declined', declineReason: isGood ? null : answer.ends } as const
  await moveCharge(tx, charge, to)
  return to
}

/** Banks are as punctual here as they never are: a dispute the day after the charge, and a decision a month later. */
function disputesOf(charge: SandboxCharge, now: Temporal.Instant): DisputeReport[] {
  const dispute = sandboxCards.get(charge.token ?? '')?.dispute
  const opened = after(charge.createdAt, disputeAfterDays)
  if (!dispute || Temporal.Instant.compare(now, opened) < 0) return []
  const decided = after(opened, disputeLastsDays)
  const status = Temporal.Instant.compare(now, decided) < 0 ? 'open' : dispute.ends
  const reference = charge.reference.replace(/^ch_/, 'dp_')
  return [{ reference, amount: moneyOf(charge), status, reason: dispute.reason, evidenceDueAt: decided }]
}

function after(moment: Temporal.Instant, days: number): Temporal.Instant {
  return moment.add({ hours: days * 24 })
}

function moneyOf({ currency, amount }: { readonly currency: string; readonly amount: bigint }): Money {
  return { currency: currencySchema.parse(currency), minor: amount }
}

function reasonOf(text: string | null): DeclineReason {
  const reason = declineReasons.find((each) => each === text)
  assert(reason, 'The sandbox gateway declines for reasons that there are')
  return reason
}
