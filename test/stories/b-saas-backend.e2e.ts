import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

// Story B of SPEC.md section 2. Users do all of theirs through the portal, by the tokens that they are handed; staff work in the dashboard's session.

let stage: Stage
beforeAll(async () => {
  // The first of February, midnight in Berlin.
  stage = await openStage({ at: '2027-01-31T23:00:00Z' })
  await stage.connectStripe()
})
afterAll(() => stage?.close())

const intervals = [
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'month', count: 6 },
  { unit: 'year', count: 1 },
]

test('story B: a user takes a plan, is billed on the first of each cycle, told by e-mail, declined, reminded, and pays with Stripe', async () => {
  const { get, post, patch, goTo, work, mail, must } = stage
  await patch('/v1/organization', { conventions: { subscription_policy: 'one_active' } })
  const plans = new Map<string, string>()
  for (const [name, amount] of [
    ['Basic', 900],
    ['Pro', 2900],
    ['Enterprise', 9900],
  ] as const) {
    const prices = intervals.map((interval) => ({
      ...{ currency: 'EUR', interval },
      terms: { model: 'flat', amount: String(amount * (interval.unit === 'year' ? 12 : interval.count)) },
    }))
    plans.set(name, (await post('/v1/plans', { code: name.toLowerCase(), name, prices })).id)
  }
  await patch('/v1/notification_templates/invoice_due_soon/texts/email/en', {
    subject: 'Soon due: {{invoice.number}}, {{invoice.amount_due}}',
  })

  // A user signs up, confirms by the mail, logs in and is handed an access token of five minutes and a refresh token.
  const portal = await stage.openPortal({ new_collection_method: 'send_invoice', new_net_terms_days: 14, cancel: 'period_end' })
  let user = await portal.signUp('Mia Lang', 'mia@lang.example')
  const [, claims = ''] = user.tokens.access_token.split('.')
  const { iat, exp, cus } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  expect([exp - iat, cus]).toEqual([300, user.id])
  await goTo('2027-01-31T23:06:00Z')
  expect((await user.get('/v1/portal/me')).status).toBe(401)
  const refreshed = await must(portal.fromPage('token/refresh', { refresh_token: user.tokens.refresh_token }))
  user = portal.as(refreshed, user.id)
  expect((await must(user.get('/v1/portal/plans'))).data.map(({ name }: { name: string }) => name)).toEqual(['Basic', 'Enterprise', 'Pro'])

  // One active subscription, also when two requests come at once.
  const wanted = { plan: plans.get('Pro'), interval: intervals[0] }
  const both = await Promise.all([user.post('/v1/portal/subscriptions', wanted), user.post('/v1/portal/subscriptions', wanted)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const subscription = both.find(({ status }) => status === 201)?.body
  await work()
  expect(await mail()).toEqual([
    expect.stringMatching(/^mia@lang\.example: .*Pro/),
    'mia@lang.example: Invoice INV-000001 from Harbour Coffee GmbH: €29.00, due 15 February 2027',
  ])

  // The client secret of the invoice's payment intent, and 4242 … pays. The browser's word settles nothing.
  const [first] = (await must(user.get('/v1/portal/invoices'))).data
  expect(first).toMatchObject({ status: 'open', issued_on: '2027-02-01', due_on: '2027-02-15', total: 2900 })
  const intent = await must(user.post(`/v1/portal/invoices/${first.id}/payment_intent`))
  expect(intent).toMatchObject({
    gateway: 'stripe',
    public_key: expect.stringMatching(/^pk_test_/),
    client_secret: expect.stringMatching(/^pi_/),
  })
  expect(await stage.typeCard(intent.client_secret, '4242424242424242')).toEqual({ status: 200, code: null })
  expect((await must(user.get(`/v1/portal/invoices/${first.id}`))).status).toBe('open')
  await work()
  expect(await must(user.get(`/v1/portal/invoices/${first.id}`))).toMatchObject({ status: 'paid', amount_paid: 2900 })
  expect(await mail()).toEqual(['mia@lang.example: Receipt from Harbour Coffee GmbH: invoice INV-000001'])

  // By itself on the first day of the cycle, and not before.
  await goTo('2027-02-28T22:59:00Z')
  await work()
  expect((await get(`/v1/invoices?customer=${user.id}`)).data).toHaveLength(1)
  await goTo('2027-02-28T23:00:00Z')
  await work()
  const [second] = (await get(`/v1/invoices?customer=${user.id}&status=open`)).data
  expect(second).toMatchObject({ number: 'INV-000002', issued_on: '2027-03-01', due_on: '2027-03-15', amount_due: 2900 })
  expect(await mail()).toEqual(['mia@lang.example: Invoice INV-000002 from Harbour Coffee GmbH: €29.00, due 15 March 2027'])

  // … 9995 is declined, and nothing is paid.
  user = await portal.logIn('mia@lang.example')
  const again = await must(user.post(`/v1/portal/invoices/${second.id}/payment_intent`))
  expect(await stage.typeCard(again.client_secret, '4000000000009995')).toEqual({ status: 402, code: 'insufficient_funds' })
  await work()
  expect(await must(user.get(`/v1/portal/invoices/${second.id}`))).toMatchObject({ status: 'open', amount_due: 2900 })
  expect(await mail()).toEqual([])

  // A reminder before the due date, by the seller's own words, and the overdue notice after it; each once.
  await goTo('2027-03-12T09:00:00Z')
  await work()
  await work()
  expect(await mail()).toEqual(['mia@lang.example: Soon due: INV-000002, €29.00'])
  await goTo('2027-03-15T23:30:00Z')
  await work()
  await work()
  user = await portal.logIn('mia@lang.example')
  expect((await must(user.get('/v1/portal/invoices?status=overdue'))).data).toMatchObject([{ id: second.id, amount_due: 2900 }])
  expect(await mail()).toEqual(['mia@lang.example: Overdue: invoice INV-000002, €29.00'])
  await goTo('2027-03-18T09:00:00Z')
  await work()
  expect(await mail()).toEqual([expect.stringMatching(/^mia@lang\.example: .*INV-000002/)])

  // Paid late, by the same intent; there is a receipt and nothing is asked again.
  expect(await stage.typeCard(again.client_secret, '4242424242424242')).toEqual({ status: 200, code: null })
  await work()
  expect(await get(`/v1/invoices/${second.id}`)).toMatchObject({ status: 'paid', amount_paid: 2900, amount_due: 0 })
  expect(await mail()).toEqual(['mia@lang.example: Receipt from Harbour Coffee GmbH: invoice INV-000002'])

  // The user's own lists, and the end.
  user = await portal.logIn('mia@lang.example')
  expect((await must(user.get('/v1/portal/subscriptions'))).data).toMatchObject([{ id: subscription.id, status: 'active' }])
  await must(user.post(`/v1/portal/subscriptions/${subscription.id}/unsubscribe`))
  await work()
  expect(await mail()).toEqual([expect.stringMatching(/^mia@lang\.example: .*Pro/)])
  await goTo('2027-03-31T22:00:00Z')
  await work()
  user = await portal.logIn('mia@lang.example')
  expect((await must(user.get('/v1/portal/subscriptions'))).data).toMatchObject([{ status: 'canceled' }])
  expect((await must(user.get('/v1/portal/invoices?status=paid'))).data).toHaveLength(2)
  expect((await user.post('/v1/portal/logout')).status).toBe(200)
  expect((await user.get('/v1/portal/invoices')).status).toBe(401)
  expect((await get('/v1/doctor')).findings).toEqual([])
  expect((await get('/v1/verification')).drift).toEqual([])
})

test('story B: what is charged by itself and declined is dunned, and a new card ends it', async () => {
  const { get, post, goTo, work, mail, must } = stage
  await goTo('2027-04-30T22:00:00Z')
  const prices = [{ currency: 'EUR', interval: intervals[0], terms: { model: 'flat', amount: '1900' } }]
  const plan = await post('/v1/plans', { code: 'team', name: 'Team', prices })
  const portal = await stage.openPortal({ new_collection_method: null, new_net_terms_days: null })
  let user = await portal.signUp('Ole Brandt', 'ole@brandt.example')
  // Kept without complaint, and declined whenever it is charged: 4000 0000 0000 0341.
  await must(user.post('/v1/portal/payment_methods', { gateway: 'stripe', token: 'pm_card_chargeCustomerFail' }))
  await must(user.post('/v1/portal/subscriptions', { plan: plan.id }))
  await work()
  const [invoice] = (await get(`/v1/invoices?customer=${user.id}`)).data
  expect(invoice).toMatchObject({ status: 'open', amount_due: 1900 })
  expect((await get(`/v1/subscriptions?customer=${user.id}`)).data).toMatchObject([{ status: 'past_due' }])
  const told = await mail()
  expect(told.filter((line) => line.includes(`${invoice.number}`))).toHaveLength(1)
  const { run } = await get(`/v1/invoices/${invoice.id}/dunning`)
  expect(run).toMatchObject({ status: 'running', need: 'patience', next_at: '2027-05-02T07:00:00Z' })

  await goTo('2027-05-02T07:00:00Z')
  await work()
  const tries = async () => (await get(`/v1/payments?invoice=${invoice.id}`)).data.map(({ status }: { status: string }) => status)
  expect(await tries()).toEqual(['declined', 'declined'])
  await mail()
  user = await portal.logIn('ole@brandt.example')
  await must(user.post('/v1/portal/payment_methods', { gateway: 'stripe', token: 'pm_card_visa', default: true }))
  await work()
  expect(await tries()).toEqual(['succeeded', 'declined', 'declined'])
  expect(await get(`/v1/invoices/${invoice.id}/dunning`)).toMatchObject({ run: { status: 'succeeded' } })
  expect((await get(`/v1/subscriptions?customer=${user.id}`)).data).toMatchObject([{ status: 'active' }])
  expect(await mail()).toEqual([`ole@brandt.example: Receipt from Harbour Coffee GmbH: invoice ${invoice.number}`])
  // What the gateway has is what we have.
  const ledger = stage.stripe.book.account(`sk_test_${stage.organization}`).ledger.entries
  const taken = ledger.reduce((sum, { kind, amount }) => (kind === 'capture' ? sum + Number(amount) : sum - Number(amount)), 0)
  const paid = (await get('/v1/payments?status=succeeded&limit=100')).data.reduce(
    (sum: number, { amount }: { amount: number }) => sum + amount,
    0,
  )
  expect([taken, paid]).toEqual([2900 + 2900 + 1900, 2900 + 2900 + 1900])
})
