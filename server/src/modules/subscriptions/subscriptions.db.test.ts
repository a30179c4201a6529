import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { eventTypes } from '../events/event-types.ts'

let api: TestApi
let basic: { id: string }
let pro: { id: string }

beforeAll(async () => {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'Europe/Berlin' })
  basic = await plan('basic', '1000')
  pro = await plan('pro', '3000')
})

afterAll(async () => {
  await api.close()
})

async function plan(code: string, amount: string): Promise<{ id: string }> {
  const intervals = [
    [1, amount],
    [12, `${amount}0`],
  ] as const
  const prices = intervals.map(([count, unit]) => ({
    currency: 'EUR',
    interval: { unit: 'month', count },
    terms: { model: 'per_unit', unit_amount: unit },
  }))
  return (await api.post('/v1/plans', { code, name: code, trial_days: 0, prices })).body
}

/** A customer of a sandbox of their own, so that each test has its clock to itself. */
async function world(now = '2027-04-01T08:00:00Z') {
  const conventions = { credit_policy: 'invoice_line' } as const
  const client = await api.organizationClient({ clockAt: Temporal.Instant.from(now), timezone: 'Europe/Berlin', conventions })
  const organization = (await client.get('/v1/organization')).body.id
  const made = async (code: string, amount: string) => {
    const prices = [1, 12].map((count) => ({
      currency: 'EUR',
      interval: { unit: 'month', count },
      terms: { model: 'per_unit', unit_amount: count === 1 ? amount : `${amount}0` },
    }))
    return (await client.post('/v1/plans', { code, name: code, prices })).body.id
  }
  const plans = { basic: await made('basic', '1000'), pro: await made('pro', '3000') }
  const customer = (await client.post('/v1/customers', { name: 'Acme', currency: 'EUR' })).body.id
  const monthly = { unit: 'month', count: 1 }
  return {
    client,
    plans,
    customer,
    start: async (body: object = {}) =>
      (await client.post('/v1/subscriptions', { customer, plan: plans.basic, interval: monthly, ...body })).body,
    advance: async (to: string) =>
      expect((await client.post(`/v1/sandboxes/${organization}/advance`, { to })).body).toMatchObject({ done: true }),
    pay: () => client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa' }),
    invoices: async () => (await client.get('/v1/invoices?sort=created_at&expand[]=lines')).body.data,
    drift: async () => (await client.get('/v1/verification')).body.drift,
  }
}

describe('starting', () => {
  test('bills the first period at once and shows the agreement', async () => {
    const { start, invoices } = await world()
    const subscription = await start({ quantity: '3' })
    expect(subscription).toMatchObject({
      status: 'active',
      interval: { unit: 'month', count: 1 },
      current_period_start: '2027-03-31T22:00:00Z',
      current_period_end: '2027-04-30T22:00:00Z',
      items: [{ price_name: 'basic', quantity: '3' }],
    })
    expect(await invoices()).toMatchObject([{ number: 'INV-000001', status: 'open', total: 3000, reason: 'start' }])
  })

  test.each([
    [{ plan: undefined }, 422, '/items'],
    [{ interval: { unit: 'week', count: 1 } }, 422, '/plan'],
    [{ interval: undefined }, 422, '/plan'],
    [{ currency: 'JPY' }, 422, '/plan'],
    [{ quantity: '-1' }, 422, '/quantity'],
    [{ anchor_day: 32 }, 422, '/anchor_day'],
    [{ customer: 'cus_00000000000000000000000000' }, 422, '/customer'],
    [{ trail_days: 3 }, 422, '/trail_days'],
  ])('refuses %j and names the field', async (body, status, pointer) => {
    const { client, customer, plans, invoices } = await world()
    const whole = { customer, plan: plans.basic, interval: { unit: 'month', count: 1 }, ...body }
    const reply = await client.post('/v1/subscriptions', whole)
    expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([status, pointer])
    expect(await invoices()).toEqual([])
  })

  test('an archived customer or plan starts nothing', async () => {
    const { client, customer, plans, start } = await world()
    await client.post(`/v1/plans/${plans.basic}/archive`)
    expect((await start()).errors).toMatchObject([{ pointer: '/plan', code: 'archived' }])
    await client.post(`/v1/customers/${customer}/archive`)
    expect((await start({ plan: plans.pro })).errors).toMatchObject([{ pointer: '/customer', code: 'archived' }])
  })
})

