import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { DeskNotice, IncomingNotice } from './help-desk.ts'

/** How far a signature's time may be from ours, in seconds. */
const tolerance = 300

/**
 * What Zendesk signed with the secret of the webhook: base64(HMAC-SHA-256(timestamp + body)), over the bytes as they came
 * (developer.zendesk.com/documentation/webhooks/verifying). Null: it did not, or too long ago.
 */
export function verifyZendesk({ headers, body }: IncomingNotice, secret: string | null, now: Temporal.Instant): DeskNotice | null {
  const signature = headers['x-zendesk-webhook-signature']
  const timestamp = headers['x-zendesk-webhook-signature-timestamp']
  if (secret === null || signature === undefined || timestamp === undefined) return null
  const signed = Buffer.from(createHmac('sha256', secret).update(timestamp).update(body).digest('base64'))
  const given = Buffer.from(signature)
  if (given.length !== signed.length || !timingSafeEqual(given, signed)) return null
  const sentAt = instantOf(timestamp)
  if (sentAt === null || Math.abs(sentAt.since(now).total('seconds')) > tolerance) return null
  return noticeOf(body, sentAt, headers['x-zendesk-webhook-invocation-id'])
}

const id = z.int().or(z.string()).transform(String)

/** Of an event of a ticket (`zen:event-type:ticket.…`), or of a trigger with `{"ticket_id": "{{ticket.id}}"}` as its body. */
const noticeSchema = z.object({
  id: id.optional(),
  type: z.string().max(255).optional(),
  subject: z.string().optional(),
  detail: z.object({ id: id.optional() }).nullish(),
  ticket_id: id.optional(),
})

function noticeOf(body: Buffer, sentAt: Temporal.Instant, invocation: string | undefined): DeskNotice {
  const parsed = noticeSchema.safeParse(jsonOf(body))
  const { id: event, type, subject, detail, ticket_id: named } = parsed.success ? parsed.data : {}
  const isOfTicket = type === undefined || type.startsWith('zen:event-type:ticket.')
  const ticket = named ?? (isOfTicket ? (detail?.id ?? /^zen:ticket:(\d+)$/.exec(subject ?? '')?.[1]) : undefined)
  const isNumber = ticket !== undefined && /^\d{1,20}$/.test(ticket)
  return {
    // An event has a name of its own; what a trigger sends is known by its invocation, else by its words and their time.
    reference: [event, invocation].find((name) => name && name.length <= 255) ?? digestOf(sentAt, body),
    type: type || 'trigger',
    sentAt,
    about: isNumber ? { reference: ticket, key: null } : null,
  }
}

function digestOf(sentAt: Temporal.Instant, body: Buffer): string {
  return createHash('sha256').update(sentAt.toString()).update(body).digest('hex')
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
