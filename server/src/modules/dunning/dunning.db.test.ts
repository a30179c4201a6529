import { decodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import type { Context } from '../../kit/context.ts'
import { collectInvoices } from '../payments/collect-invoices.ts'
import { reconcileAttempts } from '../payments/reconcile-attempts.ts'
import { recordPayment } from '../payments/record-payment.ts'
import { dunningJob, sendRemindersJob } from './jobs.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

interface Shop {
  readonly client: ApiClient
  readonly ctx: Context
  readonly invoice: InvoiceId
  readonly path: string
}

/** A subscriber of 49.00 EUR, whose first charge is answered as the card says, on 1 April 2027. */
async function shop(token: string, policy: object = {}): Promise<Shop> {
  const client = await api.organizationClient()
  await client.post('/v1/dunning_policies', { name: 'Ours', ...policy })
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '4900' } }]
  const { body: plan } = await client.post('/v1/plans', { code: 'basic', name: 'Basic', prices })
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme GmbH' })
  await client.post('/v1/payment_methods', { customer: owner.id, gateway: 'sandbox', token })
  await client.post('/v1/subscriptions', { customer: owner.id, plan: plan.id })
  const [{ id }] = (await client.get('/v1/invoices')).body.data
  const ctx = testContext(api.db.database, client.organization.id)
  await collectInvoices(ctx)
  return { client, ctx, invoice: idOf('inv', decodeId('inv', id) ?? ''), path: `/v1/invoices/${id}` }
}

async function moveTo({ client }: Shop, moment: string): Promise<void> {
  await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [client.organization.id, moment])
}

const runOf = async ({ client, path }: Shop) => (await client.get(`${path}/dunning`)).body.run
const paymentsOf = async ({ client }: Shop) => (await client.get('/v1/payments?sort=created_at')).body.data
const eventsOf = async ({ client, path }: Shop) => {
  const { body } = await client.get(`/v1/events?object_id=${path.split('/').at(-1)}&limit=100&sort=created_at`)
  return body.data.map((event: { type: string }) => event.type)
}
const endsAtOnce = { retries: [], final_action: 'mark_uncollectible', final_after_days: 2 }

test('four workers and a person at once take one step, and ask once', async () => {
  const place = await shop('pm_card_chargeDeclined')
  await moveTo(place, '2027-04-02T12:00:00Z')
  const all = await Promise.all(Array.from({ length: 4 }, () => dunningJob.run(place.ctx)))
  expect(all.reduce((sum, { retries }) => sum + (retries ?? 0), 0)).toBe(1)
  await Promise.all([collectInvoices(place.ctx), collectInvoices(place.ctx), place.client.post('/v1/jobs/dunning/run')])
  expect(await paymentsOf(place)).toHaveLength(2)
  expect(await runOf(place)).toMatchObject({ retries: 1, step: 1 })
  expect(await dunningJob.run(place.ctx)).toEqual({ resumed: 0, retries: 0, messages: 0, finished: 0 })
})

test('money that comes while the end is being done: one of the two happens first, and nothing is done to who has paid', async () => {
  for (let round = 0; round < 8; round += 1) {
    const place = await shop('pm_card_chargeDeclined', endsAtOnce)
    await moveTo(place, '2027-04-04T12:00:00Z')
    const pay = () => recordPayment(place.ctx, place.invoice, { reference: 'by bank' })
    const deeds = [() => dunningJob.run(place.ctx), pay, () => dunningJob.run(place.ctx)]
    await Promise.all((round % 2 === 0 ? deeds : deeds.toReversed()).map((deed) => deed()))
    // Either it was written off and the money takes the loss back, or it was paid and is not written off.
    const types = await eventsOf(place)
    expect((await place.client.get(place.path)).body).toMatchObject({ status: 'paid', amount_due: 0 })
    expect(await runOf(place)).toMatchObject({ status: 'succeeded', next_at: null })
    const ended = types.filter((type: string) => type === 'invoice.dunning_exhausted').length
    expect(types.filter((type: string) => type === 'invoice.marked_uncollectible')).toHaveLength(ended)
    expect(types.lastIndexOf('invoice.marked_uncollectible')).toBeLessThan(types.indexOf('invoice.paid'))
    expect((await place.client.get('/v1/doctor')).body.findings).toEqual([])
  }
})

test('four workers do the end once', async () => {
  const place = await shop('pm_card_chargeDeclined', { ...endsAtOnce, final_action: 'cancel' })
  await moveTo(place, '2027-04-04T12:00:00Z')
  const all = await Promise.all(Array.from({ length: 4 }, () => dunningJob.run(place.ctx)))
  expect(all.reduce((sum, { finished }) => sum + (finished ?? 0), 0)).toBe(1)
  expect((await eventsOf(place)).filter((type: string) => type === 'invoice.dunning_exhausted')).toHaveLength(1)
  expect((await place.client.get('/v1/subscriptions')).body.data[0].status).toBe('canceled')
})

