import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies are read as a program without types would read them
type Any = any

let api: TestApi | undefined
afterEach(async () => {
  const health = await api?.get('/v1/doctor')
  const verified = await api?.get('/v1/verification')
  await api?.close()
  expect({ findings: health?.body.findings, drift: verified?.body.drift }).toEqual({ findings: [], drift: [] })
})

async function start(conventions: object = { credit_policy: 'credit_note' }): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'UTC', currency: 'EUR' })
  expect((await api.patch('/v1/organization', { conventions })).status).toBe(200)
  return api
}

async function monthly(client: TestApi, code: string, amount: string): Promise<string> {
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount } }]
  return (await client.post('/v1/plans', { code, name: code, prices })).body.id
}

async function advance(client: TestApi, to: string): Promise<void> {
  const { body } = await client.get('/v1/organization')
  const reply = await client.post(`/v1/sandboxes/${body.id}/advance`, { to })
  expect(reply.status, reply.text).toBe(200)
}

const list = async (client: TestApi, path: string): Promise<Any[]> => (await client.get(path)).body.data

test('an upgrade gives back what is not used by a credit note, and its credit pays the new invoice', async () => {
  const client = await start()
  const [basic, pro] = [await monthly(client, 'basic', '3000'), await monthly(client, 'pro', '6000')]
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  const { body: subscription } = await client.post('/v1/subscriptions', { customer: owner.id, plan: basic })
  const [first] = await list(client, '/v1/invoices')
  await client.post(`/v1/invoices/${first.id}/record_payment`, { amount: 3000, reference: 'a' })
  await advance(client, '2027-04-11T00:00:00Z')
  expect((await client.post(`/v1/subscriptions/${subscription.id}/change`, { plan: pro, timing: 'now' })).status).toBe(200)
  // 20 of 30 days are left: 2000 of 3000 come back, 4000 of 6000 are charged.
  const [note] = await list(client, `/v1/credit_notes?invoice=${first.id}`)
  expect(note).toMatchObject({
    ...{ number: 'CN-000001', status: 'issued', reason: 'change', customer: owner.id, invoice: first.id, subscription: subscription.id },
    ...{ subtotal: 2000, discount: 0, tax: 0, total: 2000, reduced_due: 0, credited: 2000, refunded: 0, issued_on: '2027-04-11' },
  })
  const { body: shown } = await client.get(`/v1/credit_notes/${note.id}`)
  expect(shown.lines).toMatchObject([
    {
      ...{ kind: 'proration', credited_line: (await client.get(`/v1/invoices/${first.id}`)).body.lines[0].id, amount: 2000 },
      ...{ listed_amount: 2000, period: { start_on: '2027-04-11', end_on: '2027-05-01' }, subscription: subscription.id },
      full_period: { start_on: '2027-04-01', end_on: '2027-05-01' },
    },
  ])
  const [second] = await list(client, '/v1/invoices?limit=1')
  expect(second).toMatchObject({ total: 4000, credits_applied: 2000, amount_due: 2000 })
  const events = await list(client, `/v1/events?object_id=${note.id}`)
  expect(events).toMatchObject([{ type: 'credit_note.issued', sequence: 1, data: { id: note.id, total: 2000, credited: 2000 } }])
})

test('there and back at one instant nets nothing, and no line is given back twice (I13, I16)', async () => {
  const client = await start()
  const [basic, pro] = [await monthly(client, 'basic', '3000'), await monthly(client, 'pro', '6000')]
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  const { body: subscription } = await client.post('/v1/subscriptions', { customer: owner.id, plan: basic })
  await advance(client, '2027-04-11T00:00:00Z')
  for (const plan of [pro, basic, pro, basic])
    expect((await client.post(`/v1/subscriptions/${subscription.id}/change`, { plan, timing: 'now' })).status).toBe(200)
  const notes = await list(client, '/v1/credit_notes')
  const invoices = await list(client, '/v1/invoices')
  const sum = (rows: Any[]): number => rows.reduce((total, { total: each }) => total + each, 0)
  expect(notes.map(({ total }) => total)).toEqual([4000, 2000, 4000, 2000])
  expect(sum(invoices) - sum(notes)).toBe(3000)
  const due = invoices.reduce((total, { amount_due }) => total + amount_due, 0)
  const { body: balance } = await client.get(`/v1/customers/${owner.id}/credit_balance`)
  expect(due - (balance.data[0]?.balance ?? 0)).toBe(3000)
})

