import { assert } from '@quarterday/core/assert.ts'
import { encodeId, type WebhookEndpointId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { postOutbound } from '../../kit/outbound.ts'
import { webhookHeaders } from '../../kit/standard-webhooks.ts'
import type { Event } from '../events/event.ts'
import { toApi } from '../events/schema.ts'
import { findEvents } from '../events/store.ts'
import { claimDue } from './delivery-store.ts'
import type { ClaimedDelivery } from './delivery-types.ts'
import { lockIfThere } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { type Answered, settleAnswers } from './settle-answers.ts'
import { secretsOf } from './write-endpoint.ts'

/** Sent to one endpoint at once. One that failed last time is asked by one delivery alone. */
const widest = 5
/** From the name's resolution to the last byte. */
const timeoutMs = 15_000
const mostBytes = 65_536
/** Longer than an attempt can take, however slow the machine is. */
const lease = { seconds: 90 }
/** What is left of a lease when an attempt may still begin. */
const leastLease = { seconds: 45 }

/** Sends what is due to one endpoint until nothing is, or it does not answer, or the turn is over. */
export async function serveEndpoint(
  ctx: Context,
  id: WebhookEndpointId,
  until: Temporal.Instant,
): Promise<{ delivered: number; failed: number }> {
  const counts = { delivered: 0, failed: 0 }
  while (Temporal.Instant.compare(ctx.clock.now(), until) < 0) {
    const batch = await claimBatch(ctx, id)
    if (batch === null) break
    const answers = await Promise.all(batch.claimed.map((claimed) => send(ctx, batch, claimed)))
    const { delivered, failed, goOn } = await settleAnswers(ctx, id, answers)
    counts.delivered += delivered
    counts.failed += failed
    if (!goOn) break
  }
  return counts
}

interface Batch {
  readonly endpoint: WebhookEndpoint
  readonly claimed: readonly ClaimedDelivery[]
  readonly events: ReadonlyMap<string, Event>
}

async function claimBatch(ctx: Context, id: WebhookEndpointId): Promise<Batch | null> {
  return ctx.transaction(async (tx) => {
    // Locked, so that nothing is begun for an endpoint that somebody disables at this moment.
    const endpoint = await lockIfThere(tx, id)
    if (endpoint?.status !== 'enabled') return null
    const now = ctx.clock.now()
    const limit = endpoint.failingSince === null ? widest : 1
    const claimed = await claimDue(tx, { endpointId: id, url: endpoint.url, now, leasedUntil: now.add(lease), limit })
    if (claimed.length === 0) return null
    const events = await findEvents(
      tx,
      claimed.map(({ eventId }) => eventId),
    )
    return { endpoint, claimed, events: new Map(events.map((event) => [event.id, event])) }
  })
}

async function send(ctx: Context, { endpoint, events }: Batch, claimed: ClaimedDelivery): Promise<Answered> {
  const event = events.get(claimed.eventId)
  assert(event, 'A delivery has its event')
  const startedAt = ctx.clock.now()
  // A process that stood still meanwhile leaves it to whoever claims it next.
  if (Temporal.Instant.compare(startedAt, claimed.leasedUntil.subtract(leastLease)) > 0) return { claimed, startedAt, answer: null }
  const body = JSON.stringify(toApi(event))
  const signed = webhookHeaders({ id: encodeId('evt', event.id), at: startedAt, body }, secretsOf(ctx, endpoint))
  const headers = { ...signed, 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Quarterday-Webhooks/1' }
  const { allowedPrivateHosts } = ctx.outside
  return {
    claimed,
    startedAt,
    answer: await postOutbound({ url: endpoint.url, headers, body }, { allowedPrivateHosts, timeoutMs, mostBytes }),
  }
}
