import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { collectInvoices } from './collect-invoices.ts'

let api: TestApi
let planId: string
beforeAll(async () => {
  api = await testApi()
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '4900' } }]
  planId = (await api.post('/v1/plans', { code: 'basic', name: 'Basic', prices })).body.id
})
afterAll(() => api.close())

const collect = (client: ApiClient = api) => collectInvoices(testContext(api.db.database, client.organization.id))

async function customer(token?: string, fields: object = {}): Promise<string> {
  const { body } = await api.post('/v1/customers', { name: 'Acme GmbH', ...fields })
  if (token !== undefined) await addCard(body.id, token)
  return body.id
}

async function addCard(owner: string, token: string, fields: object = {}) {
  const reply = await api.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token, ...fields })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

/** A customer with a subscription of 49.00 EUR a month that has just begun, and its first invoice. */
async function subscriber(token?: string, fields: object = {}) {
  const owner = await customer(token, fields)
  const subscription = await api.post('/v1/subscriptions', { customer: owner, plan: planId })
  expect(subscription.status, subscription.text).toBe(201)
  const [invoice] = (await api.get(`/v1/invoices?customer=${owner}`)).body.data
  return { owner, subscription: subscription.body.id, invoice: invoice.id }
}

/** An organization of its own with one subscriber, whose clock has moved on. */
async function lateCustomer(token: string | undefined, to: string) {
  const sandbox = await api.organizationClient()
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '4900' } }]
  const { body: plan } = await sandbox.post('/v1/plans', { code: 'basic', name: 'Basic', prices })
  const { body: owner } = await sandbox.post('/v1/customers', { name: 'Late' })
  if (token !== undefined) await sandbox.post('/v1/payment_methods', { customer: owner.id, gateway: 'sandbox', token })
  await sandbox.post('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  const advanced = await sandbox.post(`/v1/sandboxes/${encodeId('org', sandbox.organization.id)}/advance`, { to })
  expect(advanced.body, advanced.text).toMatchObject({ done: true, clock_at: to })
  return { sandbox, owner: owner.id }
}

const invoiceOf = async (id: string) => (await api.get(`/v1/invoices/${id}`)).body
const statusOf = async (subscription: string) => (await api.get(`/v1/subscriptions/${subscription}`)).body.status
const paymentsOf = async (invoice: string) => (await api.get(`/v1/payments?invoice=${invoice}&sort=created_at`)).body.data

async function eventsOf(id: string): Promise<[string, number][]> {
  const { body } = await api.get(`/v1/events?object_id=${id}`)
  return body.data.map(({ type, sequence }: { type: string; sequence: number }) => [type, sequence]).reverse()
}

/** What each account holds for a customer: debit positive. */
async function books(owner: string): Promise<Record<string, number>> {
  const rows = await api.db.ownerQuery<{ account: string; sum: string }>(
    'SELECT account, sum(amount) AS sum FROM ledger_entries WHERE customer_id = $1 GROUP BY account HAVING sum(amount) <> 0 ORDER BY account',
    [decodeId('cus', owner)],
  )
  return Object.fromEntries(rows.map(({ account, sum }) => [account, Number(sum)]))
}

test('what is due is charged, booked and announced', async () => {
  const { owner, subscription, invoice } = await subscriber('pm_card_visa')
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'open', amount_due: 4900, amount_paid: 0 })
  expect(await collect()).toMatchObject({ succeeded: 1, declined: 0 })
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'paid', amount_due: 0, amount_paid: 4900, paid_at: '2027-04-01T00:00:00Z' })
  const [payment, ...more] = await paymentsOf(invoice)
  expect(more).toEqual([])
  expect(payment).toEqual({
    id: expect.stringMatching(/^pay_/),
    object: 'payment',
    customer: owner,
    invoice,
    payment_method: expect.stringMatching(/^pm_/),
    gateway: 'sandbox',
    attempt: 1,
    currency: 'EUR',
    amount: 4900,
    status: 'succeeded',
    reference: expect.stringMatching(/^ch_/),
    decline_reason: null,
    retryable: null,
    redirect_url: null,
    in_person: false,
    reported: null,
    created_at: '2027-04-01T00:00:00Z',
    answered_at: '2027-04-01T00:00:00Z',
    reconcile_at: null,
  })
  expect((await api.get(`/v1/payments/${payment.id}`)).body).toEqual(payment)
  expect(await eventsOf(invoice)).toEqual([
    ['invoice.finalized', 1],
    ['invoice.payment_succeeded', 2],
    ['invoice.paid', 3],
  ])
  expect(await books(owner)).toEqual({ 'cash:sandbox': 4900, revenue: -4900 })
  expect(await statusOf(subscription)).toBe('active')
  expect(await collect()).toMatchObject({ succeeded: 0 })
})