test('F19: while an outcome is unknown nothing is asked and no end comes; late success ends it', async () => {
  const place = await shop('pm_card_chargeDeclined', { ...endsAtOnce, retries: [{ after_days: 1, message: 'none' }] })
  await moveTo(place, '2027-04-02T12:00:00Z')
  const { body: customers } = await place.client.get('/v1/customers')
  await place.client.post('/v1/payment_methods', {
    customer: customers.data[0].id,
    gateway: 'sandbox',
    token: 'pm_card_timeout',
    default: true,
  })
  await collectInvoices(place.ctx)
  expect(await paymentsOf(place)).toMatchObject([{ status: 'declined' }, { status: 'unknown' }])
  await moveTo(place, '2027-04-06T12:00:00Z')
  expect(await dunningJob.run(place.ctx)).toMatchObject({ retries: 0, finished: 0 })
  expect(await place.client.post(`${place.path}/dunning/retry`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect(await reconcileAttempts(place.ctx)).toMatchObject({ succeeded: 1 })
  expect(await runOf(place)).toMatchObject({ status: 'succeeded' })
  expect(await dunningJob.run(place.ctx)).toMatchObject({ retries: 0, finished: 0 })
  expect((await place.client.get('/v1/subscriptions')).body.data[0].status).toBe('active')
})

test('F19: a late failure goes on with what is planned then', async () => {
  const place = await shop('pm_card_pendingDeclined')
  expect(await runOf(place)).toBeNull()
  await moveTo(place, '2027-04-05T12:00:00Z')
  await reconcileAttempts(place.ctx)
  expect(await paymentsOf(place)).toMatchObject([{ status: 'declined' }])
  expect(await runOf(place)).toMatchObject({ status: 'running', started_at: '2027-04-05T12:00:00Z', next_at: '2027-04-06T07:00:00Z' })
})

test('one policy is the default, and terms that contradict each other are refused with the field', async () => {
  const client = await api.organizationClient()
  const { body: first } = await client.post('/v1/dunning_policies', { name: 'First' })
  const { body: second } = await client.post('/v1/dunning_policies', {
    name: 'Second',
    default: true,
    retries: [{ after_days: 2, message: 'none' }],
  })
  expect([first.default, second.default]).toEqual([true, true])
  expect((await client.get(`/v1/dunning_policies/${first.id}`)).body.default).toBe(false)
  expect(await client.patch(`/v1/dunning_policies/${second.id}`, { final_after_days: 1 })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/final_after_days', code: 'contradiction' }] },
  })
  const both = await Promise.all([first, second].map(({ id }) => client.patch(`/v1/dunning_policies/${id}`, { default: true })))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const listed = (await client.get('/v1/dunning_policies?status=active')).body.data
  expect(listed.filter((policy: { default: boolean }) => policy.default)).toHaveLength(1)
  const standing = listed.find((policy: { default: boolean }) => policy.default)
  expect((await client.post(`/v1/dunning_policies/${standing.id}/archive`)).body).toMatchObject({ status: 'archived', default: false })
  expect(await client.patch(`/v1/dunning_policies/${standing.id}`, { default: true })).toMatchObject({
    status: 409,
    body: { code: 'invalid_state' },
  })
})

test('what is being asked for goes on by the terms that it began with', async () => {
  const place = await shop('pm_card_chargeDeclined')
  const [policy] = (await place.client.get('/v1/dunning_policies')).body.data
  await place.client.patch(`/v1/dunning_policies/${policy.id}`, { retries: [] })
  expect(await runOf(place)).toMatchObject({ policy: policy.id, next_action: 'retry', next_at: '2027-04-02T07:00:00Z' })
})

test('reminders follow a policy that changes, and two workers send each once', async () => {
  const client = await api.organizationClient()
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice', net_terms_days: 14 })
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]
  const { body: invoice } = await client.post('/v1/invoices', {
    customer: customer.id,
    collection_method: 'send_invoice',
    lines,
    finalize: true,
  })
  const ctx = testContext(api.db.database, client.organization.id)
  const place = { client, ctx, invoice: idOf('inv', decodeId('inv', invoice.id) ?? ''), path: `/v1/invoices/${invoice.id}` }
  expect(await sendRemindersJob.run(ctx)).toEqual({ reminded: 0 })
  await client.post('/v1/dunning_policies', { name: 'Early', remind_days_before_due: [5] })
  await sendRemindersJob.run(ctx)
  await moveTo(place, '2027-04-10T12:00:00Z')
  const both = await Promise.all([sendRemindersJob.run(ctx), sendRemindersJob.run(ctx)])
  expect(both.reduce((sum, { reminded }) => sum + (reminded ?? 0), 0)).toBe(1)
  expect((await eventsOf(place)).filter((type: string) => type === 'invoice.due_soon')).toHaveLength(1)
})

test('another organization neither sees nor moves it (I25)', async () => {
  const place = await shop('pm_card_chargeDeclined')
  const other = await api.organizationClient()
  expect((await other.get(`${place.path}/dunning`)).status).toBe(404)
  expect((await other.post(`${place.path}/dunning/stop`)).status).toBe(404)
  expect((await other.get('/v1/dunning_runs')).body.data).toEqual([])
  const listed = (await place.client.get('/v1/dunning_runs?status=running&need=patience&sort=next_at')).body.data
  expect(listed).toMatchObject([{ customer_name: 'Acme GmbH', amount_due: 4900, reason: 'card_declined' }])
})
