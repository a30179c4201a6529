import { createServer, type IncomingMessage, type Server } from 'node:http'
import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type SandboxServer, startSandboxServer } from './server.ts'

// The sandbox gateway as Stripe's own library sees it.

let server: SandboxServer
let hours = 0
const start = Temporal.Instant.from('2027-04-01T00:00:00Z')
beforeAll(async () => {
  server = await startSandboxServer({ clock: { now: () => start.add({ hours }) } })
})
afterAll(() => server.close())
beforeEach(() => {
  hours = 0
  server.book.faults.clear()
})

let accounts = 0
function account(kind: 'sk' | 'pk' = 'sk', number = ++accounts): Stripe {
  const { hostname: host, port } = new URL(server.url)
  return new Stripe(`${kind}_test_number_${number}`, { host, port, protocol: 'http', maxNetworkRetries: 0 })
}

const charge = (payment_method: string, fields: Partial<Stripe.PaymentIntentCreateParams> = {}): Stripe.PaymentIntentCreateParams => ({
  ...{ amount: 1000, currency: 'eur', payment_method, confirm: true, off_session: true },
  ...fields,
})
const codesOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'no error',
    ({ type, code, decline_code, statusCode }) => [type, statusCode, code, decline_code].filter((part) => part !== undefined),
  )

const declinedCard = ['StripeCardError', 402, 'card_declined', 'generic_decline']

// By hand, from Stripe's table of test cards.
test.each([
  ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
  ['pm_card_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ['pm_card_authenticationRequired', 'authentication_required', 'authentication_required'],
  ['pm_card_authenticationRequiredOnSetup', 'authentication_required', 'authentication_required'],
])('%s is declined as Stripe declines it', async (token, code, declineCode) => {
  const stripe = account()
  expect(await codesOf(stripe.paymentIntents.create(charge(token)))).toEqual(['StripeCardError', 402, code, declineCode])
  expect((await stripe.paymentIntents.list()).data).toMatchObject([{ status: 'requires_payment_method', amount_received: 0 }])
})

test('0341 attaches and then fails; one that is always declined does not attach', async () => {
  const stripe = account()
  const customer = await stripe.customers.create({ name: 'Acme' })
  const method = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id })
  expect(method).toMatchObject({ customer: customer.id, card: { last4: '0341' } })
  expect(await codesOf(stripe.paymentIntents.create(charge(method.id, { customer: customer.id })))).toEqual(declinedCard)
  expect(await codesOf(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id }))).toEqual(declinedCard)
})

test('3155 asks once, when it is kept', async () => {
  const stripe = account()
  const customer = await stripe.customers.create({})
  const setup = await stripe.setupIntents.create({ customer: customer.id })
  expect(server.enterCard(setup.id, 'pm_card_authenticationRequiredOnSetup')).toBe('authenticate')
  expect(server.authenticate(setup.id, true)).toBe('done')
  const { payment_method: kept, status } = await stripe.setupIntents.retrieve(setup.id)
  expect(status).toBe('succeeded')
  expect(await stripe.paymentIntents.create(charge(String(kept), { customer: customer.id }))).toMatchObject({ status: 'succeeded' })
})

test('one key is one charge for 24 hours; with another body it is an idempotency_error', async () => {
  const stripe = account()
  const first = await stripe.paymentIntents.create(charge('pm_card_visa'), { idempotencyKey: 'one' })
  expect((await stripe.paymentIntents.create(charge('pm_card_visa'), { idempotencyKey: 'one' })).id).toBe(first.id)
  expect(await codesOf(stripe.paymentIntents.create(charge('pm_card_visa', { amount: 1001 }), { idempotencyKey: 'one' }))).toEqual([
    'StripeIdempotencyError',
    400,
  ])
  hours = 24
  expect((await stripe.paymentIntents.create(charge('pm_card_visa'), { idempotencyKey: 'one' })).id).not.toBe(first.id)
})

test('accounts are apart, and a browser with the publishable key sees only what it has the secret of', async () => {
  const [ours, others] = [account('sk', 9001), account('sk', 9002)]
  const door = await ours.paymentIntents.create({ amount: 1000, currency: 'eur' })
  expect(await codesOf(others.paymentIntents.retrieve(door.id))).toEqual(['StripeInvalidRequestError', 404, 'resource_missing'])
  const browser = account('pk', 9001)
  expect(await codesOf(browser.paymentIntents.retrieve(door.id))).toEqual(['StripeInvalidRequestError', 404, 'resource_missing'])
  expect(await codesOf(browser.paymentIntents.list())).toEqual(['StripeInvalidRequestError', 404])
  const body = new URLSearchParams({ client_secret: door.client_secret ?? '', 'payment_method_data[card][number]': '4242 4242 4242 4242' })
  const answer = await fetch(`${server.url}/v1/payment_intents/${door.id}/confirm`, {
    ...{ method: 'POST', body, headers: { authorization: 'Bearer pk_test_number_9001' } },
  })
  expect(await answer.json()).toMatchObject({ status: 'succeeded', amount_received: 1000 })
})

test('a number that is no test card is refused and kept nowhere', async () => {
  const door = await account('sk', 9003).paymentIntents.create({ amount: 1000, currency: 'eur' })
  const body = new URLSearchParams({ 'payment_method_data[card][number]': '4111111111111111' })
  const headers = { authorization: 'Bearer sk_test_number_9003' }
  const answer = await fetch(`${server.url}/v1/payment_intents/${door.id}/confirm`, { method: 'POST', body, headers })
  expect([answer.status, (await answer.text()).includes('4111')]).toEqual([400, false])
})

