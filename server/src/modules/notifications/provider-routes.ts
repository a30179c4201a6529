import { createPublicKey, verify } from 'node:crypto'
import { decodeId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { openChannels } from '../../channels/index.ts'
import type { Host, OpenReply, OpenRoute, Visit } from '../../kit/open-route.ts'
import { isRefusal } from '../../kit/problem.ts'
import { getOrganization } from '../organizations/store.ts'
import { sayOtherwise, suppressAddress } from './fall-back.ts'
import { getMessage, markBounced, suppressWaiting } from './message-store.ts'

/** Where SendGrid reports what became of messages after it had taken them. Each report is signed; one that comes twice changes nothing more. */
export const openRoutes: readonly OpenRoute[] = [
  { method: 'POST', path: '/webhooks/sendgrid', actor: 'sendgrid', accepts: 'json', mostBytes: 1_048_576, handle: takeEvents },
]

/** An older report may be somebody's copy. */
const oldestSeconds = 600
const mostEvents = 1000

async function takeEvents(host: Host, visit: Visit): Promise<OpenReply> {
  if (!isSigned(host, visit)) return say(401, 'The signature is not valid.')
  const parsed = eventsSchema.safeParse(jsonOf(visit.body))
  if (!parsed.success) return say(400, 'These are no events.')
  for (const event of parsed.data) await takeEvent(host, event)
  return say(200, 'ok')
}

async function takeEvent(host: Host, event: z.output<typeof eventSchema>): Promise<void> {
  const { event: kind, quarterday_organization: organization = '', quarterday_message: message = '', reason, type } = event
  const organizationId = decodeId('org', organization)
  const id = decodeId('msg', message)
  // `blocked` is a bounce that says nothing about the address; what is deferred is still tried.
  const isBounce = kind === 'dropped' || (kind === 'bounce' && type !== 'blocked')
  if (organizationId === null || id === null || (!isBounce && kind !== 'spamreport' && kind !== 'bounce')) return
  const ctx = host.contextFor(organizationId)
  try {
    await ctx.transaction(async (tx) => {
      const sent = await getMessage(tx, id)
      const now = ctx.clock.now()
      const detail = (reason ?? kind).replaceAll(/\p{Cc}+/gu, ' ').slice(0, 400)
      const { channel, address } = sent
      const isNews = kind === 'spamreport' ? false : await markBounced(tx, id, detail, now)
      if (isBounce || kind === 'spamreport')
        await suppressAddress(ctx, tx, { channel, address, reason: kind === 'spamreport' ? 'complaint' : 'bounce', detail })
      const waiting = isBounce || kind === 'spamreport' ? await suppressWaiting(tx, sent, now) : []
      const { kind: live } = await getOrganization(tx)
      const canText = openChannels(ctx.outside, { isSandbox: live === 'sandbox' }).sms !== null
      await sayOtherwise(ctx, tx, [...(isNews ? [sent] : []), ...waiting], canText)
    })
  } catch (error) {
    // A message of another installation, or of an organization that is gone.
    if (!isRefusal(error)) throw error
  }
}

function isSigned({ outside, clock }: Host, { headers, body }: Visit): boolean {
  const signature = headers['x-twilio-email-event-webhook-signature']
  const timestamp = headers['x-twilio-email-event-webhook-timestamp']
  const { sendgridWebhookKey } = outside
  if (sendgridWebhookKey === null || signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(clock.now().epochMilliseconds / 1000 - Number(timestamp)) > oldestSeconds) return false
  const key = createPublicKey({ key: Buffer.from(sendgridWebhookKey, 'base64'), format: 'der', type: 'spki' })
  return verify('sha256', Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'base64'))
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    // The schema says what is wrong with it.
    return null
  }
}

const eventSchema = z.object({
  event: z.string(),
  type: z.string().optional(),
  reason: z.string().optional(),
  quarterday_message: z.string().optional(),
  quarterday_organization: z.string().optional(),
})
const eventsSchema = z.array(eventSchema).max(mostEvents)

function say(status: number, body: string): OpenReply {
  return { status, contentType: 'text/plain; charset=utf-8', body }
}
