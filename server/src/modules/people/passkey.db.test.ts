import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/api.ts'
import { type Authenticator, authenticator, type Odd, strangersKey } from '../../../test/authenticator.ts'
import { startMailSink } from '../../../test/mail-sink.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { type Browser, browser, goodPassword, peopleApi, type Staff, signedUp, tokenIn, uuidOf } from '../../../test/people.ts'
import { keysOf } from '../../kit/authenticate-secrets.ts'
import { newLogger } from '../../kit/log.ts'
import { signOperatorToken } from '../../kit/operator-token.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { tellAuditLogs } from './tell-audit-logs.ts'

const clock = movableClock()
let api: Awaited<ReturnType<typeof peopleApi>>
beforeAll(async () => {
  api = await peopleApi({ clock })
})
afterAll(() => api.close())

interface Added {
  readonly key: Authenticator
  /** Public. */
  readonly id: string
  readonly codes: readonly string[] | null
}

async function added(staff: Browser, name = 'Laptop', odd: Odd = {}): Promise<Added> {
  const key = authenticator()
  const offered = await staff.post('/v1/auth/passkeys/options')
  expect(offered).toMatchObject({ status: 200 })
  const { body: offer } = offered
  const { status, body } = await staff.post('/v1/auth/passkeys', { name, credential: key.create(offer.options, odd) })
  expect({ status, body }).toMatchObject({ status: 201, body: { passkey: { name, last_used_at: null } } })
  return { key, id: body.passkey.id, codes: body.recovery_codes }
}

/** Asks what to sign, signs it, and sends the answer. */
async function logIn(key: Authenticator, odd: Odd = {}, own: Browser = browser(api)) {
  const { body } = await own.post('/v1/auth/login/passkey_options')
  return own.post('/v1/auth/login/passkey', { passkey: key.get(body.options, odd) })
}

async function challengeOf({ email, password }: Staff): Promise<string> {
  const { body } = await browser(api).post('/v1/auth/login', { email, password })
  expect(body).toMatchObject({ status: 'second_factor_needed', session: null })
  return body.challenge
}

async function secondStep(staff: Staff, key: Authenticator, odd: Odd = {}) {
  const challenge = await challengeOf(staff)
  const { body } = await browser(api).post('/v1/auth/login/second_factor/passkey_options', { challenge })
  return browser(api).post('/v1/auth/login/second_factor', { challenge, passkey: key.get(body.options, odd) })
}

async function kindsOf(staff: Browser): Promise<string[]> {
  return (await staff.get('/v1/auth/activity')).body.data.map(({ kind }: { kind: string }) => kind)
}

async function matchOf(staff: Staff) {
  return { headers: { 'if-match': (await staff.get('/v1/organization')).headers.etag ?? '*' } }
}

test('S15: a passkey is added, brings recovery codes as the first factor, and is asked for from then on', async () => {
  const nora = await signedUp(api)
  const elsewhere = browser(api)
  await elsewhere.post('/v1/auth/login', { email: nora.email, password: nora.password })
  const { body: offer } = await nora.post('/v1/auth/passkeys/options')
  expect(offer.options).toMatchObject({
    rp: { id: 'localhost', name: 'Quarterday' },
    user: { name: nora.email },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: [],
  })
  expect(Buffer.from(offer.options.challenge, 'base64url').length).toBe(32)
  const sid = nora.cookies.get('sid')
  const first = await added(nora, 'Laptop')
  expect(new Set(first.codes).size).toBe(10)
  // S20: this session has another id, and the others, which never gave a factor, are over.
  expect(nora.cookies.get('sid')).not.toBe(sid)
  expect((await elsewhere.get('/v1/auth/session')).status).toBe(401)
  const second = await added(nora, 'Key on the ring')
  expect(second.codes).toBeNull()
  const { body } = await nora.get('/v1/auth/passkeys')
  expect(body.data.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
    [first.id, 'Laptop'],
    [second.id, 'Key on the ring'],
  ])
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({
    recovery_codes_left: 10,
    user: { has_second_factor: true, has_passkey: true, has_authenticator: false },
  })
  const asked = await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })
  expect(asked.body).toMatchObject({ status: 'second_factor_needed', second_factors: ['passkey', 'recovery_code'] })
  const again = await nora.post('/v1/auth/passkeys/options')
  expect(again.body.options.excludeCredentials.map(({ id }: { id: string }) => id)).toEqual([first.key.id, second.key.id])
  expect(await kindsOf(nora)).toContain('passkey_added')
})

