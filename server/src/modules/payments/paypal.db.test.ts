import { decodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { type MovableClock, movableClock } from '../../../test/movable-clock.ts'
import { type Receiver, startReceiver } from '../../../test/receiver.ts'
import { type SandboxServer, startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { type Context, newContext } from '../../kit/context.ts'
import { defaultOutside, type Outside } from '../../kit/outside.ts'
import { collectInvoices } from './collect-invoices.ts'
import { reconcileAttempts } from './reconcile-attempts.ts'

// Money by PayPal, through everything that is ours, against a server that speaks PayPal's protocol.

let api: TestApi
let server: SandboxServer
let receiver: Receiver
let clock: MovableClock
let outside: Outside
let account: string
beforeEach(async () => {
  clock = movableClock()
  server = await startSandboxServer({ clock })
  receiver = await startReceiver()
  outside = { ...defaultOutside('http://localhost:4242'), paypalApiBase: server.url }
  api = await testApi({ clock, http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } })
  const keys = { public_key: 'shop', secret_key: 'the secret of the shop', webhook_secret: 'HOOK' }
  const connected = await api.post('/v1/gateway_accounts', { gateway: 'paypal', ...keys })
  expect(connected.status, connected.text).toBe(201)
  account = connected.body.id
  server.book.account('shop').endpoints.push({ id: 'HOOK', url: receiver.url, secret: 'HOOK' })
})
afterEach(async () => {
  await api.close()
  await server.close()
  await receiver.close()
})

const context = (client: ApiClient = api): Context =>
  newContext({ ...testContext(api.db.database, client.organization.id), outside, clock })

async function owing(customer?: string): Promise<{ invoice: string; customer: string; id: InvoiceId }> {
  const owner = customer ?? (await api.post('/v1/customers', { name: 'Acme GmbH', email: 'acme@example.com' })).body.id
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '4900' }]
  const { body, text } = await api.post('/v1/invoices', { customer: owner, currency: 'EUR', lines, finalize: true })
  expect(body.id, text).toMatch(/^inv_/)
  return { invoice: body.id, customer: owner, id: idOf('inv', decodeId('inv', body.id) ?? '') }
}

async function door(invoice: string, keep = false): Promise<{ payment: string; reference: string; page: string }> {
  const wanted = { gateway: 'paypal', keep_method: keep, return_url: 'https://shop.example/paid' }
  const { status, body, text } = await api.post(`/v1/invoices/${invoice}/payment_intent`, wanted)
  expect(status, text).toBe(200)
  return { payment: body.payment.id, reference: body.payment.reference, page: body.redirect_url }
}

const approve = (page: string, card = 'pm_card_visa') =>
  fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ approved: 'true', card }) })

/** What PayPal has sent meanwhile arrives, each as often as told, and is looked into. */
async function noticesArrive(copies = 1): Promise<number[]> {
  await server.book.deliveries.settled()
  const statuses: number[] = []
  for (const { text, headers } of receiver.received.splice(0)) {
    const named = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (name.startsWith('paypal-') ? [[name, String(value)]] : [])),
    )
    for (let copy = 0; copy < copies; copy += 1) {
      const { status } = await api.raw('POST', `/webhooks/paypal/${account}`, text, { idempotencyKey: null, headers: named })
      statuses.push(status)
    }
  }
  const run = await api.post('/v1/jobs/process-gateway-events/run')
  expect(run.status, run.text).toBe(200)
  return statuses
}

async function money(invoice: string) {
  const { ledger } = server.book.account('shop')
  const captures = ledger.entries.filter(({ kind }) => kind === 'capture').length
  const net = ledger.entries.reduce((sum, { kind, amount }) => sum + (kind === 'capture' || kind === 'dispute_won' ? amount : -amount), 0n)
  const [row] = await api.db.ownerQuery<{ booked: string }>(
    `SELECT coalesce(sum(amount), 0) AS booked FROM ledger_entries WHERE organization_id = $1 AND account = 'cash:paypal'`,
    [api.organization.id],
  )
  const { body } = await api.get(`/v1/invoices/${invoice}`)
  return { captures, net: Number(net), booked: Number(row?.booked), status: body.status, paid: body.amount_paid }
}

const once = { captures: 1, net: 4900, booked: 4900, status: 'paid', paid: 4900 }
const nothing = { captures: 0, net: 0, booked: 0, status: 'open', paid: 0 }

test('the customer approves and closes the browser: PayPal’s notice brings it about, once however often it comes', async () => {
  const { invoice } = await owing()
  const { page } = await door(invoice)
  await approve(page)
  expect(await money(invoice)).toEqual(nothing)
  expect(await noticesArrive(3)).toEqual([200, 200, 200])
  expect(await noticesArrive(2)).toEqual([200, 200])
  expect(await money(invoice)).toEqual(once)
  expect((await api.get('/v1/doctor')).body.findings).toEqual([])
})

