import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { startMailSink } from '../../../test/mail-sink.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { browser, cheapPasswords, goodPassword, loggedIn, peopleApi, signedUp, tokenIn, uuidOf } from '../../../test/people.ts'
import { compared, takeTurns } from '../../../test/told-apart.ts'
import { createHttpServer } from '../../entry/http.ts'
import { newLogger } from '../../kit/log.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'
import { createPasswords } from '../../kit/password.ts'

const clock = movableClock()
let api: Awaited<ReturnType<typeof peopleApi>>
const config = {
  secret: testSecret,
  publicUrl: 'http://localhost:4242',
  rateLimits: null,
  signUp: { mode: 'open', needsToken: true },
  // Whoever comes through the proxy of the tests says from where.
  trustedProxies: ['127.0.0.1'],
} as const
beforeAll(async () => {
  api = await peopleApi({ clock, http: { passwords: cheapPasswords(), config } })
})
afterAll(() => api.close())

let visitors = 0
/** A browser at an address where nobody was before. */
function elsewhere() {
  visitors += 1
  return browser(api, { 'x-forwarded-for': `198.18.${Math.floor(visitors / 250)}.${(visitors % 250) + 1}` })
}
const logIn = (email: string, password: string, from = elsewhere()) => from.post('/v1/auth/login', { email, password })

test('S14 F49: after five failures each further try waits, 30 seconds and twice as long each time, up to an hour', async () => {
  const { email } = await signedUp(api)
  for (let failure = 1; failure <= 5; failure += 1) expect((await logIn(email, 'guessed')).status).toBe(401)
  const waits: number[] = []
  for (let failure = 6; failure <= 14; failure += 1) {
    const blocked = await logIn(email, goodPassword)
    expect(blocked).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    const seconds = Number(blocked.headers['retry-after'])
    waits.push(seconds)
    clock.advance({ seconds: seconds + 1 })
    expect((await logIn(email, 'guessed')).status).toBe(401)
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600])
  clock.advance({ seconds: 3601 })
  expect((await logIn(email, goodPassword)).status).toBe(200)
  // In a row: now it begins anew.
  for (let failure = 1; failure <= 5; failure += 1) expect((await logIn(email, 'guessed')).status).toBe(401)
  clock.advance({ seconds: 31 })
  expect((await logIn(email, goodPassword)).status).toBe(200)
})

test('S14 F49: the same waits for an account that does not exist', async () => {
  for (let failure = 1; failure <= 5; failure += 1) expect((await logIn('nobody@there.example', 'guessed')).status).toBe(401)
  expect(await logIn('nobody@there.example', 'guessed')).toMatchObject({ status: 429, headers: { 'retry-after': '30' } })
})

test('S14 F49: of 32 guesses at once five are looked at', async () => {
  const { email } = await signedUp(api)
  const before = api.passwords.computed
  const tries = await Promise.all(Array.from({ length: 32 }, () => logIn(email, 'guessed')))
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(27)
  expect(api.passwords.computed - before).toBe(5)
})

test('S14 F49: a stranger who guesses does not keep the owner out of a browser that was let in before', async () => {
  const nora = await signedUp(api)
  for (let failure = 1; failure <= 6; failure += 1) await logIn(nora.email, 'guessed')
  expect((await logIn(nora.email, goodPassword)).status).toBe(429)
  expect((await nora.post('/v1/auth/login', { email: nora.email, password: nora.password })).status).toBe(200)
  // Their own success does not help the stranger on.
  expect((await logIn(nora.email, goodPassword)).status).toBe(429)
  // A browser that is known for one account is not for another.
  const victim = await signedUp(api)
  for (let failure = 1; failure <= 6; failure += 1) await nora.post('/v1/auth/login', { email: victim.email, password: 'guessed' })
  expect((await nora.post('/v1/auth/login', { email: victim.email, password: goodPassword })).status).toBe(429)
})

