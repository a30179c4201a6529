import type { WebhookEndpointId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newWebhookSecret } from '../../kit/standard-webhooks.ts'
import { lockEndpoint } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { saveAnnounced, sealSecret } from './write-endpoint.ts'

const overlap = { hours: 24 }

/** Gives an endpoint a new secret, shown this once. For a day the old one signs too; one that was older still ends now. Refuses `not_found`. */
export async function rotateSecret(ctx: Context, id: WebhookEndpointId): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  const secret = newWebhookSecret()
  const now = ctx.clock.now()
  return ctx.transaction(async (tx) => {
    const before = await lockEndpoint(tx, id)
    const previous = { previousSecret: before.secret, previousSecretEndsAt: now.add(overlap) }
    const after = { ...before, ...previous, secret: sealSecret(ctx, id, secret), updatedAt: now }
    return { endpoint: await saveAnnounced(tx, after, 'webhook_endpoint.secret_rotated'), secret }
  })
}
