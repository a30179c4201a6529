import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { type Browser, browser, goodPassword, loggedIn, memberOf, peopleApi, type Staff, signedUp, uuidOf } from '../../../test/people.ts'
import { cookieName } from '../../kit/http-cookies.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'

const clock = movableClock()
let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi({ clock })
})
afterAll(() => api.close())

const isIn = async (staff: Browser): Promise<boolean> => (await staff.get('/v1/auth/session')).status === 200

async function operator(method: string, url: string, body?: unknown) {
  const token = signOperatorToken(testSecret, { organizationId: null, expiresAt: clock.now().add({ minutes: 1 }) })
  return api.raw(method, url, body, { authorization: `Bearer ${token}` })
}

test('S19: the id of a session is 256 random bits, stored as SHA-256, in a cookie that only we get', async () => {
  const nora = await signedUp(api)
  const { headers } = await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })
  const [, value = '', terms] = /(?:^|,)sid=([\w-]+); ([^,]*)/.exec(headers['set-cookie'] ?? '') ?? []
  expect(Buffer.from(value, 'base64url')).toHaveLength(32)
  expect(terms).toBe('Path=/; Max-Age=43200; HttpOnly; SameSite=Lax')
  const hash = createHash('sha256').update(value).digest()
  const found = await api.db.ownerQuery<{ row: string }>('SELECT to_jsonb(s)::text AS row FROM user_sessions s WHERE token_hash = $1', [
    hash,
  ])
  expect(found).toHaveLength(1)
  const all = await api.db.ownerQuery<{ row: string }>('SELECT to_jsonb(s)::text AS row FROM user_sessions s')
  expect(all.filter(({ row }) => row.includes(value))).toEqual([])
  expect(api.logged.filter((line) => line.includes(value))).toEqual([])
})

test('S19: by https the cookie is __Host-sid, and Secure', async () => {
  const config = {
    secret: testSecret,
    publicUrl: 'https://billing.example.com',
    signUp: { mode: 'open', needsToken: true },
    rateLimits: null,
  } as const
  const secure = await peopleApi({ http: { config } })
  try {
    const nora = await signedUp(secure)
    expect([...nora.cookies.keys()].sort()).toEqual(['__Host-did', '__Host-sid'])
    const { headers } = await browser(secure).post('/v1/auth/login', { email: nora.email, password: nora.password })
    expect(headers['set-cookie']).toMatch(/__Host-sid=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure/)
    expect(headers['set-cookie']).not.toMatch(/Domain/i)
    expect(cookieName('sid', true)).toBe('__Host-sid')
    expect(await nora.get('/v1/auth/session')).toMatchObject({ status: 200 })
  } finally {
    await secure.close()
  }
})

test('S20: a cookie that was there before is worth nothing after: log-in, another organization and another password bring new ids', async () => {
  const planted = browser(api)
  planted.cookies.set('sid', 'p'.repeat(43))
  expect(await isIn(planted)).toBe(false)
  const nora = await signedUp(api)
  const copies: string[] = []
  const remember = () => copies.push(nora.cookies.get('sid') ?? '')
  remember()
  planted.cookies.set('sid', copies[0] ?? '')
  expect(await isIn(planted)).toBe(true)
  await nora.post('/v1/auth/login', { email: nora.email, password: nora.password })
  remember()
  await nora.post('/v1/auth/organizations', { name: 'Second' })
  remember()
  await nora.post('/v1/auth/password', { current_password: nora.password, password: 'another one entirely' })
  expect(new Set([...copies, nora.cookies.get('sid')]).size).toBe(4)
  expect(await isIn(nora)).toBe(true)
  for (const copy of copies) {
    planted.cookies.set('sid', copy)
    expect(await isIn(planted)).toBe(false)
  }
})

test('S21: half an hour unused, twelve hours in all, and a session is over', async () => {
  const nora = await signedUp(api)
  clock.advance({ minutes: 29 })
  expect(await isIn(nora)).toBe(true)
  clock.advance({ minutes: 29 })
  expect(await isIn(nora)).toBe(true)
  clock.advance({ minutes: 31 })
  expect(await isIn(nora)).toBe(false)
  const again = await loggedIn(api, nora)
  // Each use keeps it alive, until the twelfth hour is over.
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    clock.advance({ minutes: 20 })
    expect(await isIn(again)).toBe(true)
  }
  clock.advance({ minutes: 20 })
  expect(await isIn(again)).toBe(false)
})

test('S21: when a session was seen is noted once a minute at most', async () => {
  const nora = await signedUp(api)
  const seen = async () =>
    String(
      (await api.db.ownerQuery('SELECT max(last_seen_at)::text AS at FROM user_sessions WHERE user_id = $1', [uuidOf(nora.userId)]))[0]?.at,
    )
  const before = await seen()
  await Promise.all(Array.from({ length: 5 }, () => nora.get('/v1/auth/session')))
  expect(await seen()).toBe(before)
  clock.advance({ seconds: 61 })
  await nora.get('/v1/auth/session')
  expect(await seen()).not.toBe(before)
})

test.each<[string, (staff: Staff) => Promise<unknown>]>([
  ['logout', (staff) => staff.post('/v1/auth/logout')],
  ['disabling the person', (staff) => operator('POST', `/v1/users/${staff.userId}/disable`)],
  ['the operator', (staff) => operator('POST', `/v1/users/${staff.userId}/end_sessions`)],
  [
    'a password changed elsewhere',
    async (staff) =>
      (await loggedIn(api, staff)).post('/v1/auth/password', { current_password: goodPassword, password: 'changed somewhere else' }),
  ],
  ['ending all others elsewhere', async (staff) => (await loggedIn(api, staff)).post('/v1/auth/sessions/end_others')],
])('S21 F48: %s ends it on the next request', async (_, end) => {
  const nora = await signedUp(api)
  const cookie = nora.cookies.get('sid') ?? ''
  expect(await isIn(nora)).toBe(true)
  await end(nora)
  nora.cookies.set('sid', cookie)
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
  expect((await nora.get('/v1/customers')).status).toBe(401)
})

