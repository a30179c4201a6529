import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { defaultOutside } from '../kit/outside.ts'
import { stripe } from './stripe.ts'

// F28, S51: what claims to come from Stripe. The signature is worked out here by hand, from Stripe's description of it.

const ctx: Parameters<typeof stripe.connect>[0] = Object.create({ outside: defaultOutside('http://localhost:4242') })
const gateway = stripe.connect(ctx, { publicKey: null, secretKey: 'sk_test_1', webhookSecret: 'whsec_ours' })
const now = Temporal.Instant.from('2027-04-01T00:10:00Z')
const seconds = now.epochMilliseconds / 1000

const event = (object: object, type = 'payment_intent.succeeded') =>
  JSON.stringify({ id: 'evt_1', object: 'event', type, created: seconds - 5, data: { object } })

function signed(body: string, { at = seconds, secret = 'whsec_ours' }: { readonly at?: number; readonly secret?: string } = {}) {
  const v1 = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return { body: Buffer.from(body), headers: { 'stripe-signature': `t=${at},v1=${v1}` } }
}

const intent = event({ object: 'payment_intent', id: 'pi_1' })

test.each([
  ['a charge', { object: 'payment_intent', id: 'pi_1' }, { kind: 'charge', reference: 'pi_1' }],
  ['a refund, by its charge', { object: 'refund', id: 're_1', payment_intent: 'pi_1' }, { kind: 'charge', reference: 'pi_1' }],
  ['a dispute, by its charge', { object: 'dispute', id: 'dp_1', payment_intent: { id: 'pi_1' } }, { kind: 'charge', reference: 'pi_1' }],
  ['a setup', { object: 'setup_intent', id: 'seti_1' }, { kind: 'setup', reference: 'seti_1' }],
  ['a means to pay', { object: 'payment_method', id: 'pm_1' }, { kind: 'method', token: 'pm_1' }],
  ['nothing that concerns us', { object: 'payout', id: 'po_1' }, null],
])('a notice about %s says where to look', async (_, object, about) => {
  const sentAt = Temporal.Instant.from('2027-04-01T00:09:55Z')
  expect(await gateway.verify(signed(event(object)), now)).toEqual({ id: 'evt_1', type: 'payment_intent.succeeded', sentAt, about })
})

test.each([
  ['altered', { ...signed(intent), body: Buffer.from(intent.replace('pi_1', 'pi_2')) }],
  ['signed with the secret of another organization', signed(intent, { secret: 'whsec_other' })],
  ['older than 300 seconds', signed(intent, { at: seconds - 301 })],
  ['without a signature', { body: Buffer.from(intent), headers: {} }],
  ['with a signature that is none', { body: Buffer.from(intent), headers: { 'stripe-signature': 'nonsense' } }],
  ['no JSON', signed('nonsense')],
])('F28: what is %s is nobody’s word', async (_, received) => {
  expect(await gateway.verify(received, now)).toBeNull()
})

test('at 300 seconds it still is, and without a secret nothing is', async () => {
  expect(await gateway.verify(signed(intent, { at: seconds - 300 }), now)).toMatchObject({ id: 'evt_1' })
  const deaf = stripe.connect(ctx, { publicKey: null, secretKey: 'sk_test_1', webhookSecret: null })
  expect(await deaf.verify(signed(intent), now)).toBeNull()
})
