import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { browser, goodPassword, loggedIn, peopleApi, signedUp } from '../../../test/people.ts'
import { systemClock } from '../../kit/clock.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'

let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi()
})
afterAll(() => api.close())

async function operator(method: string, url: string, body?: unknown) {
  const token = signOperatorToken(testSecret, { organizationId: null, expiresAt: systemClock.now().add({ minutes: 1 }) })
  return api.raw(method, url, body, { authorization: `Bearer ${token}` })
}

const tokenOf = (url: string): string => /#token=([\w-]{43})$/.exec(url)?.[1] ?? ''

test('the operator makes an account in an organization, and its owner chooses the password', async () => {
  const email = 'finance@roast.example'
  const made = await operator('POST', '/v1/users', {
    email,
    name: 'Ines',
    organization: encodeId('org', api.organization.id),
    role: 'finance',
  })
  expect(made).toMatchObject({ status: 201, body: { object: 'user', email, has_password: false } })
  const token = tokenOf(made.body.password_url)
  expect((await browser(api).post('/v1/auth/login', { email, password: goodPassword })).status).toBe(401)
  const first = await browser(api).post('/v1/auth/password/reset', { token, password: goodPassword })
  expect(first.body).toMatchObject({ status: 'logged_in', session: { organization: { role: 'finance' }, user: { email_verified: true } } })
  expect((await operator('POST', '/v1/users', { email, name: 'Ines' })).status).toBe(409)
  expect(
    (
      await operator('POST', '/v1/users', {
        email: 'x@y.example',
        name: 'X',
        organization: encodeId('org', api.organization.id),
        role: 'chief',
      })
    ).body.errors,
  ).toMatchObject([{ pointer: '/role' }])
  expect((await operator('GET', '/v1/users?q=x%40y')).body.data).toEqual([])
})

test('the operator finds, keeps out and lets in again', async () => {
  const nora = await signedUp(api)
  expect((await operator('GET', `/v1/users?q=${encodeURIComponent(nora.email)}`)).body.data).toMatchObject([{ id: nora.userId }])
  expect((await operator('POST', `/v1/users/${nora.userId}/disable`)).body.disabled).toBe(true)
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
  expect((await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })).status).toBe(401)
  await browser(api).post('/v1/auth/password/request_reset', { email: nora.email })
  const mails = await api.db.ownerQuery('SELECT FROM person_mails WHERE address = $1', [nora.email])
  expect(mails).toEqual([])
  expect((await operator('POST', `/v1/users/${nora.userId}/enable`)).body.disabled).toBe(false)
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
  expect((await loggedIn(api, nora)).userId).toBe(nora.userId)
})

test('a link to set a password works once, and a newer one takes its place', async () => {
  const nora = await signedUp(api)
  const link = async () => tokenOf((await operator('POST', `/v1/users/${nora.userId}/password_link`)).body.url)
  const [older, newer] = [await link(), await link()]
  const reset = (token: string) => browser(api).post('/v1/auth/password/reset', { token, password: 'eleven espressos' })
  expect((await reset(older)).status).toBe(401)
  expect((await reset(newer)).status).toBe(200)
  expect((await reset(newer)).status).toBe(401)
})

test('nobody but the operator manages accounts', async () => {
  const nora = await signedUp(api)
  for (const [method, url] of [
    ['GET', '/v1/users'],
    ['POST', '/v1/users'],
    ['GET', `/v1/users/${nora.userId}`],
    ['POST', `/v1/users/${nora.userId}/disable`],
  ] as const) {
    expect((await nora.request(method, url, method === 'POST' ? {} : undefined)).status, url).toBe(403)
    expect((await api.request(method, url, method === 'POST' ? {} : undefined)).status, url).toBe(403)
    expect((await browser(api).request(method, url, method === 'POST' ? {} : undefined)).status, url).toBe(401)
  }
})
