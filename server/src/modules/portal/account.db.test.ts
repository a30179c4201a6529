import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply, TestApi } from '../../../test/api.ts'
import { openPortal, type Portal, personMailsTo, portalApi, portalPassword, type SignedIn } from '../../../test/portal.ts'

// What people look after about their own account in a portal, and what a customer is shown beside invoices and subscriptions.

let api: TestApi
let portal: Portal
beforeAll(async () => {
  api = await portalApi()
  portal = await openPortal(api, api)
})
afterAll(() => api?.close())

async function must(pending: Promise<Reply>): Promise<Reply['body']> {
  const reply = await pending
  if (reply.status >= 300) throw new Error(reply.text)
  return reply.body
}

const another = 'seven quiet boats at dawn'
const change = (who: SignedIn, current: string, password: string) =>
  who.post('/v1/portal/password', { current_password: current, password })

test('another password is taken by the present one; other stays end, this one goes on, and the person is told', async () => {
  const mia = await portal.signUp('Mia Lang', 'mia@lang.example')
  const elsewhere = await portal.logIn('mia@lang.example')
  const wrong = await change(mia, 'not the password', another)
  expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ pointer: '/current_password', code: 'wrong' }]])
  expect((await change(mia, portalPassword, 'password1234')).body.code).toBe('password_common')
  expect((await elsewhere.get('/v1/portal/me')).status).toBe(200)
  expect((await change(mia, portalPassword, another)).status).toBe(200)
  expect([(await mia.get('/v1/portal/me')).status, (await elsewhere.get('/v1/portal/me')).status]).toEqual([200, 401])
  expect((await portal.fromPage('token/refresh', { refresh_token: elsewhere.tokens.refresh_token })).status).toBe(401)
  expect((await portal.fromPage('login', { email: 'mia@lang.example', password: portalPassword })).status).toBe(401)
  expect((await portal.logIn('mia@lang.example', another)).id).toBe(mia.id)
  expect((await personMailsTo(api, 'mia@lang.example')).map(({ kind }) => kind)).toContain('password_changed')
})

test('who opens more than this portal with their account does not change its password here', async () => {
  const ole = await portal.signUp('Ole Brandt', 'ole@brandt.example')
  const other = await api.organizationClient()
  await must(other.patch('/v1/portal_settings', { page_url: 'https://other.example/account' }))
  const customer = await must(other.post('/v1/customers', { name: 'Ole elsewhere' }))
  await must(other.post(`/v1/customers/${customer.id}/logins`, { email: 'ole@brandt.example' }))
  expect((await change(ole, portalPassword, another)).body.code).toBe('forbidden')
  expect((await portal.logIn('ole@brandt.example')).id).toBe(ole.id)
})

test('S26: a stay that is ended elsewhere opens nothing from the next request on; of stays in other portals nothing is seen', async () => {
  const eve = await portal.signUp('Eve Race', 'eve@race.example')
  const phone = await portal.logIn('eve@race.example')
  const { data } = await must(eve.get('/v1/portal/sessions'))
  expect(data.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true])
  const [second] = data.filter(({ current }: { current: boolean }) => !current)
  expect((await eve.delete(`/v1/portal/sessions/${second.id}`)).status).toBe(200)
  expect([(await eve.get('/v1/portal/me')).status, (await phone.get('/v1/portal/me')).status]).toEqual([200, 401])
  expect((await portal.fromPage('token/refresh', { refresh_token: phone.tokens.refresh_token })).status).toBe(401)
  expect((await eve.delete(`/v1/portal/sessions/${second.id}`)).status).toBe(404)

  const client = await api.organizationClient()
  const next = await openPortal(api, client)
  const there = await must(client.post('/v1/customers', { name: 'Eve there' }))
  await must(client.post(`/v1/customers/${there.id}/logins`, { email: 'eve@race.example' }))
  const away = await next.logIn('eve@race.example')
  expect((await must(eve.get('/v1/portal/sessions'))).data).toHaveLength(1)
  const [own] = (await must(away.get('/v1/portal/sessions'))).data
  expect((await eve.delete(`/v1/portal/sessions/${own.id}`)).status).toBe(404)
  expect((await away.get('/v1/portal/me')).status).toBe(200)
})

test('what a customer wants to hear is theirs to say', async () => {
  const una = await portal.signUp('Una Falk', 'una@falk.example')
  const said = await must(una.patch('/v1/portal/notification_preferences', { channels: ['email', 'sms'], opted_out: ['card_expiring'] }))
  expect(said).toEqual({
    ...{ object: 'notification_preferences', channels: ['email', 'sms'], locale: null },
    ...{ optional_messages: true, opted_out: ['card_expiring'] },
  })
  expect(await must(una.get('/v1/portal/notification_preferences'))).toEqual(said)
  expect((await must(api.get(`/v1/customers/${una.id}/notification_preferences`))).opted_out).toEqual(['card_expiring'])
})

