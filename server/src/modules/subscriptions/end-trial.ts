import type { SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { effectiveAt } from '@quarterday/core/subscription/anchor.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import { isInTrial } from '@quarterday/core/subscription/step.ts'
import { moveTrialEnd } from '@quarterday/core/subscription/trial.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { billOne } from '../billing/bill-decisions.ts'
import { loadCovered } from '../billing/load-covered.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { type ChangeableSubscription, loadForChange } from './load-for-change.ts'
import { writeChange } from './write-change.ts'

const mostDays = 1000

/**
 * Ends a trial now, or lets it end at another moment, under day precision at the midnight that began that day. Refuses `not_found`, `invalid_state` (it is
 * not in a trial), `invalid` (a moment that has passed, or is years away).
 */
export async function endTrial(ctx: Context, id: SubscriptionId, at?: Temporal.Instant): Promise<void> {
  await ctx.transaction(async (tx) => {
    const loaded = await loadForChange(tx, id)
    const decision = await decideEndTrial(tx, loaded, at)
    await writeChange(tx, loaded, await billOne(tx, decision, loaded, loaded.memory.prices))
  })
}

export async function decideEndTrial(tx: Tx, { snapshot, memory }: ChangeableSubscription, at?: Temporal.Instant): Promise<Decision> {
  const { conventions, subscription } = snapshot
  if (!isInTrial(snapshot)) throw refuse('invalid_state', { detail: 'The subscription is not in a trial.' })
  if (at) refuseFarMoment(at, tx.now)
  const [now, trialEndsAt] = [tx.now, at ?? tx.now].map((each) => effectiveAt(conventions, each, subscription.zone))
  if (!now || !trialEndsAt) throw new Error('two moments stay two')
  const covered = await loadCovered(tx, subscription.id, memory.prices)
  return moveTrialEnd({ snapshot, trialEndsAt, at: now, covered, newId: newIdOf })
}

function refuseFarMoment(at: Temporal.Instant, now: Temporal.Instant): void {
  const hours = now.until(at).total('hours')
  if (hours >= 0 && hours <= mostDays * 24) return
  const detail = `A trial ends now or within ${mostDays} days.`
  throw refuse('invalid', { detail, errors: [{ pointer: '/trial_ends_at', code: hours < 0 ? 'too_early' : 'too_late', detail }] })
}