test('an end at a date gives back by credit note in the billing run, and the credit pays what is owed, the oldest first', async () => {
  const client = await start()
  const basic = await monthly(client, 'basic', '3000')
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  const ids: string[] = []
  for (let count = 0; count < 3; count += 1) ids.push((await client.post('/v1/subscriptions', { customer: owner.id, plan: basic })).body.id)
  for (const id of ids)
    expect((await client.post(`/v1/subscriptions/${id}/cancel`, { timing: 'at', at: '2027-04-16T00:00:00Z' })).status).toBe(200)
  await advance(client, '2027-04-17T00:00:00Z')
  const notes = await list(client, '/v1/credit_notes')
  expect(notes.map(({ total, credited, reason }) => [total, credited, reason])).toEqual([
    [1500, 1500, 'cancel'],
    [1500, 1500, 'cancel'],
    [1500, 1500, 'cancel'],
  ])
  expect(notes.map(({ number }) => number)).toEqual(['CN-000003', 'CN-000002', 'CN-000001'])
  const invoices = await list(client, '/v1/invoices?sort=number')
  expect(invoices.map(({ amount_due, status }) => [amount_due, status])).toEqual([
    [0, 'paid'],
    [1500, 'overdue'],
    [3000, 'overdue'],
  ])
})

test('a cancellation that refunds sends back what was paid beyond what is owed; the rest is credit', async () => {
  const client = await start({ credit_policy: 'refund' })
  const basic = await monthly(client, 'basic', '9000')
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  const { body: subscription } = await client.post('/v1/subscriptions', { customer: owner.id, plan: basic })
  const [first] = await list(client, '/v1/invoices')
  await client.post(`/v1/invoices/${first.id}/record_payment`, { amount: 7500, reference: 'a' })
  await advance(client, '2027-04-21T00:00:00Z')
  expect((await client.post(`/v1/subscriptions/${subscription.id}/cancel`, { timing: 'now' })).status).toBe(200)
  // 10 of 30 days: 3000. 1500 is still owed, so 1500 goes back and 1500 is credit, which pays what is owed.
  const [note] = await list(client, '/v1/credit_notes')
  expect(note).toMatchObject({ total: 3000, refunded: 1500, credited: 1500, reduced_due: 0 })
  expect((await client.get(`/v1/invoices/${first.id}`)).body).toMatchObject({ status: 'paid', amount_due: 0, credits_applied: 1500 })
})

test('what a written-off invoice gives back lowers the loss', async () => {
  const client = await start()
  const basic = await monthly(client, 'basic', '3000')
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice' })
  const { body: subscription } = await client.post('/v1/subscriptions', { customer: owner.id, plan: basic })
  const [first] = await list(client, '/v1/invoices')
  await client.post(`/v1/invoices/${first.id}/mark_uncollectible`)
  await advance(client, '2027-04-16T00:00:00Z')
  await client.post(`/v1/subscriptions/${subscription.id}/cancel`, { timing: 'now' })
  const [note] = await list(client, '/v1/credit_notes')
  expect(note).toMatchObject({ total: 1500, refunded: 0, credited: 0, reduced_due: 1500 })
  expect((await client.get(`/v1/invoices/${first.id}`)).body).toMatchObject({ status: 'uncollectible', amount_due: 0 })
  expect((await client.post(`/v1/invoices/${first.id}/void`)).body).toMatchObject({ code: 'invalid_state' })
})

async function oneOff(client: TestApi, lines: object[], more: object = {}): Promise<Any> {
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme', collection_method: 'send_invoice', ...more })
  const { body } = await client.post('/v1/invoices', { customer: owner.id, lines, finalize: true })
  return body
}

