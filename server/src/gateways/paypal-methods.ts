import { z } from 'zod'
import type { Gateway, SetupOutcome } from './gateway.ts'
import type { PaypalClient } from './paypal-client.ts'
import { approvalOf, describeToken, paymentTokenSchema, readToken, setupTokenSchema } from './paypal-json.ts'

const tokensSchema = z.object({ payment_tokens: z.array(paymentTokenSchema).max(100).default([]) })

/** Means to pay in PayPal's vault: a setup token waits for the customer, a payment token is what is charged by. */
export function paypalMethods(
  client: PaypalClient,
): Pick<Gateway, 'customer' | 'beginSetup' | 'findSetup' | 'keep' | 'describe' | 'forget'> {
  async function find(token: string) {
    const method = readToken(token)
    return method === null ? null : client.read(tokenPath(method.vaultId), paymentTokenSchema)
  }

  /** What came of a setup that was exchanged before: PayPal makes a customer of its own for each setup, so there is one token. */
  async function exchanged(reference: string, customer: string | undefined, issue = 'NOT_FOUND'): Promise<SetupOutcome> {
    const tokens =
      customer === undefined
        ? null
        : await client.read(`/v3/vault/payment-tokens?customer_id=${encodeURIComponent(customer)}`, tokensSchema)
    const [first, ...others] = tokens?.payment_tokens ?? []
    if (first === undefined || others.length > 0) return { kind: 'failed', reference, reason: issue.toLowerCase() }
    return { kind: 'ready', reference, ...describeToken(first) }
  }

  return {
    // PayPal makes its customers itself, with what is kept for them.
    customer: () => Promise.resolve(null),
    async beginSetup({ idempotencyKey, returnUrl }) {
      const context = { return_url: returnUrl, cancel_url: returnUrl, shipping_preference: 'NO_SHIPPING' }
      const answer = await client.ask({
        ...{ method: 'POST', path: '/v3/vault/setup-tokens', key: idempotencyKey },
        body: JSON.stringify({ payment_source: { paypal: { usage_type: 'MERCHANT', experience_context: context } } }),
      })
      if (answer.kind !== 'answered') throw new Error(`PayPal does not begin to keep a means to pay: ${explain(answer)}`)
      const { id: reference, links } = setupTokenSchema.parse(answer.body)
      return { kind: 'needs_customer', reference, clientSecret: null, redirectUrl: approvalOf(links) }
    },
    async findSetup(reference) {
      const setup = await client.read(`/v3/vault/setup-tokens/${encodeURIComponent(reference)}`, setupTokenSchema)
      if (setup === null) return null
      const { status, links, customer } = setup
      if (status === 'TOKENIZED' || status === 'VAULTED') return exchanged(reference, customer?.id)
      if (status !== 'APPROVED') return { kind: 'needs_customer', reference, clientSecret: null, redirectUrl: approvalOf(links) }
      const answer = await client.ask({
        ...{ method: 'POST', path: '/v3/vault/payment-tokens', key: `${reference}:keep` },
        body: JSON.stringify({ payment_source: { token: { id: reference, type: 'SETUP_TOKEN' } } }),
      })
      // Exchanged before, maybe, and PayPal has forgotten the key: then the token is there.
      if (answer.kind === 'refused') return exchanged(reference, customer?.id, answer.issues[0])
      if (answer.kind !== 'answered') throw new Error('PayPal gave no answer')
      return { kind: 'ready', reference, ...describeToken(paymentTokenSchema.parse(answer.body)) }
    },
    // What PayPal has in its vault is kept already: it is only looked at. The name to charge by says what it is.
    async keep(token) {
      const found = await find(token)
      return found === null ? { kind: 'unknown_token' } : { kind: 'kept', ...describeToken(found) }
    },
    async describe(token) {
      const found = await find(token)
      return found === null ? null : describeToken(found).description
    },
    async forget(token) {
      const method = readToken(token)
      const answer = method === null ? null : await client.ask({ method: 'DELETE', path: tokenPath(method.vaultId) })
      const isGone = answer === null || answer.kind === 'answered' || (answer.kind === 'refused' && answer.status !== 403)
      if (!isGone) throw new Error(`PayPal does not forget a means to pay: ${explain(answer)}`)
    },
  }
}

function tokenPath(vaultId: string): string {
  return `/v3/vault/payment-tokens/${encodeURIComponent(vaultId)}`
}

function explain(answer: { readonly kind: string; readonly issues?: readonly string[] }): string {
  return [answer.kind, ...(answer.issues ?? [])].join(' ')
}
