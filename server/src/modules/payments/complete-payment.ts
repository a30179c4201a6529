import type { PaymentId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import { findGateway, gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { applyReport } from './apply-report.ts'
import type { Payment } from './payment.ts'
import { findOut } from './reconcile-attempts.ts'
import { settleAttempts } from './settle-attempts.ts'
import { findAttempt } from './store.ts'
import { getPayment } from './view-store.ts'

/**
 * Takes what the customer has approved and brings the payment to what its gateway says: for who comes back from a form or a page, by the server's own look
 * and never by the browser's word. Answers the payment as it is then. Refuses `not_found`, `no_gateway` when the account that was asked is disconnected, and
 * `unavailable` when the gateway does not answer.
 */
export async function completePayment(ctx: Context, id: PaymentId): Promise<Payment> {
  const { payment, attempt, now } = await ctx.transaction(async (tx) => ({
    payment: await getPayment(tx, id),
    attempt: await findAttempt(tx, { id }),
    now: tx.now,
  }))
  // What staff recorded has nobody to be asked about it.
  if (attempt === null) return payment
  if ((await findGateway(ctx, attempt.gateway, attempt.gatewayAccountId)) === null)
    throw refuse('no_gateway', { detail: `The account of ${attempt.gateway} that took the payment is disconnected.` })
  try {
    if (attempt.reference === null) await settleAttempts(ctx, await findOut(ctx, [attempt], now))
    else {
      if (attempt.inPerson && attempt.status === 'needs_customer') {
        const gateway = await gatewayFor(ctx, attempt.gateway, attempt.gatewayAccountId)
        const { reference } = attempt
        const outcome = await within(deadlineMs, () => gateway.complete(reference, `${attempt.idempotencyKey}:complete`))
        await settleAttempts(ctx, [{ question: attempt, outcome }])
      }
      await applyReport(ctx, attempt.gateway, attempt.reference)
    }
  } catch (error) {
    ctx.log.warn({ err: error, payment_id: id }, 'a gateway could not say what became of a payment')
    throw refuse('unavailable', { detail: `The ${attempt.gateway} gateway does not answer.`, retryAfterSeconds: 30 })
  }
  return ctx.transaction((tx) => getPayment(tx, id))
}
