import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi

beforeAll(async () => {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'Europe/Berlin' })
})

afterAll(async () => {
  await api.close()
})

const monthly = { unit: 'month', count: 1 }
const usual = { collection_method: 'send_invoice' }

/** A customer of a sandbox of their own, with a plan of 10.00 a month. */
async function world(now = '2027-04-01T08:00:00Z', conventions: object = {}) {
  const client = await api.organizationClient({ clockAt: Temporal.Instant.from(now), timezone: 'Europe/Berlin' })
  const organization = (await client.get('/v1/organization')).body.id
  if (Object.keys(conventions).length > 0) expect((await client.patch('/v1/organization', { conventions })).status).toBe(200)
  const plan = async (code: string, amount: string, more: object = {}, fee?: string) => {
    const price = { currency: 'EUR', interval: monthly, terms: { model: 'per_unit', unit_amount: amount } }
    const fees = fee ? [{ currency: 'EUR', kind: 'setup_fee', terms: { model: 'flat', amount: fee } }] : []
    const reply = await client.post('/v1/plans', { code, name: code, prices: [price, ...fees], ...more })
    expect(reply.status, JSON.stringify(reply.body)).toBe(201)
    return { id: reply.body.id, price: reply.body.prices[0].id }
  }
  const basic = await plan('basic', '1000')
  const customer = (await client.post('/v1/customers', { name: 'Acme', currency: 'EUR' })).body.id
  return {
    ...{ client, customer, basic, plan, organization },
    start: async (body: object = {}) => {
      const reply = await client.post('/v1/subscriptions', { customer, ...('phases' in body ? {} : { plan: basic.id }), ...usual, ...body })
      expect(reply.status, JSON.stringify(reply.body)).toBe(201)
      return reply.body
    },
    refused: (body: object) => client.post('/v1/subscriptions', { customer, plan: basic.id, ...usual, ...body }),
    get: async (id: string) => (await client.get(`/v1/subscriptions/${id}`)).body,
    advance: async (to: string) =>
      expect((await client.post(`/v1/sandboxes/${organization}/advance`, { to })).body).toMatchObject({ done: true }),
    pay: () => client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_visa' }),
    totals: async () => {
      const list = (await client.get('/v1/invoices?sort=created_at&limit=100&expand[]=lines')).body.data
      return list.map((invoice: { issued_on: string; lines: { amount: number }[] }) => [
        invoice.issued_on,
        ...invoice.lines.map((line) => line.amount),
      ])
    },
    events: async (id: string) =>
      (await client.get('/v1/events?limit=100')).body.data
        .filter((event: { data: { id: string } }) => event.data.id === id)
        .map((event: { type: string }) => event.type)
        .toReversed(),
    drift: async () => (await client.get('/v1/verification')).body.drift,
  }
}

