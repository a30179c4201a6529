import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiClient, Reply, TestApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { peopleApi, signedUp, uuidOf } from '../../../test/people.ts'
import { openPortal, type Portal, portalApi, portalPassword, type SignedIn } from '../../../test/portal.ts'
import { addParty } from '../parties/store.ts'
import { eraseRetainedParties } from './erase-retained.ts'

// A person's e-mail, name, phone number and street, none of which anybody else has.
const email = 'wilhelmina@quillfeather.example'
const name = 'Wilhelmina Quillfeather'
const phone = '+49 40 5550177'
const street = 'Zimtgasse 17b'
const taxId = 'DE136695976'
const marks = [email, name, 'quillfeather', phone, '5550177', street, 'zimtgasse', taxId]

let api: TestApi
let portal: Portal
beforeAll(async () => {
  api = await portalApi()
  portal = await openPortal(api, api)
})
afterAll(() => api?.close())

async function must(pending: Promise<Reply>): Promise<Reply['body']> {
  const reply = await pending
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text} ${api.logged.findLast((line) => line.includes('"stack"'))}`)
  return reply.body
}

/** Every table and column of the database that holds one of the marks, whatever its type, read past row-level security. */
async function traces(): Promise<string[]> {
  const columns = await api.db.ownerQuery<{ name: string; column: string; type: string }>(
    `SELECT c.relname AS name, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1, 2`,
  )
  expect(columns.length).toBeGreaterThan(600)
  const found: string[] = []
  for (const { name: table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
    const [row] = await api.db.ownerQuery<{ count: number }>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE EXISTS (SELECT FROM unnest($1::text[]) m WHERE strpos(lower(${text}), lower(m)) > 0)`,
      [marks],
    )
    if ((row?.count ?? 0) > 0) found.push(`${table}.${column}`)
  }
  return found
}

