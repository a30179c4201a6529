import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApi } from '../../../test/api.ts'
import { testApi } from '../../../test/api.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import {
  cheapPasswords,
  linkedToken,
  openPortal,
  type Portal,
  pageUrl,
  personMailsTo,
  portalApi,
  portalPassword,
} from '../../../test/portal.ts'
import { compared, takeTurns } from '../../../test/told-apart.ts'
import { createPasswords } from '../../kit/password.ts'
import { routes } from '../index.ts'

const clock = movableClock()
let api: TestApi
let portal: Portal
beforeAll(async () => {
  api = await portalApi({ clock })
  portal = await openPortal(api, api, { new_collection_method: 'send_invoice', new_net_terms_days: 14 })
})
afterAll(() => api?.close())

test('who signs up becomes a customer by the link and the password together, once', async () => {
  const begun = await portal.fromPage('signup', { name: 'Mia Lang', email: 'Mia@Lang.example', password: portalPassword })
  expect([begun.status, begun.body]).toEqual([202, { object: 'accepted', next: 'confirm_email' }])
  expect((await portal.fromPage('login', { email: 'mia@lang.example', password: portalPassword })).status).toBe(401)
  expect((await api.get('/v1/customers?email=mia@lang.example')).body.data).toEqual([])
  const [mail] = await personMailsTo(api, 'mia@lang.example')
  expect(mail).toMatchObject({ kind: 'verify_email', facts: { name: 'Mia Lang', organization: 'Harbour Coffee' } })
  expect(mail?.facts.url?.startsWith(`${pageUrl}#verify_email=`)).toBe(true)
  const token = await linkedToken(api, 'mia@lang.example', 'verify_email')
  expect((await portal.fromPage('verify_email', { token, password: 'another password that is long' })).status).toBe(401)
  const both = await Promise.all([1, 2].map(() => portal.fromPage('verify_email', { token, password: portalPassword })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  const { data } = (await api.get('/v1/customers?email=mia@lang.example')).body
  expect(data).toMatchObject([{ name: 'Mia Lang', collection_method: 'send_invoice', net_terms_days: 14 }])
  expect((await portal.logIn('mia@lang.example')).id).toBe(data[0].id)
  expect((await portal.fromPage('login', { email: 'mia@lang.example', password: 'five green lamps over wate' })).status).toBe(401)
})

test('S13: sign-up, links and log-in answer alike whether or not somebody is known', async () => {
  await portal.signUp('Ada Known', 'ada@known.example')
  const said = async (path: string, body: object) => {
    const { status, body: answer } = await portal.fromPage(path, body)
    const { request_id: _, ...rest } = answer
    return [status, rest]
  }
  const known = { email: 'ada@known.example' }
  const unknown = { email: 'nobody@known.example' }
  for (const [path, more] of [
    ['signup', { name: 'Somebody', password: portalPassword }],
    ['magic_link', {}],
    ['password_reset', {}],
    ['login', { password: 'not the right password' }],
  ] as const)
    expect(await said(path, { ...known, ...more }), path).toEqual(await said(path, { ...unknown, ...more }))
  expect((await personMailsTo(api, 'ada@known.example')).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['already_registered', 'magic_link', 'reset_password']),
  )
  // The stranger's own mail is a link that needs the password; nobody else was written to.
  expect((await personMailsTo(api, 'nobody@known.example')).map(({ kind }) => kind)).toEqual(['verify_email'])
})

test('S13: of two hundred log-ins each, customers and strangers are not told apart by a twentieth', { timeout: 240_000 }, async () => {
  const timed = await portalApi({ http: { passwords: createPasswords({ logN: 12, r: 8, p: 1 }) } })
  try {
    const { fromPage, signUp } = await openPortal(timed, timed)
    await signUp('Ada Known', 'ada@known.example')
    const logIn = (who: (round: number) => string) => async (round: number) => {
      expect((await fromPage('login', { email: who(round), password: 'not the right password' })).status).toBe(401)
    }
    const forget = async (round: number) => {
      if (round % 4 === 0) await timed.db.ownerQuery('DELETE FROM login_throttles')
    }
    const unknown = logIn((round) => `nobody.${round % 4}@known.example`)
    const taken = await takeTurns(200, forget, { known: logIn(() => 'ada@known.example'), unknown })
    expect(compared(taken.known, taken.unknown)).toMatchObject({ areApart: false })
  } finally {
    await timed.close()
  }
})

test('S26: a refresh token is used once; one that comes again ends the stay, and its access tokens with it', async () => {
  const ole = await portal.signUp('Ole Brandt', 'ole@brandt.example')
  const first = ole.tokens.refresh_token
  const next = await portal.fromPage('token/refresh', { refresh_token: first })
  expect(next.status).toBe(200)
  const going = portal.as(next.body, ole.id)
  expect([(await ole.get('/v1/portal/me')).status, (await going.get('/v1/portal/me')).status]).toEqual([200, 200])
  expect((await portal.fromPage('token/refresh', { refresh_token: first })).status).toBe(401)
  expect([(await ole.get('/v1/portal/me')).status, (await going.get('/v1/portal/me')).status]).toEqual([401, 401])
  expect((await portal.fromPage('token/refresh', { refresh_token: next.body.refresh_token })).status).toBe(401)
})

test('S26: of 32 requests with one refresh token one gets the next', async () => {
  const eve = await portal.signUp('Eve Race', 'eve@race.example')
  const answers = await Promise.all(
    Array.from({ length: 32 }, () => portal.fromPage('token/refresh', { refresh_token: eve.tokens.refresh_token })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await eve.get('/v1/portal/me')).status).toBe(401)
})

test('F48: what ends a token ends it on the next request: logout, a new password, a login taken away, a person disabled, time', async () => {
  const nora = await portal.signUp('Nora Weber', 'nora@weber.example')
  expect((await nora.post('/v1/portal/logout')).status).toBe(200)
  expect((await nora.get('/v1/portal/me')).status).toBe(401)
  expect((await portal.fromPage('token/refresh', { refresh_token: nora.tokens.refresh_token })).status).toBe(401)

  const again = await portal.logIn('nora@weber.example')
  await portal.fromPage('password_reset', { email: 'nora@weber.example' })
  const token = await linkedToken(api, 'nora@weber.example', 'reset_password')
  expect((await portal.fromPage('password_reset/confirm', { token, password: 'password1234' })).body.code).toBe('password_common')
  expect((await portal.fromPage('password_reset/confirm', { token, password: 'seven quiet boats at dawn' })).status).toBe(200)
  expect((await portal.fromPage('password_reset/confirm', { token, password: 'seven quiet boats at dusk' })).status).toBe(401)
  expect((await again.get('/v1/portal/me')).status).toBe(401)
  expect((await portal.fromPage('login', { email: 'nora@weber.example', password: portalPassword })).status).toBe(401)
  clock.advance({ seconds: 1 })

  const third = await portal.logIn('nora@weber.example', 'seven quiet boats at dawn')
  const [login] = (await api.get(`/v1/customers/${third.id}/logins`)).body.data
  expect(login).toMatchObject({ email: 'nora@weber.example', verified: true })
  expect((await api.delete(`/v1/customers/${third.id}/logins/${login.user}`)).status).toBe(200)
  expect((await third.get('/v1/portal/me')).status).toBe(401)
  expect((await portal.fromPage('token/refresh', { refresh_token: third.tokens.refresh_token })).status).toBe(401)
  expect((await portal.fromPage('login', { email: 'nora@weber.example', password: 'seven quiet boats at dawn' })).status).toBe(401)

  const pia = await portal.signUp('Pia Holm', 'pia@holm.example')
  await api.db.ownerQuery(`UPDATE users SET disabled_at = '2026-01-01T00:00:00Z' WHERE email = 'pia@holm.example'`)
  expect((await pia.get('/v1/portal/me')).status).toBe(401)
  expect((await portal.fromPage('token/refresh', { refresh_token: pia.tokens.refresh_token })).status).toBe(401)

  const late = await portal.signUp('Lea Late', 'lea@late.example')
  clock.advance({ hours: 24 * 31 })
  expect((await portal.fromPage('token/refresh', { refresh_token: late.tokens.refresh_token })).status).toBe(401)
})

test('F48: a publishable key that was replaced opens nothing from the next request on', async () => {
  const client = await api.organizationClient()
  const before = await openPortal(api, client)
  const asked = (key: string) => api.raw('GET', '/v1/portal/plans', undefined, { authorization: `Bearer ${key}` })
  expect((await asked(before.key)).status).toBe(200)
  const { body } = await client.post('/v1/portal_settings/rotate_publishable_key')
  expect([(await asked(before.key)).status, (await asked(body.publishable_key)).status]).toEqual([401, 200])
  expect((await asked(`${body.publishable_key.slice(0, -1)}x`)).status).toBe(401)
  expect((await asked(body.publishable_key.replace('_test_', '_live_'))).status).toBe(401)
})

test('S32: a publishable key does what a page needs to let people in and to show what is offered, and nothing else', async () => {
  const allowed = routes.filter((route) => route.scope === 'publishable').map(({ operation }) => operation)
  expect(allowed.sort()).toEqual([
    'confirmPortalPasswordReset',
    'listPortalPlans',
    'logInToPortal',
    'redeemPortalMagicLink',
    'refreshPortalToken',
    'sendPortalMagicLink',
    'sendPortalPasswordReset',
    'signUpToPortal',
    'verifyPortalEmail',
  ])
  const options = { authorization: `Bearer ${portal.key}` }
  const answers: [string, number][] = []
  for (const route of routes.filter(({ scope }) => scope !== 'publishable' && scope !== 'anyone')) {
    const url = route.path.replaceAll(/\{\w+\}/g, 'x')
    answers.push([route.operation, (await api.raw(route.method, url, route.method === 'GET' ? undefined : {}, options)).status])
  }
  expect(answers.length).toBeGreaterThan(200)
  expect(answers.filter(([, status]) => status !== 403)).toEqual([])
})

test('a closed portal takes nobody in but whom staff invite, who choose a password by the link in their mail', async () => {
  const client = await api.organizationClient()
  const closed = await openPortal(api, client, { sign_up: 'closed' })
  expect((await closed.fromPage('signup', { name: 'X', email: 'x@y.example', password: portalPassword })).body.code).toBe('sign_up_closed')
  const customer = (await client.post('/v1/customers', { name: 'Hafen AG', locale: 'de' })).body
  const invited = await client.post(`/v1/customers/${customer.id}/logins`, { email: 'ida@hafen.example' })
  expect(invited.body).toMatchObject({ email: 'ida@hafen.example', name: 'Hafen AG', verified: false })
  expect((await client.post(`/v1/customers/${customer.id}/logins`, { email: 'ida@hafen.example' })).body.user).toBe(invited.body.user)
  const token = await linkedToken(api, 'ida@hafen.example', 'reset_password')
  clock.advance({ hours: 24 * 6 })
  expect((await closed.fromPage('password_reset/confirm', { token, password: portalPassword })).status).toBe(200)
  const ida = await closed.logIn('ida@hafen.example')
  expect((await ida.get('/v1/portal/me')).body).toMatchObject({ customer: { id: customer.id, name: 'Hafen AG' } })

  // Two customers, one person: they choose, and go from one to the other.
  const second = (await client.post('/v1/customers', { name: 'Werft GmbH' })).body
  await client.post(`/v1/customers/${second.id}/logins`, { email: 'ida@hafen.example' })
  expect((await personMailsTo(api, 'ida@hafen.example'))[0]).toMatchObject({ kind: 'access_given', facts: { url: pageUrl } })
  const other = await ida.post('/v1/portal/switch', { customer: second.id })
  expect(
    other,
    api.logged.findLast((line) => line.includes('"stack"')),
  ).toMatchObject({ status: 200 })
  expect(other.body.customers).toEqual([
    { id: customer.id, name: 'Hafen AG' },
    { id: second.id, name: 'Werft GmbH' },
  ])
  expect((await ida.get('/v1/portal/me')).status).toBe(401)
  expect((await closed.as(other.body, second.id).get('/v1/portal/me')).body.customer.name).toBe('Werft GmbH')
  const stranger = (await client.post('/v1/customers', { name: 'Not theirs' })).body
  expect((await closed.as(other.body, second.id).post('/v1/portal/switch', { customer: stranger.id })).status).toBe(404)
})

test('a person who is known elsewhere too sets the password of all of it on our page, never on a seller’s', async () => {
  const client = await api.organizationClient()
  const elsewhere = await openPortal(api, client)
  await portal.signUp('Una Both', 'una@both.example')
  await elsewhere.fromPage('signup', { name: 'Una Both', email: 'una@both.example', password: 'some other words entirely' })
  const token = await linkedToken(api, 'una@both.example', 'verify_email')
  // The password is that of the account that they have, not one that somebody typed there.
  expect((await elsewhere.fromPage('verify_email', { token, password: 'some other words entirely' })).status).toBe(401)
  expect((await elsewhere.fromPage('verify_email', { token, password: portalPassword })).status).toBe(200)
  await elsewhere.fromPage('password_reset', { email: 'una@both.example' })
  const [mail] = await personMailsTo(api, 'una@both.example')
  expect(mail?.facts.url).toMatch(/^http:\/\/localhost:4242\/reset-password#token=/)
  const [, resetToken] = mail?.facts.url?.split('#token=') ?? []
  expect((await elsewhere.fromPage('password_reset/confirm', { token: resetToken, password: 'owned by the other seller' })).status).toBe(
    401,
  )
})

test('a magic link lets in once, into the portal that sent it', async () => {
  await portal.signUp('Max Link', 'max@link.example')
  await portal.fromPage('magic_link', { email: 'max@link.example' })
  const token = await linkedToken(api, 'max@link.example', 'magic_link')
  const elsewhere = await openPortal(api, await api.organizationClient())
  expect((await elsewhere.fromPage('magic_link/redeem', { token })).status).toBe(401)
  const both = await Promise.all([1, 2].map(() => portal.fromPage('magic_link/redeem', { token })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  await portal.fromPage('magic_link', { email: 'max@link.example' })
  const late = await linkedToken(api, 'max@link.example', 'magic_link')
  clock.advance({ minutes: 31 })
  expect((await portal.fromPage('magic_link/redeem', { token: late })).status).toBe(401)
})

test('where no mail can leave, whoever signs up logs in at once', async () => {
  const quiet = await testApi({ http: { passwords: cheapPasswords() } })
  try {
    const there = await openPortal(quiet, quiet)
    const begun = await there.fromPage('signup', { name: 'Tom Local', email: 'tom@local.example', password: portalPassword })
    expect(begun.body).toEqual({ object: 'accepted', next: 'log_in' })
    const tom = await there.logIn('tom@local.example')
    expect((await tom.get('/v1/portal/me')).body.customer).toMatchObject({ name: 'Tom Local', email: 'tom@local.example' })
  } finally {
    await quiet.close()
  }
})