test('a sum is spread over the lines and lowers what is due; what is too much is refused (I13)', async () => {
  const client = await start()
  const invoice = await oneOff(client, [
    { description: 'a', unit_amount: '7000' },
    { description: 'b', unit_amount: '3000' },
  ])
  const body = { invoice: invoice.id, amount: 2000, settle: 'reduce_due', reason: 'order_change', memo: 'Sorry' }
  const preview = await client.post('/v1/credit_notes/preview', body)
  expect(preview.body).toMatchObject({ object: 'credit_note_preview', total: 2000, reduced_due: 2000 })
  const { status, body: note } = await client.post('/v1/credit_notes', body)
  expect(status).toBe(201)
  expect(note).toMatchObject({ total: 2000, reduced_due: 2000, credited: 0, refunded: 0, reason: 'order_change', memo: 'Sorry' })
  expect(note.lines.map(({ kind, amount }: Any) => [kind, amount])).toEqual([
    ['return', 1400],
    ['return', 600],
  ])
  expect((await client.get(`/v1/invoices/${invoice.id}`)).body).toMatchObject({
    ...{ status: 'open', amount_due: 8000, amount_credited: 2000 },
    credit_notes: [{ id: note.id, number: 'CN-000001', total: 2000 }],
  })
  const line = note.lines[0].credited_line
  for (const [wanted, pointer, code] of [
    [{ amount: 8001 }, '/amount', 'too_much'],
    [{ lines: [{ line, amount: 5601 }] }, '/lines/0', 'too_much'],
    [
      {
        lines: [
          { line, share: '0.5' },
          { line, share: '0.5' },
        ],
      },
      '/lines/1',
      'too_much',
    ],
    [{ lines: [{ line: 'il_01h455vb4pex5vsknk084sn02q' }] }, '/lines/0', 'not_found'],
    [{ lines: [{ line, amount: 1, share: '0.5' }] }, '/lines/0/amount', 'custom'],
  ] as const)
    expect(await client.post('/v1/credit_notes', { invoice: invoice.id, ...wanted }), JSON.stringify(wanted)).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ pointer, ...(code !== 'custom' && { code }) }] },
    })
  expect((await client.post('/v1/credit_notes', { invoice: invoice.id })).body).toMatchObject({ total: 8000, reduced_due: 8000 })
  expect((await client.get(`/v1/invoices/${invoice.id}`)).body).toMatchObject({ status: 'paid', amount_due: 0 })
  expect((await client.post('/v1/credit_notes', { invoice: invoice.id })).body).toMatchObject({ code: 'invalid_state' })
})

test('of 32 at once only those fit that the line still bills (I13)', async () => {
  const client = await start()
  const invoice = await oneOff(client, [{ description: 'a', unit_amount: '1000' }])
  const ask = () => client.post('/v1/credit_notes', { invoice: invoice.id, amount: 100 })
  const replies = await Promise.all(Array.from({ length: 32 }, ask))
  // On a busy machine not everybody gets a connection in time. They are told so, nothing has happened, and they come again.
  const turnedAway = replies.filter(({ status }) => status === 503)
  expect(turnedAway.map(({ body }) => body.code)).toEqual(turnedAway.map(() => 'unavailable'))
  for (const [index, { status }] of replies.entries()) if (status === 503) replies[index] = await ask()
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(10)
  expect(replies.filter(({ status }) => status !== 201).map(({ status }) => status)).toEqual(Array(22).fill(422))
  expect((await client.get(`/v1/invoices/${invoice.id}`)).body).toMatchObject({ status: 'paid', amount_due: 0 })
})

test('credit waits for what comes when asked for; a note is taken back while nobody has used it', async () => {
  const client = await start()
  const invoice = await oneOff(client, [{ description: 'a', quantity: '4', unit_amount: '250' }])
  const [line] = invoice.lines
  const { body: note } = await client.post('/v1/credit_notes', {
    invoice: invoice.id,
    lines: [{ line: line.id, quantity: '1' }],
    settle: 'credit',
  })
  expect(note).toMatchObject({ total: 250, credited: 250, reduced_due: 0 })
  expect((await client.get(`/v1/invoices/${invoice.id}`)).body).toMatchObject({ amount_due: 1000 })
  const { body: lowered } = await client.post('/v1/credit_notes', { invoice: invoice.id, lines: [{ line: line.id, share: '0.1' }] })
  expect(lowered).toMatchObject({ total: 100, reduced_due: 100 })
  for (const { id } of [note, lowered]) expect((await client.post(`/v1/credit_notes/${id}/void`)).body).toMatchObject({ status: 'void' })
  expect((await client.post(`/v1/credit_notes/${note.id}/void`)).body).toMatchObject({ code: 'invalid_state' })
  expect((await client.get(`/v1/invoices/${invoice.id}`)).body).toMatchObject({ status: 'open', amount_due: 1000 })
  expect((await client.get(`/v1/customers/${invoice.customer}/credit_balance`)).body.data).toEqual([])
  // What was taken back can be given again, and credit that was used stays.
  const { body: again } = await client.post('/v1/credit_notes', { invoice: invoice.id, settle: 'credit' })
  expect(again).toMatchObject({ total: 1000, credited: 1000 })
  await client.post('/v1/invoices', { customer: invoice.customer, lines: [{ description: 'b', unit_amount: '10' }], finalize: true })
  expect((await client.post(`/v1/credit_notes/${again.id}/void`)).body).toMatchObject({ code: 'invalid_state' })
})