describe('a start that is not now', () => {
  test('later: nothing is billed until the day comes, then the fee and the first period', async () => {
    const { start, get, advance, totals, plan, drift, events } = await world()
    const premium = await plan('premium', '3000', {}, '500')
    const subscription = await start({ plan: premium.id, start_at: '2027-04-10T12:00:00Z' })
    expect(subscription).toMatchObject({
      status: 'incomplete',
      started_at: '2027-04-09T22:00:00Z',
      next_billing_at: '2027-04-09T22:00:00Z',
    })
    expect(await totals()).toEqual([])
    await advance('2027-04-10T06:00:00Z')
    expect(await get(subscription.id)).toMatchObject({ status: 'active', current_period_end: '2027-05-09T22:00:00Z' })
    expect(await totals()).toEqual([['2027-04-10', 500, 3000]])
    expect(await events(subscription.id)).toEqual(['subscription.created', 'subscription.activated'])
    expect(await drift()).toEqual([])
  })

  test('later: it can be changed and canceled before, and costs nothing then', async () => {
    const { client, start, get, advance, totals, plan } = await world()
    const premium = await plan('premium', '3000')
    const [changed, canceled] = [await start({ start_at: '2027-04-10T12:00:00Z' }), await start({ start_at: '2027-04-10T12:00:00Z' })]
    expect((await client.post(`/v1/subscriptions/${changed.id}/change`, { plan: premium.id, timing: 'now' })).status).toBe(200)
    expect((await client.post(`/v1/subscriptions/${canceled.id}/cancel`, { timing: 'now' })).body).toMatchObject({ status: 'canceled' })
    await advance('2027-05-11T06:00:00Z')
    expect((await get(changed.id)).plan).toBe(premium.id)
    expect(await totals()).toEqual([
      ['2027-04-10', 3000],
      ['2027-05-10', 3000],
    ])
  })

  test('earlier: each period that has passed is billed by itself, as the preview says', async () => {
    const { client, customer, basic, start, totals, drift } = await world()
    const body = { start_at: '2027-01-31T12:00:00Z' }
    const preview = (await client.post('/v1/subscriptions/preview', { customer, plan: basic.id, ...body })).body
    expect(preview).toMatchObject({
      effective_at: '2027-01-30T23:00:00Z',
      invoice: { total: 1000 },
      next_billing_at: '2027-02-27T23:00:00Z',
    })
    const subscription = await start(body)
    expect(subscription).toMatchObject({ started_at: '2027-01-30T23:00:00Z', current_period_end: '2027-04-29T22:00:00Z' })
    expect(await totals()).toEqual([
      ['2027-04-01', 1000],
      ['2027-04-01', 1000],
      ['2027-04-01', 1000],
    ])
    expect(await drift()).toEqual([])
  })

  test('earlier: time that was billed for the same price is not billed twice (2.1.9)', async () => {
    const { refused, start, client } = await world()
    const first = await start({ start_at: '2027-03-01T12:00:00Z' })
    await client.post(`/v1/subscriptions/${first.id}/cancel`, { timing: 'now' })
    const reply = await refused({ start_at: '2027-03-10T12:00:00Z' })
    expect([reply.status, reply.body.code, reply.body.errors[0].pointer]).toEqual([409, 'already_billed_time', '/start_at'])
    expect((await refused({ start_at: '2027-03-10T12:00:00Z', allow_overlap: true })).status).toBe(201)
    expect((await refused({ start_at: '2027-01-10T12:00:00Z', term_months: 1, allow_overlap: false })).status).toBe(409)
    expect((await refused({})).status).toBe(201)
  })

  test('a daily price that is months behind is billed twenty periods at once, the rest by the runs', async () => {
    const { client, customer, totals } = await world()
    const prices = [{ currency: 'EUR', interval: { unit: 'day', count: 1 }, terms: { model: 'flat', amount: '100' } }]
    const plan = (await client.post('/v1/plans', { code: 'daily', name: 'Daily', prices })).body.id
    const reply = await client.post('/v1/subscriptions', { customer, plan, start_at: '2027-03-01T12:00:00Z' })
    expect([reply.status, (await totals()).length]).toEqual([201, 20])
    await client.post('/v1/jobs/billing-run/run')
    // 1 March to 1 April: 32 days.
    expect((await totals()).length).toBe(32)
  })
})

describe('trials', () => {
  test.each([
    ['activate', 'past_due', 1],
    ['cancel_without_payment_method', 'canceled', 0],
    ['pause_without_payment_method', 'paused', 0],
  ])('at the end without a way to pay: %s', async (trial_end, status, invoices) => {
    const { start, get, advance, totals } = await world()
    const { id } = await start({ trial_days: 7, trial_end, collection_method: 'charge_automatically' })
    await advance('2027-04-09T00:00:00Z')
    expect(await get(id)).toMatchObject({ status, trial_end })
    expect((await totals()).length).toBe(invoices)
  })

  test('whoever can pay or is sent invoices goes on', async () => {
    const { start, get, advance, pay } = await world()
    const sent = await start({ trial_days: 7, trial_end: 'cancel_without_payment_method', collection_method: 'send_invoice' })
    await pay()
    const charged = await start({ trial_days: 7, trial_end: 'cancel_without_payment_method', collection_method: 'charge_automatically' })
    await advance('2027-04-09T00:00:00Z')
    expect([(await get(sent.id)).status, (await get(charged.id)).status]).toEqual(['active', 'active'])
  })

  test('ended early, extended and announced once', async () => {
    const { client, start, advance, totals, events, drift } = await world()
    const [early, extended] = [await start({ trial_days: 14 }), await start({ trial_days: 14 })]
    const path = (id: string) => `/v1/subscriptions/${id}/end_trial`
    await advance('2027-04-05T09:00:00Z')
    expect((await client.post(path(early.id), {})).body).toMatchObject({ status: 'active', current_period_start: '2027-04-04T22:00:00Z' })
    expect((await client.post(path(early.id), {})).body.code).toBe('invalid_state')
    const later = await client.post(path(extended.id), { trial_ends_at: '2027-04-20T12:00:00Z' })
    expect(later.body).toMatchObject({ status: 'trialing', trial_ends_at: '2027-04-19T22:00:00Z' })
    expect((await client.post(path(extended.id), { trial_ends_at: '2027-04-01T00:00:00Z' })).body.errors).toMatchObject([
      { code: 'too_early' },
    ])
    await advance('2027-04-21T09:00:00Z')
    expect(await totals()).toEqual([
      ['2027-04-05', 1000],
      ['2027-04-20', 1000],
    ])
    expect(await events(extended.id)).toEqual([
      'subscription.created',
      'subscription.trial_changed',
      'subscription.trial_will_end',
      'subscription.activated',
    ])
    expect(await events(early.id)).toEqual(['subscription.created', 'subscription.activated'])
    expect(await drift()).toEqual([])
  })
})

