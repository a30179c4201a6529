import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { startMailSink } from '../../../test/mail-sink.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { browser, goodPassword, memberOf, peopleApi, type Staff, signedUp, tokenIn, uuidOf } from '../../../test/people.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'

const clock = movableClock()
let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi({ clock })
})
afterAll(() => api.close())

/** What the telephone shows, so many steps of 30 seconds from now. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: clock.now().epochMilliseconds + steps * 30_000,
  })
}

async function enrolled(staff: Staff): Promise<{ secret: string; codes: string[] }> {
  const { body } = await staff.post('/v1/auth/second_factor', { password: staff.password })
  const confirmed = await staff.post('/v1/auth/second_factor/confirm', { code: codeOf(body.secret) })
  expect(confirmed.status).toBe(200)
  // The next code is another one.
  clock.advance({ seconds: 30 })
  return { secret: body.secret, codes: confirmed.body.codes }
}

async function challengeOf({ email, password }: Staff): Promise<string> {
  const { status, body } = await browser(api).post('/v1/auth/login', { email, password })
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'second_factor_needed', session: null } })
  return body.challenge
}

test('S15: a second factor is enrolled by password and a first code; its seed is sealed, its codes on paper hashed', async () => {
  const nora = await signedUp(api)
  const other = await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })
  expect(other.body.status).toBe('logged_in')
  expect((await nora.post('/v1/auth/second_factor', { password: 'not the password' })).status).toBe(422)
  const { body } = await nora.post('/v1/auth/second_factor', { password: nora.password })
  expect(body.uri).toMatch(/^otpauth:\/\/totp\/Quarterday:.*secret=[A-Z2-7]{32}/)
  expect(await nora.post('/v1/auth/second_factor/confirm', { code: '000000' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/code' }] },
  })
  expect((await nora.get('/v1/auth/session')).body.user.has_second_factor).toBe(false)
  const before = nora.cookies.get('sid')
  const { codes } = (await nora.post('/v1/auth/second_factor/confirm', { code: codeOf(body.secret) })).body
  expect(new Set(codes).size).toBe(10)
  // S20: another id after the factor.
  expect(nora.cookies.get('sid')).not.toBe(before)
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({ user: { has_second_factor: true }, recovery_codes_left: 10 })
  const rows = await api.db.ownerQuery<{ row: string }>(
    `SELECT to_jsonb(u)::text || encode(coalesce(totp_secret, ''), 'escape') AS row FROM users u UNION ALL SELECT to_jsonb(c)::text FROM user_recovery_codes c`,
  )
  for (const secret of [body.secret, ...codes]) expect(rows.filter(({ row }) => row.includes(secret))).toEqual([])
  expect((await nora.post('/v1/auth/second_factor', { password: nora.password })).body.code).toBe('invalid_state')
})

test('S15: each code is taken once, a step early or late, and a replay is 401', async () => {
  const nora = await signedUp(api)
  const { secret } = await enrolled(nora)
  const give = async (code: string) =>
    (await browser(api).post('/v1/auth/login/second_factor', { challenge: await challengeOf(nora), code })).status
  expect(await give(codeOf(secret, 1))).toBe(200)
  // That code again, and the one before it, which is as old as the last that was taken.
  expect(await give(codeOf(secret, 1))).toBe(401)
  expect(await give(codeOf(secret))).toBe(401)
  clock.advance({ seconds: 90 })
  expect(await give(codeOf(secret, -2))).toBe(401)
  expect(await give(codeOf(secret, 2))).toBe(401)
  expect(await give(codeOf(secret, -1))).toBe(200)
  const code = codeOf(secret)
  const challenges = [await challengeOf(nora), await challengeOf(nora), await challengeOf(nora), await challengeOf(nora)]
  const all = await Promise.all(challenges.map((challenge) => browser(api).post('/v1/auth/login/second_factor', { challenge, code })))
  expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
})

test('S15 S43: a recovery code lets in once, however many try at once', async () => {
  const nora = await signedUp(api)
  const { codes } = await enrolled(nora)
  const challenges = [await challengeOf(nora), await challengeOf(nora), await challengeOf(nora), await challengeOf(nora)]
  const recovery_code = String(codes[0]).toUpperCase().replaceAll('-', ' ')
  const all = await Promise.all(
    challenges.map((challenge) => browser(api).post('/v1/auth/login/second_factor', { challenge, recovery_code })),
  )
  expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
  expect((await nora.get('/v1/auth/session')).body.recovery_codes_left).toBe(9)
  const renewed = await nora.post('/v1/auth/recovery_codes', { password: nora.password })
  expect(renewed.body.codes).toHaveLength(10)
  const old = await browser(api).post('/v1/auth/login/second_factor', { challenge: await challengeOf(nora), recovery_code: codes[1] })
  expect(old.status).toBe(401)
})

test('S44: the second step cannot be skipped, used twice, or begun by anything else', async () => {
  const nora = await signedUp(api)
  const { secret } = await enrolled(nora)
  const half = browser(api)
  const { body } = await half.post('/v1/auth/login', { email: nora.email, password: nora.password })
  expect(half.cookies.size).toBe(0)
  expect((await half.get('/v1/auth/session')).status).toBe(401)
  const code = codeOf(secret)
  expect((await half.post('/v1/auth/login/second_factor', { challenge: 'q'.repeat(43), code })).status).toBe(401)
  expect((await half.post('/v1/auth/login/second_factor', { challenge: body.challenge, code })).status).toBe(200)
  clock.advance({ seconds: 60 })
  expect((await browser(api).post('/v1/auth/login/second_factor', { challenge: body.challenge, code: codeOf(secret) })).status).toBe(401)
  const late = await challengeOf(nora)
  clock.advance({ minutes: 5 })
  expect((await browser(api).post('/v1/auth/login/second_factor', { challenge: late, code: codeOf(secret) })).status).toBe(401)
})

test('F49: codes are not guessed: after five each waits', async () => {
  const nora = await signedUp(api)
  const { secret } = await enrolled(nora)
  const challenge = await challengeOf(nora)
  const give = (code: string) => browser(api).post('/v1/auth/login/second_factor', { challenge, code })
  for (let guess = 0; guess < 5; guess += 1) expect((await give(`00000${guess}`)).status).toBe(401)
  expect((await give(codeOf(secret))).status).toBe(429)
  clock.advance({ seconds: 61 })
  expect((await give(codeOf(secret))).status).toBe(200)
})

test('S16: a reset of the password keeps the second factor', async () => {
  const mails = await startMailSink()
  const posted = await peopleApi({ mail: mails, clock })
  try {
    const email = 'two@factors.example'
    const nora = browser(posted)
    await nora.post('/v1/auth/sign_up', { name: 'Nora', email, password: goodPassword, organization: { name: 'Roastery' } })
    await posted.deliverMails()
    await nora.post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
    const { body } = await nora.post('/v1/auth/second_factor', { password: goodPassword })
    await nora.post('/v1/auth/second_factor/confirm', { code: codeOf(body.secret) })
    await nora.post('/v1/auth/password/request_reset', { email })
    await posted.deliverMails()
    const reset = await browser(posted).post('/v1/auth/password/reset', { token: tokenIn(mails, email), password: 'a new one for today' })
    expect(reset.body).toMatchObject({ status: 'second_factor_needed', session: null })
    expect(reset.headers['set-cookie']).toBeUndefined()
    // S18: the factor was told by mail as well.
    expect(mails.caught.filter(({ to }) => to.includes(email)).map(({ mail }) => mail.subject)).toContain('Your second factor is on')
  } finally {
    await posted.close()
    await mails.close()
  }
})

test('S15: an organization can want a second factor of owners and admins, who can do nothing else until they have one', async () => {
  const nora = await signedUp(api)
  expect((await nora.patch('/v1/organization', { require_second_factor: true }, await matchOf(nora))).status).toBe(200)
  const refused = await nora.get('/v1/customers')
  expect(refused).toMatchObject({ status: 403, body: { code: 'second_factor_required' } })
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({
    needs_second_factor: true,
    permissions: [],
    organization: { role: 'owner' },
  })
  await enrolled(nora)
  expect((await nora.get('/v1/customers')).status).toBe(200)
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({ needs_second_factor: false, permissions: ['*'] })
  // A session that came in without it would not do, and support is not asked.
  const reader = await memberOf(
    api,
    { organization: { ...api.organization, id: uuidOf(nora.organizationId) as typeof api.organization.id } },
    'support',
    { clock },
  )
  expect((await reader.get('/v1/customers')).status).toBe(200)
})

test('S15: a sandbox asks for the second factor that the organization it comes from asks for, whatever it says itself', async () => {
  const nora = await signedUp(api)
  const { body: sandbox } = await nora.post('/v1/sandboxes', { name: 'Trial', timezone: 'UTC', currency: 'EUR', with_api_key: false })
  expect((await nora.post('/v1/auth/switch_organization', { organization: sandbox.id })).status).toBe(200)
  const off = async () => nora.patch('/v1/organization', { require_second_factor: false }, await matchOf(nora))
  expect((await off()).status).toBe(200)
  expect((await nora.get('/v1/customers')).status).toBe(200)
  const live = uuidOf(nora.organizationId)
  await api.db.ownerQuery('UPDATE organizations SET require_second_factor = true WHERE id = $1', [live])
  expect(await nora.get('/v1/customers')).toMatchObject({ status: 403, body: { code: 'second_factor_required' } })
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({ needs_second_factor: true, permissions: [] })
  await enrolled(nora)
  // Nobody turns it off from within.
  expect((await off()).status).toBe(200)
  await api.db.ownerQuery('UPDATE user_sessions SET second_factor_at = NULL WHERE user_id = $1', [uuidOf(nora.userId)])
  expect(await nora.get('/v1/customers')).toMatchObject({ status: 403, body: { code: 'second_factor_required' } })
})

test('the second factor is turned off by password and code, or by the operator where it was lost', async () => {
  const nora = await signedUp(api)
  const { secret } = await enrolled(nora)
  const off = (body: object) => nora.post('/v1/auth/second_factor/disable', body)
  expect((await off({ password: nora.password })).status).toBe(422)
  expect((await off({ password: nora.password, code: '000000' })).body.errors[0].pointer).toBe('/code')
  expect((await off({ password: nora.password, code: codeOf(secret) })).status).toBe(200)
  expect((await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })).body.status).toBe('logged_in')
  clock.advance({ seconds: 60 })
  await enrolled(nora)
  const token = signOperatorToken(testSecret, { organizationId: null, expiresAt: clock.now().add({ minutes: 1 }) })
  const lost = await api.raw('POST', `/v1/users/${nora.userId}/reset_second_factor`, {}, { authorization: `Bearer ${token}` })
  expect(lost).toMatchObject({ status: 200, body: { has_second_factor: false } })
  expect((await nora.get('/v1/auth/session')).status).toBe(401)
})

test('S24: a proof by password or code is remembered for the session, and a wrong one is counted', async () => {
  const nora = await signedUp(api)
  const provenAt = async () => Temporal.Instant.from((await nora.get('/v1/auth/session')).body.proven_at)
  const before = await provenAt()
  clock.advance({ minutes: 11 })
  expect((await nora.post('/v1/auth/prove', { password: 'not the password' })).body.errors[0].pointer).toBe('/password')
  expect((await provenAt()).equals(before)).toBe(true)
  expect((await nora.post('/v1/auth/prove', { password: nora.password })).status).toBe(200)
  expect((await provenAt()).since(before).total('minutes')).toBeGreaterThanOrEqual(11)
  expect((await nora.post('/v1/auth/prove', { password: nora.password, code: '123456' })).status).toBe(422)
  for (let guess = 0; guess < 5; guess += 1) expect((await nora.post('/v1/auth/prove', { password: 'guessed' })).status).toBe(422)
  expect((await nora.post('/v1/auth/prove', { password: nora.password })).status).toBe(429)
})

async function matchOf(staff: Staff) {
  return { headers: { 'if-match': (await staff.get('/v1/organization')).headers.etag ?? '*' } }
}