test('S15: a passkey is the second factor after the password; what it signed opens nothing twice', async () => {
  const nora = await signedUp(api)
  const { key, codes } = await added(nora)
  expect(await secondStep(nora, key)).toMatchObject({ status: 200, body: { status: 'logged_in' } })
  const challenge = await challengeOf(nora)
  const { body } = await browser(api).post('/v1/auth/login/second_factor/passkey_options', { challenge })
  expect(body.options.allowCredentials).toEqual([{ type: 'public-key', id: key.id, transports: ['internal'] }])
  const passkey = key.get(body.options)
  const all = await Promise.all(Array.from({ length: 4 }, () => browser(api).post('/v1/auth/login/second_factor', { challenge, passkey })))
  expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
  expect((await browser(api).post('/v1/auth/login/second_factor', { challenge: await challengeOf(nora), passkey })).status).toBe(401)
  // A recovery code stands in for it, once.
  const given = { challenge: await challengeOf(nora), recovery_code: codes?.[0] }
  expect((await browser(api).post('/v1/auth/login/second_factor', given)).status).toBe(200)
  expect((await browser(api).post('/v1/auth/login/second_factor', { ...given, challenge: await challengeOf(nora) })).status).toBe(401)
  expect((await browser(api).post('/v1/auth/login/second_factor/passkey_options', { challenge: 'q'.repeat(43) })).status).toBe(401)
})

test('S15 S20: a passkey alone lets in, counts as both factors, and brings a new session', async () => {
  const nora = await signedUp(api)
  expect((await nora.patch('/v1/organization', { require_second_factor: true }, await matchOf(nora))).status).toBe(200)
  expect((await nora.get('/v1/customers')).body.code).toBe('second_factor_required')
  const { key } = await added(nora)
  expect((await nora.get('/v1/customers')).status).toBe(200)
  const own = browser(api)
  own.cookies.set('sid', 'f'.repeat(43))
  const { status, body } = await logIn(key, {}, own)
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'logged_in', session: { user: { email: nora.email } } } })
  expect(own.cookies.get('sid')).not.toBe('f'.repeat(43))
  expect(body.session).toMatchObject({ needs_second_factor: false, permissions: ['*'] })
  expect((await own.get('/v1/customers')).status).toBe(200)
  const [used] = (await own.get('/v1/auth/passkeys')).body.data
  expect(used.last_used_at).not.toBeNull()
  expect(await kindsOf(own)).toContain('passkey_used')
})

test('S13 S15: what is not right is refused by the same words, whatever it is', async () => {
  const nora = await signedUp(api)
  const mara = await signedUp(api)
  const { key } = await added(nora)
  const hers = await added(mara)
  const stranger = await logIn(authenticator(), { userHandle: 'AGFBQkNERUZHSElKS0xNTg' })
  expect(stranger.status).toBe(401)
  const said = ({ request_id: _, ...rest }: Record<string, unknown>) => rest
  const odd: Odd[] = [
    { origin: 'http://localhost.evil.example:4242' },
    { origin: 'http://localhost:4243' },
    { rpId: 'evil.example' },
    { challenge: 'q'.repeat(43) },
    { crossOrigin: true },
    { isVerified: false },
    { type: 'webauthn.create' },
    { key: strangersKey() },
    { userHandle: null },
    { userHandle: 'AGFBQkNERUZHSElKS0xNTg' },
  ]
  for (const each of odd) {
    await api.db.ownerQuery('DELETE FROM login_throttles')
    const reply = await logIn(key, each)
    expect([each, reply.status, said(reply.body)]).toEqual([each, 401, said(stranger.body)])
    expect(reply.headers['set-cookie']).toBeUndefined()
  }
  // Another person's passkey is no second factor.
  expect((await secondStep(nora, hers.key)).status).toBe(401)
  // Nor is one's own that did not ask who holds it.
  expect((await secondStep(nora, key, { isVerified: false })).status).toBe(401)
  expect(await kindsOf(nora)).toContain('passkey_failed')
  expect((await secondStep(nora, key)).status).toBe(200)
})