test('discount and tax go back in proportion, and the last note takes the cent that is left', async () => {
  const client = await start()
  await client.post('/v1/tax_rates', { name: 'VAT', country: 'DE', percent: '19' })
  const { body: coupon } = await client.post('/v1/coupons', { code: 'TEN', name: 'Ten', percent_off: '10', duration: 'forever' })
  expect(coupon.id).toBeTypeOf('string')
  const { body: owner } = await client.post('/v1/customers', {
    name: 'Acme',
    collection_method: 'send_invoice',
    address: { country: 'DE' },
  })
  await client.post(`/v1/customers/${owner.id}/apply_coupon`, { coupon: coupon.id })
  const lines = [{ description: 'a', unit_amount: '999' }]
  const { body: invoice } = await client.post('/v1/invoices', { customer: owner.id, lines, finalize: true })
  // 999 − 100 + 19 % of 899 = 170.81: 1070.
  expect(invoice).toMatchObject({ subtotal: 999, discount: 100, tax: 171, total: 1070 })
  const line = invoice.lines[0].id
  const parts: number[][] = []
  for (let count = 0; count < 3; count += 1) {
    const { body } = await client.post('/v1/credit_notes', { invoice: invoice.id, lines: [{ line, amount: 333 }] })
    parts.push([body.subtotal, body.discount, body.tax, body.total])
  }
  // A third each, on the sums so far: discount 33, 67, 100; tax 57, 114, 171.
  expect(parts).toEqual([
    [333, 33, 57, 357],
    [333, 34, 57, 356],
    [333, 33, 57, 357],
  ])
})

async function paidByCard(client: TestApi, token: string): Promise<Any> {
  const { body: owner } = await client.post('/v1/customers', { name: 'Acme' })
  await client.post('/v1/payment_methods', { customer: owner.id, gateway: 'sandbox', token })
  await client.post('/v1/invoices', { customer: owner.id, lines: [{ description: 'a', unit_amount: '1000' }], finalize: true })
  await advance(client, '2027-04-01T02:00:00Z')
  const [invoice] = await list(client, '/v1/invoices')
  expect(invoice).toMatchObject({ status: 'paid', amount_paid: 1000 })
  return invoice
}

test.each(['pm_card_visa', 'pm_card_timeout'])('what was paid by card (%s) goes back by card, once (I13, F19)', async (token) => {
  const client = await start()
  const invoice = await paidByCard(client, token)
  const { body: note } = await client.post('/v1/credit_notes', { invoice: invoice.id, amount: 400, settle: 'refund' })
  expect(note).toMatchObject({ total: 400, refunded: 400, credited: 0, reduced_due: 0 })
  const [created] = await list(client, `/v1/refunds?credit_note=${note.id}`)
  expect(created).toMatchObject({ status: 'created', amount: 400, gateway: 'sandbox', invoice: invoice.id })
  expect((await client.post(`/v1/refunds/${created.id}/mark_sent`, { reference: 'x' })).body).toMatchObject({ code: 'invalid_state' })
  expect((await client.post(`/v1/credit_notes/${note.id}/void`)).body).toMatchObject({ code: 'invalid_state' })
  await advance(client, '2027-04-01T04:00:00Z')
  expect((await client.get(`/v1/refunds/${created.id}`)).body).toMatchObject({
    status: 'succeeded',
    reference: expect.stringMatching(/^re_/),
  })
  const events = await list(client, `/v1/events?object_id=${created.id}`)
  expect(events.map(({ type }) => type)).toEqual(['refund.succeeded', 'refund.created'])
  // Of the rest no more goes back than was paid.
  expect((await client.post('/v1/credit_notes', { invoice: invoice.id, settle: 'refund' })).body).toMatchObject({
    total: 600,
    refunded: 600,
  })
  await advance(client, '2027-04-01T06:00:00Z')
  const refunds = await list(client, '/v1/refunds')
  expect(refunds.map(({ amount, status }) => [amount, status])).toEqual([
    [600, 'succeeded'],
    [400, 'succeeded'],
  ])
  const [sent] = await client.db.ownerQuery<{ sum: string }>('SELECT sum(amount)::text AS sum FROM sandbox_gateway_refunds')
  expect(sent).toEqual({ sum: '1000' })
})

