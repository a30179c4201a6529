import { decodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ApiClient, type Reply, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { type SandboxServer, startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { systemClock } from '../../kit/clock.ts'
import { type Context, newContext } from '../../kit/context.ts'
import { defaultOutside, type Outside } from '../../kit/outside.ts'
import { sendRefunds } from '../refunds/send-refunds.ts'
import { applyReport } from './apply-report.ts'
import { collectInvoices } from './collect-invoices.ts'
import { openDoor } from './open-door.ts'
import { reconcileAttempts } from './reconcile-attempts.ts'

// The faults of a gateway that is somebody else: Stripe's own library against a server that speaks its protocol and fails by plan.

let api: TestApi
let server: SandboxServer
let outside: Outside
let days = 0
const clock = { now: () => systemClock.now().add({ hours: 24 * days }) }
beforeAll(async () => {
  server = await startSandboxServer({ clock })
  outside = { ...defaultOutside('http://localhost:4242'), stripeApiBase: server.url }
  api = await testApi({ http: { config: { secret: testSecret, publicUrl: 'http://localhost:4242', outside } } })
})
afterAll(async () => {
  await api.close()
  await server.close()
})
beforeEach(() => {
  days = 0
  server.book.faults.clear()
})

interface World {
  readonly client: ApiClient
  readonly ctx: Context
  readonly key: string
  readonly owner: string
  readonly invoice: string
  readonly invoiceId: InvoiceId
}

let shops = 0

/** An organization with a Stripe account of its own, and one customer who owes 49.00 EUR. */
async function world(token: string | null = 'pm_card_visa'): Promise<World> {
  const client = await api.organizationClient()
  shops += 1
  const key = `sk_test_shop_number_${shops}`
  const keys = { public_key: `pk_test_shop_number_${shops}`, secret_key: key, webhook_secret: 'whsec_of_the_shop' }
  const connected = await client.post('/v1/gateway_accounts', { gateway: 'stripe', ...keys })
  expect(connected.status, connected.text).toBe(201)
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme GmbH', email: 'acme@example.com' })
  if (token !== null) {
    const method = await client.post('/v1/payment_methods', { customer: customer.id, gateway: 'stripe', token })
    expect(method.status, method.text).toBe(201)
  }
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '4900' }]
  const { body: invoice } = await client.post('/v1/invoices', { customer: customer.id, currency: 'EUR', lines, finalize: true })
  const ctx = newContext({ ...testContext(api.db.database, client.organization.id), outside })
  return { client, ctx, key, owner: customer.id, invoice: invoice.id, invoiceId: idOf('inv', decodeId('inv', invoice.id) ?? '') }
}

const fresh = (shop: World): Context => newContext({ ...shop.ctx })

async function moveClock({ client }: World, minutes: number): Promise<void> {
  await api.db.ownerQuery('UPDATE organizations SET clock_at = clock_at + make_interval(mins => $2) WHERE id = $1', [
    client.organization.id,
    minutes,
  ])
}

/** What the gateway took in all, how often, and what our invoice and books say. */
async function money({ client, key, invoice }: World) {
  const { ledger } = server.book.account(key)
  const captures = ledger.entries.filter(({ kind }) => kind === 'capture')
  const net = ledger.entries.reduce((sum, { kind, amount }) => sum + (kind === 'capture' || kind === 'dispute_won' ? amount : -amount), 0n)
  const [row] = await api.db.ownerQuery<{ booked: string }>(
    `SELECT coalesce(sum(amount), 0) AS booked FROM ledger_entries WHERE organization_id = $1 AND account = 'cash:stripe'`,
    [client.organization.id],
  )
  const { body } = await client.get(`/v1/invoices/${invoice}`)
  return { captures: captures.length, net: Number(net), booked: Number(row?.booked), status: body.status, paid: body.amount_paid }
}

const once = { captures: 1, net: 4900, booked: 4900, status: 'paid', paid: 4900 }
const nothing = { captures: 0, net: 0, booked: 0, status: 'open', paid: 0 }
const payments = async ({ client }: World) => (await client.get('/v1/payments?sort=created_at')).body.data
const eventsOf = async ({ client, invoice }: World): Promise<string[]> =>
  (await client.get(`/v1/events?object_id=${invoice}`)).body.data.map(({ type }: { type: string }) => type).reverse()