test('S26: what was issued before a moment is accepted no more, once the account says so', async () => {
  const nora = await signedUp(api)
  await api.db.ownerQuery('UPDATE users SET valid_after = $2 WHERE id = $1', [uuidOf(nora.userId), clock.now().add({ seconds: 1 })])
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
  clock.advance({ seconds: 2 })
  expect(await isIn(await loggedIn(api, nora))).toBe(true)
})

test('F48: who is removed as a member can do nothing there on the next request, and a role counts at once', async () => {
  const support = await memberOf(api, api, 'support', { clock })
  expect((await support.post('/v1/customers', { name: 'Ada' })).status).toBe(201)
  const member = [api.organization.id, uuidOf(support.userId)]
  await api.db.ownerQuery(`UPDATE members SET role = 'read_only' WHERE organization_id = $1 AND user_id = $2`, member)
  expect((await support.post('/v1/customers', { name: 'Ada' })).status).toBe(403)
  await api.db.ownerQuery('DELETE FROM members WHERE organization_id = $1 AND user_id = $2', member)
  expect((await support.get('/v1/customers')).status).toBe(403)
})

test('S22: people see their own sessions, end one or all others, and nobody else’s', async () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const nora = await signedUp(api, { headers: { 'user-agent': agent } })
  const phone = await loggedIn(api, nora)
  const list = (await nora.get('/v1/auth/sessions')).body.data
  expect(list).toHaveLength(2)
  expect(list.find((each: { current: boolean }) => each.current)).toMatchObject({ device: 'Firefox on Linux', address: '127.0.0.1' })
  const other = list.find((each: { current: boolean }) => !each.current)
  const stranger = await signedUp(api)
  expect((await stranger.post(`/v1/auth/sessions/${other.id}/end`)).status).toBe(404)
  expect(await isIn(phone)).toBe(true)
  expect((await nora.post(`/v1/auth/sessions/${other.id}/end`)).status).toBe(200)
  expect(await isIn(phone)).toBe(false)
  expect(await isIn(nora)).toBe(true)
  await loggedIn(api, nora)
  await loggedIn(api, nora)
  expect((await nora.post('/v1/auth/sessions/end_others')).body.ended).toBe(2)
  expect((await nora.get('/v1/auth/sessions')).body.data).toHaveLength(1)
})

const ours = 'http://localhost:4242'
test.each<[string, Record<string, string>, number]>([
  ['as a page of ours sends it', { 'sec-fetch-site': 'same-origin', 'quarterday-csrf': '1' }, 201],
  ['by a browser that names the origin only', { origin: ours, 'quarterday-csrf': '1' }, 201],
  ['without the header', { 'sec-fetch-site': 'same-origin' }, 403],
  ['with another value of it', { 'sec-fetch-site': 'same-origin', 'quarterday-csrf': '0' }, 403],
  ['from another site', { 'sec-fetch-site': 'cross-site', 'quarterday-csrf': '1' }, 403],
  ['from another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: ours, 'quarterday-csrf': '1' }, 403],
  ['from a sister site', { 'sec-fetch-site': 'same-site', 'quarterday-csrf': '1' }, 403],
  ['from an address bar', { 'sec-fetch-site': 'none', 'quarterday-csrf': '1' }, 403],
  ['from another origin', { origin: 'https://evil.example', 'quarterday-csrf': '1' }, 403],
  ['from no origin', { origin: 'null', 'quarterday-csrf': '1' }, 403],
  ['from another port', { origin: 'http://localhost:4243', 'quarterday-csrf': '1' }, 403],
  ['with nothing that says from where', { 'quarterday-csrf': '1' }, 403],
])('S23: a change by cookie %s', async (_, headers, status) => {
  const nora = await signedUp(api)
  const cookie = [...nora.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const reply = await api.raw('POST', '/v1/customers', { name: 'Ada' }, { headers: { host: 'localhost:4242', cookie, ...headers } })
  expect(reply.status).toBe(status)
  if (status === 403) {
    expect(reply.body.code).toBe('csrf_failed')
    expect((await nora.get('/v1/customers')).body.data).toEqual([])
  }
  // Reading changes nothing, so it may come from anywhere; who reads the answer is for the browser to say.
  expect((await api.raw('GET', '/v1/customers', undefined, { headers: { cookie } })).status).toBe(200)
})

test('S20: beside a key the cookie does not count, neither for nor against it', async () => {
  const nora = await signedUp(api)
  const cookie = `sid=${nora.cookies.get('sid')}`
  const { body } = await api.raw('GET', '/v1/organization', undefined, { authorization: `Bearer ${api.key}`, headers: { cookie } })
  expect(body.name).toBe('Harbour Coffee')
  expect((await api.raw('GET', '/v1/organization', undefined, { authorization: 'Bearer qd_test_no', headers: { cookie } })).status).toBe(
    401,
  )
})

test('what happened to an account is shown to its owner', async () => {
  const nora = await signedUp(api)
  await browser(api).post('/v1/auth/login', { email: nora.email, password: 'not the password' })
  await nora.post('/v1/auth/password', { current_password: nora.password, password: 'another one entirely' })
  const { data } = (await nora.get('/v1/auth/activity')).body
  expect(data.map((each: { kind: string }) => each.kind)).toEqual(['password_changed', 'login_failed', 'logged_in', 'signed_up'])
  expect(data[0]).toMatchObject({ object: 'account_event', address: '127.0.0.1' })
})
