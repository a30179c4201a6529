import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type Reply, type TestApi, testSecret } from '../../../test/api.ts'
import { cheapPasswords, linkedToken, openPortal, personMailsTo, portalApi, portalPassword } from '../../../test/portal.ts'
import { createHttpServer } from '../../entry/http.ts'
import { systemClock } from '../../kit/clock.ts'
import { newLogger } from '../../kit/log.ts'
import { defaultOutside } from '../../kit/outside.ts'

let api: TestApi
beforeAll(async () => {
  api = await portalApi()
})
afterAll(() => api?.close())

const pageAt = (slug: string) => api.raw('GET', `/v1/portal/pages/${slug}`)
const settingsOf = (client: ApiClient, change: object) => client.patch('/v1/portal_settings', change)
const named = (name: string, more: object = {}) => api.organizationClient({ name, ...more })

function withoutRequest({ status, body: { request_id: _, ...rest } }: Reply) {
  return [status, rest]
}

test('the first change opens a portal at an address that is made of the name', async () => {
  const client = await named('Café Müller & Söhne')
  const { status, body } = await settingsOf(client, {})
  expect([status, body]).toMatchObject([
    200,
    {
      ...{ slug: 'cafe-muller-sohne-test', hosted: true, page_url: null, sign_up: 'closed' },
      hosted_url: 'http://localhost:4242/portal/cafe-muller-sohne-test',
    },
  ])
  const page = await pageAt('cafe-muller-sohne-test')
  // Nothing else of the seller's is said to strangers.
  expect(page.body).toEqual({
    ...{ object: 'portal_page', slug: 'cafe-muller-sohne-test', seller: 'Café Müller & Söhne', sandbox: true, sign_up: 'closed' },
    ...{ accent_color: '#1f6f5c', locale: 'en', publishable_key: body.publishable_key },
  })
})

test('two sellers of one name are told apart, and each finds their own', async () => {
  const pages = await Promise.all(
    ['EUR', 'USD', 'GBP'].map(async (currency) => (await settingsOf(await named('Twin Tea', { currency }), { sign_up: 'open' })).body),
  )
  const slugs: string[] = pages.map(({ slug }) => slug)
  expect(slugs.toSorted((a, b) => a.length - b.length)[0]).toBe('twin-tea-test')
  expect(slugs.filter((slug) => /^twin-tea-test-[0-9a-z]{6}$/.test(slug))).toHaveLength(2)
  for (const { slug, publishable_key: key } of pages) expect((await pageAt(slug)).body.publishable_key).toBe(key)
})

test('S27: an address that nobody has, one that is no address, and a page that is closed are answered alike', async () => {
  const client = await named('Shut Shop')
  const { slug } = (await settingsOf(client, {})).body
  expect((await pageAt(slug)).status).toBe(200)
  await settingsOf(client, { page_url: 'https://shop.example/account', hosted: false })
  const closed = await pageAt(slug)
  expect(closed.status).toBe(404)
  expect(withoutRequest(await pageAt('nobody-is-here'))).toEqual(withoutRequest(closed))
  expect(withoutRequest(await pageAt('-'))).toEqual(withoutRequest(closed))
  // A portal of before has none until it is opened.
  const own = await named('Own Page')
  const { body } = await settingsOf(own, { page_url: 'https://shop.example/account' })
  expect(body).toMatchObject({ hosted: false, slug: null, hosted_url: null })
  expect(withoutRequest(await pageAt('own-page-test'))).toEqual(withoutRequest(closed))
})