test('S14: a hundred failures in a row are the end, until a reset', async () => {
  const nora = await signedUp(api)
  await logIn(nora.email, 'guessed')
  await api.db.ownerQuery('UPDATE login_throttles SET failures = 99, blocked_until = NULL WHERE name = $1', [`account ${nora.email}`])
  expect((await logIn(nora.email, 'guessed')).status).toBe(401)
  expect((await logIn(nora.email, goodPassword)).status).toBe(429)
  clock.advance({ hours: 24 * 365 })
  expect((await logIn(nora.email, goodPassword)).status).toBe(429)
  // Where no mail is sent the operator hands the link over.
  const token = signOperatorToken(testSecret, { organizationId: null, expiresAt: clock.now().add({ minutes: 1 }) })
  const link = await api.raw('POST', `/v1/users/${nora.userId}/password_link`, {}, { authorization: `Bearer ${token}` })
  const [, reset] = /#token=(.*)$/.exec(link.body.url) ?? []
  expect((await elsewhere().post('/v1/auth/password/reset', { token: reset, password: 'eleven espressos' })).status).toBe(200)
  expect((await logIn(nora.email, 'eleven espressos')).status).toBe(200)
})

test('S14 F49: a hundred failures are forgiven by a reset of the password', async () => {
  const mails = await startMailSink()
  const posted = await peopleApi({ mail: mails })
  try {
    const email = 'nora@reset.example'
    await browser(posted).post('/v1/auth/sign_up', { name: 'Nora', email, password: goodPassword, organization: { name: 'Roastery' } })
    await posted.deliverMails()
    await browser(posted).post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
    await browser(posted).post('/v1/auth/login', { email, password: 'guessed' })
    await posted.db.ownerQuery(`UPDATE login_throttles SET failures = 100, blocked_until = '9000-01-01' WHERE name = $1`, [
      `account ${email}`,
    ])
    expect((await browser(posted).post('/v1/auth/login', { email, password: goodPassword })).status).toBe(429)
    await browser(posted).post('/v1/auth/password/request_reset', { email })
    await posted.deliverMails()
    const password = 'ten espressos after noon'
    await browser(posted).post('/v1/auth/password/reset', { token: tokenIn(mails, email), password })
    expect((await browser(posted).post('/v1/auth/login', { email, password })).status).toBe(200)
  } finally {
    await posted.close()
    await mails.close()
  }
})

test('S14 F49: twenty tries a minute from one address, of IPv6 from one network, whoever is guessed at; who is right counts for nothing', async () => {
  const nora = await signedUp(api)
  const office = browser(api, { 'x-forwarded-for': '2001:db8:1:2::7' })
  const neighbour = browser(api, { 'x-forwarded-for': '2001:db8:1:2:ffff::9' })
  for (let people = 0; people < 30; people += 1) {
    const { status } = await browser(api, { 'x-forwarded-for': '2001:db8:1:2::8' }).post('/v1/auth/login', {
      email: nora.email,
      password: nora.password,
    })
    expect(status).toBe(200)
  }
  for (let guess = 0; guess < 20; guess += 1) expect((await logIn(`guess.${guess}@there.example`, 'guessed', office)).status).toBe(401)
  expect((await logIn('guess.21@there.example', 'guessed', neighbour)).status).toBe(429)
  expect((await logIn('guess.22@there.example', 'guessed')).status).toBe(401)
  clock.advance({ seconds: 61 })
  expect((await logIn('guess.23@there.example', 'guessed', neighbour)).status).toBe(401)
})

test('F49: a flood of resets sends an address five mails an hour, and one sender asks twenty times', async () => {
  const nora = await signedUp(api)
  for (let ask = 0; ask < 12; ask += 1) {
    const { status, text } = await elsewhere().post('/v1/auth/password/request_reset', { email: nora.email })
    expect([status, text]).toEqual([202, '{"object":"done"}'])
  }
  const count = `SELECT count(*)::int AS n FROM person_mails WHERE address = $1 AND kind = 'reset_password'`
  expect((await api.db.ownerQuery<{ n: number }>(count, [nora.email]))[0]?.n).toBe(5)
  const flooder = elsewhere()
  const asked: number[] = []
  for (let ask = 0; ask < 21; ask += 1)
    asked.push((await flooder.post('/v1/auth/password/request_reset', { email: `flood.${ask}@there.example` })).status)
  expect(asked).toEqual([...Array.from({ length: 20 }, () => 202), 429])
})

