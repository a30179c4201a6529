import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, goodPassword, loggedIn, memberOf, peopleApi, signedUp } from '../../../test/people.ts'

let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi()
})
afterAll(() => api.close())

test('whoever signs up where no mail is sent is at work at once, as the owner of an organization of their own', async () => {
  const nora = await signedUp(api, { email: 'Nora@Harbour-Coffee.example', organization: 'Harbour Coffee' })
  const { status, body } = await nora.get('/v1/auth/session')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    object: 'session',
    user: { email: 'nora@harbour-coffee.example', name: 'Nora Nordström', email_verified: false, has_second_factor: false },
    organization: { name: 'Harbour Coffee', kind: 'live', role: 'owner' },
    permissions: ['*'],
    needs_second_factor: false,
  })
  expect((await nora.get('/v1/organization')).body).toMatchObject({ name: 'Harbour Coffee', currency: 'EUR', timezone: 'Europe/Berlin' })
  expect((await nora.post('/v1/customers', { name: 'Ada' })).status).toBe(201)
  // S17: no key was made that nobody has asked for.
  expect((await nora.get('/v1/api_keys')).body.data).toEqual([])
})

test('a member can do what their role permits, and nothing else', async () => {
  const reader = await memberOf(api, api, 'read_only')
  expect((await reader.get('/v1/customers')).status).toBe(200)
  const refused = await reader.post('/v1/customers', { name: 'Ada' })
  expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden', detail: 'Your role lacks customers:write.' } })
})

test('a wrong password, an unknown address and a disabled account have one answer', async () => {
  const nora = await signedUp(api)
  const wrong = await browser(api).post('/v1/auth/login', { email: nora.email, password: 'not the password' })
  const unknown = await browser(api).post('/v1/auth/login', { email: 'nobody@harbour-coffee.example', password: goodPassword })
  await api.db.ownerQuery('UPDATE users SET disabled_at = valid_after WHERE email = $1', [nora.email])
  const disabled = await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })
  for (const { status, body, headers } of [wrong, unknown, disabled]) {
    expect(status).toBe(401)
    expect({ ...body, request_id: '' }).toEqual({ ...wrong.body, request_id: '' })
    expect(headers['set-cookie']).toBeUndefined()
  }
  // S21: and a session that was there is over.
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
})

test('a person who belongs nowhere is let in, and can do nothing but found an organization', async () => {
  const nora = await signedUp(api)
  await api.db.ownerQuery('DELETE FROM members WHERE user_id = (SELECT id FROM users WHERE email = $1)', [nora.email])
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({ organization: null, permissions: [], organizations: [] })
  expect((await nora.get('/v1/customers')).status).toBe(403)
  const founded = await nora.post('/v1/auth/organizations', { name: 'Harbour Tea', currency: 'DKK' })
  expect(founded).toMatchObject({ status: 201, body: { organization: { name: 'Harbour Tea', role: 'owner' } } })
  expect((await nora.get('/v1/organization')).body).toMatchObject({ name: 'Harbour Tea', currency: 'DKK', timezone: 'UTC' })
  expect((await loggedIn(api, nora)).organizationId).toBe(founded.body.organization.id)
})