describe('previews say what then happens', () => {
  test.each([
    ['an upgrade now', { plan: 'pro' }],
    ['more of the same', { quantity: '4' }],
    ['a year instead of a month', { plan: 'pro', interval: { unit: 'month', count: 12 }, timing: 'now' }],
    ['on the next invoice', { plan: 'pro', proration: 'next_invoice' }],
    ['without proration', { plan: 'pro', proration: 'none' }],
    ['a downgrade at the end of the period', { quantity: '0' }],
  ])('%s', async (_, wanted) => {
    const { client, plans, start, advance, invoices } = await world()
    const subscription = await start()
    await advance('2027-04-16T10:00:00Z')
    const body = { ...wanted, ...('plan' in wanted && { plan: plans[wanted.plan as 'pro'] }) }
    const preview = (await client.post(`/v1/subscriptions/${subscription.id}/preview_change`, body)).body
    expect((await invoices()).length).toBe(1)
    await client.post(`/v1/subscriptions/${subscription.id}/change`, body)
    await advance(preview.next_billing_at)
    const [, ...later] = await invoices()
    const expected = [preview.invoice, preview.next_invoice].filter((part) => part !== null)
    const figures = (list: { total: number; lines: { kind: string; amount: number }[] }[]) =>
      list.map(({ total, lines }) => [total, lines.map((line) => [line.kind, line.amount])])
    expect(figures(later)).toEqual(figures(expected))
  })

  test('a cancellation', async () => {
    const { client, start, advance, invoices } = await world()
    const subscription = await start()
    await advance('2027-04-11T10:00:00Z')
    const preview = (await client.post(`/v1/subscriptions/${subscription.id}/preview_cancel`, { timing: 'now' })).body
    expect(preview.invoice).toMatchObject({ total: 0, credit_generated: 667 })
    await client.post(`/v1/subscriptions/${subscription.id}/cancel`, { timing: 'now' })
    const last = (await invoices()).at(-1)
    expect(last).toMatchObject({ reason: 'cancel', total: 0 })
    expect(last.lines.map((line: { amount: number }) => line.amount)).toEqual([-667, 667])
  })
})

describe('changing', () => {
  test('credit that is left over pays what is still owed, and what is paid comes back as balance', async () => {
    const unpaid = await world()
    const first = await unpaid.start()
    await unpaid.advance('2027-04-16T10:00:00Z')
    await unpaid.client.post(`/v1/subscriptions/${first.id}/cancel`, { timing: 'now' })
    expect((await unpaid.invoices())[0]).toMatchObject({ total: 1000, credits_applied: 500, amount_due: 500 })
    expect((await unpaid.client.get(`/v1/customers/${unpaid.customer}/credit_balance`)).body.data).toEqual([])

    const paid = await world()
    await paid.pay()
    const second = await paid.start()
    await paid.advance('2027-04-16T10:00:00Z')
    await paid.client.post(`/v1/subscriptions/${second.id}/cancel`, { timing: 'now' })
    expect((await paid.client.get(`/v1/customers/${paid.customer}/credit_balance`)).body.data).toMatchObject([
      { currency: 'EUR', balance: 500 },
    ])
    expect([await unpaid.drift(), await paid.drift()]).toEqual([[], []])
  })

  test('a waiting change is listed, gives way to a newer one and can be withdrawn', async () => {
    const { client, plans, start, advance, invoices } = await world()
    const { id } = await start()
    await client.post(`/v1/subscriptions/${id}/change`, { plan: plans.pro, timing: 'period_end' })
    const changed = (await client.post(`/v1/subscriptions/${id}/change`, { quantity: '2', timing: 'period_end' })).body
    expect(changed.scheduled_changes).toMatchObject([{ kind: 'items', effective_at: '2027-04-30T22:00:00Z', items: [{ quantity: '2' }] }])
    const [change] = changed.scheduled_changes
    const path = `/v1/subscriptions/${id}/changes/${change.id}/withdraw`
    expect((await client.post(path)).body.scheduled_changes).toEqual([])
    expect((await client.post(path)).status).toBe(404)
    expect((await client.get(`/v1/subscriptions/${id}/changes`)).body.data.map((each: { status: string }) => each.status)).toEqual([
      'withdrawn',
      'withdrawn',
    ])
    await advance('2027-05-01T00:00:00Z')
    expect((await invoices()).at(-1)).toMatchObject({ total: 1000 })
  })

  test('what has just fallen due is billed before what is asked', async () => {
    const { client, plans, start } = await world('2027-04-30T21:59:00Z')
    const { id } = await start({ anchor_day: 1 })
    // Somebody moved the clock without running the jobs, as when a worker is a minute late.
    await api.db.ownerQuery(`UPDATE organizations SET clock_at = '2027-05-01T09:00:00Z' WHERE id = $1`, [client.organization.id])
    const changed = (await client.post(`/v1/subscriptions/${id}/change`, { plan: plans.pro, timing: 'now' })).body
    expect(changed).toMatchObject({ current_period_start: '2027-04-30T22:00:00Z', current_period_end: '2027-05-31T22:00:00Z' })
    const totals = (await client.get('/v1/invoices?sort=created_at')).body.data.map((invoice: { total: number; reason: string }) => [
      invoice.reason,
      invoice.total,
    ])
    // One day of April (1000 ÷ 30), all of May, and on the same 1 May the whole of it back for the dearer plan.
    expect(totals).toEqual([
      ['start', 33],
      ['renewal', 1000],
      ['change', 2000],
    ])
  })

  test('a canceled one is not changed until that is taken back', async () => {
    const { client, plans, start } = await world()
    const { id } = await start()
    await client.post(`/v1/subscriptions/${id}/cancel`, {})
    const refused = await client.post(`/v1/subscriptions/${id}/change`, { plan: plans.pro })
    expect([refused.status, refused.body.code]).toEqual([409, 'invalid_state'])
    expect((await client.post(`/v1/subscriptions/${id}/uncancel`)).body).toMatchObject({ cancel_at: null, status: 'active' })
    expect((await client.post(`/v1/subscriptions/${id}/change`, { plan: plans.pro })).status).toBe(200)
  })
})

