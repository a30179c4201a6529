import type { WebhookEndpointId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { endpointMachine } from '@quarterday/core/webhook/endpoint.ts'
import type { Context } from '../../kit/context.ts'
import { cancelDeliveries } from './delivery-store.ts'
import { lockEndpoint } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { listeningFromNow, settleThePast } from './hand-on-events.ts'
import { saveAnnounced, silence } from './write-endpoint.ts'

/** Tells an endpoint nothing until it is enabled again. Refuses `not_found`, `invalid_state`. */
export async function disableEndpoint(ctx: Context, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  return ctx.transaction(async (tx) => silence(ctx, tx, await lockEndpoint(tx, id), 'by_hand'))
}

/** Tells an endpoint again what happens from now on; what it missed can be replayed. Refuses `not_found`, `invalid_state`. */
export async function enableEndpoint(ctx: Context, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  return ctx.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, id)
    const status = next(endpointMachine, endpoint.status, 'enable')
    await settleThePast(ctx, tx)
    const fresh = { listensAfter: listeningFromNow(), failingSince: null, disabledReason: null, disabledAt: null }
    return saveAnnounced(tx, { ...endpoint, ...fresh, status, updatedAt: ctx.clock.now() }, 'webhook_endpoint.enabled')
  })
}

/** Takes an endpoint away, and its secrets with it. What it was told stays in the log for as long as everything does. Refuses `not_found`. */
export async function deleteEndpoint(ctx: Context, id: WebhookEndpointId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, id)
    const now = ctx.clock.now()
    const status = next(endpointMachine, endpoint.status, 'delete')
    await cancelDeliveries(tx, id, now)
    const bare = { secret: Buffer.alloc(0), previousSecret: null, previousSecretEndsAt: null, disabledReason: null, disabledAt: null }
    await saveAnnounced(tx, { ...endpoint, ...bare, status, updatedAt: now }, 'webhook_endpoint.deleted')
  })
}
