import { mayAskAgain, nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { askGateways, charge } from './ask-gateways.ts'
import type { Attempt } from './payment.ts'
import { type AnsweredAttempt, settleAttempts } from './settle-attempts.ts'
import { claimUnanswered, setReconcileAt } from './store.ts'

export interface Reconciled {
  succeeded: number
  declined: number
  needs_customer: number
  unknown: number
}

const sliceSize = 200
const mostSlices = 10_000

/** Finds out what became of questions that got no answer, and of those whose answer nobody lived to write. */
export async function reconcileAttempts(ctx: Context): Promise<Reconciled> {
  const reconciled: Reconciled = { succeeded: 0, declined: 0, needs_customer: 0, unknown: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { attempts, now } = await claim(ctx)
    const settled = await settleAttempts(ctx, await findOut(ctx, attempts, now))
    reconciled.succeeded += settled.succeeded
    reconciled.declined += settled.declined
    reconciled.needs_customer += settled.needs_customer
    reconciled.unknown += settled.unknown
    if (attempts.length < sliceSize) break
  }
  return reconciled
}

/** Asks what became of each. */
export function findOut(ctx: Context, attempts: readonly Attempt[], now: Temporal.Instant): Promise<readonly AnsweredAttempt[]> {
  return askGateways(ctx, attempts, (_, attempt) => whatBecameOf(ctx, attempt, now))
}

/** The gateway's own record of the question; where it has none, the question is put again under the same key, while that is safe. */
async function whatBecameOf(ctx: Context, attempt: Attempt, now: Temporal.Instant): Promise<ChargeOutcome> {
  const found = await gatewayFor(ctx, attempt.gateway).find(attempt.idempotencyKey)
  if (found !== null) return found
  return mayAskAgain(attempt.status, attempt.createdAt, now) ? charge(ctx, attempt) : { kind: 'unknown' }
}

/** Takes the next slice, and sets when it would be looked into again should nothing come of it: so no question is taken twice in one run. */
async function claim(ctx: Context): Promise<{ attempts: readonly Attempt[]; now: Temporal.Instant }> {
  return ctx.transaction(async (tx) => {
    const attempts = await claimUnanswered(tx, sliceSize)
    const moments = attempts.map(({ id, createdAt }) => ({ id, reconcileAt: nextReconcileAt(createdAt, tx.now) }))
    if (attempts.length > 0) await setReconcileAt(tx, moments)
    for (const { id, reconcileAt } of moments) {
      if (reconcileAt === null) ctx.log.error({ payment_id: id }, 'a payment is unresolved: nobody asks about it any more by itself')
    }
    return { attempts, now: tx.now }
  })
}