describe('what is not billed', () => {
  test('is changed from the next invoice on, and announced', async () => {
    const { client, start, advance, invoices } = await world()
    const { id } = await start()
    const body = { collection_method: 'send_invoice', net_terms_days: 30, metadata: { po: '4711' } }
    expect((await client.patch(`/v1/subscriptions/${id}`, body)).body).toMatchObject(body)
    expect((await client.patch(`/v1/subscriptions/${id}`, { net_terms_days: 366 })).body.errors).toMatchObject([
      { pointer: '/net_terms_days' },
    ])
    await advance('2027-05-01T00:00:00Z')
    expect((await invoices()).map((invoice: { due_on: string }) => invoice.due_on)).toEqual(['2027-04-01', '2027-05-31'])
    expect((await client.get('/v1/events?type=subscription.updated')).body.data).toHaveLength(1)
  })

  test('every event that was written is one that is documented', async () => {
    const written = await api.db.ownerQuery<{ type: string }>('SELECT DISTINCT type FROM events')
    expect(written.map((row) => row.type).filter((type) => !(type in eventTypes))).toEqual([])
  })
})

describe('two at once', () => {
  test('changes of one subscription come one after the other, and each is billed once', async () => {
    const { client, start, advance, invoices, drift } = await world()
    const { id } = await start()
    await advance('2027-04-16T00:00:00Z')
    const quantities = Array.from({ length: 16 }, (_, index) => String(index + 2))
    const replies = await Promise.all(
      quantities.map((quantity) => client.post(`/v1/subscriptions/${id}/change`, { quantity, timing: 'now' })),
    )
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]))
    const { items } = (await client.get(`/v1/subscriptions/${id}`)).body
    const lines = (await invoices()).flatMap((invoice: { lines: { kind: string; amount: number }[] }) => invoice.lines)
    const net = lines
      .filter((line: { kind: string }) => line.kind !== 'credit_to_balance')
      .reduce((sum: number, line: { amount: number }) => sum + line.amount, 0)
    // Half of April with one, half with as many as the last change left.
    expect(net).toBe(500 + 500 * Number(items[0].quantity))
    expect(await drift()).toEqual([])
  })
})

test('other organizations see nothing of it', async () => {
  const subscription = (await api.post('/v1/customers', { name: 'Acme' })).body
  const mine = (await api.post('/v1/subscriptions', { customer: subscription.id, plan: basic.id, interval: { unit: 'month', count: 1 } }))
    .body
  const stranger = await api.organizationClient()
  for (const path of ['', '/changes', '/upcoming_invoice'])
    expect((await stranger.get(`/v1/subscriptions/${mine.id}${path}`)).status).toBe(404)
  expect((await stranger.post(`/v1/subscriptions/${mine.id}/change`, { plan: pro.id })).status).toBe(404)
})