test('what came by bank goes back by bank: a person says so', async () => {
  const client = await start()
  const invoice = await oneOff(client, [{ description: 'a', unit_amount: '1000' }])
  for (const amount of [300, 700]) await client.post(`/v1/invoices/${invoice.id}/record_payment`, { amount, reference: 'a' })
  await client.post('/v1/credit_notes', { invoice: invoice.id, amount: 500, settle: 'refund' })
  const [second, first] = await list(client, '/v1/refunds')
  expect([first.amount, second.amount]).toEqual([300, 200])
  await advance(client, '2027-04-08T00:00:00Z')
  expect((await client.get(`/v1/refunds/${first.id}`)).body).toMatchObject({ status: 'created', gateway: 'manual' })
  const replies = await Promise.all([1, 2, 3].map(() => client.post(`/v1/refunds/${first.id}/mark_sent`, { reference: 'Transfer 7' })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect((await client.get(`/v1/refunds/${first.id}`)).body).toMatchObject({ status: 'succeeded', reference: 'Transfer 7' })
  expect((await client.post(`/v1/refunds/${second.id}/mark_sent`, { reference: 'Transfer 8' })).body).toMatchObject({ status: 'succeeded' })
})

test('a refund of which no gateway could say what became of it is ended by a person who has looked there', async () => {
  const client = await start()
  const invoice = await paidByCard(client, 'pm_card_visa')
  for (const amount of [300, 200]) await client.post('/v1/credit_notes', { invoice: invoice.id, amount, settle: 'refund' })
  const refuse = (id: string) => client.post(`/v1/refunds/${id}/mark_failed`, { reason: 'Not at the gateway' })
  const [second, first] = await list(client, '/v1/refunds')
  expect((await refuse(first.id)).body).toMatchObject({ code: 'invalid_state' })
  // As after five days without an answer: the gateway was asked, and nobody asks any more.
  await client.db.ownerQuery(`UPDATE refunds SET status = 'unknown', reconcile_at = NULL, attempt = 7`)
  expect((await refuse(first.id)).body).toMatchObject({ status: 'failed', decline_reason: 'Not at the gateway' })
  expect((await client.post(`/v1/refunds/${second.id}/mark_sent`, { reference: 're_found' })).body).toMatchObject({ status: 'succeeded' })
  expect((await refuse(second.id)).body).toMatchObject({ code: 'invalid_state' })
  const grants = await list(client, `/v1/customers/${invoice.customer}/credit_grants`)
  expect(grants.map(({ remaining }) => remaining)).toEqual([300])
  // The doctor would miss the second at the gateway, which was never asked for it here.
  await client.db.ownerQuery(
    `INSERT INTO sandbox_gateway_refunds (organization_id, idempotency_key, reference, charge_reference, currency, amount, outcome, created_at)
     SELECT r.organization_id, r.idempotency_key, 're_found', p.reference, r.currency, r.amount, 'succeeded', r.created_at
     FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.amount = 200`,
  )
})

test('what a gateway will not send back becomes credit', async () => {
  const client = await start()
  const invoice = await paidByCard(client, 'pm_card_visa')
  await client.post('/v1/credit_notes', { invoice: invoice.id, amount: 400, settle: 'refund' })
  // The gateway has sent it all back already, whoever asked it to.
  await client.db.ownerQuery(`INSERT INTO sandbox_gateway_refunds (organization_id, idempotency_key, reference, charge_reference, currency, amount, outcome,
      created_at) SELECT organization_id, 'elsewhere', 're_elsewhere', reference, currency, amount, 'succeeded', created_at FROM sandbox_gateway_charges`)
  await advance(client, '2027-04-01T04:00:00Z')
  expect((await list(client, '/v1/refunds'))[0]).toMatchObject({ status: 'failed', decline_reason: 'more_than_was_charged' })
  expect((await client.get(`/v1/customers/${invoice.customer}/credit_balance`)).body.data).toEqual([{ currency: 'EUR', balance: 400 }])
  await client.db.ownerQuery(`DELETE FROM sandbox_gateway_refunds WHERE idempotency_key = 'elsewhere'`)
})
