import { encodeId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { park, unpark } from './cycle-store.ts'
import { writeEvents } from './document-store.ts'

/** Takes a subscription that cannot be billed out of the run, with the reason, until somebody resumes it. Nobody else waits for it. */
export async function parkSubscription(ctx: Context, subscriptionId: string, cause: unknown): Promise<void> {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const subscription = encodeId('sub', subscriptionId)
  ctx.log.error({ err: cause, subscription }, 'subscription parked: it cannot be billed')
  await ctx.transaction(async (tx) => {
    const parked = await park(tx, subscriptionId, reason)
    if (!parked) return
    const data = { object: 'subscription', id: subscription, reason }
    const event = {
      id: newId(),
      type: 'subscription.parked',
      aggregateId: subscriptionId,
      sequence: parked.eventCount,
      data,
      occurredAt: tx.now,
    }
    await writeEvents(tx, [event])
  })
}

/** Puts a parked subscription back into the run. Answers false when it was not parked. */
export async function resumeBilling(ctx: Context, subscriptionId: string): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const resumed = await unpark(tx, subscriptionId)
    if (!resumed) return false
    const data = { object: 'subscription', id: encodeId('sub', subscriptionId) }
    const shared = { aggregateId: subscriptionId, sequence: resumed.eventCount, data, occurredAt: tx.now }
    await writeEvents(tx, [{ id: newId(), type: 'subscription.billing_resumed', ...shared }])
    return true
  })
}
