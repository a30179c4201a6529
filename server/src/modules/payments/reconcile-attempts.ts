import { mayAskAgain, nextReconcileAt } from '@quarterday/core/payment/attempt.ts'
import type { ChargeOutcome } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { askGateways, charge } from './ask-gateways.ts'
import { closeDoor } from './close-doors.ts'
import { type Attempt, begunAt } from './payment.ts'
import { type AnsweredAttempt, noneSettled, type SettledCounts, settleAttempts, sumOf } from './settle-attempts.ts'
import { claimUnanswered, setReconcileAt } from './store.ts'

const sliceSize = 200
const mostSlices = 10_000

/** Finds out what became of questions that got no answer or no end, and of those whose answer nobody lived to write. */
export async function reconcileAttempts(ctx: Context): Promise<SettledCounts> {
  let reconciled = noneSettled
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { attempts, now } = await claim(ctx)
    reconciled = sumOf(reconciled, await settleAttempts(ctx, await findOut(ctx, attempts, now)))
    if (attempts.length < sliceSize) break
  }
  return reconciled
}

/** Asks what became of each. */
export function findOut(ctx: Context, attempts: readonly Attempt[], now: Temporal.Instant): Promise<readonly AnsweredAttempt[]> {
  return askGateways(ctx, attempts, (_, attempt) => whatBecameOf(ctx, attempt, now))
}

/**
 * The gateway's own record of the question; where it has none, the question is put again under the same key, while that is safe by our clock and by the
 * gateway's (F24). A door that nobody knows of is shut, and so is one to an invoice that takes no more money.
 */
async function whatBecameOf(ctx: Context, attempt: Attempt, now: Temporal.Instant): Promise<ChargeOutcome> {
  const { id, status, inPerson, idempotencyKey, reference, gatewayCustomer: customer, createdAt, isPayable } = attempt
  if (status === 'needs_customer' && !isPayable) return closeDoor(ctx, attempt)
  const gateway = await gatewayFor(ctx, attempt.gateway, attempt.gatewayAccountId)
  const askedAt = begunAt(id)
  const found = await findOrNotPut(ctx, attempt, () => gateway.find({ idempotencyKey, reference, customer, askedAt }))
  if (found !== null) return found
  if (status !== 'created' && status !== 'unknown') return { kind: 'unknown' }
  if (inPerson) return { kind: 'canceled', reference: null }
  const mayAsk = mayAskAgain(status, createdAt, now) && mayAskAgain(status, askedAt, ctx.clock.now())
  return mayAsk ? charge(ctx, attempt) : { kind: 'unknown' }
}

/** Of a question that perhaps never left us, not being able to look it up changes nothing: it is still to be put (F20). */
async function findOrNotPut(
  ctx: Context,
  { id, status }: Attempt,
  find: () => Promise<ChargeOutcome | null>,
): Promise<ChargeOutcome | null> {
  if (status !== 'created') return find()
  try {
    return await find()
  } catch (error) {
    ctx.log.warn({ err: error, payment_id: id }, 'a gateway could not look a question up; it is put later')
    return { kind: 'not_put', retryAfterSeconds: null }
  }
}

/** Takes the next slice, and sets when it would be looked into again should nothing come of it: so no question is taken twice in one run. */
async function claim(ctx: Context): Promise<{ attempts: readonly Attempt[]; now: Temporal.Instant }> {
  return ctx.transaction(async (tx) => {
    const attempts = await claimUnanswered(tx, sliceSize)
    const moments = attempts.map(({ id, createdAt }) => ({ id, reconcileAt: nextReconcileAt(createdAt, tx.now) }))
    if (attempts.length > 0) await setReconcileAt(tx, moments)
    moments.forEach(({ id, reconcileAt }, index) => {
      // A door that nobody went through is no mystery.
      if (reconcileAt === null && attempts[index]?.status !== 'needs_customer')
        ctx.log.error({ payment_id: id }, 'a payment is unresolved: nobody asks about it any more by itself')
    })
    return { attempts, now: tx.now }
  })
}
