import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type Reply, testSecret } from '../../../test/api.ts'
import { asOperator } from '../../../test/operator.ts'
import { billed, card, fill, submit } from '../../../test/paying.ts'
import { browser, goodPassword, loggedIn, memberOf, peopleApi, signedUp } from '../../../test/people.ts'
import { openPortal, portalApi } from '../../../test/portal.ts'
import { createHttpServer } from '../../entry/http.ts'
import { deriveKey } from '../../kit/authenticate-secrets.ts'
import { systemClock } from '../../kit/clock.ts'
import { newLogger } from '../../kit/log.ts'
import { unseal } from '../../kit/seal.ts'
import { jobs } from '../index.ts'
import { aboutMail } from '../people/mail-types.ts'

let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi()
})
afterAll(() => api.close())

const why = { reason: 'The contract ended on 31 March.', contact: 'billing@host.example' }

const idOf = ({ organization }: Pick<ApiClient, 'organization'>) => encodeId('org', organization.id)

async function suspend(id: string, body: object = why, of: Parameters<typeof asOperator>[0] = api): Promise<Reply> {
  const reply = await asOperator(of, 'POST', `/v1/organizations/${id}/suspend`, body)
  expect(reply.status, reply.text).toBe(200)
  return reply
}

async function resume(id: string, body: object = {}, of: Parameters<typeof asOperator>[0] = api): Promise<Reply> {
  const reply = await asOperator(of, 'POST', `/v1/organizations/${id}/resume`, body)
  expect(reply.status, reply.text).toBe(200)
  return reply
}

const seen = ({ status, body }: Reply) => [status, body?.code]
const refused = [403, 'organization_suspended']

test('S21: suspension closes it to members on the next request, leaves them what is their own, and their stay does not come back with it', async () => {
  const nora = await signedUp(api, { organization: 'Roastery' })
  const elsewhere = await api.organizationClient({ name: 'Tea House' })
  expect((await nora.get('/v1/customers')).status).toBe(200)
  await suspend(nora.organizationId)

  for (const [method, url, body] of [
    ['GET', '/v1/customers'],
    ['GET', '/v1/organization'],
    ['POST', '/v1/customers', { name: 'Acme' }],
    ['GET', '/v1/members'],
    ['GET', '/v1/audit_log'],
    ['GET', '/v1/sandboxes'],
    ['POST', '/v1/jobs/billing-run/run'],
  ] as const)
    expect([url, ...seen(await nora.request(method, url, body))]).toEqual([url, ...refused])

  // What happened and whom to ask; nothing that they may do there.
  const suspension = { suspended_at: expect.any(String), ...why }
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({
    organization: { id: nora.organizationId, suspension },
    organizations: [{ id: nora.organizationId, suspension }],
    permissions: [],
  })
  expect((await nora.get('/v1/auth/organizations')).body.data).toMatchObject([{ id: nora.organizationId, suspension }])
  expect((await nora.patch('/v1/auth/profile', { name: 'Nora N.' })).status).toBe(200)
  expect((await nora.get('/v1/auth/sessions')).status).toBe(200)
  expect(seen(await nora.post('/v1/auth/organizations', { name: 'Next door' }))).toEqual(refused)

  // To another organization of theirs, where all is as ever, and back.
  await api.db.ownerQuery(
    `INSERT INTO members (organization_id, id, user_id, role, created_at, updated_at)
     SELECT $1, gen_random_uuid(), id, 'admin', created_at, created_at FROM users WHERE email = $2`,
    [elsewhere.organization.id, nora.email],
  )
  const inTwo = await loggedIn(api, { email: nora.email })
  expect((await inTwo.post('/v1/auth/switch_organization', { organization: idOf(elsewhere) })).body).toMatchObject({
    organization: { id: idOf(elsewhere), suspension: null },
    permissions: expect.arrayContaining(['customers:write']),
  })
  expect((await inTwo.get('/v1/customers')).status).toBe(200)

  await resume(nora.organizationId)
  expect(seen(await nora.get('/v1/customers'))).toEqual([401, 'unauthenticated'])
  expect((await inTwo.get('/v1/customers')).status).toBe(200)
  expect((await (await loggedIn(api, { email: nora.email })).get('/v1/customers')).status).toBe(200)
})

