import { encodeId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import type { JobCounts } from '../../kit/job.ts'
import { addNextEvents } from '../events/store.ts'
import { followMethods } from '../payment-methods/follow-methods.ts'
import { applyReport } from '../payments/apply-report.ts'
import { type ClaimedEvent, looksAtUnknown, parkedSeconds, secondsToNextAttempt } from './gateway-event.ts'
import { gatewayEventToApi } from './schema.ts'
import { claimDue, getEvent, type Looked, settleLooked } from './store.ts'

const sliceSize = 50
const mostSlices = 200
const atOnce = 4
/** Longer than a slice can take: each look is bounded by the gateway's half minute a few times over. */
const leaseMinutes = 60

/**
 * Looks into what gateways have sent: the thing is read at the gateway, never in the notice, so neither order nor repetition nor age of notices matters. Of
 * several about one thing one look is enough. What fails is tried again for two days; then a person is told.
 */
export async function processEvents(ctx: Context): Promise<JobCounts> {
  const counts = { processed: 0, ignored: 0, received: 0, failed: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const now = ctx.clock.now()
    const claimed = await ctx.transaction((tx) => claimDue(tx, now, now.add({ minutes: leaseMinutes }), sliceSize))
    const groups = [...Map.groupBy(claimed, ({ gateway, about }) => `${gateway} ${about.kind} ${about.reference}`).values()]
    for (const looked of await each(groups, (group) => lookInto(ctx, group))) counts[looked.status] += 1
    if (claimed.length < sliceSize) break
  }
  const { received: again, ...ended } = counts
  return { ...ended, again }
}

async function each(
  groups: readonly (readonly ClaimedEvent[])[],
  work: (group: readonly ClaimedEvent[]) => Promise<readonly Looked[]>,
): Promise<readonly Looked[]> {
  const waiting = [...groups]
  const done: Looked[] = []
  async function go(): Promise<void> {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) done.push(...(await work(group)))
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, go))
  return done
}

async function lookInto(ctx: Context, group: readonly ClaimedEvent[]): Promise<readonly Looked[]> {
  const [first] = group
  if (first === undefined) return []
  let isOurs = false
  try {
    isOurs = await follow(ctx, first)
  } catch (error) {
    ctx.log.warn({ err: error, gateway: first.gateway, type: first.type }, 'what a gateway sent could not be looked into')
    return settle(
      ctx,
      group.map((event) => triedInVain(event, ctx.clock.now(), error)),
    )
  }
  return settle(
    ctx,
    group.map((event) => found(event, ctx.clock.now(), isOurs)),
  )
}

async function follow(ctx: Context, { gateway, about }: ClaimedEvent): Promise<boolean> {
  switch (about.kind) {
    case 'charge':
      return (await applyReport(ctx, gateway, about.reference)) !== null
    case 'method':
      return followMethods(ctx, gateway, about.reference)
    // Who began to keep a means to pay completes it: nothing is written before they do.
    case 'setup':
      return false
  }
}

function found({ id, attempts, about }: ClaimedEvent, now: Temporal.Instant, isOurs: boolean): Looked {
  if (isOurs) return { id, attempts, status: 'processed', nextAt: null, finishedAt: now, lastError: null }
  const lastError = about.kind === 'setup' ? 'A setup is completed by who began it.' : 'Nothing here is known by this name.'
  const isParked = about.kind === 'charge' && attempts < looksAtUnknown
  if (isParked) return { id, attempts, status: 'received', nextAt: now.add({ seconds: parkedSeconds }), finishedAt: null, lastError }
  return { id, attempts, status: 'ignored', nextAt: null, finishedAt: now, lastError }
}

function triedInVain({ id, attempts }: ClaimedEvent, now: Temporal.Instant, error: unknown): Looked {
  const seconds = secondsToNextAttempt(attempts)
  // The name of the error and no more: what gateways answer may hold anything.
  const lastError = error instanceof Error ? `${error.name}: ${error.message}`.replaceAll(/[^\x20-\x7e]/g, ' ').slice(0, 500) : 'It failed.'
  if (seconds === null) return { id, attempts, status: 'failed', nextAt: null, finishedAt: now, lastError }
  return { id, attempts, status: 'received', nextAt: now.add({ seconds }), finishedAt: null, lastError }
}

async function settle(ctx: Context, looked: readonly Looked[]): Promise<readonly Looked[]> {
  return ctx.transaction(async (tx) => {
    const written = await settleLooked(tx, looked)
    for (const { id } of looked.filter((one) => one.status === 'failed' && written.has(one.id))) {
      const data = gatewayEventToApi(await getEvent(tx, id), { withBody: false })
      await addNextEvents(tx, [{ type: 'gateway_event.failed', aggregateId: id, data }])
      ctx.log.error({ gateway_event_id: encodeId('gwe', id) }, 'what a gateway sent is given up: a person has to look')
    }
    return looked.filter(({ id }) => written.has(id))
  })
}