test('S13 F49: nobody costs what somebody costs: the same statements, and one hash', async () => {
  const nora = await signedUp(api)
  const statements: string[] = []
  const app = createHttpServer({
    database: api.db.connect({ onStatement: ({ text }) => void statements.push(text) }),
    ...{ config, clock, log: newLogger({ level: 'silent' }), passwords: api.passwords, webDirectory: '/nowhere' },
  })
  const costOf = async (url: string, payload: object) => {
    statements.length = 0
    const before = api.passwords.computed
    const { statusCode, body } = await app.inject({ method: 'POST', url, payload, headers: { 'x-forwarded-for': '198.18.200.1' } })
    return { statements: [...statements], hashes: api.passwords.computed - before, statusCode, body: body.replace(/req_\w+/, '') }
  }
  const known = await costOf('/v1/auth/login', { email: nora.email, password: 'guessed' })
  expect(known).toMatchObject({ statusCode: 401, hashes: 1 })
  expect(known.statements.length).toBeGreaterThan(5)
  expect(await costOf('/v1/auth/login', { email: 'nobody@at-all.example', password: 'guessed' })).toEqual(known)
  const reset = await costOf('/v1/auth/password/request_reset', { email: nora.email })
  expect(reset.statusCode).toBe(202)
  expect(await costOf('/v1/auth/password/request_reset', { email: 'nobody@at-all.example' })).toEqual(reset)
  await app.close()
})

test('S13: of two hundred log-ins each, known and unknown addresses are not told apart by a twentieth', { timeout: 240_000 }, async () => {
  // Dear enough that a hash which is left out would be seen, cheap enough for two hundred of each.
  const passwords = createPasswords({ logN: 12, r: 8, p: 1 })
  const timed = await peopleApi({ http: { passwords } })
  try {
    const { email } = await signedUp(timed)
    const logIn = (who: (round: number) => string) => async (round: number) => {
      const { status } = await browser(timed).post('/v1/auth/login', { email: who(round), password: 'guessed' })
      expect(status).toBe(401)
    }
    // What is counted is not what is measured: nobody waits.
    const forget = async (round: number) => {
      if (round % 4 === 0) await timed.db.ownerQuery('DELETE FROM login_throttles')
    }
    const taken = await takeTurns(200, forget, {
      known: logIn(() => email),
      unknown: logIn((round) => `nobody.${round % 4}@there.example`),
    })
    expect(compared(taken.known, taken.unknown)).toMatchObject({ areApart: false })
  } finally {
    await timed.close()
  }
})

test('S11: a log-in makes a hash of an earlier price anew', async () => {
  const nora = await signedUp(api)
  const old = await createPasswords({ logN: 3, r: 8, p: 1 }).hash(nora.password)
  await api.db.ownerQuery('UPDATE users SET password_hash = $2 WHERE id = $1', [uuidOf(nora.userId), old])
  await loggedIn(api, nora)
  const [row] = await api.db.ownerQuery<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = $1', [uuidOf(nora.userId)])
  expect(row?.password_hash).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect((await loggedIn(api, nora)).userId).toBe(nora.userId)
})

test('S12: fifty log-ins at once are answered, the most of them with 503, and other routes go on', async () => {
  const passwords = createPasswords({ logN: 14, r: 8, p: 1 })
  const busy = await peopleApi({ http: { passwords } })
  try {
    await signedUp(busy)
    const flood = Promise.all(
      Array.from({ length: 50 }, (_, each) =>
        browser(busy).post('/v1/auth/login', { email: `a.${each % 25}@there.example`, password: 'x' }),
      ),
    )
    const others = await Promise.all(Array.from({ length: 20 }, () => busy.get('/v1/organization')))
    expect(others.every(({ status }) => status === 200)).toBe(true)
    const answers = await flood
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].every((status) => [401, 429, 503].includes(status))).toBe(true)
    const crowded = answers.filter(({ status }) => status === 503)
    expect(crowded.length).toBeGreaterThan(0)
    for (const { headers } of crowded) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    // What nobody has looked at was no failure.
    const [counted] = await busy.db.ownerQuery<{ n: number }>(
      `SELECT sum(failures)::int AS n FROM login_throttles WHERE name LIKE 'account a.%'`,
    )
    expect(counted?.n).toBe(answers.filter(({ status }) => status === 401).length)
  } finally {
    await busy.close()
  }
})