test('S21: suspension lets a member log out', async () => {
  const nora = await signedUp(api)
  await suspend(nora.organizationId)
  expect((await nora.post('/v1/auth/logout')).status).toBe(200)
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
})

test('S21: suspension refuses API keys on the next request, usage too, tells them no reason, and they work again afterwards', async () => {
  const client = await api.organizationClient()
  await suspend(idOf(client))
  const answer = await client.get('/v1/customers')
  expect(seen(answer)).toEqual(refused)
  expect(answer.text).not.toContain('contract')
  expect(answer.headers['content-type']).toContain('application/problem+json')
  for (const [url, body] of [
    ['/v1/usage_events', { key: 'a', meter: 'calls', customer: 'cus_x' }],
    ['/v1/invoices', {}],
    ['/v1/sandboxes', { name: 'Trial', timezone: 'UTC', currency: 'EUR' }],
    [`/v1/sandboxes/${idOf(client)}/advance`, { days: 1 }],
  ] as const)
    expect([url, ...seen(await client.post(url, body))]).toEqual([url, ...refused])
  await resume(idOf(client))
  expect((await client.get('/v1/customers')).status).toBe(200)
})

test('S21: suspension is found out by the look-up of the credential, and by nothing beside it', async () => {
  const client = await api.organizationClient()
  const statements: string[] = []
  const database = api.db.connect({ onStatement: ({ name, text }) => void statements.push(name ?? text) })
  const config = { secret: testSecret, publicUrl: 'http://localhost:4242', rateLimits: null }
  const app = createHttpServer({ database, config, clock: systemClock, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' })
  const ask = async () => {
    statements.length = 0
    const { statusCode } = await app.inject({ url: '/v1/customers', headers: { authorization: `Bearer ${client.key}` } })
    return [statusCode, ...statements]
  }
  await ask()
  const [status, first, second] = await ask()
  expect([status, first, String(second).slice(0, 5)]).toEqual([200, 'find-key', 'BEGIN'])
  await suspend(idOf(client))
  expect(await ask()).toEqual([403, 'find-key'])
  await app.close()
})

test('S21: suspension closes the sandboxes that come from an organization, also those of its sandboxes, and none is suspended by itself', async () => {
  const live = await api.organizationClient({ clockAt: null })
  const sandboxOf = async (authorization: string) => {
    const wanted = { name: 'Trial', timezone: 'UTC', currency: 'EUR' }
    const { body } = await api.raw('POST', '/v1/sandboxes', wanted, { authorization })
    return { id: body.id as string, authorization: `Bearer ${body.api_key.secret}` }
  }
  const child = await sandboxOf(`Bearer ${live.key}`)
  const grandchild = await sandboxOf(child.authorization)
  const ask = async ({ authorization }: { readonly authorization: string }) =>
    seen(await api.raw('GET', '/v1/customers', undefined, { authorization }))

  for (const { id } of [child, grandchild]) {
    const alone = await asOperator(api, 'POST', `/v1/organizations/${id}/suspend`, why)
    expect([...seen(alone), alone.body.detail]).toEqual([409, 'invalid_state', expect.stringContaining(idOf(live))])
  }
  await suspend(idOf(live))
  expect([await ask(child), await ask(grandchild)]).toEqual([refused, refused])
  const { body } = await asOperator(api, 'GET', '/v1/organizations?limit=100&q=Trial')
  const listed = body.data.filter(({ id }: { id: string }) => id === child.id || id === grandchild.id)
  expect(listed).toMatchObject([{ suspension: { reason: why.reason } }, { suspension: { reason: why.reason } }])
  const inside = { organizationId: decodeId('org', child.id) }
  expect(seen(await asOperator(api, 'POST', `/v1/sandboxes/${child.id}/advance`, { days: 1 }, inside))).toEqual(refused)
  await resume(idOf(live))
  expect([await ask(child), await ask(grandchild)]).toEqual([
    [200, undefined],
    [200, undefined],
  ])
})

test('S21: suspension closes the portal to its pages and to customers who are in, whose stay does not come back with it', async () => {
  const own = await portalApi()
  try {
    const portal = await openPortal(own, own)
    const mia = await portal.signUp('Mia Lang', 'mia@lang.example')
    expect((await mia.get('/v1/portal/me')).status).toBe(200)
    await suspend(idOf(own), why, own)
    expect(seen(await mia.get('/v1/portal/me'))).toEqual(refused)
    expect(seen(await portal.fromPage('login', { email: 'mia@lang.example', password: goodPassword }))).toEqual(refused)
    const again = await portal.fromPage('token', { refresh_token: mia.tokens.refresh_token })
    expect(again.text).not.toContain('contract')
    expect([403, 404]).toContain(again.status)
    await resume(idOf(own), {}, own)
    expect(seen(await mia.get('/v1/portal/me'))).toEqual([401, 'unauthenticated'])
    expect((await (await portal.logIn('mia@lang.example')).get('/v1/portal/me')).status).toBe(200)
  } finally {
    await own.close()
  }
})

test.each([
  ['en', 'This page is closed at the moment.'],
  ['de', 'Diese Seite ist im Moment geschlossen.'],
  ['fr', 'Cette page est fermée pour le moment.'],
  ['es', 'Esta página está cerrada por el momento.'],
])('S21: suspension closes the page on which customers pay, in their language (%s), and nothing is taken', async (locale, title) => {
  const client = await api.organizationClient()
  const { path, invoice } = await billed(client, { locale })
  const open = await api.raw('GET', path)
  expect(open.status).toBe(200)
  await suspend(idOf(client))
  const closed = await api.raw('GET', path)
  expect(closed.status).toBe(403)
  expect(closed.text).toContain(title)
  expect(closed.text).toContain('Harbour Coffee')
  expect(closed.text).not.toContain('contract')
  expect((await submit(api, path, fill(open.text, card('4242 4242 4242 4242')))).status).toBe(403)
  await resume(idOf(client))
  expect((await client.get(`/v1/payments?invoice=${invoice}`)).body.data).toEqual([])
  expect((await submit(api, path, fill(open.text, card('4242 4242 4242 4242')))).status).toBeLessThan(400)
  expect((await client.get(`/v1/invoices/${invoice}`)).body.status).toBe('paid')
})

test('S21: suspension closes links to files and the hosted page of the portal, until it is resumed', async () => {
  const client = await api.organizationClient()
  const { invoice } = await billed(client)
  const file = new URL((await client.post(`/v1/invoices/${invoice}/download_link`)).body.url).pathname
  const slug = `harbour-${Date.now()}`
  const opened = await client.patch('/v1/portal_settings', { hosted: true, slug })
  expect(opened.status, opened.text).toBe(200)
  const ask = async () => [...seen(await api.raw('GET', `/v1/portal/pages/${slug}`)), (await api.raw('GET', file)).status]
  expect(await ask()).toEqual([200, undefined, 200])
  await suspend(idOf(client))
  expect(await ask()).toEqual([...refused, 403])
  await resume(idOf(client))
  expect(await ask()).toEqual([200, undefined, 200])
})

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '2900' } }

