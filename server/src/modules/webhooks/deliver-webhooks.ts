import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { endpointsWithDue } from './due-store.ts'
import { handOnEvents } from './hand-on-events.ts'
import { serveEndpoint } from './serve-endpoint.ts'

/** After so long no further delivery is begun: other organizations wait for their turn, and what remains is due at once. */
const longestTurn = { seconds: 20 }

/** Hands on what has happened and sends what is due, to each endpoint by itself: one that is slow or dead keeps the others from nothing. */
export async function deliverWebhooks(ctx: Context): Promise<JobCounts> {
  const until = ctx.clock.now().add(longestTurn)
  const handedOn = await handOnEvents(ctx)
  const endpoints = await ctx.transaction((tx) => endpointsWithDue(tx, ctx.clock.now()))
  const served = await Promise.all(endpoints.map((id) => serveEndpoint(ctx, id, until)))
  return {
    events: handedOn.events,
    delivered: served.reduce((sum, { delivered }) => sum + delivered, 0),
    failed: served.reduce((sum, { failed }) => sum + failed, 0),
  }
}
