import { next } from '@quarterday/core/machine.ts'
import { type DisabledReason, endpointMachine } from '@quarterday/core/webhook/endpoint.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { seal, unseal } from '../../kit/seal.ts'
import type { EventType } from '../events/event-types.ts'
import { addNextEvents } from '../events/store.ts'
import { cancelDeliveries } from './delivery-store.ts'
import { saveEndpoint } from './endpoint-store.ts'
import type { WebhookEndpoint } from './endpoint-types.ts'
import { toApi } from './schema.ts'

/** Saves a locked endpoint and says what happened to it. */
export async function saveAnnounced(tx: Tx, endpoint: WebhookEndpoint, type: EventType): Promise<WebhookEndpoint> {
  await saveEndpoint(tx, endpoint)
  await addNextEvents(tx, [{ type, aggregateId: endpoint.id, data: toApi(endpoint) }])
  return endpoint
}

/** Tells a locked endpoint nothing more: what was on its way is canceled. Refuses `invalid_state`. */
export async function silence(ctx: Context, tx: Tx, endpoint: WebhookEndpoint, reason: DisabledReason): Promise<WebhookEndpoint> {
  const now = ctx.clock.now()
  const status = next(endpointMachine, endpoint.status, 'disable')
  await cancelDeliveries(tx, endpoint.id, now)
  const after = { ...endpoint, status, disabledReason: reason, disabledAt: now, updatedAt: now }
  return saveAnnounced(tx, after, 'webhook_endpoint.disabled')
}

/** Encrypts a secret of an endpoint, for this endpoint alone. */
export function sealSecret(ctx: Context, id: string, secret: string): Buffer {
  return seal(ctx.deriveKey('sealed secrets'), secret, sealedForEndpoint(ctx, id))
}

/** The secrets that sign at this moment, the newest first. */
export function secretsOf(ctx: Context, endpoint: WebhookEndpoint): string[] {
  const { id, secret, previousSecret, previousSecretEndsAt } = endpoint
  const keys = openingKeys(ctx.deriveKey, 'sealed secrets')
  const isOver = previousSecretEndsAt === null || Temporal.Instant.compare(previousSecretEndsAt, ctx.clock.now()) <= 0
  const sealed = previousSecret === null || isOver ? [secret] : [secret, previousSecret]
  return sealed.map((each) => unseal(keys, each, sealedForEndpoint(ctx, id)))
}

/** What a secret of an endpoint is sealed about: it opens nowhere else. */
export function sealedForEndpoint(ctx: Context, id: string): string {
  return `webhook_endpoints ${ctx.organizationId} ${id}`
}
