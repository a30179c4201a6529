import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, testSecret } from '../../../test/api.ts'
import { type MailSink, startMailSink } from '../../../test/mail-sink.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { browser, cheapPasswords, goodPassword, peopleApi, tokenIn } from '../../../test/people.ts'
import { systemClock } from '../../kit/clock.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { offerSetup } from './offer-setup.ts'

const clock = movableClock()
let mails: MailSink
let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  mails = await startMailSink()
  api = await peopleApi({ mail: mails, clock })
})
afterAll(async () => {
  await api.close()
  await mails.close()
})

function wanted(email: string, more: object = {}) {
  return { name: 'Nora', email, password: goodPassword, organization: { name: 'Harbour Coffee' }, ...more }
}

test('where mail is sent an account waits for its owner: the link and the password that was chosen, together', async () => {
  const nora = browser(api)
  const email = 'nora@roast.example'
  expect(await nora.post('/v1/auth/sign_up', wanted(email))).toMatchObject({ status: 202, body: { next: 'confirm_email' } })
  expect((await nora.post('/v1/auth/login', { email, password: goodPassword })).status).toBe(401)
  await api.deliverMails()
  const token = tokenIn(mails, email)
  // Who got the mail without having asked for it has no password; who asked for it with another's address has no mail.
  expect((await nora.post('/v1/auth/verify_email', { token, password: 'some other password' })).status).toBe(401)
  const verified = await nora.post('/v1/auth/verify_email', { token, password: goodPassword })
  expect(verified).toMatchObject({
    status: 200,
    body: {
      status: 'logged_in',
      session: { user: { email, email_verified: true }, organization: { name: 'Harbour Coffee', role: 'owner' } },
    },
  })
  expect((await nora.get('/v1/organization')).status).toBe(200)
  // S16: reuse.
  expect((await browser(api).post('/v1/auth/verify_email', { token, password: goodPassword })).status).toBe(401)
})

test('S16: tokens are 256 bits, stored as SHA-256, bound to a purpose, used once also by eight at once, and short-lived', async () => {
  const email = 'short@lived.example'
  await browser(api).post('/v1/auth/sign_up', wanted(email))
  await api.deliverMails()
  const token = tokenIn(mails, email)
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const rows = await api.db.ownerQuery<{ row: string }>('SELECT to_jsonb(t)::text AS row FROM user_tokens t')
  const mailed = await api.db.ownerQuery<{ row: string }>('SELECT to_jsonb(m)::text AS row FROM person_mails m')
  expect([...rows, ...mailed].filter(({ row }) => row.includes(token))).toEqual([])
  expect((await browser(api).post('/v1/auth/password/reset', { token, password: goodPassword })).status).toBe(401)
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => browser(api).post('/v1/auth/verify_email', { token, password: goodPassword })),
  )
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)

  const late = 'late@lived.example'
  await browser(api).post('/v1/auth/sign_up', wanted(late))
  await api.deliverMails()
  clock.advance({ hours: 24 })
  expect((await browser(api).post('/v1/auth/verify_email', { token: tokenIn(mails, late), password: goodPassword })).status).toBe(401)
})

test('S13: sign-up and reset answer the same whether the address is known; only a mail says so', async () => {
  const email = 'known@roast.example'
  await browser(api).post('/v1/auth/sign_up', wanted(email))
  await api.deliverMails()
  await browser(api).post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
  const again = await browser(api).post('/v1/auth/sign_up', wanted(email, { password: 'somebody elses password' }))
  const fresh = await browser(api).post('/v1/auth/sign_up', wanted('fresh@roast.example'))
  expect([again.status, again.text]).toEqual([fresh.status, fresh.text])
  const known = await browser(api).post('/v1/auth/password/request_reset', { email })
  const unknown = await browser(api).post('/v1/auth/password/request_reset', { email: 'unknown@roast.example' })
  expect([known.status, known.text]).toEqual([202, '{"object":"done"}'])
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
  await api.deliverMails()
  expect(mails.caught.filter(({ to }) => to.includes('unknown@roast.example'))).toEqual([])
  expect(mails.caught.findLast(({ to, mail }) => to.includes(email) && mail.subject === 'You have an account already')).toBeDefined()
  // The password of whoever signed up again counts for nothing.
  expect((await browser(api).post('/v1/auth/login', { email, password: 'somebody elses password' })).status).toBe(401)
  expect((await browser(api).post('/v1/auth/login', { email, password: goodPassword })).status).toBe(200)
})