/** All that jobs write of an organization, as numbers. */
async function traces({ organization }: ApiClient) {
  const [row] = await api.db.ownerQuery(
    `SELECT (SELECT count(*)::int FROM invoices WHERE organization_id = $1) AS invoices,
       (SELECT count(*)::int FROM payments WHERE organization_id = $1) AS payments,
       (SELECT count(*)::int FROM messages WHERE organization_id = $1) AS messages,
       (SELECT count(*)::int FROM events WHERE organization_id = $1) AS events,
       (SELECT count(*)::int FROM audit_records WHERE organization_id = $1 AND actor_kind = 'job') AS records`,
    [organization.id],
  )
  return row
}

test('S21: suspension lets no job begin; what fell due meanwhile is done afterwards, in its order (L1)', { timeout: 60_000 }, async () => {
  const client = await api.organizationClient()
  const { body: plan } = await client.post('/v1/plans', { code: 'basic', name: 'Basic', prices: [monthly] })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme', email: 'billing@acme.example' })
  await client.post('/v1/payment_methods', { customer: customer.id, gateway: 'sandbox', token: 'pm_card_visa' })
  await client.post('/v1/subscriptions', { customer: customer.id, plan: plan.id, trial_days: 0 })
  await suspend(idOf(client))
  await api.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [client.organization.id, '2027-07-01T12:00:00Z'])

  const before = await traces(client)
  for (const { name } of jobs) {
    expect([name, (await asOperator(api, 'POST', `/v1/jobs/${name}/run`)).status]).toEqual([name, 200])
    const inside = await asOperator(api, 'POST', `/v1/jobs/${name}/run`, undefined, { organizationId: client.organization.id })
    expect([name, ...seen(inside)]).toEqual([name, ...refused])
  }
  expect(await traces(client)).toEqual(before)

  // Told, and no finding: nothing waits because a worker is missing.
  const inside = { organizationId: client.organization.id }
  const ill = await asOperator(api, 'GET', '/v1/doctor', undefined, inside)
  expect(ill.body).toMatchObject({ suspension: { reason: why.reason, contact: why.contact } })

  await resume(idOf(client))
  for (const { name } of jobs) await asOperator(api, 'POST', `/v1/jobs/${name}/run`)
  const { body } = await client.get('/v1/invoices?sort=created_at')
  const billedOn = body.data.map(({ number, issued_on: on }: { number: string; issued_on: string }) => [number, on])
  expect(billedOn.map(([number]: string[]) => number)).toEqual(['INV-000001', 'INV-000002', 'INV-000003', 'INV-000004'])
  expect(billedOn.map(([, on]: string[]) => on)).toEqual(billedOn.map(([, on]: string[]) => on).toSorted())
  const well = (await client.get('/v1/doctor')).body
  expect(well.suspension).toBeNull()
  expect(well.findings.filter(({ invariant }: { invariant: string }) => invariant === 'I28')).toEqual([])
})