test('F18: a decline puts the subscription in arrears; a new card pays and brings it back', async () => {
  const { owner, subscription, invoice } = await subscriber('pm_card_chargeDeclinedInsufficientFunds')
  expect(await collect()).toMatchObject({ declined: 1 })
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'open', amount_due: 4900 })
  expect(await statusOf(subscription)).toBe('past_due')
  // Nothing is asked again by itself.
  expect(await collect()).toMatchObject({ succeeded: 0, declined: 0 })
  const card = await addCard(owner, 'pm_card_mastercard', { default: true })
  expect(card).toMatchObject({ default: true, brand: 'mastercard', last4: '4444' })
  expect(await collect()).toMatchObject({ succeeded: 1, declined: 0 })
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'paid', amount_due: 0 })
  expect(await statusOf(subscription)).toBe('active')
  expect(
    (await paymentsOf(invoice)).map(({ attempt, status, decline_reason, retryable }: Record<string, unknown>) => [
      attempt,
      status,
      decline_reason,
      retryable,
    ]),
  ).toEqual([
    [1, 'declined', 'insufficient_funds', true],
    [2, 'succeeded', null, null],
  ])
  expect((await eventsOf(invoice)).map(([type]) => type)).toEqual([
    'invoice.finalized',
    'invoice.payment_failed',
    'invoice.payment_succeeded',
    'invoice.paid',
  ])
  const events = await eventsOf(subscription)
  expect(events.map(([type]) => type).slice(-2)).toEqual(['subscription.past_due', 'subscription.payment_recovered'])
  expect(events.map(([, sequence]) => sequence)).toEqual(events.map((_, index) => index + 1))
  expect(await books(owner)).toEqual({ 'cash:sandbox': 4900, revenue: -4900 })
})

test('an arrear ends with the last invoice that was asked for in vain, not with the first', async () => {
  const { sandbox, owner } = await lateCustomer('pm_card_chargeDeclined', '2027-05-03T00:00:00Z')
  const invoices = (await sandbox.get('/v1/invoices')).body.data
  expect(invoices.map(({ status }: { status: string }) => status)).toEqual(['overdue', 'overdue'])
  const { body: visa } = await sandbox.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token: 'pm_card_visa' })
  const standing: string[] = []
  for (const { id } of invoices) {
    const { body: payment } = await sandbox.post(`/v1/invoices/${id}/pay`, { payment_method: visa.id })
    standing.push(payment.status, (await sandbox.get('/v1/subscriptions')).body.data[0].status)
  }
  expect(standing).toEqual(['succeeded', 'past_due', 'succeeded', 'active'])
})

test('a decline that is somebody else’s bad day: who pays by hand is not behind before the due date', async () => {
  const { subscription, invoice } = await subscriber('pm_card_chargeDeclined', { collection_method: 'send_invoice', net_terms_days: 14 })
  expect(await collect()).toMatchObject({ declined: 0 })
  const declined = await api.post(`/v1/invoices/${invoice}/pay`)
  expect(declined).toMatchObject({ status: 200, body: { status: 'declined', decline_reason: 'card_declined', retryable: true } })
  expect(await statusOf(subscription)).toBe('active')
})