test('an address can be changed: the one before goes on leading there, and is never somebody else’s', async () => {
  const [ada, bob] = [await named('Ada Ales'), await named('Bob Beers')]
  await settingsOf(ada, {})
  expect((await settingsOf(ada, { slug: 'ales-and-more' })).body).toMatchObject({ slug: 'ales-and-more' })
  for (const slug of ['ada-ales-test', 'ales-and-more'])
    expect((await pageAt(slug)).body).toMatchObject({ slug: 'ales-and-more', seller: 'Ada Ales' })
  for (const slug of ['ada-ales-test', 'ales-and-more']) {
    const { status, body } = await settingsOf(bob, { slug })
    expect([status, body.code, body.errors?.[0].pointer]).toEqual([409, 'already_exists', '/slug'])
  }
  expect((await settingsOf(ada, { slug: 'ada-ales-test' })).body.slug).toBe('ada-ales-test')
  for (const slug of ['login', 'quarterday']) expect((await settingsOf(ada, { slug })).body).toMatchObject({ code: 'invalid' })
  for (const slug of ['A', 'ab', 'Under_score', 'x'.repeat(49), 'https://evil.example'])
    expect((await settingsOf(ada, { slug })).status).toBe(422)
})

test('of many who want one address at once, one gets it', async () => {
  const clients = await Promise.all(Array.from({ length: 8 }, (_, index) => named(`Racer ${index}`)))
  const answers = await Promise.all(clients.map((client) => settingsOf(client, { slug: 'the-one-address' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
})

test('a portal has at most twenty addresses', async () => {
  const client = await named('Mover')
  await settingsOf(client, {})
  for (let at = 2; at <= 20; at++) expect((await settingsOf(client, { slug: `mover-number-${at}` })).status).toBe(200)
  expect((await settingsOf(client, { slug: 'mover-number-21' })).body).toMatchObject({ code: 'invalid', errors: [{ code: 'too_many' }] })
  expect((await settingsOf(client, { slug: 'mover-number-5' })).status).toBe(200)
})

test('a portal is somewhere: without a page of the seller’s it is the hosted one', async () => {
  const client = await named('Somewhere')
  expect((await settingsOf(client, { hosted: false })).body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/page_url' }] })
  await settingsOf(client, { page_url: 'https://shop.example/account' })
  expect((await settingsOf(client, { page_url: null })).body).toMatchObject({ hosted: true, page_url: null, slug: 'somewhere-test' })
  expect((await settingsOf(client, { page_url: null, hosted: false })).status).toBe(422)
})

test('links in mails lead to the hosted page where the seller has none', async () => {
  const client = await named('Mail House')
  const portal = await openPortal(api, client, { page_url: null })
  const page = 'http://localhost:4242/portal/mail-house-test'
  const mia = await portal.signUp('Mia Lang', 'mia@hosted.example')
  for (const path of ['magic_link', 'password_reset']) await portal.fromPage(path, { email: 'mia@hosted.example' })
  await portal.fromPage('signup', { name: 'Mia', email: 'mia@hosted.example', password: portalPassword })
  await client.post(`/v1/customers/${mia.id}/logins`, { email: 'new@hosted.example' })
  const urls = [...(await personMailsTo(api, 'mia@hosted.example')), ...(await personMailsTo(api, 'new@hosted.example'))]
    .map(({ kind, facts }) => `${kind} ${facts.url?.replace(/=.*/, '')}`)
    .filter((each) => !each.endsWith('undefined'))
  expect(urls.sort()).toEqual([
    `account_created ${page}#reset_password`,
    `already_registered ${page}`,
    `magic_link ${page}#magic_link`,
    `reset_password ${page}#reset_password`,
    `verify_email ${page}#verify_email`,
  ])
})

/** What a browser adds on a page of ours. */
const ours = { 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin' }

/** A browser at the door of a portal: it keeps what it is given, and sends it where it belongs. */
function browserAt(key: string, { app = api.raw, headers = ours }: { app?: TestApi['raw']; headers?: Record<string, string> } = {}) {
  const jar = new Map<string, string>()
  return {
    jar,
    /** The cookies that the last answer set, as they were written. */
    set: '',
    async ask(path: string, body: object, more: { authorization?: string; headers?: Record<string, string> } = {}): Promise<Reply> {
      const isSent = path.startsWith('token/')
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await app('POST', `/v1/portal/${path}`, body, {
        authorization: more.authorization ?? `Bearer ${key}`,
        headers: { ...(more.headers ?? headers), ...(isSent && cookie !== '' && { cookie }) },
      })
      this.set = reply.headers['set-cookie'] ?? ''
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(this.set) ?? []
      if (name !== undefined && value === '') jar.delete(name)
      else if (name !== undefined && value !== undefined) jar.set(name, value)
      return reply
    },
  }
}

async function hostedPortal(name: string) {
  const client = await named(name)
  const portal = await openPortal(api, client, { page_url: null })
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@cookie.example`
  await portal.signUp('Mia Lang', email)
  return { client, portal, email, me: (token: string) => api.raw('GET', '/v1/portal/me', undefined, { authorization: `Bearer ${token}` }) }
}

test('S19: the refresh token of the hosted page is in a cookie of that portal alone, which no script sees and no other site sends', async () => {
  const { client, portal, email, me } = await hostedPortal('Cookie One')
  const browser = browserAt(portal.key)
  const came = await browser.ask('login', { email, password: portalPassword, use_cookie: true })
  expect(came.body.refresh_token).toBeNull()
  const name = `portal_${encodeId('org', client.organization.id).slice('org_'.length)}`
  expect(browser.set).toMatch(new RegExp(`^${name}=[\\w-]{43}; Path=/v1/portal/token; Max-Age=2592000; HttpOnly; SameSite=Strict$`))
  const next = await browser.ask('token/refresh', { use_cookie: true })
  expect([next.status, next.body.refresh_token]).toEqual([200, null])
  expect((await me(next.body.access_token)).status).toBe(200)
  // What is not asked for is not done: a seller's own page gets its tokens in the answer.
  const plain = await browserAt(portal.key).ask('login', { email, password: portalPassword })
  expect([plain.body.refresh_token, plain.headers['set-cookie']]).toEqual([expect.any(String), undefined])
})

test('S19: by https the cookie is Secure, and its name says so', async () => {
  const publicUrl = 'https://billing.example'
  const app = createHttpServer({
    ...{ database: api.db.database, clock: systemClock, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' },
    ...{ config: { secret: testSecret, publicUrl, outside: defaultOutside(publicUrl) }, passwords: cheapPasswords() },
  })
  try {
    const { portal, email } = await hostedPortal('Cookie Secure')
    const answer = await app.inject({
      ...{ method: 'POST', url: '/v1/portal/login', payload: { email, password: portalPassword, use_cookie: true } },
      headers: { ...ours, host: 'billing.example', authorization: `Bearer ${portal.key}` },
    })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Secure-portal_[0-9a-z]{26}=[\w-]{43}; Path=\/v1\/portal\/token; .*; SameSite=Strict; Secure$/,
    )
  } finally {
    await app.close()
  }
})

test('S23: the cookie is set and taken for pages of this very server alone, and nothing is done before that is known', async () => {
  const { portal, email } = await hostedPortal('Cookie Two')
  const browser = browserAt(portal.key)
  await browser.ask('login', { email, password: portalPassword, use_cookie: true })
  const [before] = [new Map(browser.jar)]
  const foreign: Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'quarterday-csrf': '1' },
    { 'quarterday-csrf': '1', 'sec-fetch-site': 'cross-site' },
    { 'quarterday-csrf': '1', 'sec-fetch-site': 'same-site' },
    { 'quarterday-csrf': '1', 'sec-fetch-site': 'none' },
    { 'quarterday-csrf': '1', 'sec-fetch-site': 'cross-site', origin: 'http://localhost:4242' },
  ]
  for (const headers of foreign) {
    expect((await browser.ask('token/refresh', { use_cookie: true }, { headers })).body.code, JSON.stringify(headers)).toBe('csrf_failed')
    expect((await browser.ask('login', { email, password: portalPassword, use_cookie: true }, { headers })).body.code).toBe('csrf_failed')
  }
  expect(browser.jar).toEqual(before)
  const sessions = await api.db.ownerQuery(`SELECT FROM user_sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1`, [email])
  expect(sessions).toHaveLength(2)
  // A browser that says nothing of sites says at least of which origin the page is.
  const origin = { 'quarterday-csrf': '1', origin: 'http://localhost:4242' }
  expect((await browser.ask('token/refresh', { use_cookie: true }, { headers: origin })).status).toBe(200)
})

test('S26: a cookie that comes a second time ends the stay, and is taken away', async () => {
  const { portal, email, me } = await hostedPortal('Cookie Three')
  const browser = browserAt(portal.key)
  const came = await browser.ask('login', { email, password: portalPassword, use_cookie: true })
  const thief = browserAt(portal.key)
  for (const [name, value] of browser.jar) thief.jar.set(name, value)
  expect((await browser.ask('token/refresh', { use_cookie: true })).status).toBe(200)
  expect((await thief.ask('token/refresh', { use_cookie: true })).status).toBe(401)
  expect(thief.set).toMatch(/^portal_\w+=; .*Max-Age=0/)
  expect(thief.jar.size).toBe(0)
  expect((await browser.ask('token/refresh', { use_cookie: true })).status).toBe(401)
  expect((await me(came.body.access_token)).status).toBe(401)
})

test('S26: logging out ends the stay and takes the cookie away; going on for another customer exchanges it', async () => {
  const { client, portal, email, me } = await hostedPortal('Cookie Four')
  const { id } = (await client.post('/v1/customers', { name: 'Second Company' })).body
  await client.post(`/v1/customers/${id}/logins`, { email })
  const browser = browserAt(portal.key)
  const came = await browser.ask('login', { email, password: portalPassword, use_cookie: true })
  const [first] = [...browser.jar.values()]
  const bearer = (reply: Reply) => ({ authorization: `Bearer ${reply.body.access_token}` })
  const switched = await browser.ask('switch', { customer: id, use_cookie: true }, bearer(came))
  expect([switched.status, switched.body.refresh_token, switched.body.customer]).toEqual([200, null, { id, name: 'Second Company' }])
  expect([...browser.jar.values()]).not.toContain(first)
  const next = await browser.ask('token/refresh', { use_cookie: true })
  expect(next.body.customer.id).toBe(id)
  const [last] = [...browser.jar]
  expect((await browser.ask('logout', {}, bearer(next))).status).toBe(200)
  expect([browser.jar.size, (await me(next.body.access_token)).status]).toEqual([0, 401])
  browser.jar.set(last?.[0] ?? '', last?.[1] ?? '')
  expect((await browser.ask('token/refresh', { use_cookie: true })).status).toBe(401)
})

test('S27: the cookie of one portal opens nothing in another, and a request says either a token or the cookie', async () => {
  const [one, other] = [await hostedPortal('Cookie Five'), await hostedPortal('Cookie Six')]
  const browser = browserAt(one.portal.key)
  await browser.ask('login', { email: one.email, password: portalPassword, use_cookie: true })
  const stranger = browserAt(other.portal.key)
  for (const [name, value] of browser.jar) stranger.jar.set(name, value)
  expect((await stranger.ask('token/refresh', { use_cookie: true })).status).toBe(401)
  // It was not even looked at: in its own portal it is good.
  expect((await browser.ask('token/refresh', { use_cookie: true })).status).toBe(200)
  for (const body of [{}, { use_cookie: false }, { use_cookie: true, refresh_token: 'A'.repeat(43) }])
    expect((await browser.ask('token/refresh', body)).body).toMatchObject({ code: 'invalid', errors: [{ pointer: '/refresh_token' }] })
})

test('whoever follows a link of a mail to the hosted page has the cookie too', async () => {
  const { portal, email } = await hostedPortal('Cookie Seven')
  await portal.fromPage('magic_link', { email })
  const browser = browserAt(portal.key)
  const came = await browser.ask('magic_link/redeem', { token: await linkedToken(api, email, 'magic_link'), use_cookie: true })
  expect([came.status, came.body.refresh_token, browser.jar.size]).toEqual([200, null, 1])
  await portal.fromPage('signup', { name: 'Nora', email: 'nora@cookie.example', password: portalPassword })
  const token = await linkedToken(api, 'nora@cookie.example', 'verify_email')
  const another = browserAt(portal.key)
  const verified = await another.ask('verify_email', { token, password: portalPassword, use_cookie: true })
  expect([verified.status, verified.body.refresh_token, another.jar.size]).toEqual([200, null, 1])
})