test('S21: suspension of a live organization is no finding of the doctor, and what was late before it is', async () => {
  const client = await api.organizationClient({ clockAt: null })
  const { body: plan } = await client.post('/v1/plans', { code: 'basic', name: 'Basic', prices: [monthly] })
  const { body: customer } = await client.post('/v1/customers', { name: 'Acme' })
  await client.post('/v1/subscriptions', { customer: customer.id, plan: plan.id, trial_days: 0 })
  const due = (hours: number) =>
    api.db.ownerQuery(`UPDATE subscription_cycles SET next_at = now() - make_interval(hours => $2) WHERE organization_id = $1`, [
      client.organization.id,
      hours,
    ])
  const findings = async () => {
    const { body } = await asOperator(api, 'GET', '/v1/doctor', undefined, { organizationId: client.organization.id })
    return body.findings.filter(({ check }: { check: string }) => check === 'due_subscriptions_are_billed').length
  }
  await due(3)
  expect(await findings()).toBe(1)
  await suspend(idOf(client))
  expect(await findings()).toBe(1)
  await api.db.ownerQuery(`UPDATE organizations SET suspended_at = now() - interval '5 hours' WHERE id = $1`, [client.organization.id])
  expect(await findings()).toBe(0)
})

test('S21: suspension and resumption are in the audit log with who, when and why, once each however often they are asked for', async () => {
  const client = await api.organizationClient()
  const first = await suspend(idOf(client), { reason: 'Unpaid.' })
  expect(first.body).toMatchObject({ object: 'organization', suspension: { reason: 'Unpaid.', contact: null } })
  await suspend(idOf(client), { reason: 'Unpaid.' })
  const other = await suspend(idOf(client))
  expect(other.body.suspension).toEqual({ suspended_at: first.body.suspension.suspended_at, ...why })
  expect((await resume(idOf(client), { reason: 'Paid.' })).body).toMatchObject({ suspension: null })
  await resume(idOf(client))
  const { body } = await client.get('/v1/audit_log?limit=10&sort=sequence')
  const about = body.data.filter(({ action }: { action: string }) => /^(suspend|resume)Organization$/.test(action))
  expect(about).toMatchObject([
    {
      ...{ action: 'suspendOrganization', actor: { kind: 'operator' }, object_id: idOf(client), fields: ['suspension'] },
      ...{ before: { suspension: null }, after: { suspension: { reason: 'Unpaid.' } } },
    },
    { action: 'suspendOrganization', before: { suspension: { reason: 'Unpaid.' } }, after: { suspension: why } },
    { action: 'resumeOrganization', before: { suspension: why }, after: { suspension: null, reason: 'Paid.' } },
  ])
})