test('refunds, their limit, lists, search and what the ledger says', async () => {
  const stripe = account('sk', 9004)
  const intent = await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { order: '7' } }))
  await stripe.refunds.create({ payment_intent: intent.id, amount: 400 })
  expect(await codesOf(stripe.refunds.create({ payment_intent: intent.id, amount: 601 }))).toEqual(['StripeInvalidRequestError', 400])
  await stripe.refunds.create({ payment_intent: intent.id })
  expect(await codesOf(stripe.refunds.create({ payment_intent: intent.id }))).toEqual([
    'StripeInvalidRequestError',
    400,
    'charge_already_refunded',
  ])
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ amount }) => amount)).toEqual([600, 400])
  expect((await stripe.paymentIntents.search({ query: "metadata['order']:'7'" })).data.map(({ id }) => id)).toEqual([intent.id])
  const { ledger } = server.book.account('sk_test_number_9004')
  expect(ledger.entries.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['capture', 1000n],
    ['refund', 400n],
    ['refund', 600n],
  ])
  expect([ledger.netOf(intent.id), ledger.netBy('order', '7')]).toEqual([0n, 0n])
})

test('lists are paged, the newest first', async () => {
  const stripe = account()
  const ids: string[] = []
  for (let index = 0; index < 5; index += 1) ids.unshift((await stripe.paymentIntents.create({ amount: 100 + index, currency: 'eur' })).id)
  const seen: string[] = []
  for await (const { id } of stripe.paymentIntents.list({ limit: 2 })) seen.push(id)
  expect(seen).toEqual(ids)
})

test('faults: too many, broken before and after, the question and the answer lost', async () => {
  const stripe = account('sk', 9005)
  const captured = (): number => server.book.account('sk_test_number_9005').ledger.entries.length
  server.book.faults.add({ kind: 'too_many', seconds: 7 })
  const limited = await stripe.paymentIntents.create(charge('pm_card_visa')).catch((error) => error)
  expect([limited.statusCode, limited.headers['retry-after'], captured()]).toEqual([429, '7', 0])
  server.book.faults.add({ kind: 'error_before' })
  expect(await codesOf(stripe.paymentIntents.create(charge('pm_card_visa')))).toEqual(['StripeAPIError', 500])
  expect(captured()).toBe(0)
  server.book.faults.add({ kind: 'lose_question', times: 2 })
  expect(await codesOf(stripe.paymentIntents.create(charge('pm_card_visa')))).toEqual(['StripeConnectionError'])
  expect(captured()).toBe(0)
  server.book.faults.add({ kind: 'error_after', path: 'payment_intents', method: 'POST' })
  expect(await codesOf(stripe.paymentIntents.create(charge('pm_card_visa')))).toEqual(['StripeAPIError', 500])
  expect(captured()).toBe(1)
  server.book.faults.add({ kind: 'lose_answer', times: 2 })
  // The library itself asks again under its own key: it is done once all the same.
  expect(await codesOf(stripe.paymentIntents.create(charge('pm_card_visa'), { idempotencyKey: 'lost' }))).toEqual(['StripeConnectionError'])
  expect(captured()).toBe(2)
})

test('faults and notices can be planned over the wire, and what is no plan is refused', async () => {
  const post = async (path: string, body: unknown): Promise<number> =>
    (await fetch(`${server.url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })).status
  expect(await post('faults', { faults: [{ kind: 'error_before', path: 'customers' }] })).toBe(200)
  expect(await codesOf(account().customers.create({}))).toEqual(['StripeAPIError', 500])
  expect(await post('faults', { faults: [{ kind: 'nothing' }] })).toBe(422)
  expect(await post('notices', { copies: 1000 })).toBe(422)
  expect(await (await fetch(`${server.url}/_sandbox/ledger`)).json()).toMatchObject({ data: expect.any(Array) })
})

test('I22: notices are signed, and come twice and in another order by plan', async () => {
  const received: { readonly body: string; readonly signature: string }[] = []
  const receiver = await listen(async (message) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(Buffer.from(chunk))
    received.push({ body: Buffer.concat(chunks).toString('utf8'), signature: String(message.headers['stripe-signature']) })
  })
  const stripe = account()
  const endpoint = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] })
  server.book.deliveries.setPlan({ hold: true })
  const [first, second] = [
    await stripe.paymentIntents.create(charge('pm_card_visa')),
    await stripe.paymentIntents.create(charge('pm_card_visa')),
  ]
  expect(received).toEqual([])
  server.book.deliveries.setPlan({ copies: 2, order: 'reversed' })
  await server.book.deliveries.settled()
  const events = received.map(({ body, signature }) =>
    stripe.webhooks.constructEvent(body, signature, endpoint.secret ?? '', 300, undefined, start.epochMilliseconds),
  )
  expect(events.map(({ type, data }) => [type, 'id' in data.object ? data.object.id : null])).toEqual([
    ...[second, first, second, first].map(({ id }) => ['payment_intent.succeeded', id]),
  ])
  expect(new Set(events.map(({ id }) => id)).size).toBe(2)
  server.book.deliveries.setPlan({})
  await receiver.close()
})

async function listen(take: (message: IncomingMessage) => Promise<void>): Promise<{ url: string; close(): Promise<void> }> {
  const receiver: Server = createServer((message, reply) => void take(message).then(() => reply.end('ok')))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/hook`,
    async close() {
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}
