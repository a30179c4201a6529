import { z } from 'zod'
import type { Gateway, GatewayNotice } from './gateway.ts'
import type { PaypalClient } from './paypal-client.ts'
import { describeToken, paymentTokenSchema } from './paypal-json.ts'
import { orderOfCapture } from './paypal-records.ts'

const toleranceSeconds = 300
const mostBytes = 1024 * 1024

const headersSchema = z.object({
  'paypal-transmission-id': z.string().regex(/^[\w-]{1,100}$/),
  'paypal-transmission-time': z.iso.datetime({ offset: true }).max(100),
  'paypal-transmission-sig': z.string().regex(/^[A-Za-z0-9+/=]{1,1000}$/),
  'paypal-cert-url': z.url().max(500),
  'paypal-auth-algo': z.literal('SHA256withRSA'),
})

const eventSchema = z.object({
  id: z.string().min(1).max(255),
  event_type: z.string().min(1).max(255),
  create_time: z.iso.datetime({ offset: true }),
  resource_type: z.string().max(255).optional(),
  resource: z.looseObject({
    id: z.string().max(255).optional(),
    supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).nullish(),
    metadata: z.object({ order_id: z.string().optional() }).nullish(),
    links: z.array(z.object({ rel: z.string(), href: z.string() })).nullish(),
    disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).nullish(),
  }),
})
type Event = z.output<typeof eventSchema>

const verdictSchema = z.object({ verification_status: z.enum(['SUCCESS', 'FAILURE']) })

/**
 * Reads what PayPal sends by itself. PayPal signs with a certificate of its own and says, asked, whether a signature is good for our webhook id: so it checks
 * chain and revocation itself. Asked is only what is recent, signed in PayPal's way, and with a certificate of PayPal's own hosts.
 * Throws where PayPal does not say: whoever sent it will send it again.
 */
export function paypalWebhooks(client: PaypalClient, webhookId: string | null): Pick<Gateway, 'verify'> {
  return {
    async verify({ body, headers }, now) {
      if (webhookId === null || body.length > mostBytes) return null
      const signed = headersSchema.safeParse(headers)
      if (!signed.success) return null
      const sent = Temporal.Instant.from(signed.data['paypal-transmission-time'])
      if (Math.abs(now.since(sent).total('seconds')) > toleranceSeconds) return null
      if (!isPaypals(signed.data['paypal-cert-url'], client.identity.base)) return null
      const text = body.toString('utf8')
      const event = eventOf(text)
      if (event === null) return null
      const question = {
        transmission_id: signed.data['paypal-transmission-id'],
        transmission_time: signed.data['paypal-transmission-time'],
        transmission_sig: signed.data['paypal-transmission-sig'],
        cert_url: signed.data['paypal-cert-url'],
        auth_algo: signed.data['paypal-auth-algo'],
        webhook_id: webhookId,
      }
      // The event as it came, byte for byte: written anew it would be another one to the signature.
      const asked = `${JSON.stringify(question).slice(0, -1)},"webhook_event":${text}}`
      const answer = await client.ask({ method: 'POST', path: '/v1/notifications/verify-webhook-signature', body: asked })
      if (answer.kind === 'refused') return null
      if (answer.kind !== 'answered') throw new Error('PayPal did not say whether a notice is its own')
      if (verdictSchema.parse(answer.body).verification_status !== 'SUCCESS') return null
      return noticeOf(client, event)
    },
  }
}

function isPaypals(certificate: string, base: string): boolean {
  const { protocol, hostname, origin, username } = new URL(certificate)
  if (username !== '') return false
  return origin === new URL(base).origin || (protocol === 'https:' && (hostname === 'paypal.com' || hostname.endsWith('.paypal.com')))
}

function eventOf(text: string): Event | null {
  try {
    const { success, data } = eventSchema.safeParse(JSON.parse(text))
    return success ? data : null
  } catch {
    return null
  }
}

async function noticeOf(client: PaypalClient, event: Event): Promise<GatewayNotice> {
  const { id, event_type: type, create_time } = event
  return { id, type, sentAt: Temporal.Instant.from(create_time), about: await aboutOf(client, event) }
}

async function aboutOf(client: PaypalClient, { event_type: type, resource }: Event): Promise<GatewayNotice['about']> {
  if (type.startsWith('CHECKOUT.ORDER.')) return charge(resource.id)
  if (type.startsWith('CHECKOUT.PAYMENT-APPROVAL.')) return charge(text(resource, 'order_id'))
  if (type.startsWith('VAULT.PAYMENT-TOKEN.')) {
    // One that was kept with a payment is in that order's report.
    const order = charge(resource.metadata?.order_id)
    const kept = paymentTokenSchema.safeParse(resource)
    return order ?? (kept.success ? { kind: 'method', token: describeToken(kept.data).token } : null)
  }
  if (type.startsWith('PAYMENT.CAPTURE.')) {
    return charge(resource.supplementary_data?.related_ids?.order_id) ?? charge(await orderOf(client, captureIn(type, resource)))
  }
  if (type.startsWith('CUSTOMER.DISPUTE.')) return charge(await orderOf(client, resource.disputed_transactions?.[0]?.seller_transaction_id))
  return null
}

/** A refund names its capture in the link upwards; elsewhere the resource is the capture. */
function captureIn(type: string, { id, links }: Event['resource']): string | undefined {
  const up = links?.find(({ rel, href }) => rel === 'up' && href.includes('/v2/payments/captures/'))
  if (up !== undefined) return /\/v2\/payments\/captures\/([\w-]+)/.exec(up.href)?.[1]
  return type === 'PAYMENT.CAPTURE.REFUNDED' ? undefined : id
}

async function orderOf(client: PaypalClient, capture: string | undefined): Promise<string | undefined> {
  return capture === undefined ? undefined : ((await orderOfCapture(client, capture)) ?? undefined)
}

function charge(reference: string | undefined): GatewayNotice['about'] {
  return reference === undefined ? null : { kind: 'charge', reference }
}

function text(resource: Event['resource'], name: string): string | undefined {
  const value = resource[name]
  return typeof value === 'string' ? value : undefined
}