test('S15: what is to be signed counts for one purpose, one person, once, and for five minutes', async () => {
  const nora = await signedUp(api)
  const mara = await signedUp(api)
  const { key } = await added(nora)
  const hers = await added(mara)
  const optionsOf = async (url: string, own: Browser, body?: object) => (await own.post(url, body)).body.options
  const enter = async (options: Parameters<Authenticator['get']>[0]) =>
    (await browser(api).post('/v1/auth/login/passkey', { passkey: key.get(options) })).status
  expect(await enter(await optionsOf('/v1/auth/prove/passkey_options', nora))).toBe(401)
  const challenge = await challengeOf(nora)
  expect(await enter(await optionsOf('/v1/auth/login/second_factor/passkey_options', browser(api), { challenge }))).toBe(401)
  const forLogin = await optionsOf('/v1/auth/login/passkey_options', browser(api))
  expect((await nora.post('/v1/auth/prove', { passkey: key.get(forLogin) })).status).toBe(422)
  // Signed, in vain, with what was given to somebody else.
  const forMara = await optionsOf('/v1/auth/prove/passkey_options', mara)
  expect((await nora.post('/v1/auth/prove', { passkey: key.get(forMara) })).status).toBe(422)
  expect((await mara.post('/v1/auth/prove', { passkey: hers.key.get(forMara) })).status).toBe(200)
  const offered = await optionsOf('/v1/auth/passkeys/options', mara)
  const stolen = await nora.post('/v1/auth/passkeys', { name: 'Hers', credential: authenticator().create(offered) })
  expect(stolen).toMatchObject({ status: 422, body: { errors: [{ pointer: '/credential' }] } })
  await api.db.ownerQuery('DELETE FROM login_throttles')
  const twice = await optionsOf('/v1/auth/login/passkey_options', browser(api))
  expect(await enter(twice)).toBe(200)
  expect(await enter(twice)).toBe(401)
  const late = await optionsOf('/v1/auth/login/passkey_options', browser(api))
  clock.advance({ minutes: 5 })
  expect(await enter(late)).toBe(401)
  // Only its hash was kept, and what is over makes room.
  const rows = await api.db.ownerQuery<{ row: string }>(`SELECT encode(challenge_hash, 'escape') || purpose AS row FROM passkey_challenges`)
  expect(rows.some(({ row }) => row.includes(late.challenge))).toBe(false)
  await optionsOf('/v1/auth/login/passkey_options', browser(api))
  expect(await api.db.ownerQuery('SELECT FROM passkey_challenges')).toHaveLength(1)
})

test('S15: a count that goes back is refused and told; none at all is as it should be', async () => {
  const mails = await startMailSink()
  const posted = await peopleApi({ mail: mails, clock })
  try {
    const email = 'counting@factors.example'
    const nora = browser(posted)
    await nora.post('/v1/auth/sign_up', { name: 'Nora', email, password: goodPassword, organization: { name: 'Roastery' } })
    await posted.deliverMails()
    await nora.post('/v1/auth/verify_email', { token: tokenIn(mails, email), password: goodPassword })
    const { key } = await added(nora, 'Key on the ring', { count: 4 })
    const enter = async (count: number) => {
      const own = browser(posted)
      const { body } = await own.post('/v1/auth/login/passkey_options')
      return (await own.post('/v1/auth/login/passkey', { passkey: key.get(body.options, { count }) })).status
    }
    expect(await enter(5)).toBe(200)
    expect([await enter(5), await enter(3), await enter(0)]).toEqual([401, 401, 401])
    expect(await enter(6)).toBe(200)
    const plain = await added(nora, 'Laptop')
    for (let time = 0; time < 3; time += 1) {
      const own = browser(posted)
      const { body } = await own.post('/v1/auth/login/passkey_options')
      expect((await own.post('/v1/auth/login/passkey', { passkey: plain.key.get(body.options) })).status).toBe(200)
    }
    const { body: session } = await nora.get('/v1/auth/session')
    await nora.delete(`/v1/auth/passkeys/${plain.id}`)
    await posted.deliverMails()
    const told = mails.caught.filter(({ to }) => to.includes(email)).map(({ mail }) => mail)
    const subjects = told.map(({ subject }) => subject)
    // S18.
    expect(subjects.filter((subject) => subject === 'A passkey was added to your account')).toHaveLength(2)
    expect(subjects.filter((subject) => subject === 'A passkey was refused')).toHaveLength(3)
    expect(subjects).toContain('A passkey was removed from your account')
    expect(told.find(({ subject }) => subject === 'A passkey was refused')?.text).toContain('Key on the ring')
    expect((await kindsOf(nora)).filter((kind) => kind === 'passkey_counter_failed')).toHaveLength(3)
    // The audit log of where they work has the use, the change, and the refusal.
    await tellAuditLogs({
      ...{ database: posted.db.database, clock, log: newLogger({ level: 'silent' }) },
      ...{ deriveKey: keysOf({ secret: testSecret }), outside: defaultOutside('http://localhost:4242') },
    })
    const { body: log } = await nora.get(`/v1/audit_log?limit=100`)
    const actions = log.data.map(({ action, outcome }: { action: string; outcome: string }) => `${action} ${outcome}`)
    for (const expected of [
      'auth.passkey_added done',
      'auth.passkey_used done',
      'auth.passkey_counter_failed denied',
      'auth.passkey_removed done',
    ])
      expect(actions).toContain(expected)
    expect(session.user.email).toBe(email)
  } finally {
    await posted.close()
    await mails.close()
  }
})