describe('terms and phases', () => {
  test('a term expires, or another one begins', async () => {
    const { start, get, advance, events } = await world()
    const once = await start({ term_months: 2 })
    const again = await start({ term_months: 2, term_end: 'renew' })
    await advance('2027-06-02T00:00:00Z')
    expect((await get(once.id)).status).toBe('expired')
    expect(await get(again.id)).toMatchObject({ status: 'active', term_ends_at: '2027-07-31T22:00:00Z', term_end: 'renew' })
    expect((await events(again.id)).filter((type: string) => type === 'subscription.term_renewed')).toHaveLength(1)
  })

  test('prices change by themselves, phase by phase', async () => {
    const { start, get, advance, totals, plan, basic } = await world()
    const premium = await plan('premium', '3000')
    const phases = [{ plan: basic.id, periods: 2 }, { plan: premium.id, periods: 1 }, { items: [{ price: basic.price, quantity: '5' }] }]
    const { id, scheduled_changes } = await start({ phases })
    expect(scheduled_changes).toMatchObject([
      { phase: 2, effective_at: '2027-05-31T22:00:00Z', plan: premium.id },
      { phase: 3, effective_at: '2027-06-30T22:00:00Z', plan: null, items: [{ quantity: '5' }] },
    ])
    await advance('2027-07-02T00:00:00Z')
    expect((await totals()).map(([, amount]: number[]) => amount)).toEqual([1000, 1000, 3000, 5000])
    expect(await get(id)).toMatchObject({ status: 'active', scheduled_changes: [] })
  })

  test('the last one may end it, and a change in between has to give them up', async () => {
    const { client, start, get, advance, plan, basic } = await world()
    const premium = await plan('premium', '3000')
    const phases = [
      { plan: basic.id, periods: 1 },
      { plan: premium.id, periods: 1 },
    ]
    const ending = await start({ phases, end_behavior: 'cancel' })
    expect(ending.cancel_at).toBe('2027-05-31T22:00:00Z')
    const going = await start({ phases })
    const path = `/v1/subscriptions/${going.id}/change`
    expect((await client.post(path, { quantity: '2', timing: 'now' })).body.errors).toMatchObject([{ pointer: '/release_schedule' }])
    expect((await client.post(path, { quantity: '2', timing: 'now', release_schedule: true })).body.scheduled_changes).toEqual([])
    await advance('2027-06-02T00:00:00Z')
    expect([(await get(ending.id)).status, (await get(going.id)).plan]).toEqual(['canceled', basic.id])
  })

  test.each([
    [{ phases: [{}] }, '/items'],
    [{ phases: [{ periods: 1, until: '2028-01-01T00:00:00Z' }] }, '/phases/0/until'],
    [{ plan: 'x', phases: [] }, '/phases'],
    [{ end_behavior: 'cancel' }, '/end_behavior'],
    [{ term_end: 'renew' }, '/term_end'],
    [{ trial_days: 3, trial_ends_at: '2027-05-01T00:00:00Z' }, '/trial_ends_at'],
  ])('refuses %j', async (body, pointer) => {
    const { client, customer, basic } = await world()
    const sold = 'phases' in body ? {} : { plan: basic.id }
    const reply = await client.post('/v1/subscriptions', { customer, ...sold, ...body })
    expect([reply.status, reply.body.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([
      422,
      expect.arrayContaining([pointer]),
    ])
  })
})

describe('what is sold', () => {
  test('a commitment is topped up at nominal boundaries, not for a period within the trial', async () => {
    const { client, start, get, advance, totals, drift } = await world('2027-03-05T12:12:00Z', {
      anchor: 'calendar',
      trial_usage: 'billed',
    })
    const terms = (amount: string) => ({ currency: 'EUR', interval: monthly, terms: { model: 'flat', amount } })
    const prices = [terms('5000000'), { ...terms('10000000'), kind: 'minimum_commitment' }]
    const made = await client.post('/v1/plans', { code: 'pro', name: 'Pro', prices })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { id } = await start({ plan: made.body.id, trial_days: 45 })
    await advance('2027-05-01T12:00:00Z')
    expect((await get(id)).parked).toBeNull()
    // 12 of 30 days of April; then May, and what April leaves open.
    expect(await totals()).toEqual([
      ['2027-04-19', 2_000_000],
      ['2027-05-01', 5_000_000, 8_000_000],
    ])
    expect(await drift()).toEqual([])
  })

  test('lines are in the language of the customer, and at the price that is the customer’s own', async () => {
    const { client, basic, start } = await world()
    const price = { currency: 'EUR', interval: monthly, terms: { model: 'per_unit', unit_amount: '2000' }, names: { de: 'Grundtarif' } }
    const german = (await client.post('/v1/plans', { code: 'tarif', name: 'Tariff', prices: [price] })).body
    const customer = (await client.post('/v1/customers', { name: 'Beispiel', currency: 'EUR', locale: 'de-AT' })).body.id
    const [own] = await api.db.ownerQuery<{ id: string }>(
      `INSERT INTO prices SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'customer_id', c.id, 'overrides_price_id', p.id,
          'terms', '{"model": "per_unit", "unit_amount": "700"}'::jsonb))).*
        FROM prices p JOIN customers c ON c.organization_id = p.organization_id
        WHERE p.organization_id = $1 AND c.name = 'Beispiel' AND p.plan_id = (SELECT id FROM plans WHERE organization_id = $1 AND code = 'basic')
        RETURNING id`,
      [client.organization.id],
    )
    expect(own).toBeDefined()
    await start({ customer, plan: german.id })
    const { items } = await start({ customer })
    expect(items[0].price).not.toBe(basic.price)
    expect((await start()).items[0].price).toBe(basic.price)
    const lines = (await client.get(`/v1/invoices?customer=${customer}&sort=created_at&expand[]=lines`)).body.data.flatMap(
      (invoice: { lines: unknown[] }) => invoice.lines,
    )
    expect(lines).toMatchObject([
      { description: 'Grundtarif', amount: 2000 },
      { description: 'basic', amount: 700 },
    ])
  })

  test('a named price brings the setup fee of its plan', async () => {
    const { start, plan, totals } = await world()
    const extra = await plan('support', '200', {}, '300')
    await start({ items: [{ price: extra.price, quantity: '2' }] })
    expect(await totals()).toEqual([['2027-04-01', 300, 1000, 400]])
  })
})

describe('one customer, several subscriptions', () => {
  test('S43: one active at a time, however many ask at once (RACE)', async () => {
    const rounds = Number(process.env.RACE_ROUNDS ?? 20)
    const { client, basic } = await world('2027-04-01T08:00:00Z', { subscription_policy: 'one_active' })
    for (let round = 0; round < rounds; round += 1) {
      const customer = (await client.post('/v1/customers', { name: `Acme ${round}`, currency: 'EUR' })).body.id
      const replies = await Promise.all(Array.from({ length: 32 }, () => client.post('/v1/subscriptions', { customer, plan: basic.id })))
      expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
      expect(new Set(replies.filter((reply) => reply.status !== 201).map((reply) => reply.body.code))).toEqual(
        new Set(['one_active_subscription']),
      )
      expect((await client.get(`/v1/subscriptions?customer=${customer}`)).body.data).toHaveLength(1)
    }
  }, 600_000)

  test('another one may start when the first has ended', async () => {
    const { client, start, refused } = await world('2027-04-01T08:00:00Z', { subscription_policy: 'one_active' })
    const { id } = await start()
    expect((await refused({})).body.code).toBe('one_active_subscription')
    await client.post(`/v1/subscriptions/${id}/cancel`, { timing: 'now' })
    expect((await refused({})).status).toBe(201)
  })

  test('all share the billing day of the oldest: a stub first', async () => {
    const { start, advance, totals } = await world('2027-04-01T08:00:00Z', { sub_alignment: 'shared_account_anchor' })
    await start({ anchor_day: 16 })
    await advance('2027-05-01T08:00:00Z')
    // 15 of the 30 days from 16 April to 16 May.
    expect(await start()).toMatchObject({ current_period_end: '2027-05-15T22:00:00Z', anchor_day: 16 })
    expect((await totals()).at(-1)).toEqual(['2027-05-01', 500])
  })
})
