import { encodeId } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type TestApi, type TestApiOptions, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { makeStatementsJob } from './jobs.ts'
import { makeStatements } from './make-statements.ts'

let api: TestApi | undefined
afterEach(async () => {
  const { body: doctor } = (await api?.get('/v1/doctor')) ?? {}
  await api?.close()
  expect(doctor.findings).toEqual([])
})

async function start(options: TestApiOptions = {}): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR', ...options })
  await ok(api.patch('/v1/organization', { conventions: { parent_billing: 'summary_per_child' } }))
  return api
}

/** Plays one request that has to succeed. */
async function ok(pending: ReturnType<TestApi['get']>) {
  const reply = await pending
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

async function customer(client: TestApi, more: object = {}): Promise<string> {
  return (await ok(client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice', ...more }))).id
}

async function bill(client: TestApi, owner: string, amount: number): Promise<string> {
  const body = { customer: owner, lines: [{ description: 'Work', unit_amount: String(amount) }], finalize: true }
  return (await ok(client.post('/v1/invoices', body))).id
}

async function advance(client: TestApi, to: string) {
  return ok(client.post(`/v1/sandboxes/${encodeId('org', client.organization.id)}/advance`, { to }))
}

async function statementsOf(client: TestApi, parent: string) {
  return (await ok(client.get(`/v1/statements?customer=${parent}`))).data
}

async function typesOf(client: TestApi, id: string): Promise<string[]> {
  const { data } = await ok(client.get(`/v1/events?object_id=${id}&limit=100`))
  return data.map(({ type }: { type: string }) => type).reverse()
}

test('what children are billed on a day is on one statement of the parent, whose day it is', async () => {
  const client = await start()
  // In New York 1 April ends at 04:00 UTC on 2 April.
  const parent = await customer(client, { timezone: 'America/New_York' })
  const first = await customer(client, { parent })
  const second = await customer(client, { parent })
  const alone = await customer(client)
  await advance(client, '2027-04-01T06:00:00Z')
  const a = await bill(client, first, 1000)
  await bill(client, alone, 77)
  await advance(client, '2027-04-02T03:00:00Z')
  const b = await bill(client, second, 300)
  const c = await bill(client, first, 50)
  await advance(client, '2027-04-02T03:59:59Z')
  expect(await statementsOf(client, parent)).toEqual([])
  await advance(client, '2027-04-02T04:00:00Z')
  await bill(client, first, 9)
  const [statement, ...others] = await statementsOf(client, parent)
  expect(others).toEqual([])
  expect(statement).toMatchObject({
    number: 'ST-000001',
    customer: parent,
    currency: 'EUR',
    status: 'open',
    total: 1350,
    amount_due: 1350,
    covers_on: '2027-04-01',
    issued_on: '2027-04-02',
    due_on: '2027-04-15',
  })
  expect(
    statement.lines.map((line: { customer: string; amount: number; invoices: { invoice: string }[] }) => ({
      customer: line.customer,
      amount: line.amount,
      invoices: line.invoices.map(({ invoice }) => invoice),
    })),
  ).toEqual([
    { customer: first, amount: 1050, invoices: [a, c] },
    { customer: second, amount: 300, invoices: [b] },
  ])
  expect(await ok(client.get(`/v1/statements/${statement.id}`))).toEqual(statement)
  await advance(client, '2027-04-03T04:00:00Z')
  expect((await statementsOf(client, parent)).map((each: { number: string; total: number }) => [each.number, each.total])).toEqual([
    ['ST-000002', 9],
    ['ST-000001', 1350],
  ])
  // A statement is no sale: the books hold the sales of the five invoices and nothing else.
  const books = await client.db.ownerQuery<{ count: number }>('SELECT count(*)::int AS count FROM ledger_transfers')
  expect(books).toEqual([{ count: 5 }])
})

test('money for a statement goes to its invoices, the oldest first, and nothing more than is owed is taken', async () => {
  const client = await start()
  const parent = await customer(client)
  const child = await customer(client, { parent })
  const other = await customer(client, { parent })
  const a = await bill(client, child, 1000)
  const b = await bill(client, other, 300)
  const c = await bill(client, child, 50)
  await advance(client, '2027-04-02T00:00:00Z')
  const [{ id }] = await statementsOf(client, parent)
  const due = async () => Promise.all([a, b, c].map(async (each) => (await ok(client.get(`/v1/invoices/${each}`))).amount_due))
  const record = (body: object) => client.post(`/v1/statements/${id}/record_payment`, { reference: 'Transfer of 2 April', ...body })
  expect(await ok(record({ amount: 1200 }))).toMatchObject({ status: 'open', total: 1350, amount_due: 150 })
  expect(await due()).toEqual([0, 100, 50])
  const tooMuch = await record({ amount: 151 })
  expect(tooMuch).toMatchObject({ status: 422, body: { errors: [{ pointer: '/amount', code: 'too_large' }] } })
  await advance(client, '2027-04-03T00:00:00Z')
  expect(await typesOf(client, id)).toEqual(['statement.issued'])
  expect(await ok(record({}))).toMatchObject({ status: 'paid', amount_due: 0 })
  expect(await due()).toEqual([0, 0, 0])
  expect((await record({})).body.code).toBe('invalid_state')
  await advance(client, '2027-04-03T00:01:00Z')
  expect(await typesOf(client, id)).toEqual(['statement.issued', 'statement.paid'])
  const { data } = await ok(client.get(`/v1/payments?invoice=${b}`))
  expect(data.map(({ amount }: { amount: number }) => amount)).toEqual([100, 200])
})

test('the parent is charged for its children, by what it is charged by now', async () => {
  const client = await start()
  const parent = await customer(client)
  const child = await customer(client, { parent, collection_method: 'charge_automatically' })
  const method = (owner: string, token: string) => ok(client.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token }))
  const own = await method(child, 'pm_card_visa')
  const invoice = await bill(client, child, 1000)
  await advance(client, '2027-04-01T00:01:00Z')
  // The child's own card is not asked.
  expect(await ok(client.get(`/v1/invoices/${invoice}`))).toMatchObject({ status: 'open', amount_due: 1000 })
  const parents = await method(parent, 'pm_card_visa')
  await advance(client, '2027-04-01T00:02:00Z')
  expect(await ok(client.get(`/v1/invoices/${invoice}`))).toMatchObject({ status: 'paid' })
  const { data } = await ok(client.get(`/v1/payments?invoice=${invoice}`))
  expect(data).toMatchObject([{ customer: child, payment_method: parents.id, status: 'succeeded' }])
  expect(parents.id).not.toBe(own.id)
  // Paid before the day was over: the statement says what it was for.
  await advance(client, '2027-04-02T00:00:00Z')
  const [statement] = await statementsOf(client, parent)
  expect(statement).toMatchObject({ status: 'paid', total: 1000, amount_due: 0 })
  expect(await typesOf(client, statement.id)).toEqual(['statement.issued', 'statement.paid'])
})

test('without the convention children pay for themselves, and a parent may differ from the organization', async () => {
  const client = await start()
  const parent = await customer(client, { conventions: { parent_billing: 'none' } })
  const child = await customer(client, { parent, collection_method: 'charge_automatically' })
  await ok(client.post('/v1/payment_methods', { customer: child, gateway: 'sandbox', token: 'pm_card_visa' }))
  const invoice = await bill(client, child, 1000)
  await advance(client, '2027-04-03T00:00:00Z')
  expect(await ok(client.get(`/v1/invoices/${invoice}`))).toMatchObject({ status: 'paid' })
  expect(await statementsOf(client, parent)).toEqual([])
})

test('what is void before its day is over is on no statement, what is void later is not owed on it', async () => {
  const client = await start()
  const parent = await customer(client)
  const child = await customer(client, { parent })
  const gone = await bill(client, child, 1000)
  const later = await bill(client, child, 300)
  await ok(client.post(`/v1/invoices/${gone}/void`))
  await advance(client, '2027-04-02T00:00:00Z')
  const [statement] = await statementsOf(client, parent)
  expect(statement).toMatchObject({ total: 300, lines: [{ customer: child, amount: 300 }] })
  await ok(client.post(`/v1/invoices/${later}/void`))
  expect(await ok(client.get(`/v1/statements/${statement.id}`))).toMatchObject({ status: 'void', total: 300, amount_due: 0 })
  await advance(client, '2027-04-02T00:01:00Z')
  expect(await typesOf(client, statement.id)).toEqual(['statement.issued', 'statement.voided'])
})

test('several workers at once make one statement of a day, with one number', async () => {
  const client = await start()
  const parents = await Promise.all(Array.from({ length: 5 }, () => customer(client)))
  for (const parent of parents) await bill(client, await customer(client, { parent }), 100)
  await client.db.ownerQuery(`UPDATE organizations SET clock_at = '2027-04-02T00:00:00Z'`)
  const ctx = testContext(client.db.database, client.organization.id)
  const made = await Promise.all(Array.from({ length: 4 }, () => makeStatements(ctx)))
  expect(made.reduce((sum, { issued }) => sum + issued, 0)).toBe(5)
  expect(await makeStatements(ctx)).toEqual({ issued: 0, closed: 0 })
  const numbers = await client.db.ownerQuery<{ number: string }>('SELECT number::text FROM statements ORDER BY number')
  expect(numbers.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5'])
  // Of what falls due with the moment only this job was run.
  await ok(client.post('/v1/jobs/send-reminders/run'))
})

test('a hierarchy has one level and one currency', async () => {
  const client = await start()
  const parent = await customer(client)
  const child = await customer(client, { parent })
  const loose = await customer(client)
  expect(await ok(client.get(`/v1/customers/${child}`))).toMatchObject({ parent })
  expect((await ok(client.get(`/v1/customers?parent=${parent}`))).data).toMatchObject([{ id: child }])
  const refused = async (pending: ReturnType<TestApi['get']>) => (await pending).body.errors?.[0]?.pointer
  expect(await refused(client.post('/v1/customers', { name: 'Grandchild', parent: child }))).toBe('/parent')
  expect(await refused(client.patch(`/v1/customers/${parent}`, { parent: loose }))).toBe('/parent')
  expect(await refused(client.patch(`/v1/customers/${loose}`, { parent: loose }))).toBe('/parent')
  expect(await refused(client.post('/v1/customers', { name: 'Abroad', parent, currency: 'USD' }))).toBe('/parent')
  expect(await refused(client.patch(`/v1/customers/${parent}`, { currency: 'USD' }))).toBe('/currency')
  expect(await refused(client.patch(`/v1/customers/${child}`, { currency: 'USD' }))).toBe('/currency')
  expect(await refused(client.post('/v1/customers', { name: 'Lost', parent: 'cus_01h455vb4pex5vsknk084sn02q' }))).toBe('/parent')
  expect((await client.delete(`/v1/customers/${parent}`)).body.code).toBe('conflict')
  expect(await ok(client.patch(`/v1/customers/${child}`, { parent: null, currency: 'USD' }))).toMatchObject({ parent: null })
  expect(await ok(client.patch(`/v1/customers/${loose}`, { parent }))).toMatchObject({ parent })
})

test('two that are put below each other at once: one of them is', async () => {
  const client = await start()
  const [a, b] = [await customer(client), await customer(client)]
  const replies = await Promise.all([client.patch(`/v1/customers/${a}`, { parent: b }), client.patch(`/v1/customers/${b}`, { parent: a })])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 422])
})