test('where there is nothing to charge the money did not come either', async () => {
  const { owner, subscription, invoice } = await subscriber()
  expect(await collect()).toMatchObject({ without_method: 1 })
  expect(await statusOf(subscription)).toBe('past_due')
  expect(await paymentsOf(invoice)).toEqual([])
  const events = (await api.get(`/v1/events?object_id=${invoice}`)).body.data
  expect(events[0]).toMatchObject({ type: 'invoice.payment_failed', data: { payment: { id: null, reason: 'no_payment_method' } } })
  expect(await api.post(`/v1/invoices/${invoice}/pay`)).toMatchObject({ status: 409, body: { code: 'no_payment_method' } })
  expect(await collect()).toMatchObject({ without_method: 0 })
  // The first card of a customer is the default, and is tried at once.
  await addCard(owner, 'pm_card_visa')
  expect(await collect()).toMatchObject({ succeeded: 1 })
  expect(await statusOf(subscription)).toBe('active')
})

test('a customer who has to confirm is told where; the subscription is behind meanwhile', async () => {
  const { subscription, invoice } = await subscriber('pm_card_threeDSecureRequired')
  expect(await collect()).toMatchObject({ needs_customer: 1 })
  expect((await paymentsOf(invoice))[0]).toMatchObject({ status: 'needs_customer', redirect_url: expect.stringMatching(/^http/) })
  expect(await statusOf(subscription)).toBe('past_due')
})

test('an invoice is paid at once, by another card if so wanted; then there is nothing to pay any more', async () => {
  const { owner, invoice } = await subscriber('pm_card_chargeDeclined')
  const visa = await addCard(owner, 'pm_card_visa')
  const stranger = await addCard(await customer(), 'pm_card_visa')
  const path = `/v1/invoices/${invoice}/pay`
  expect(await api.post(path, { payment_method: stranger.id })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/payment_method' }] },
  })
  expect((await api.post(path, { payment_method: visa.id })).body).toMatchObject({
    status: 'succeeded',
    payment_method: visa.id,
    attempt: 1,
  })
  expect(await api.post(path)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect(await collect()).toMatchObject({ succeeded: 0, declined: 0 })
})

test('S44: an invoice that does not exist, or is no more than a draft, cannot be paid', async () => {
  expect((await api.post('/v1/invoices/inv_01h455vb4pex5vsknk084sn02q/pay')).status).toBe(404)
  const owner = await customer('pm_card_visa')
  const lines = [{ description: 'Workshop', quantity: '1', unit_amount: '100' }]
  const { body: draft } = await api.post('/v1/invoices', { customer: owner, lines })
  expect(await api.post(`/v1/invoices/${draft.id}/pay`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
})

test('I21: a request to pay that is sent again with its key is one payment and one answer', async () => {
  const { invoice } = await subscriber('pm_card_visa')
  const options = { idempotencyKey: `pay ${invoice}` }
  const first = await api.post(`/v1/invoices/${invoice}/pay`, {}, options)
  const second = await api.post(`/v1/invoices/${invoice}/pay`, {}, options)
  expect(second.body).toEqual(first.body)
  expect(second.headers['idempotent-replayed']).toBe('true')
  expect(await paymentsOf(invoice)).toHaveLength(1)
})

test('a transfer is recorded in part, then in full, and never for more than is owed', async () => {
  const { owner, invoice, subscription } = await subscriber(undefined, { collection_method: 'send_invoice' })
  const path = `/v1/invoices/${invoice}/record_payment`
  expect(await api.post(path, { amount: 4901, reference: 'too much' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/amount' }] },
  })
  expect((await api.post(path, { amount: 0, reference: 'nothing' })).status).toBe(422)
  const part = await api.post(path, { amount: 1900, reference: 'Transfer of 1 April' })
  expect(part.body).toMatchObject({ gateway: 'manual', status: 'succeeded', amount: 1900, payment_method: null, attempt: 1 })
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'open', amount_paid: 1900, amount_due: 3000 })
  expect((await api.post(path, { reference: 'the rest' })).body).toMatchObject({ amount: 3000, attempt: 2 })
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'paid', amount_paid: 4900, amount_due: 0 })
  expect(await books(owner)).toEqual({ 'cash:manual': 4900, revenue: -4900 })
  expect((await eventsOf(invoice)).map(([type]) => type)).toEqual([
    'invoice.finalized',
    'invoice.payment_succeeded',
    'invoice.payment_succeeded',
    'invoice.paid',
  ])
  expect(await statusOf(subscription)).toBe('active')
})