test.each([
  ['short77', 422, 'invalid', 'too_short'],
  [`${'x'.repeat(257)}`, 422, 'invalid', 'too_long'],
  ['football', 422, 'password_common', 'password_common'],
  ['Iloveyou2!', 422, 'password_common', 'password_common'],
  ['quarterday-2027', 422, 'password_common', 'password_common'],
  ['HarbourCoffee1', 422, 'password_common', 'password_common'],
  ['🦊'.repeat(64), 202, undefined, undefined],
  ['all lower case', 202, undefined, undefined],
])('S9 S10: a password such as %j is answered %i', async (password, status, code, fault) => {
  const email = `s9.${Buffer.from(password).toString('hex').slice(0, 12)}.${password.length}@roast.example`
  const reply = await browser(api, { 'x-forwarded-for': '203.0.113.9' }).post('/v1/auth/sign_up', wanted(email, { password }))
  clock.advance({ hours: 1 })
  expect(reply.status).toBe(status)
  expect(reply.body.code).toBe(code)
  if (fault !== undefined) expect(reply.body.errors).toMatchObject([{ pointer: '/password', code: fault }])
  if (status === 202) {
    await api.deliverMails()
    expect((await browser(api).post('/v1/auth/verify_email', { token: tokenIn(mails, email), password })).status).toBe(200)
  }
})

test('S16 S18: a reset ends all sessions, keeps nothing of the link, and is told by mail', async () => {
  const email = 'forgetful@roast.example'
  const nora = browser(api)
  await nora.post('/v1/auth/sign_up', wanted(email))
  await api.deliverMails()
  await nora.post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
  expect((await nora.get('/v1/auth/session')).status).toBe(200)
  await browser(api).post('/v1/auth/password/request_reset', { email })
  await api.deliverMails()
  const token = tokenIn(mails, email)
  const other = browser(api)
  expect((await other.post('/v1/auth/password/reset', { token, password: 'password' })).body.code).toBe('password_common')
  const password = 'a new one for the new year'
  expect((await other.post('/v1/auth/password/reset', { token, password })).body.status).toBe('logged_in')
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
  expect((await other.get('/v1/auth/session')).status).toBe(200)
  expect((await other.post('/v1/auth/password/reset', { token, password })).status).toBe(401)
  expect((await browser(api).post('/v1/auth/login', { email, password: goodPassword })).status).toBe(401)
  await api.deliverMails()
  expect(mails.caught.findLast(({ to }) => to.includes(email))?.mail.subject).toBe('Your password was changed')
  await browser(api).post('/v1/auth/password/request_reset', { email })
  await api.deliverMails()
  clock.advance({ minutes: 30 })
  expect((await other.post('/v1/auth/password/reset', { token: tokenIn(mails, email), password })).status).toBe(401)
})

test('S17: a fresh installation has no account and no key, and is set up once, by the token that was printed', async () => {
  const publicUrl = 'https://billing.example.com'
  const config = { secret: testSecret, publicUrl, signUp: { mode: 'first', needsToken: true }, rateLimits: null } as const
  const fresh = await testApi({ http: { config, passwords: cheapPasswords() } })
  const parts = { database: fresh.db.database, clock: systemClock, outside: defaultOutside(publicUrl) }
  try {
    expect(await fresh.db.ownerQuery('SELECT FROM users')).toEqual([])
    expect((await browser(fresh).get('/v1/auth/options')).body).toMatchObject({ sign_up: 'first_with_token' })
    expect((await browser(fresh).post('/v1/auth/sign_up', wanted('first@roast.example'))).status).toBe(403)
    const guessed = wanted('first@roast.example', { setup_token: 'q'.repeat(43) })
    expect((await browser(fresh).post('/v1/auth/sign_up', guessed)).status).toBe(403)
    const [url] = await Promise.all([offerSetup(parts, config.signUp), offerSetup(parts, config.signUp)])
    const [, setup_token] = /^https:\/\/billing\.example\.com\/sign-up#token=([\w-]{43})$/.exec(url ?? '') ?? []
    const stored = await fresh.db.ownerQuery<{ row: string }>('SELECT to_jsonb(t)::text AS row FROM setup_tokens t')
    expect(stored).toHaveLength(2)
    expect(stored.filter(({ row }) => row.includes(String(setup_token)))).toEqual([])
    const all = await Promise.all(
      [1, 2, 3].map((each) => browser(fresh).post('/v1/auth/sign_up', wanted(`first.${each}@roast.example`, { setup_token }))),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([202, 403, 403])
    const users = await fresh.db.ownerQuery<{ email: string }>('SELECT email FROM users')
    expect(users).toHaveLength(1)
    expect((await browser(fresh).get('/v1/auth/options')).body.sign_up).toBe('closed')
    expect(await offerSetup(parts, config.signUp)).toBeNull()
    const owner = browser(fresh)
    expect((await owner.post('/v1/auth/login', { email: users[0]?.email, password: goodPassword })).body.status).toBe('logged_in')
    const second = wanted('second@roast.example', { setup_token })
    expect((await browser(fresh).post('/v1/auth/sign_up', second)).status).toBe(403)
    expect(fresh.logged.filter((line) => line.includes(String(setup_token)))).toEqual([])
  } finally {
    await fresh.close()
  }
})

test('S17: whoever buys from somebody here sets nothing up, and keeps nobody from it; who works here does', async () => {
  const config = { secret: testSecret, publicUrl: 'http://localhost:4242', signUp: { mode: 'first', needsToken: false } } as const
  const own = await peopleApi({ http: { config: { ...config, rateLimits: null } } })
  const state = async () => (await browser(own).get('/v1/auth/options')).body.sign_up
  try {
    const { publishable_key: key } = (await own.patch('/v1/portal_settings', { sign_up: 'open' })).body
    const customer = { name: 'Mia Lang', email: 'mia@buyer.example', password: goodPassword }
    const signedUp = await own.raw('POST', '/v1/portal/signup', customer, { authorization: `Bearer ${key}`, idempotencyKey: null })
    expect(signedUp.body).toMatchObject({ next: 'log_in' })
    expect(await state()).toBe('first')
    // She has been in at the dashboard, or works for somebody: then she is one of those who are here.
    expect((await browser(own).post('/v1/auth/login', { email: customer.email, password: goodPassword })).status).toBe(200)
    expect(await state()).toBe('closed')
  } finally {
    await own.close()
  }
})

test('S18: a change of the address is confirmed at the new one and told to the old one', async () => {
  const [email, next] = ['old@roast.example', 'new@roast.example']
  const nora = browser(api)
  await nora.post('/v1/auth/sign_up', wanted(email))
  await api.deliverMails()
  await nora.post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
  const wrong = await nora.post('/v1/auth/email', { email: next, password: 'not the password' })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } })
  expect((await nora.post('/v1/auth/email', { email: next, password: goodPassword })).body).toEqual({
    object: 'email_change',
    next: 'confirm_email',
  })
  await api.deliverMails()
  expect((await nora.get('/v1/auth/session')).body.user.email).toBe(email)
  const token = tokenIn(mails, next)
  expect((await browser(api).post('/v1/auth/email/confirm', { token })).status).toBe(200)
  expect((await browser(api).post('/v1/auth/email/confirm', { token })).status).toBe(401)
  expect((await browser(api).post('/v1/auth/login', { email: next, password: goodPassword })).status).toBe(200)
  await api.deliverMails()
  const told = mails.caught.findLast(({ to }) => to.includes(email))
  expect(told?.mail.subject).toBe('Your e-mail address was changed')
  expect(told?.mail.text).toContain(next)
})

