import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply, TestApi } from '../../../test/api.ts'
import { openPortal, type Portal, portalApi, type SignedIn } from '../../../test/portal.ts'
import { routes } from '../index.ts'

let api: TestApi
let portal: Portal
let mia: SignedIn
let ole: SignedIn
let plan: { id: string }
const month = { unit: 'month', count: 1 }
beforeAll(async () => {
  api = await portalApi()
  portal = await openPortal(api, api)
  const prices = [{ currency: 'EUR', interval: month, terms: { model: 'per_unit', unit_amount: '1000' } }]
  plan = await must(api.post('/v1/plans', { code: 'pro', name: 'Pro', prices, trial_days: 7, metadata: { margin: '80%' } }))
  mia = await portal.signUp('Mia Lang', 'mia@lang.example')
  ole = await portal.signUp('Ole Brandt', 'ole@brandt.example')
})
afterAll(() => api?.close())

async function must(pending: Promise<Reply>): Promise<Reply['body']> {
  const reply = await pending
  if (reply.status >= 300) throw new Error(reply.text)
  return reply.body
}

const bill = async (who: SignedIn): Promise<string> => {
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '5000' }]
  return (
    await must(api.post('/v1/invoices', { customer: who.id, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true }))
  ).id
}

test('S35: what is another customer’s is answered as what nobody has, byte for byte, in each route that takes an id, and nothing happens', async () => {
  const method = await must(ole.post('/v1/portal/payment_methods', { gateway: 'sandbox', token: 'pm_card_visa' }))
  const subscription = await must(ole.post('/v1/portal/subscriptions', { plan: plan.id }))
  const invoice = await bill(ole)
  const payment = (await must(ole.post(`/v1/portal/invoices/${invoice}/pay`, { payment_method: method.id }))).id
  const ticket = (await must(ole.post('/v1/portal/tickets', { subject: 'Help', body: 'Please.' }))).id
  const given = await bill(ole)
  const note = (await must(api.post('/v1/credit_notes', { invoice: given, amount: 100, reason: 'other', settle: 'reduce_due' }))).id
  const stay = (await must(ole.get('/v1/portal/sessions'))).data[0].id
  const theirs: Record<string, string> = {
    ...{ sub: subscription.id, inv: invoice, pm: method.id, pay: payment, tic: ticket, cn: note, ses: stay },
  }
  const nobodys = (id: string) => `${id.split('_')[0]}_01h455vb4pex5vsknk084sn02q`
  const withId = routes.filter((route) => route.scope === 'customer' && route.path.includes('{'))
  const prefixOf = (path: string) =>
    path.includes('/subscriptions/')
      ? 'sub'
      : path.includes('/invoices/')
        ? 'inv'
        : path.includes('/payment_methods/')
          ? 'pm'
          : path.includes('/payments/')
            ? 'pay'
            : path.includes('/credit_notes/')
              ? 'cn'
              : path.includes('/sessions/')
                ? 'ses'
                : 'tic'
  const bodies: Record<string, object> = {
    changePortalSubscription: { quantity: '2' },
    previewPortalSubscriptionChange: { quantity: '2' },
    addPortalTicketMessage: { body: 'Mine now.' },
  }
  const before = JSON.stringify([
    await must(ole.get(`/v1/portal/subscriptions/${subscription.id}`)),
    await must(ole.get(`/v1/portal/invoices/${invoice}`)),
  ])
  for (const route of withId) {
    const id = theirs[prefixOf(route.path)] ?? ''
    const ask = async (named: string) => {
      const url = route.path.replace(/\{id\}/, named).replace('{change}', nobodys('chg_'))
      const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : (bodies[route.operation] ?? {})
      const { status, body: said } = await api.raw(route.method, url, body, { authorization: `Bearer ${mia.tokens.access_token}` })
      const { request_id: _, ...rest } = said
      return { status, said: JSON.stringify(rest) }
    }
    const foreign = await ask(id)
    expect(foreign.status, route.operation).toBe(404)
    expect(foreign, route.operation).toEqual(await ask(nobodys(id)))
  }
  expect(withId.length).toBeGreaterThanOrEqual(20)
  expect((await ole.get('/v1/portal/me')).status).toBe(200)
  const paidByTheirs = await mia.post(`/v1/portal/invoices/${await bill(mia)}/pay`, { payment_method: method.id })
  expect(paidByTheirs.body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/payment_method', code: 'not_found' }] })
  expect(
    JSON.stringify([
      await must(ole.get(`/v1/portal/subscriptions/${subscription.id}`)),
      await must(ole.get(`/v1/portal/invoices/${invoice}`)),
    ]),
  ).toBe(before)
  expect((await must(mia.get('/v1/portal/payment_methods'))).data).toEqual([])
})

test('S35: one customer’s idempotency key is not another’s', async () => {
  const ask = (who: SignedIn) =>
    api.raw(
      'POST',
      '/v1/portal/tickets',
      { subject: 'Same', body: 'Same.' },
      { authorization: `Bearer ${who.tokens.access_token}`, idempotencyKey: 'one and the same' },
    )
  const [first, second, again] = [await ask(mia), await ask(ole), await ask(mia)]
  expect([first.status, second.status, again.status]).toEqual([201, 201, 201])
  expect(second.body.id).not.toBe(first.body.id)
  expect([again.body.id, again.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([
    first.body.id,
    'true',
    undefined,
  ])
})

test('S35: a customer’s lists hold what is theirs, without what the seller notes, and no drafts', async () => {
  const una = await portal.signUp('Una Falk', 'una@falk.example')
  await must(una.post('/v1/portal/subscriptions', { plan: plan.id }))
  await bill(una)
  const lines = [{ description: 'Later', quantity: '1', unit_amount: '100' }]
  const draft = await must(api.post('/v1/invoices', { customer: una.id, currency: 'EUR', lines }))
  const { data } = await must(una.get('/v1/portal/invoices?limit=100'))
  expect(data.every(({ customer_details: { name } }: { customer_details: { name: string } }) => name === 'Una Falk')).toBe(true)
  expect(data.map(({ id }: { id: string }) => id)).not.toContain(draft.id)
  expect((await una.get(`/v1/portal/invoices/${draft.id}`)).status).toBe(404)
  const [offer] = (await must(una.get('/v1/portal/plans'))).data
  expect(Object.keys(offer)).not.toContain('metadata')
  const [subscription] = (await must(una.get('/v1/portal/subscriptions'))).data
  for (const hidden of ['customer', 'metadata', 'conventions', 'parked']) expect(Object.keys(subscription)).not.toContain(hidden)
})

test('a customer manages what the seller lets them, by the flows of staff', async () => {
  const pia = await portal.signUp('Pia Holm', 'pia@holm.example')
  await must(pia.post('/v1/portal/payment_methods', { gateway: 'sandbox', token: 'pm_card_visa' }))
  const hidden = await must(
    api.post('/v1/plans', {
      code: 'inner',
      name: 'Inner',
      listed: false,
      prices: [{ currency: 'EUR', interval: month, terms: { model: 'flat', amount: '1' } }],
    }),
  )
  expect((await must(pia.get('/v1/portal/plans'))).data.map(({ code }: { code: string }) => code)).toEqual(['pro'])
  expect((await pia.post('/v1/portal/subscriptions', { plan: hidden.id })).body.errors).toMatchObject([
    { pointer: '/plan', code: 'not_found' },
  ])

  const preview = await must(pia.post('/v1/portal/subscriptions/preview', { plan: plan.id, quantity: '2' }))
  expect(preview.next_invoice.total).toBe(2000)
  const subscription = await must(pia.post('/v1/portal/subscriptions', { plan: plan.id, quantity: '2' }))
  expect(subscription).toMatchObject({ status: 'trialing', items: [{ quantity: '2' }] })
  const url = `/v1/portal/subscriptions/${subscription.id}`
  expect((await must(pia.patch(url, { quantity: '3' }))).items[0].quantity).toBe('3')
  expect((await pia.post(`${url}/unsubscribe`, { timing: 'now' })).status).toBe(403)
  expect((await must(pia.post(`${url}/unsubscribe`))).cancel_at).not.toBeNull()
  expect((await must(pia.post(`${url}/undo_unsubscribe`))).cancel_at).toBeNull()

  await must(
    api.patch('/v1/portal_settings', { allow_quantity_change: false, allow_plan_change: false, allow_subscribe: false, cancel: 'not' }),
  )
  expect((await pia.patch(url, { quantity: '4' })).body.code).toBe('forbidden')
  expect((await pia.patch(url, { plan: plan.id })).body.code).toBe('forbidden')
  expect((await pia.post(`${url}/unsubscribe`)).body.code).toBe('forbidden')
  expect((await pia.post('/v1/portal/subscriptions', { plan: plan.id })).body.code).toBe('forbidden')
  expect((await must(pia.get('/v1/portal/me'))).allowed).toEqual({
    subscribe: false,
    change_plan: false,
    change_quantity: false,
    cancel: 'not',
    one_active: false,
  })
  await must(
    api.patch('/v1/portal_settings', { allow_quantity_change: true, allow_plan_change: true, allow_subscribe: true, cancel: 'now' }),
  )
  expect((await must(pia.post(`${url}/unsubscribe`, { timing: 'now' }))).status).toBe('canceled')
  // A trial is had once, also when two requests come at once.
  expect(await must(pia.post('/v1/portal/subscriptions', { plan: plan.id }))).toMatchObject({ status: 'active', trial_ends_at: null })
})

test('an invoice is paid by a card on file, in person, or by a link, and never by the browser’s word', async () => {
  const id = await bill(mia)
  const door = await must(mia.post(`/v1/portal/invoices/${id}/payment_intent`))
  expect(door).toMatchObject({ gateway: 'sandbox', payment: { amount: 5000, status: 'needs_customer' } })
  expect(Object.keys(door.payment)).not.toContain('reference')
  expect((await must(mia.get(`/v1/portal/invoices/${id}`))).status).toBe('open')
  expect((await must(mia.post(`/v1/portal/payments/${door.payment.id}/complete`))).status).toBe('needs_customer')
  expect((await must(mia.post(`/v1/portal/invoices/${id}/payment_link`))).url).toMatch(/\/pay\//)
  expect((await must(mia.get('/v1/portal/invoices?status=pending'))).data.map((each: { id: string }) => each.id)).toContain(id)
  expect((await must(mia.get('/v1/portal/invoices?status=overdue'))).data).toEqual([])
})