test('a worker finds the organizations that have a day to close, and those that have a statement to close', async () => {
  const client = await start()
  const due = () => client.db.database.dispatcher((tx) => makeStatementsJob.due(tx, Temporal.Instant.from('2027-04-01T12:00:00Z')))
  const at = (moment: string) => client.db.ownerQuery(`UPDATE organizations SET clock_at = '${moment}'`)
  const parent = await customer(client)
  const invoice = await bill(client, await customer(client, { parent }), 100)
  await at('2027-04-01T23:59:59Z')
  expect(await due()).toEqual([])
  await at('2027-04-02T00:00:00Z')
  expect(await due()).toEqual([client.organization.id])
  const ctx = testContext(client.db.database, client.organization.id)
  expect(await makeStatements(ctx)).toEqual({ issued: 1, closed: 0 })
  expect(await due()).toEqual([])
  await ok(client.post(`/v1/invoices/${invoice}/record_payment`, { reference: 'Transfer' }))
  expect(await due()).toEqual([client.organization.id])
  expect(await makeStatements(ctx)).toEqual({ issued: 0, closed: 1 })
  expect(await due()).toEqual([])
})

test('a trial that asks for a payment method is content with that of the parent, and not with another', async () => {
  const client = await start()
  const { id: plan } = await ok(
    client.post('/v1/plans', {
      code: 'club',
      name: 'Club',
      trial_days: 10,
      prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }],
    }),
  )
  const method = (owner: string) => ok(client.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token: 'pm_card_visa' }))
  const automatic = { collection_method: 'charge_automatically' }
  const able = await customer(client, automatic)
  const unable = await customer(client, automatic)
  await method(able)
  const paidFor = await customer(client, { ...automatic, parent: able })
  const alone = await customer(client, { ...automatic, parent: unable })
  await method(alone)
  const terms = { plan, trial_end: 'cancel_without_payment_method' }
  const subscribe = async (owner: string) => (await ok(client.post('/v1/subscriptions', { customer: owner, ...terms }))).id
  const [first, second] = [await subscribe(paidFor), await subscribe(alone)]
  await advance(client, '2027-04-12T00:00:00Z')
  const status = async (id: string) => (await ok(client.get(`/v1/subscriptions/${id}`))).status
  expect([await status(first), await status(second)]).toEqual(['active', 'canceled'])
  expect(await statementsOf(client, able)).toMatchObject([{ status: 'paid', total: 1000, covers_on: '2027-04-11' }])
})
