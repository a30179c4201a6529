import { assert } from '@quarterday/core/assert.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { mayAskAgain, nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import { askAll } from '../../gateways/ask.ts'
import type { RefundOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { claimRefunds, countAsked, type OpenRefund } from '../billing/refund-store.ts'
import { begunAt } from '../payments/payment.ts'
import { settleRefunds } from './settle-refunds.ts'

export interface SentRefunds {
  succeeded: number
  failed: number
  pending: number
  unknown: number
  created: number
}

/** Refunds a transaction. */
const sliceSize = 200
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 1000

/**
 * Asks gateways to send back what was promised, and finds out what became of questions that got no answer. Each was committed before it is asked, is asked
 * outside of transactions and under a key of its own: however often this runs and wherever it dies, money goes back once.
 */
export async function sendRefunds(ctx: Context): Promise<SentRefunds> {
  const sent: SentRefunds = { succeeded: 0, failed: 0, pending: 0, unknown: 0, created: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { refunds, now } = await claim(ctx)
    const answered = await askAll(refunds, (refund) => ask(ctx, refund, now), ctx.log)
    const outcomes = new Map<string, RefundOutcome>(answered.map(({ question, outcome }) => [question.id, outcome]))
    if (outcomes.size > 0) for (const { status } of await ctx.transaction((tx) => settleRefunds(tx, outcomes))) sent[status] += 1
    if (refunds.length < sliceSize) break
  }
  return sent
}

/** Takes the next slice, and sets when it would be looked into again should nothing come of it: so none is taken twice in one run. */
async function claim(ctx: Context): Promise<{ refunds: readonly OpenRefund[]; now: Temporal.Instant }> {
  return ctx.transaction(async (tx) => {
    const refunds = await claimRefunds(tx, sliceSize)
    const moments = refunds.map(({ id, createdAt }) => ({ id, reconcileAt: nextReconcileAt(createdAt, tx.now) }))
    if (refunds.length > 0) await countAsked(tx, moments)
    for (const { id, reconcileAt } of moments)
      if (reconcileAt === null) ctx.log.error({ refund_id: id }, 'a refund is unresolved: nobody asks about it any more by itself')
    return { refunds, now: tx.now }
  })
}

/** The gateway's own record of it; where it has none, the question is put (again), while that is safe. */
async function ask(ctx: Context, refund: OpenRefund, now: Temporal.Instant): Promise<RefundOutcome> {
  assert(!ctx.database.isInTransaction(), 'A gateway is asked outside of transactions: the question has to be committed before')
  const { idempotencyKey, charge, amount, attempt, status, createdAt } = refund
  assert(charge !== null, 'A payment that came has the name that its gateway gave it')
  const gateway = await gatewayFor(ctx, refund.gateway, refund.gatewayAccountId)
  const askedAt = begunAt(refund.id)
  const question = { idempotencyKey, charge, amount: { currency: currencySchema.parse(refund.currency), minor: amount }, askedAt }
  const found = attempt === 0 ? null : await gateway.findRefund(question)
  if (found !== null) return found
  if (status === 'pending') return { kind: 'unknown' }
  const mayAsk = mayAskAgain(status, createdAt, now) && mayAskAgain(status, askedAt, ctx.clock.now())
  return mayAsk ? gateway.refund(question) : { kind: 'unknown' }
}