test('S37: the file of one’s own data has what the portal shows, and nothing that the seller notes', async () => {
  const pia = await portal.signUp('Pia Holm', 'pia@holm.example')
  await must(api.patch(`/v1/customers/${pia.id}`, { metadata: { margin: 'secret margin' } }))
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '5000' }]
  const sold = { customer: pia.id, currency: 'EUR', collection_method: 'send_invoice', lines }
  await must(api.post('/v1/invoices', { ...sold, finalize: true }))
  await must(api.post('/v1/invoices', { ...sold, lines: [{ description: 'Only a draft', quantity: '1', unit_amount: '1' }] }))
  const ticket = await must(pia.post('/v1/portal/tickets', { subject: 'Help', body: 'Please.' }))
  await must(api.post(`/v1/tickets/${ticket.id}/messages`, { body: 'Careful with this one.', internal: true }))
  const file = await pia.get('/v1/portal/export')
  expect([file.status, file.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  const held = JSON.parse(file.text)
  expect(held).toMatchObject({
    object: 'portal_export',
    customer: { id: pia.id, name: 'Pia Holm' },
    invoices: [{ status: 'open', total: 5000, lines: [{ description: 'Grinder', amount: 5000 }] }],
    tickets: [{ subject: 'Help', messages: [{ body: 'Please.' }] }],
    cut_short: [],
  })
  expect(held.tickets[0].messages).toHaveLength(1)
  expect(file.text).not.toMatch(/secret margin|Careful with this one|Only a draft|derivation/)
})

test('an invoice explains itself to its customer; what was paid and given back is listed by invoice', async () => {
  const nora = await portal.signUp('Nora Weber', 'nora@weber.example')
  const bill = () =>
    must(
      api.post('/v1/invoices', {
        ...{ customer: nora.id, currency: 'EUR', collection_method: 'send_invoice', finalize: true },
        lines: [{ description: 'Grinder', quantity: '2', unit_amount: '2500' }],
      }),
    )
  const [first, second] = [await bill(), await bill()]
  const why = await must(nora.get(`/v1/portal/invoices/${first.id}/explanation`))
  expect(why.lines).toMatchObject([{ line: first.lines[0].id, amount: 5000 }])
  expect(why.lines[0].steps.length).toBeGreaterThan(0)

  const method = await must(nora.post('/v1/portal/payment_methods', { gateway: 'sandbox', token: 'pm_card_visa' }))
  await must(nora.post(`/v1/portal/invoices/${first.id}/pay`, { payment_method: method.id }))
  const paid = await must(nora.get(`/v1/portal/payments?invoice=${first.id}`))
  expect(paid.data).toMatchObject([{ invoice: first.id, amount: 5000, status: 'succeeded' }])
  expect(Object.keys(paid.data[0])).not.toContain('reference')
  expect((await must(nora.get(`/v1/portal/payments?invoice=${second.id}`))).data).toEqual([])

  const note = await must(api.post('/v1/credit_notes', { invoice: first.id, amount: 1000, reason: 'other', settle: 'credit' }))
  expect((await must(nora.get(`/v1/portal/credit_notes?invoice=${first.id}`))).data).toMatchObject([{ id: note.id, total: 1000 }])
  const shown = await must(nora.get(`/v1/portal/credit_notes/${note.id}`))
  expect(shown).toMatchObject({ credited: 1000, lines: [{ description: 'Grinder', amount: 1000 }] })
  expect(Object.keys(shown.lines[0])).not.toContain('derivation')
  expect((await must(nora.get('/v1/portal/credit'))).balances).toEqual([{ currency: 'EUR', balance: 1000 }])
})

test('by what the seller can be paid is said: a sandbox of its own takes test cards on a page', async () => {
  const ada = await portal.signUp('Ada Known', 'ada@known.example')
  expect(await must(ada.get('/v1/portal/payment_options'))).toEqual({
    ...{ object: 'payment_options', gateways: [{ gateway: 'sandbox', set_up_by: 'page' }], transfer: null },
  })
})

test('a change that waits is taken back by who asked for it: the customer theirs, and nothing that the seller has planned', async () => {
  const ida = await portal.signUp('Ida Blom', 'ida@blom.example')
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'per_unit', unit_amount: '1000' } }]
  const plan = await must(api.post('/v1/plans', { code: 'seats', name: 'Seats', prices }))
  await must(ida.post('/v1/portal/payment_methods', { gateway: 'sandbox', token: 'pm_card_visa' }))
  const { id } = await must(ida.post('/v1/portal/subscriptions', { plan: plan.id, quantity: '3' }))
  const url = `/v1/portal/subscriptions/${id}`
  expect((await must(ida.get(`${url}/upcoming_invoice`))).next_invoice.total).toBe(3000)
  expect((await must(ida.post(`${url}/preview_unsubscribe`))).next_invoice).toBeNull()

  const [own] = (await must(ida.patch(url, { quantity: '2' }))).scheduled_changes
  expect(own).toMatchObject({ by_customer: true, status: 'scheduled' })
  expect((await must(ida.get(`${url}/upcoming_invoice`))).next_invoice.total).toBe(2000)
  expect((await must(ida.post(`${url}/changes/${own.id}/withdraw`))).scheduled_changes).toEqual([])
  expect((await ida.post(`${url}/changes/${own.id}/withdraw`)).status).toBe(404)

  await must(api.post(`/v1/subscriptions/${id}/change`, { quantity: '5', timing: 'period_end' }))
  const [planned] = (await must(ida.get(url))).scheduled_changes
  expect(planned.by_customer).toBe(false)
  expect((await ida.post(`${url}/changes/${planned.id}/withdraw`)).body.code).toBe('forbidden')
  expect((await must(ida.get(url))).scheduled_changes).toHaveLength(1)
})

test('where one subscription is had at a time, and where billing days begin, is said', async () => {
  const lea = await portal.signUp('Lea Late', 'lea@late.example')
  await must(api.patch(`/v1/customers/${lea.id}`, { conventions: { subscription_policy: 'one_active' } }))
  const { allowed, timezone } = await must(lea.get('/v1/portal/me'))
  expect([allowed.one_active, timezone]).toEqual([true, (await must(api.get('/v1/organization'))).timezone])
  expect((await must(lea.patch('/v1/portal/me', { timezone: 'Pacific/Chatham' }))).timezone).toBe('Pacific/Chatham')
})