test('F48: a passkey that was removed opens nothing from the next request on, and with the last one the codes go', async () => {
  const nora = await signedUp(api)
  const { key, id, codes } = await added(nora)
  const second = await added(nora, 'Another')
  const other = browser(api)
  expect((await logIn(key, {}, other)).status).toBe(200)
  const asked = (await browser(api).post('/v1/auth/login/passkey_options')).body.options
  expect((await nora.delete(`/v1/auth/passkeys/${id}`)).status).toBe(200)
  expect((await other.get('/v1/auth/session')).status).toBe(401)
  expect((await browser(api).post('/v1/auth/login/passkey', { passkey: key.get(asked) })).status).toBe(401)
  expect((await secondStep(nora, key)).status).toBe(401)
  expect((await nora.delete(`/v1/auth/passkeys/${id}`)).status).toBe(404)
  // Another person's is answered like none.
  const mara = await signedUp(api)
  expect((await mara.delete(`/v1/auth/passkeys/${second.id}`)).status).toBe(404)
  expect((await nora.delete(`/v1/auth/passkeys/${second.id}`)).status).toBe(200)
  const { body } = await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })
  expect(body).toMatchObject({ status: 'logged_in', session: { recovery_codes_left: 0, user: { has_second_factor: false } } })
  expect(codes).toHaveLength(10)
})

test('S15: the last factor stays where an organization asks for one, be it a passkey or an authenticator', async () => {
  const nora = await signedUp(api)
  const { id, key } = await added(nora)
  await nora.patch('/v1/organization', { require_second_factor: true }, await matchOf(nora))
  expect(await nora.delete(`/v1/auth/passkeys/${id}`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  const { body: offer } = await nora.post('/v1/auth/second_factor', { password: nora.password })
  const code = (steps: number) => new TOTP({ secret: offer.secret }).generate({ timestamp: clock.now().epochMilliseconds + steps * 30_000 })
  const confirmed = await nora.post('/v1/auth/second_factor/confirm', { code: code(0) })
  expect(confirmed.body.codes).toHaveLength(10)
  const asked = await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })
  expect(asked.body.second_factors).toEqual(['code', 'passkey', 'recovery_code'])
  expect((await nora.delete(`/v1/auth/passkeys/${id}`)).status).toBe(200)
  expect((await nora.get('/v1/auth/session')).body.recovery_codes_left).toBe(10)
  clock.advance({ seconds: 30 })
  const off = await nora.post('/v1/auth/second_factor/disable', { password: nora.password, code: code(0) })
  expect(off).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect((await nora.get('/v1/auth/session')).body.user.has_authenticator).toBe(true)
  // With a passkey beside it it may go, and the codes stay.
  await added(nora, 'Another')
  clock.advance({ seconds: 30 })
  expect((await nora.post('/v1/auth/second_factor/disable', { password: nora.password, code: code(0) })).status).toBe(200)
  expect((await nora.get('/v1/auth/session')).body).toMatchObject({ recovery_codes_left: 10, user: { has_second_factor: true } })
  expect((await logIn(key)).status).toBe(401)
})

