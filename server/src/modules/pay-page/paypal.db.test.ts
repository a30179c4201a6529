import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { billed, fill, submit, webhookPath } from '../../../test/paying.ts'
import { type SandboxServer, startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { defaultOutside } from '../../kit/outside.ts'

let api: TestApi
let paypal: SandboxServer
afterEach(async () => {
  await paypal.close()
  await api.close()
})

/** Our server listens, and PayPal, as the sandbox gateway speaks it, tells it what happens. */
async function start(): Promise<void> {
  paypal = await startSandboxServer()
  const outside = {
    ...defaultOutside('http://localhost:4242'),
    paypalApiBase: paypal.url,
    paypal: { clientId: 'client', clientSecret: 'secret', webhookId: 'WEBHOOK' },
  }
  api = await testApi({ http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } })
  const url = await api.app.listen({ port: 0, host: '127.0.0.1' })
  paypal.book.account('client').endpoints.push({ id: 'WEBHOOK', url: `${url}${webhookPath(api, 'paypal')}`, secret: 'WEBHOOK' })
}

async function begin(): Promise<{ invoice: string; path: string; reference: string }> {
  const { invoice, path } = await billed(api)
  const shown = await api.raw('GET', path)
  expect(shown.headers['content-security-policy']).toContain(`form-action 'self' ${paypal.url}`)
  expect(shown.text).not.toContain('name="number"')
  const sent = await submit(api, path, fill(shown.text, {}, 'paypal'))
  expect(sent.status, sent.text).toBe(303)
  expect(sent.headers.location).toContain(`${paypal.url}/checkoutnow?token=`)
  const [{ reference }] = (await api.get(`/v1/payments?invoice=${invoice}`)).body.data
  return { invoice, path, reference }
}

const statusOf = async (invoice: string) => (await api.get(`/v1/invoices/${invoice}`)).body.status

test('PayPal: the customer approves there, comes back, and what they approved is taken once', async () => {
  await start()
  paypal.book.deliveries.setPlan({ hold: true })
  const { invoice, path, reference } = await begin()
  const early = await api.raw('GET', `${path}/return?token=x&PayerID=y`)
  expect([early.status, await statusOf(invoice)]).toEqual([200, 'open'])
  paypal.enterCard(reference, 'pm_card_visa')
  await Promise.all([api.raw('GET', `${path}/return`), api.raw('GET', `${path}/return`)])
  expect(await statusOf(invoice)).toBe('paid')
  expect((await api.raw('GET', path)).text).toContain('PayPal')
  paypal.book.deliveries.setPlan({ copies: 3, order: 'reversed' })
  await paypal.book.deliveries.settled()
  await api.post('/v1/jobs/process-gateway-events/run')
  expect((await api.get(`/v1/invoices/${invoice}`)).body).toMatchObject({ status: 'paid', amount_paid: 7401 })
  expect((await api.get('/v1/gateway_events')).body.data.length).toBeGreaterThan(0)
})

test('F27: PayPal tells that it was approved, though the customer never comes back: it is taken', async () => {
  await start()
  const { invoice, reference } = await begin()
  paypal.enterCard(reference, 'pm_card_visa')
  await paypal.book.deliveries.settled()
  expect(await statusOf(invoice)).toBe('open')
  const { body } = await api.post('/v1/jobs/process-gateway-events/run')
  expect(body.counts.processed).toBeGreaterThan(0)
  expect(await statusOf(invoice)).toBe('paid')
  const [event] = (await api.get('/v1/gateway_events?gateway=paypal')).body.data
  expect(event).toMatchObject({ gateway: 'paypal', about: { kind: 'charge', reference } })
})

test('F28: what PayPal did not sign is answered with 401', async () => {
  await start()
  const body = JSON.stringify({
    id: 'WH-1',
    event_type: 'CHECKOUT.ORDER.APPROVED',
    create_time: '2031-01-01T00:00:00Z',
    resource: { id: 'X' },
  })
  const time = Temporal.Now.instant().round('second').toString()
  const headers = {
    'paypal-transmission-id': 't',
    'paypal-transmission-time': time,
    'paypal-transmission-sig': 'AAAA',
    'paypal-cert-url': `${paypal.url}/v1/notifications/certs/CERT-sandbox`,
    'paypal-auth-algo': 'SHA256withRSA',
  }
  const reply = await api.raw('POST', webhookPath(api, 'paypal'), body, { idempotencyKey: null, headers })
  expect(reply.status).toBe(401)
  expect((await api.get('/v1/gateway_events')).body.data).toEqual([])
})
