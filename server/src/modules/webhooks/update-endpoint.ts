import type { WebhookEndpointId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { type NewEndpoint, refuseUnfit } from './create-endpoint.ts'
import { lockEndpoint } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { saveAnnounced } from './write-endpoint.ts'

/** Changes where an endpoint is and what it is told. What is on its way already goes to the new address. Refuses `not_found`, `invalid`. */
export async function updateEndpoint(ctx: Context, id: WebhookEndpointId, changes: Partial<NewEndpoint>): Promise<WebhookEndpoint> {
  refuseUnfit(ctx, changes)
  return ctx.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, id)
    return saveAnnounced(tx, { ...endpoint, ...changes, updatedAt: ctx.clock.now() }, 'webhook_endpoint.updated')
  })
}
