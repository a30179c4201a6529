import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
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

/** Whether a text is a secret of the scheme: `whsec_` and 24 to 64 bytes in base 64. */
export function isWebhookSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false
  const { length } = Buffer.from(text.slice(prefix.length), 'base64')
  return length >= 24 && length <= 64
}

/** How far the time of a message may be from ours, in seconds. */
const tolerance = 300

/** The message that somebody signed with this secret, over the bytes as they came. Null: nobody did, or more than 300 seconds ago or ahead. */
export function verifiedWebhook(
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer },
  secret: string,
  now: Temporal.Instant,
): WebhookMessage | null {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers
  if (id === '' || id.length > 255 || !/^\d{1,12}$/.test(timestamp)) return null
  const at = Temporal.Instant.fromEpochMilliseconds(Number(timestamp) * 1000)
  if (Math.abs(at.since(now).total('seconds')) > tolerance) return null
  const text = body.toString('utf8')
  const good = Buffer.from(`v1,${signature(secret, `${id}.${timestamp}.${text}`)}`)
  const given = signatures
    .split(' ')
    .slice(0, mostSignatures)
    .map((each) => Buffer.from(each))
  const isSigned = given.some((each) => each.length === good.length && timingSafeEqual(each, good))
  return isSigned ? { id, at, body: text } : null
}

/** Who replaces a secret signs with two for a while. */
const mostSignatures = 5

function signature(secret: string, signed: string): string {
  assert(secret.startsWith(prefix), 'A webhook secret begins with whsec_')
  return createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(signed)
    .digest('base64')
}
