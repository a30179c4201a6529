import type { DeliveryId, EventId, WebhookEndpointId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { wants } from '@quarterday/core/webhook/endpoint.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lowestIdAt } from '../../kit/ids.ts'
import { eventTypes } from '../events/event-types.ts'
import { addNextEvents, findEvent, findMissedEvents } from '../events/store.ts'
import { getDelivery } from './delivery-log-store.ts'
import { addDeliveries, replay, replayLost } from './delivery-store.ts'
import { lockEndpoint } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { toApi } from './schema.ts'

/** Puts a test on its way to one endpoint, and to no other. Refuses `not_found`, `invalid_state`. */
export async function testEndpoint(ctx: Context, id: WebhookEndpointId): Promise<DeliveryId> {
  return ctx.transaction(async (tx) => {
    const endpoint = await lockListening(tx, id)
    const eventIds = await addNextEvents(tx, [{ type: 'webhook_endpoint.test', aggregateId: id, data: toApi(endpoint) }])
    const wanted = eventIds.map((eventId) => ({ endpointId: id, eventId }))
    return theOne(await addDeliveries(tx, wanted, { at: ctx.clock.now(), again: false }))
  })
}

/** Sends again what has ended, whether it arrived or not: under the same id, on a schedule of its own. Refuses `not_found`, `invalid_state`. */
export async function retryDelivery(ctx: Context, id: DeliveryId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { endpointId } = await getDelivery(tx, id)
    await lockListening(tx, endpointId)
    if (!(await replay(tx, id, ctx.clock.now()))) throw onItsWay()
  })
}

/** Sends one event to one endpoint, whether its filters want it or not. Refuses `not_found`, `invalid_state`. */
export async function resendEvent(
  ctx: Context,
  wanted: { readonly eventId: EventId; readonly endpointId: WebhookEndpointId },
): Promise<DeliveryId> {
  return ctx.transaction(async (tx) => {
    if ((await findEvent(tx, wanted.eventId)) === null) throw refuse('not_found')
    await lockListening(tx, wanted.endpointId)
    return theOne(await addDeliveries(tx, [wanted], { at: ctx.clock.now(), again: true }))
  })
}

/** Of one call; the next one goes on. */
const mostReplayed = 1000

/**
 * Sends what an endpoint missed in a stretch of real time: what never arrived, and what it wants and was not told while it was disabled. Answers how many, and
 * whether there may be more. Refuses `not_found`, `invalid_state`.
 */
export async function replayMissed(
  ctx: Context,
  {
    endpointId,
    from,
    before,
  }: { readonly endpointId: WebhookEndpointId; readonly from: Temporal.Instant; readonly before: Temporal.Instant },
): Promise<{ count: number; hasMore: boolean }> {
  return ctx.transaction(async (tx) => {
    const endpoint = await lockListening(tx, endpointId)
    const at = ctx.clock.now()
    const lost = await replayLost(tx, { endpointId, from, before, at, limit: mostReplayed })
    const types = Object.keys(eventTypes).filter((type) => type !== 'webhook_endpoint.test' && wants(endpoint.eventFilters, type))
    const range = { fromId: lowestIdAt(from.epochMilliseconds), beforeId: lowestIdAt(before.epochMilliseconds) }
    const missed = await findMissedEvents(tx, { ...range, endpointId, types, limit: mostReplayed - lost })
    await addDeliveries(
      tx,
      missed.map((eventId) => ({ endpointId, eventId })),
      { at, again: false },
    )
    return { count: lost + missed.length, hasMore: lost + missed.length === mostReplayed }
  })
}

async function lockListening(tx: Tx, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  const endpoint = await lockEndpoint(tx, id)
  if (endpoint.status !== 'enabled') throw refuse('invalid_state', { detail: 'The endpoint is disabled. Enable it first.' })
  return endpoint
}

function theOne([id]: readonly DeliveryId[]): DeliveryId {
  if (id === undefined) throw onItsWay()
  return id
}

function onItsWay() {
  return refuse('invalid_state', { detail: 'It is on its way already.' })
}