const quiet = async ({ client }: World): Promise<void> => expect((await client.get('/v1/doctor')).body.findings).toEqual([])

test('a card is charged off session, and gateway, invoice and books agree', async () => {
  const shop = await world()
  expect(await collectInvoices(fresh(shop))).toMatchObject({ succeeded: 1 })
  expect(await money(shop)).toEqual(once)
  expect(await payments(shop)).toMatchObject([{ gateway: 'stripe', status: 'succeeded', reference: expect.stringMatching(/^pi_/) }])
  await quiet(shop)
})

test('F18, field 2.4.19: a declined card is one failure and one event', async () => {
  const shop = await world('pm_card_chargeCustomerFail')
  expect(await collectInvoices(fresh(shop))).toMatchObject({ declined: 1 })
  expect(await collectInvoices(fresh(shop))).toMatchObject({ declined: 0 })
  expect(await payments(shop)).toMatchObject([{ status: 'declined', decline_reason: 'card_declined', retryable: true }])
  expect(await eventsOf(shop)).toEqual(['invoice.created', 'invoice.finalized', 'invoice.payment_failed'])
  expect(await money(shop)).toEqual(nothing)
  await quiet(shop)
})

test('F19: a lost answer is unknown, nothing else is asked, and the charge is found after five minutes', async () => {
  const shop = await world()
  server.book.faults.add({ kind: 'lose_answer', path: 'payment_intents', method: 'POST', times: 2 })
  expect(await collectInvoices(fresh(shop))).toMatchObject({ unknown: 1 })
  expect(await shop.client.post(`/v1/invoices/${shop.invoice}/pay`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await money(shop)).toEqual({ ...nothing, captures: 1, net: 4900 })
  await moveClock(shop, 5)
  expect(await reconcileAttempts(fresh(shop))).toMatchObject({ succeeded: 1 })
  expect(await money(shop)).toEqual(once)
  await quiet(shop)
})

test('F19: a late failure fails then, with its reason', async () => {
  const shop = await world('pm_card_chargeCustomerFail')
  server.book.faults.add({ kind: 'lose_answer', path: 'payment_intents', method: 'POST', times: 2 })
  await collectInvoices(fresh(shop))
  await moveClock(shop, 5)
  expect(await reconcileAttempts(fresh(shop))).toMatchObject({ declined: 1 })
  expect(await payments(shop)).toMatchObject([{ status: 'declined', decline_reason: 'card_declined' }])
  expect((await eventsOf(shop)).filter((type) => type === 'invoice.payment_failed')).toHaveLength(1)
})

test('F20: a gateway that is down before anything is sent is asked again under the same key, later each time', async () => {
  const shop = await world()
  const nobody = newContext({ ...shop.ctx, outside: { ...outside, stripeApiBase: 'http://127.0.0.1:1' } })
  expect(await collectInvoices(nobody)).toMatchObject({ not_put: 1 })
  const [waiting] = await payments(shop)
  expect(waiting).toMatchObject({ status: 'created', reconcile_at: '2027-04-01T00:00:30Z' })
  await moveClock(shop, 2)
  expect(await reconcileAttempts(newContext({ ...nobody }))).toMatchObject({ not_put: 1 })
  // After as long as it has been tried for: two minutes later.
  expect(await payments(shop)).toMatchObject([{ status: 'created', reconcile_at: '2027-04-01T00:04:00Z' }])
  await moveClock(shop, 10)
  expect(await reconcileAttempts(fresh(shop))).toMatchObject({ succeeded: 1 })
  expect(await payments(shop)).toMatchObject([{ id: waiting.id, attempt: 1, status: 'succeeded' }])
  expect(await money(shop)).toEqual(once)
})

test('F21: who is charged automatically cannot pay by the door as well: it is closed first', async () => {
  const shop = await world()
  const door = await openDoor(fresh(shop), shop.invoiceId, { keepMethod: false, returnUrl: null })
  expect(door.waits?.clientSecret).toMatch(/^pi_.*_secret_/)
  expect(await collectInvoices(fresh(shop))).toMatchObject({ succeeded: 1 })
  expect(server.enterCard(door.payment.reference ?? '', 'pm_card_visa')).toBe('closed')
  expect(await money(shop)).toEqual(once)
  expect((await payments(shop)).map(({ status }: { status: string }) => status).sort()).toEqual(['canceled', 'succeeded'])
  await quiet(shop)
})

test('F21: where closing the door comes too late its money counts, and nothing is charged', async () => {
  const shop = await world()
  const door = await openDoor(fresh(shop), shop.invoiceId, { keepMethod: false, returnUrl: null })
  expect(server.enterCard(door.payment.reference ?? '', 'pm_card_visa')).toBe('done')
  expect(await collectInvoices(fresh(shop))).toMatchObject({ succeeded: 0, canceled: 1 })
  expect(await money(shop)).toEqual(once)
  expect((await payments(shop)).map(({ status, in_person }: Record<string, unknown>) => [in_person, status])).toEqual([
    [true, 'succeeded'],
    [false, 'canceled'],
  ])
  await quiet(shop)
})

test('F21: one door at a time, whoever asks how often, and none while the invoice is being charged', async () => {
  const shop = await world()
  const doors: Reply[] = []
  for (let index = 0; index < 3; index += 1) doors.push(await shop.client.post(`/v1/invoices/${shop.invoice}/payment_intent`, {}))
  expect(new Set(doors.map(({ body }) => body.payment.id)).size).toBe(1)
  expect(new Set(doors.map(({ body }) => body.client_secret)).size).toBe(1)
  expect(doors[0]?.body).toMatchObject({ gateway: 'stripe', public_key: expect.stringMatching(/^pk_test_/) })
  server.book.faults.add({ kind: 'lose_answer', path: '/v1/payment_intents', method: 'POST', skip: 1, times: 2 })
  await collectInvoices(fresh(shop))
  const refused = await shop.client.post(`/v1/invoices/${shop.invoice}/payment_intent`, {})
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('F21: when both took money the surplus is the customer’s credit', async () => {
  const shop = await world()
  const door = await openDoor(fresh(shop), shop.invoiceId, { keepMethod: false, returnUrl: null })
  server.enterCard(door.payment.reference ?? '', 'pm_card_visa')
  await shop.client.post(`/v1/invoices/${shop.invoice}/record_payment`, { reference: 'by bank' })
  expect(await applyReport(fresh(shop), 'stripe', door.payment.reference ?? '')).toMatchObject({ status: 'succeeded' })
  const { body } = await shop.client.get(`/v1/customers/${shop.owner}/credit_grants`)
  expect(body.data).toMatchObject([{ amount: 4900, remaining: 4900, reason: 'overpayment' }])
})

test('F22: another amount than was asked for is not applied but flagged, and a person calls it off', async () => {
  const shop = await world()
  server.book.faults.add({ kind: 'wrong_amount', path: 'payment_intents', method: 'POST', amount: 4800 })
  expect(await collectInvoices(fresh(shop))).toMatchObject({ unknown: 1 })
  const [payment] = await payments(shop)
  expect(payment).toMatchObject({ status: 'unknown', reported: { amount: 4800, currency: 'EUR' }, reconcile_at: null })
  expect(await money(shop)).toEqual({ ...nothing, captures: 1, net: 4800 })
  expect(await eventsOf(shop)).toContain('invoice.payment_flagged')
  // Looking again changes nothing, and nothing else is asked meanwhile.
  await applyReport(fresh(shop), 'stripe', payment.reference)
  expect(await shop.client.post(`/v1/invoices/${shop.invoice}/pay`)).toMatchObject({ status: 409 })
  expect((await eventsOf(shop)).filter((type) => type === 'invoice.payment_flagged')).toHaveLength(1)
  expect(await shop.client.post(`/v1/payments/${payment.id}/dismiss`)).toMatchObject({ status: 200, body: { status: 'canceled' } })
  expect(await shop.client.post(`/v1/invoices/${shop.invoice}/pay`)).toMatchObject({ status: 200, body: { status: 'succeeded' } })
})

test('F23: a debit that takes days is settled when the gateway says so', async () => {
  const shop = await world('pm_card_pending')
  expect(await collectInvoices(fresh(shop))).toMatchObject({ pending: 1 })
  expect(await shop.client.post(`/v1/invoices/${shop.invoice}/pay`)).toMatchObject({ status: 409 })
  const [payment] = await payments(shop)
  await applyReport(fresh(shop), 'stripe', payment.reference)
  expect(await money(shop)).toEqual(nothing)
  days = 4
  await applyReport(fresh(shop), 'stripe', payment.reference)
  expect(await money(shop)).toEqual(once)
  await quiet(shop)
})

test('F23: a debit that fails after days is a failure then', async () => {
  const shop = await world('pm_card_pendingDeclined')
  await collectInvoices(fresh(shop))
  days = 4
  const [payment] = await payments(shop)
  expect(await applyReport(fresh(shop), 'stripe', payment.reference)).toMatchObject({
    status: 'declined',
    declineReason: 'insufficient_funds',
  })
  expect(await eventsOf(shop)).toContain('invoice.payment_failed')
})

test('F23, I22, field 2.3.17: a dispute weeks later is followed by new entries, once, in whatever order it is heard of', async () => {
  const shop = await world('pm_card_createDispute')
  await collectInvoices(fresh(shop))
  const [{ reference }] = await payments(shop)
  days = 2
  await Promise.all([1, 2, 3].map(() => applyReport(fresh(shop), 'stripe', reference)))
  const { body: open } = await shop.client.get('/v1/disputes')
  expect(open.data).toMatchObject([{ status: 'open', amount: 4900, reason: 'fraudulent', gateway: 'stripe', closed_at: null }])
  expect(await money(shop)).toEqual({ ...once, net: 0, booked: 0 })
  days = 40
  await Promise.all([1, 2, 3].map(() => applyReport(fresh(shop), 'stripe', reference)))
  expect((await shop.client.get('/v1/disputes')).body.data).toMatchObject([{ id: open.data[0].id, status: 'lost' }])
  expect(await money(shop)).toEqual({ ...once, net: 0, booked: 0 })
  const { body: events } = await shop.client.get(`/v1/events?object_id=${open.data[0].id}`)
  expect(events.data.map(({ type }: { type: string }) => type).reverse()).toEqual(['dispute.opened', 'dispute.lost'])
  await quiet(shop)
})

test('F23: a dispute that is won, and first heard of then, brings the money back', async () => {
  const shop = await world('pm_card_createDisputeProductNotReceived')
  await collectInvoices(fresh(shop))
  const [{ id, reference }] = await payments(shop)
  days = 2
  // The gateway lets it pass unseen.
  await new Stripe(shop.key, stripeAt()).disputes.list()
  days = 40
  await applyReport(fresh(shop), 'stripe', reference)
  expect((await shop.client.get(`/v1/disputes?payment=${id}`)).body.data).toMatchObject([{ status: 'won' }])
  expect(await money(shop)).toEqual(once)
  await quiet(shop)
})

test('F23: a refund that somebody made at the gateway gets its credit note, once', async () => {
  const shop = await world()
  await collectInvoices(fresh(shop))
  const [{ reference }] = await payments(shop)
  await new Stripe(shop.key, stripeAt()).refunds.create({ payment_intent: reference, amount: 1900 })
  await applyReport(fresh(shop), 'stripe', reference)
  await applyReport(fresh(shop), 'stripe', reference)
  const { body: refunds } = await shop.client.get('/v1/refunds')
  expect(refunds.data).toMatchObject([{ status: 'succeeded', amount: 1900, credit_note: expect.stringMatching(/^cn_/) }])
  expect(await money(shop)).toEqual({ ...once, net: 3000, booked: 3000 })
  await quiet(shop)
})

test('F24: after a day, when its key is forgotten, a question is looked up and never put again', async () => {
  const [taken, lost] = [await world(), await world()]
  server.book.faults.add({ kind: 'lose_answer', path: 'payment_intents', method: 'POST', times: 2 })
  await collectInvoices(fresh(taken))
  server.book.faults.add({ kind: 'lose_question', path: 'payment_intents', method: 'POST', times: 2 })
  await collectInvoices(fresh(lost))
  server.book.forgetKeys()
  for (const shop of [taken, lost]) await moveClock(shop, 25 * 60)
  expect(await reconcileAttempts(fresh(taken))).toMatchObject({ succeeded: 1 })
  expect(await reconcileAttempts(fresh(lost))).toMatchObject({ succeeded: 0, unknown: 1 })
  expect(await money(taken)).toEqual(once)
  expect(await money(lost)).toEqual(nothing)
})

test('F25: who is told to come back in two minutes does, and is no worse off', async () => {
  const shop = await world()
  const { body: before } = await shop.client.get(`/v1/invoices/${shop.invoice}`)
  server.book.faults.add({ kind: 'too_many', path: 'payment_intents', method: 'POST', seconds: 120 })
  expect(await collectInvoices(fresh(shop))).toMatchObject({ not_put: 1 })
  expect(await payments(shop)).toMatchObject([{ status: 'created', reconcile_at: '2027-04-01T00:02:00Z' }])
  const { body: after } = await shop.client.get(`/v1/invoices/${shop.invoice}`)
  expect([after.due_on, after.status]).toEqual([before.due_on, 'open'])
  await moveClock(shop, 2)
  // The gateway's two minutes are real ones, and it is not bothered before.
  expect(await reconcileAttempts(fresh(shop))).toMatchObject({ not_put: 1 })
  const later = newContext({ ...shop.ctx, clock: { now: () => systemClock.now().add({ minutes: 3 }) } })
  await moveClock(shop, 3)
  expect(await reconcileAttempts(later)).toMatchObject({ succeeded: 1 })
  expect(await money(shop)).toEqual(once)
})

test('an answer that is no answer is never taken for money', async () => {
  const shop = await world()
  server.book.faults.add({ kind: 'error_after', path: 'payment_intents', method: 'POST' })
  expect(await collectInvoices(fresh(shop))).toMatchObject({ unknown: 1 })
  expect(await money(shop)).toEqual({ ...nothing, captures: 1, net: 4900 })
  await moveClock(shop, 5)
  expect(await reconcileAttempts(fresh(shop))).toMatchObject({ succeeded: 1 })
  expect(await money(shop)).toEqual(once)
})

test('3-D Secure: a card that asks for the customer is confirmed by them in person', async () => {
  const shop = await world('pm_card_authenticationRequired')
  expect(await collectInvoices(fresh(shop))).toMatchObject({ needs_customer: 1 })
  const [payment] = await payments(shop)
  expect(payment).toMatchObject({ status: 'needs_customer', in_person: false, reference: expect.stringMatching(/^pi_/) })
  expect(server.authenticate(payment.reference, true)).toBe('done')
  expect(await shop.client.post(`/v1/payments/${payment.id}/complete`)).toMatchObject({ status: 200, body: { status: 'succeeded' } })
  expect(await money(shop)).toEqual(once)
})

test('a means to pay that the customer lets us keep is there afterwards, once', async () => {
  const shop = await world(null)
  const { body: door } = await shop.client.post(`/v1/invoices/${shop.invoice}/payment_intent`, { keep_method: true })
  server.enterCard(door.payment.reference, 'pm_card_visa')
  await Promise.all([1, 2].map(() => shop.client.post(`/v1/payments/${door.payment.id}/complete`)))
  expect(await money(shop)).toEqual(once)
  const { body: methods } = await shop.client.get(`/v1/payment_methods?customer=${shop.owner}`)
  expect(methods.data).toMatchObject([{ gateway: 'stripe', brand: 'visa', last4: '4242', default: true }])
})

test('I13: a payment goes back in part and then in full, by credit notes, and no more', async () => {
  const shop = await world()
  await collectInvoices(fresh(shop))
  const [{ id }] = await payments(shop)
  expect(await shop.client.post(`/v1/payments/${id}/refund`, { amount: 1900 })).toMatchObject({
    status: 201,
    body: { amount: 1900, status: 'created' },
  })
  expect(await shop.client.post(`/v1/payments/${id}/refund`, { amount: 3001 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/amount' }] },
  })
  expect(await shop.client.post(`/v1/payments/${id}/refund`, {})).toMatchObject({ status: 201, body: { amount: 3000 } })
  expect(await sendRefunds(fresh(shop))).toMatchObject({ succeeded: 2 })
  expect(await money(shop)).toEqual({ ...once, net: 0, booked: 0 })
  expect(await shop.client.post(`/v1/payments/${id}/refund`, {})).toMatchObject({ status: 409 })
  await quiet(shop)
})

test('a customer is charged once, without an invoice before: it is made and paid in one, also when the request is repeated', async () => {
  const shop = await world()
  const wanted = { customer: shop.owner, amount: 1500, currency: 'EUR', description: 'Workshop' }
  const first = await shop.client.post('/v1/payments', wanted, { idempotencyKey: 'workshop-1' })
  expect(first, first.text).toMatchObject({ status: 201, body: { status: 'succeeded', amount: 1500, gateway: 'stripe' } })
  const again = await shop.client.post('/v1/payments', wanted, { idempotencyKey: 'workshop-1' })
  expect(again.body.id).toBe(first.body.id)
  const { body: invoice } = await shop.client.get(`/v1/invoices/${first.body.invoice}`)
  expect(invoice).toMatchObject({ status: 'paid', total: 1500, amount_paid: 1500 })
  expect(server.book.account(shop.key).ledger.entries.filter(({ amount }) => amount === 1500n)).toHaveLength(1)
  // The card that is declined leaves an invoice that can be paid another way.
  const { body: bad } = await shop.client.post('/v1/payment_methods', {
    customer: shop.owner,
    gateway: 'stripe',
    token: 'pm_card_chargeCustomerFail',
  })
  const declined = await shop.client.post('/v1/payments', { ...wanted, payment_method: bad.id })
  expect(declined.body).toMatchObject({ status: 'declined' })
  expect((await shop.client.get(`/v1/invoices/${declined.body.invoice}`)).body).toMatchObject({ status: 'open' })
  await quiet(shop)
})

test('S63: secrets are sealed where they are kept, and shown to nobody', async () => {
  const shop = await world()
  const { text } = await shop.client.get('/v1/gateway_accounts')
  expect(text).not.toContain(shop.key)
  expect(JSON.parse(text).data).toMatchObject([{ status: 'active', secret_key_last4: shop.key.slice(-4), webhook_secret_last4: 'shop' }])
  const [row] = await api.db.ownerQuery<{ secret_key: Buffer }>('SELECT secret_key FROM gateway_accounts WHERE organization_id = $1', [
    shop.client.organization.id,
  ])
  expect(row?.secret_key.toString('latin1')).not.toContain('sk_test')
  expect(api.logged.join('\n')).not.toContain(shop.key)
})

test('an account is not disconnected while a question there has no end; then its secrets are gone', async () => {
  const shop = await world()
  const { body } = await shop.client.get('/v1/gateway_accounts')
  const path = `/v1/gateway_accounts/${body.data[0].id}/disconnect`
  server.book.faults.add({ kind: 'lose_answer', path: 'payment_intents', method: 'POST', times: 2 })
  await collectInvoices(fresh(shop))
  expect(await shop.client.post(path)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  await moveClock(shop, 5)
  await reconcileAttempts(fresh(shop))
  expect(await shop.client.post(path)).toMatchObject({ status: 200, body: { status: 'disconnected' } })
  const [row] = await api.db.ownerQuery('SELECT secret_key, webhook_secret FROM gateway_accounts WHERE organization_id = $1', [
    shop.client.organization.id,
  ])
  expect(row).toEqual({ secret_key: null, webhook_secret: null })
  expect(await shop.client.post(`/v1/invoices/${shop.invoice}/payment_intent`, { gateway: 'stripe' })).toMatchObject({ status: 409 })
})

function stripeAt() {
  const { hostname: host, port } = new URL(server.url)
  return { host, port, protocol: 'http', maxNetworkRetries: 0 } as const
}