test('what is left after a transfer in part is what the card is charged', async () => {
  const { invoice } = await subscriber('pm_card_visa')
  await api.post(`/v1/invoices/${invoice}/record_payment`, { amount: 900, reference: 'a part' })
  expect(await collect()).toMatchObject({ succeeded: 1 })
  expect((await paymentsOf(invoice)).map(({ gateway, amount }: Record<string, unknown>) => [gateway, amount])).toEqual([
    ['manual', 900],
    ['sandbox', 4000],
  ])
})

test('S66, I31: a card number is refused where anyone could type one', async () => {
  const { owner, invoice } = await subscriber(undefined, { collection_method: 'send_invoice' })
  const reference = 'card 4242 4242 4242 4242'
  expect(await api.post(`/v1/invoices/${invoice}/record_payment`, { reference })).toMatchObject({
    status: 422,
    body: { code: 'card_data_refused' },
  })
  const token = '4242424242424242'
  const refused = await api.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token })
  expect(refused).toMatchObject({ status: 422, body: { code: 'card_data_refused' } })
  expect(refused.text).not.toContain(token)
  expect(api.logged.join()).not.toContain(token)
})

test('money for what was written off takes the loss back', async () => {
  const { owner, invoice } = await subscriber('pm_card_chargeDeclined')
  await collect()
  const written = await api.post(`/v1/invoices/${invoice}/mark_uncollectible`)
  expect(written.status, written.text).toBe(200)
  expect(await books(owner)).toEqual({ bad_debt: 4900, revenue: -4900 })
  const visa = await addCard(owner, 'pm_card_visa')
  expect((await api.post(`/v1/invoices/${invoice}/pay`, { payment_method: visa.id })).body).toMatchObject({
    status: 'succeeded',
    amount: 4900,
  })
  expect(await invoiceOf(invoice)).toMatchObject({ status: 'paid', amount_paid: 4900, amount_due: 0 })
  expect(await books(owner)).toEqual({ 'cash:sandbox': 4900, revenue: -4900 })
})

test('an overdue invoice is paid like an open one, by the first card that the customer brings', async () => {
  const { sandbox, owner } = await lateCustomer(undefined, '2027-04-10T00:00:00Z')
  const [invoice] = (await sandbox.get('/v1/invoices')).body.data
  expect(invoice.status).toBe('overdue')
  await sandbox.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token: 'pm_card_visa' })
  expect(await collect(sandbox)).toMatchObject({ succeeded: 1 })
  expect((await sandbox.get(`/v1/invoices/${invoice.id}`)).body.status).toBe('paid')
  expect((await sandbox.get('/v1/subscriptions')).body.data[0].status).toBe('active')
})

test('I7: in all that happened here the receivable is what is due, and doctor finds nothing wrong', async () => {
  const rows = await api.db.ownerQuery(
    `SELECT * FROM (SELECT organization_id, customer_id, currency, sum(amount) AS balance FROM ledger_entries WHERE account = 'receivable' GROUP BY 1, 2, 3) a
     FULL JOIN (SELECT organization_id, customer_id, currency, sum(amount_due) AS due FROM invoices WHERE status <> 'draft' GROUP BY 1, 2, 3) b
     USING (organization_id, customer_id, currency) WHERE coalesce(a.balance, 0) <> coalesce(b.due, 0)`,
  )
  expect(rows).toEqual([])
  const { findings } = (await api.get('/v1/doctor')).body
  expect(findings.filter(({ severity }: { severity: string }) => severity === 'violation')).toEqual([])
})