test('only the operator suspends and resumes, an organization that is there', async () => {
  const client = await api.organizationClient()
  const staff = await memberOf(api, client, 'owner')
  for (const ask of [client, staff])
    for (const verb of ['suspend', 'resume'])
      expect(seen(await ask.post(`/v1/organizations/${idOf(client)}/${verb}`, verb === 'suspend' ? why : {}))).toEqual([403, 'forbidden'])
  const nobody = encodeId('org', '00000000-0000-4000-8000-000000000000' as typeof client.organization.id)
  for (const verb of ['suspend', 'resume'])
    expect(seen(await asOperator(api, 'POST', `/v1/organizations/${nobody}/${verb}`, verb === 'suspend' ? why : {}))).toEqual([
      404,
      'not_found',
    ])
  expect(seen(await asOperator(api, 'POST', `/v1/organizations/${idOf(client)}/suspend`, {}))).toEqual([422, 'invalid'])
})

test('S21: suspension lets nobody join by an invitation, and the operator still look in', async () => {
  const client = await api.organizationClient()
  const owner = await memberOf(api, client, 'owner')
  const email = `ivy.${Date.now()}@harbour-coffee.example`
  const invited = await owner.post('/v1/invitations', { email, role: 'finance' })
  expect(invited.status, invited.text).toBe(201)
  const [mail] = await api.db.ownerQuery<{ id: string; sealed_facts: Buffer }>(
    'SELECT id, sealed_facts FROM person_mails WHERE address = $1',
    [email],
  )
  const facts = unseal(deriveKey(testSecret, 'sealed secrets'), mail?.sealed_facts ?? Buffer.of(), aboutMail(mail?.id ?? ''))
  const token = /#token=([\w-]{43})/.exec(facts)?.[1]
  await suspend(idOf(client))
  const accept = () => browser(api).post('/v1/auth/accept_invitation', { token, name: 'Ivy', password: goodPassword })
  expect(seen(await accept())).toEqual(refused)
  const inside = { organizationId: client.organization.id }
  expect((await asOperator(api, 'GET', '/v1/customers', undefined, inside)).status).toBe(200)
  const [row] = await api.db.ownerQuery<{ count: number }>('SELECT count(*)::int AS count FROM members WHERE organization_id = $1', [
    client.organization.id,
  ])
  expect(row?.count).toBe(1)
  // The invitation itself has outlived it.
  await resume(idOf(client))
  expect((await accept()).status).toBe(200)
})
