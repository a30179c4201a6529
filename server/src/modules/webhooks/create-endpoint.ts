import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { isFilter } from '@quarterday/core/webhook/endpoint.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { readOutboundUrl } from '../../kit/outbound-url.ts'
import { newWebhookSecret } from '../../kit/standard-webhooks.ts'
import { eventTypes } from '../events/event-types.ts'
import { addEvents } from '../events/store.ts'
import { addEndpoint, countEndpoints } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { listeningFromNow, settleThePast } from './hand-on-events.ts'
import { toApi } from './schema.ts'
import { sealSecret } from './write-endpoint.ts'

export interface NewEndpoint {
  readonly url: string
  readonly description: string | null
  readonly eventFilters: readonly string[]
  readonly apiVersion: string
}

/** More would be told of one event than a worker serves at once. */
const mostEndpoints = 20

/**
 * Tells an address of whatever happens from now on. The secret is shown this once. Refuses `invalid` for an address that nothing may be posted to and for a filter
 * that finds nothing, `conflict` when there are as many as there may be.
 */
export async function createEndpoint(ctx: Context, wanted: NewEndpoint): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  refuseUnfit(ctx, wanted)
  const secret = newWebhookSecret()
  const now = ctx.clock.now()
  return ctx.transaction(async (tx) => {
    if ((await countEndpoints(tx)) >= mostEndpoints)
      throw refuse('conflict', { detail: `There are ${mostEndpoints} endpoints, and no more can be.` })
    await settleThePast(ctx, tx)
    const id = idOf('we', newId())
    const endpoint: WebhookEndpoint = {
      ...{ ...wanted, id, status: 'enabled', disabledReason: null, disabledAt: null },
      ...{ secret: sealSecret(ctx, id, secret), previousSecret: null, previousSecretEndsAt: null },
      ...{ listensAfter: listeningFromNow(), failingSince: null, lastDeliveredAt: null, createdAt: now, updatedAt: now },
    }
    await addEndpoint(tx, endpoint)
    await addEvents(tx, [{ type: 'webhook_endpoint.created', aggregateId: id, sequence: 1, data: toApi(endpoint) }])
    return { endpoint, secret }
  })
}

/** Refuses `invalid`, naming the field. */
export function refuseUnfit(ctx: Context, { url, eventFilters }: Partial<Pick<NewEndpoint, 'url' | 'eventFilters'>>): void {
  const target = url === undefined ? null : readOutboundUrl(url, ctx.outside.allowedPrivateHosts)
  if (target !== null && 'refused' in target) throw unfit('/url', 'invalid_url', `${target.refused}.`)
  const types = Object.keys(eventTypes)
  const unknown = eventFilters?.findIndex((filter) => !isFilter(filter, types)) ?? -1
  if (unknown >= 0) throw unfit(`/events/${unknown}`, 'unknown_event', 'There is no such event. Write a type, `invoice.*` or `*`.')
}

function unfit(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail: `${pointer}: ${detail}`, errors: [{ pointer, code, detail }] })
}