const whoComesFirst = {
  secret: testSecret,
  publicUrl: 'http://localhost:4242',
  signUp: { mode: 'first', needsToken: false },
  rateLimits: null,
} as const
/** Of one address only so many may sign up in a minute. */
const from = (index: number) => ({ address: `127.1.${index}.1` })

test('of 32 who sign up at once on an empty installation one becomes its owner, and the others are told to ask', async () => {
  const own = await peopleApi({ http: { config: whoComesFirst } })
  try {
    const signUp = (index: number) => browser(own).post('/v1/auth/sign_up', wanted(`many${index}@rush.example`), from(index))
    const tries = await Promise.all(Array.from({ length: 32 }, (_, index) => signUp(index)))
    // Few passwords are hashed at once (S12): who is told to come back does so, and finds the place taken.
    for (const [index, { status }] of tries.entries()) if (status === 503) tries[index] = await signUp(index)
    expect(tries.map(({ status }) => status).toSorted()).toEqual([202, ...Array.from({ length: 31 }, () => 403)])
    expect(await own.db.ownerQuery('SELECT email FROM users WHERE password_hash IS NOT NULL')).toHaveLength(1)
    expect(await own.db.ownerQuery(`SELECT user_id FROM members WHERE role = 'owner'`)).toHaveLength(1)
  } finally {
    await own.close()
  }
})

test('of 32 who wait for a mail to be the first of an installation one becomes its owner by the link', { timeout: 60_000 }, async () => {
  const own = await peopleApi({ mail: mails, http: { config: whoComesFirst } })
  try {
    const emails = Array.from({ length: 32 }, (_, index) => `waits${index}@rush.example`)
    for (const [index, email] of emails.entries())
      expect((await browser(own).post('/v1/auth/sign_up', wanted(email), from(index))).status).toBe(202)
    await own.deliverMails()
    const verify = (email: string, index: number) =>
      browser(own).post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword }, from(index))
    const tries = await Promise.all(emails.map(verify))
    for (const [index, email] of emails.entries()) if (tries[index]?.status === 503) tries[index] = await verify(email, index)
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 31 }, () => 403)])
    expect(await own.db.ownerQuery('SELECT email FROM users WHERE password_hash IS NOT NULL')).toHaveLength(1)
    expect(await own.db.ownerQuery(`SELECT user_id FROM members WHERE role = 'owner'`)).toHaveLength(1)
  } finally {
    await own.close()
  }
})
