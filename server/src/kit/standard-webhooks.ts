import { createHmac, randomBytes } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'

const prefix = 'whsec_'

/** A new secret of the Standard Webhooks scheme: `whsec_` and 32 random bytes in base 64. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

export interface WebhookMessage {
  /** The same for each try, so that whoever gets it twice can tell. */
  readonly id: string
  /** When it is sent. */
  readonly at: Temporal.Instant
  readonly body: string
}

/** The headers that sign a message: one signature for each secret, the newest first (standardwebhooks.com). */
export function webhookHeaders({ id, at, body }: WebhookMessage, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
  const signatures = secrets.map((secret) => `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`)
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

function signature(secret: string, signed: string): string {
  assert(secret.startsWith(prefix), 'A webhook secret begins with whsec_')
  return createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(signed)
    .digest('base64')
}