test('S24: a passkey is a fresh proof, and to add or remove one takes a fresh proof', async () => {
  const nora = await signedUp(api)
  const { id, key } = await added(nora)
  clock.advance({ minutes: 11 })
  for (const reply of [
    await nora.post('/v1/auth/passkeys/options'),
    await nora.post('/v1/auth/passkeys', {
      name: 'x',
      credential: authenticator().create({ rp: { id: 'localhost' }, user: { id: 'AA' }, challenge: 'q' }),
    }),
    await nora.delete(`/v1/auth/passkeys/${id}`),
  ])
    expect(reply).toMatchObject({ status: 403, body: { code: 'reauth_required' } })
  const prove = async (odd: Odd = {}) => {
    const { body } = await nora.post('/v1/auth/prove/passkey_options')
    return nora.post('/v1/auth/prove', { passkey: key.get(body.options, odd) })
  }
  expect(await prove({ isVerified: false })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/passkey' }] } })
  expect((await nora.post('/v1/auth/passkeys/options')).status).toBe(403)
  expect((await prove()).status).toBe(200)
  expect((await nora.delete(`/v1/auth/passkeys/${id}`)).status).toBe(200)
  expect((await nora.post('/v1/auth/prove', { passkey: key.get({ rpId: 'localhost', challenge: 'q' }), password: 'x' })).status).toBe(422)
})

test('F49: whoever tries a passkey that is not theirs waits, and its owner does not where they have been before', async () => {
  const nora = await signedUp(api)
  const { key } = await added(nora)
  for (let guess = 0; guess < 5; guess += 1) expect((await logIn(key, { key: strangersKey() })).status).toBe(401)
  expect((await logIn(key)).status).toBe(429)
  const known = browser(api)
  known.cookies.set('did', nora.cookies.get('did') ?? '')
  expect((await logIn(key, {}, known)).status).toBe(200)
  clock.advance({ seconds: 61 })
  expect((await logIn(key)).status).toBe(200)
  // The second step waits as for codes.
  for (let guess = 0; guess < 5; guess += 1) expect((await secondStep(nora, key, { isVerified: false })).status).toBe(401)
  expect((await secondStep(nora, key)).status).toBe(429)
})

test('F48: who is disabled comes in by no passkey, and the operator takes lost ones away', async () => {
  const nora = await signedUp(api)
  const { key } = await added(nora)
  const token = signOperatorToken(testSecret, { organizationId: null, expiresAt: clock.now().add({ minutes: 1 }) })
  const operate = (deed: string) => api.raw('POST', `/v1/users/${nora.userId}/${deed}`, {}, { authorization: `Bearer ${token}` })
  expect((await operate('disable')).status).toBe(200)
  expect((await logIn(key)).status).toBe(401)
  expect((await operate('enable')).status).toBe(200)
  expect((await logIn(key)).status).toBe(200)
  expect(await operate('reset_second_factor')).toMatchObject({ status: 200, body: { has_second_factor: false, has_passkey: false } })
  expect((await logIn(key)).status).toBe(401)
  expect((await operate('reset_second_factor')).body.code).toBe('invalid_state')
  expect((await browser(api).post('/v1/auth/login', { email: nora.email, password: nora.password })).body.status).toBe('logged_in')
})

test('S15: nobody has the passkey of another, nor more than twenty', async () => {
  const nora = await signedUp(api)
  const { key } = await added(nora)
  const mara = await signedUp(api)
  const { body: offer } = await mara.post('/v1/auth/passkeys/options')
  const taken = await mara.post('/v1/auth/passkeys', { name: 'Hers', credential: key.create(offer.options) })
  expect(taken).toMatchObject({ status: 422, body: { errors: [{ pointer: '/credential' }] } })
  expect((await mara.get('/v1/auth/passkeys')).body.data).toEqual([])
  for (let count = 1; count < 20; count += 1) await added(nora, `Number ${count}`)
  const { body } = await nora.post('/v1/auth/passkeys/options')
  const more = await nora.post('/v1/auth/passkeys', { name: 'One more', credential: authenticator().create(body.options) })
  expect(more).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('S67: a person is told of their passkeys with all that is held of them, and erasure takes them away', async () => {
  const nora = await signedUp(api)
  const { key, id } = await added(nora, 'Nora’s laptop')
  const told = await nora.get('/v1/auth/export')
  expect(told).toMatchObject({
    status: 200,
    body: { object: 'account_export', user: { email: nora.email }, passkeys: [{ id, name: 'Nora’s laptop' }] },
  })
  expect(told.body.activity.map(({ kind }: { kind: string }) => kind)).toContain('passkey_added')
  await api.db.ownerQuery('DELETE FROM members WHERE user_id = $1', [uuidOf(nora.userId)])
  expect((await nora.post('/v1/auth/erase', { confirm: nora.email })).status).toBe(200)
  expect(await api.db.ownerQuery('SELECT FROM user_passkeys WHERE user_id = $1', [uuidOf(nora.userId)])).toEqual([])
  expect((await logIn(key)).status).toBe(401)
})

test('S15: who works with whom is told whether they have a second factor, be it a passkey', async () => {
  const nora = await signedUp(api)
  const factors = async () => (await nora.get('/v1/members')).body.data.map((member: { second_factor: boolean }) => member.second_factor)
  expect(await factors()).toEqual([false])
  await added(nora)
  expect(await factors()).toEqual([true])
})
