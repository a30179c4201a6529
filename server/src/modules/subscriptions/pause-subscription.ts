import type { SubscriptionId } from '@quarterday/core/id.ts'
import type { Decision } from '@quarterday/core/subscription/decision.ts'
import { pauseSubscription as decidePauseOf } from '@quarterday/core/subscription/pause.ts'
import { resumeSubscription as decideResumeOf } from '@quarterday/core/subscription/resume.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { loadCovered } from '../billing/load-covered.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { decideAndWrite } from './decide-and-write.ts'
import type { ChangeableSubscription } from './load-for-change.ts'

export interface PauseSubscription {
  /** Absent: now. */
  readonly at?: Temporal.Instant | undefined
  /** Absent: until somebody resumes it. */
  readonly resumesAt?: Temporal.Instant | undefined
}

/** Lets a subscription rest: now, dated back within the running period, or later. Refuses `not_found`, `invalid_state`, `invalid`. */
export async function pauseSubscription(ctx: Context, id: SubscriptionId, wanted: PauseSubscription): Promise<void> {
  await decideAndWrite(ctx, id, (tx, loaded) => decidePause(tx, loaded, wanted))
}

/** Lets it go on, or takes back a pause that has not begun. Refuses `not_found`, `invalid_state`, `invalid`. */
export async function resumeSubscription(ctx: Context, id: SubscriptionId, at?: Temporal.Instant): Promise<void> {
  await decideAndWrite(ctx, id, async (tx, loaded) => decideResume(tx, loaded, at))
}

export async function decidePause(tx: Tx, { snapshot, memory }: ChangeableSubscription, wanted: PauseSubscription): Promise<Decision> {
  const covered = await loadCovered(tx, snapshot.subscription.id, memory.prices)
  const { at = tx.now, resumesAt = null } = wanted
  return decidePauseOf({ snapshot, covered, at, resumesAt, now: tx.now, newId: newIdOf })
}

export function decideResume(tx: Tx, { snapshot }: ChangeableSubscription, at?: Temporal.Instant): Decision {
  return decideResumeOf({ snapshot, at: at ?? null, now: tx.now, newId: newIdOf })
}