/** A person with all that a customer can have: log-in, card, subscription, invoices, messages, tickets, notes, usage, webhooks. */
async function livedIn(): Promise<SignedIn> {
  const who = await portal.signUp(name, email)
  const address = { line1: street, city: 'Hamburg', postal_code: '20457', country: 'DE' }
  await must(who.patch('/v1/portal/me', { phone, address, tax_ids: [{ type: 'eu_vat', value: taxId }], locale: 'en' }))
  await must(api.patch(`/v1/customers/${who.id}`, { external_id: 'quillfeather', metadata: { note: `Ask ${name}` } }))
  await must(api.post('/v1/webhook_endpoints', { url: 'https://hooks.example.com/quarterday' }))
  const month = { unit: 'month', count: 1 }
  const prices = [{ currency: 'EUR', interval: month, terms: { model: 'flat', amount: '2900' } }]
  const plan = await must(api.post('/v1/plans', { code: 'pro', name: 'Pro', prices }))
  await must(who.post('/v1/portal/payment_methods', { gateway: 'sandbox', token: 'pm_card_visa' }))
  const subscription = await must(who.post('/v1/portal/subscriptions', { plan: plan.id }))
  await must(api.patch(`/v1/subscriptions/${subscription.id}`, { metadata: { seat: name } }))
  await must(api.post('/v1/jobs/collect-payments/run'))
  const meter = await must(api.post('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'count' }))
  await must(api.post('/v1/usage_events', { meter: meter.code, customer: who.id, key: 'k1', properties: { by: email } }))
  await must(api.post(`/v1/customers/${who.id}/credit_grants`, { amount: 100, currency: 'EUR', memo: `For ${name}` }))
  await must(api.post('/v1/wallets', { customer: who.id, currency: 'EUR', name: `${name}’s wallet` }))
  const ticket = await must(who.post('/v1/portal/tickets', { subject: `Please call ${name}`, body: `At ${phone}, or come to ${street}.` }))
  await must(api.post(`/v1/tickets/${ticket.id}/messages`, { body: `We called ${name}.` }))
  for (const job of ['deliver-messages', 'deliver-webhooks', 'billing-run']) await api.post(`/v1/jobs/${job}/run`)
  await must(api.post('/v1/suppressions', { channel: 'sms', address: phone }))
  await must(api.patch(`/v1/customers/${who.id}`, { name: `${name} Ltd` }))
  await must(api.patch(`/v1/customers/${who.id}`, { name }))
  await portal.fromPage('magic_link', { email })
  await portal.logIn(email)
  await portal.fromPage('login', { email, password: 'not this one, surely' })
  return who
}

async function end(client: ApiClient, customer: string): Promise<void> {
  for (const { id } of (await must(client.get(`/v1/subscriptions?customer=${customer}`))).data)
    await must(client.post(`/v1/subscriptions/${id}/cancel`, { timing: 'now', credit: 'none' }))
  for (const { id, amount_due: due } of (await must(client.get(`/v1/invoices?customer=${customer}`))).data)
    if (due > 0) await must(client.post(`/v1/invoices/${id}/record_payment`, { reference: 'Cash' }))
}

test('S67: what is left of an erased person is whom retained invoices name, and after its time not even that', async () => {
  const who = await livedIn()
  const exported = await api.get(`/v1/customers/${who.id}/export`)
  expect(
    exported.status,
    api.logged.findLast((line) => line.includes('"stack"')),
  ).toBe(200)
  expect(exported.headers['content-type']).toContain('application/json')
  const held = JSON.parse(exported.text)
  expect(held).toMatchObject({
    customer: { name, email, phone },
    logins: [{ email }],
    payment_methods: [{ brand: 'visa', last4: '4242' }],
    cut_short: [],
  })
  for (const part of [
    'subscriptions',
    'invoices',
    'payments',
    'messages',
    'tickets',
    'events',
    'audit_log',
    'usage',
    'wallets',
    'credit_grants',
  ])
    expect(held[part].length, part).toBeGreaterThan(0)

  const erase = (confirm: string) => api.post(`/v1/customers/${who.id}/erase`, { confirm })
  expect((await erase('Wilhelmina')).body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/confirm' }] })
  expect((await erase(name)).body.detail).toBe('The customer has a subscription that has not ended. End that first.')
  await end(api, who.id)
  const before = await traces()
  expect(before).toEqual(
    expect.arrayContaining([
      'customers.name',
      'users.email',
      'events.data',
      'messages.subject',
      'billing_parties.name',
      'ticket_messages.body',
    ]),
  )

  const erased = await must(erase(name))
  expect(erased).toMatchObject({
    name: `Erased customer ${who.id.slice(-6)}`,
    email: null,
    phone: null,
    tax_ids: [],
    status: 'archived',
    external_id: null,
    metadata: {},
  })
  expect(erased.erased_at).not.toBeNull()
  expect(await traces()).toEqual(['billing_parties.address', 'billing_parties.name', 'billing_parties.tax_ids'])
  const parties = await api.db.ownerQuery<{ email: string | null; invoices: number; until: string }>(
    `SELECT p.email, (SELECT count(*)::int FROM invoices i WHERE i.organization_id = p.organization_id AND i.customer_party_id = p.id) AS invoices,
       (p.retain_until AT TIME ZONE 'UTC')::text AS until FROM billing_parties p WHERE lower(p.name) LIKE '%quillfeather%' ORDER BY p.id`,
  )
  expect(parties).not.toEqual([])
  for (const party of parties) expect([party.email, party.invoices > 0, party.until]).toEqual([null, true, '2038-01-01 00:00:00'])

  // Nobody is shown it, but who may export what is held.
  const [invoice] = (await must(api.get(`/v1/invoices?customer=${who.id}`))).data
  expect(invoice.customer_details).toMatchObject({ name: erased.name, email: null, address: { line1: null, country: 'DE' }, tax_ids: [] })
  expect((await must(api.get('/v1/invoices?q=quillfeather'))).data).toEqual([])
  expect(JSON.parse((await api.get(`/v1/customers/${who.id}/export`)).text).retained_parties).toMatchObject([{ name }])
  const records = (await must(api.get(`/v1/audit_log?object_id=${who.id}&action=eraseCustomer`))).data
  expect(records).toMatchObject([{ action: 'eraseCustomer', outcome: 'done' }])
  // They are out, and nobody.
  expect((await who.get('/v1/portal/me')).status).toBe(401)
  expect((await erase(erased.name)).body.code).toBe('invalid_state')
  expect((await api.patch(`/v1/customers/${who.id}`, { name: 'Again' })).body.code).toBe('invalid_state')
  expect((await api.post(`/v1/customers/${who.id}/unarchive`)).body.code).toBe('invalid_state')
  // The books hold, and say so.
  expect((await must(api.get('/v1/doctor'))).findings).toEqual([])
  expect((await must(api.get('/v1/verification'))).drift).toEqual([])

  const ctx = testContext(api.db.database, api.organization.id)
  expect(await eraseRetainedParties(ctx)).toEqual({ erased: 0 })
  await api.db.ownerQuery(`UPDATE organizations SET clock_at = '2038-01-01T00:00:00Z' WHERE id = $1`, [api.organization.id])
  expect(await eraseRetainedParties(ctx)).toEqual({ erased: parties.length })
  expect(await traces()).toEqual([])
  expect((await must(api.get('/v1/verification'))).drift).toEqual([])
  expect((await portal.fromPage('login', { email, password: portalPassword })).status).toBe(401)
})

test('S67: the account of a person who is known elsewhere stays theirs', async () => {
  const two = await openPortal(api, await api.organizationClient())
  const una = await portal.signUp('Una Both', 'una@both.example')
  await two.fromPage('signup', { name: 'Una Both', email: 'una@both.example', password: portalPassword })
  const [row] = await api.db.ownerQuery<{ id: string }>(`SELECT id FROM users WHERE email = 'una@both.example'`)
  const other = (await api.organizationClient()).organization.id
  await api.db.ownerQuery(
    `INSERT INTO customers (organization_id, id, name, party_id, created_at, updated_at)
     SELECT $1, gen_random_uuid(), 'Una Both', party_id, now(), now() FROM organizations WHERE id = $1`,
    [other],
  )
  await api.db.ownerQuery(
    `INSERT INTO customer_logins (organization_id, customer_id, user_id, created_at) SELECT $1, id, $2, now() FROM customers WHERE organization_id = $1`,
    [other, row?.id],
  )
  await must(api.post(`/v1/customers/${una.id}/erase`, { confirm: 'Una Both' }))
  expect(await api.db.ownerQuery(`SELECT erased_at FROM users WHERE id = $1`, [row?.id])).toEqual([{ erased_at: null }])
})

test('S67: nobody but the one role may change what happened or whom documents name', async () => {
  const tx = api.db.database
  for (const text of [
    `UPDATE billing_parties SET name = 'X'`,
    `UPDATE events SET data = '{}'`,
    `UPDATE messages SET subject = 'X'`,
    'DELETE FROM events',
  ])
    await expect(
      tx.organization(api.organization.id, (each) => each.query(text)),
      text,
    ).rejects.toThrow(/permission denied/)
  const mine = await tx.organization(api.organization.id, (each) => addParty(each, { name: 'Mine', email: null, address: {}, taxIds: [] }))
  const stranger = await api.organizationClient()
  const changed = await tx.organization(stranger.organization.id, async (each) => {
    await each.query('SET LOCAL ROLE quarterday_privacy')
    return (await each.query('UPDATE billing_parties SET email = NULL WHERE id = $1', [mine])).rowCount
  })
  expect(changed).toBe(0)
})

test('S67: a person who opens nothing any more has their own account forgotten, and nobody else’s', async () => {
  const people = await peopleApi()
  try {
    const nora = await signedUp(people)
    const erase = (confirm: string) => nora.post('/v1/auth/erase', { confirm })
    expect((await erase('somebody@else.example')).body.errors).toMatchObject([{ pointer: '/confirm' }])
    expect((await erase(nora.email)).body.code).toBe('conflict')
    await people.db.ownerQuery('DELETE FROM members WHERE user_id = $1', [uuidOf(nora.userId)])
    expect((await erase(nora.email)).body).toEqual({ object: 'account', erased: true })
    expect((await nora.get('/v1/auth/session')).status).toBe(401)
    const [row] = await people.db.ownerQuery<{ name: string; email: string }>('SELECT name, email FROM users WHERE id = $1', [
      uuidOf(nora.userId),
    ])
    expect(row).toEqual({ name: 'Erased', email: expect.stringMatching(/^erased-.*@erased\.invalid$/) })
    expect((await signedUp(people, { email: nora.email })).userId).not.toBe(nora.userId)
  } finally {
    await people.close()
  }
})