test('the customer comes back at the moment at which the notice comes: one capture', async () => {
  const { invoice } = await owing()
  const { page, payment } = await door(invoice)
  await approve(page)
  await Promise.all([noticesArrive(), ...[1, 2].map(() => api.post(`/v1/payments/${payment}/complete`))])
  expect(await money(invoice)).toEqual(once)
})

test('an account that the customer let PayPal keep pays the next invoice without them; a refund goes back', async () => {
  const first = await owing()
  const { page, payment } = await door(first.invoice, true)
  await approve(page)
  expect((await api.post(`/v1/payments/${payment}/complete`)).body.status).toBe('succeeded')
  const { body: methods } = await api.get(`/v1/payment_methods?customer=${first.customer}`)
  expect(methods.data).toMatchObject([{ gateway: 'paypal', brand: 'paypal', last4: null }])
  const second = await owing(first.customer)
  expect(await collectInvoices(context())).toMatchObject({ succeeded: 1 })
  expect(await money(second.invoice)).toEqual({ ...once, captures: 2, net: 9800, booked: 9800 })
  const refund = await api.post(`/v1/payments/${payment}/refund`, { amount: 900 })
  expect(refund.status, refund.text).toBeLessThan(300)
  expect((await api.post('/v1/jobs/send-refunds/run')).status).toBe(200)
  expect(await money(second.invoice)).toMatchObject({ net: 8900, booked: 8900 })
  expect((await api.get('/v1/doctor')).body.findings).toEqual([])
})

test('F19: a charge without an answer is found in PayPal’s records, also when PayPal has forgotten the key', async () => {
  const { invoice, customer } = await owing()
  const kept = await api.post('/v1/payment_methods', { customer, gateway: 'paypal', token: 'pm_card_visa' })
  expect(kept.status, kept.text).toBe(201)
  server.book.faults.add({ kind: 'lose_answer', path: '/v2/checkout' })
  expect(await collectInvoices(context())).toMatchObject({ unknown: 1 })
  server.book.forgetKeys()
  clock.advance({ minutes: 6 })
  await api.db.ownerQuery(`UPDATE organizations SET clock_at = clock_at + interval '6 minutes' WHERE id = $1`, [api.organization.id])
  expect(await reconcileAttempts(context())).toMatchObject({ succeeded: 1 })
  expect(await money(invoice)).toEqual(once)
})

test('F21: a door that leads to PayPal is shut before the invoice is charged, and stays shut', async () => {
  const { invoice, customer } = await owing()
  const { page, payment } = await door(invoice)
  await api.post('/v1/payment_methods', { customer, gateway: 'paypal', token: 'pm_card_visa' })
  expect(await collectInvoices(context())).toMatchObject({ succeeded: 1 })
  await approve(page)
  await noticesArrive()
  expect((await api.get(`/v1/payments/${payment}`)).body.status).toBe('canceled')
  expect(await money(invoice)).toEqual(once)
})

test('F23: a bank transfer through PayPal pays days later, when PayPal says so', async () => {
  const { invoice } = await owing()
  const { page, payment } = await door(invoice)
  await approve(page, 'pm_card_pending')
  expect((await api.post(`/v1/payments/${payment}/complete`)).body.status).toBe('pending')
  await noticesArrive()
  expect(await money(invoice)).toEqual(nothing)
  clock.advance({ hours: 24 * 3 + 1 })
  expect((await api.post(`/v1/payments/${payment}/complete`)).body.status).toBe('succeeded')
  expect(await noticesArrive()).toEqual([200])
  expect(await money(invoice)).toEqual(once)
})

test('F28: a notice that PayPal did not send is answered 401 and changes nothing', async () => {
  const { invoice } = await owing()
  const { page } = await door(invoice)
  await approve(page)
  await server.book.deliveries.settled()
  const [sent] = receiver.received.splice(0)
  const headers = Object.fromEntries(
    Object.entries(sent?.headers ?? {}).flatMap(([name, value]) => (name.startsWith('paypal-') ? [[name, String(value)]] : [])),
  )
  const forged = { ...headers, 'paypal-transmission-sig': Buffer.from('forged').toString('base64') }
  const post = (text: string, given: Readonly<Record<string, string>>, to = account) =>
    api.raw('POST', `/webhooks/paypal/${to}`, text, { idempotencyKey: null, headers: given })
  expect((await post(sent?.text ?? '', forged)).status).toBe(401)
  expect((await post(sent?.text.replace('Acme', 'Evil').replace('49.00', '1.00') ?? '', headers)).status).toBe(401)
  // PayPal does not say: it is to come again.
  server.book.faults.add({ kind: 'error_before', path: '/verify-webhook-signature' })
  expect((await post(sent?.text ?? '', headers)).status).toBe(503)
  clock.advance({ minutes: 6 })
  expect((await post(sent?.text ?? '', headers)).status).toBe(401)
  expect((await api.get('/v1/gateway_events')).body.data).toEqual([])
  expect(await money(invoice)).toEqual(nothing)
})
