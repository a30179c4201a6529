import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApi } from '../../../test/api.ts'
import { testSecret } from '../../../test/api.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { openPortal, type Portal, portalApi, type SignedIn } from '../../../test/portal.ts'
import { deriveKey } from '../../kit/authenticate-secrets.ts'
import { signingKeyOf } from './access-token.ts'

const clock = movableClock()
let api: TestApi
let portal: Portal
let mia: SignedIn
beforeAll(async () => {
  api = await portalApi({ clock })
  portal = await openPortal(api, api)
  mia = await portal.signUp('Mia Lang', 'mia@lang.example')
})
afterAll(() => api?.close())

const key = signingKeyOf(deriveKey(testSecret, 'portal tokens'))
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const parts = () => mia.tokens.access_token.split('.') as [string, string, string]
const header = () => JSON.parse(Buffer.from(parts()[0], 'base64url').toString())
const claims = () => JSON.parse(Buffer.from(parts()[1], 'base64url').toString())
const signed = (head: unknown, body: unknown, by = key.privateKey) => {
  const text = `${base64(head)}.${base64(body)}`
  return `${text}.${sign(null, Buffer.from(text), by).toString('base64url')}`
}
const answer = async (token: string) => (await api.raw('GET', '/v1/portal/me', undefined, { authorization: `Bearer ${token}` })).status

test('S25: a token is an EdDSA access token of this installation for the portal, of five minutes', async () => {
  expect(header()).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
  const { iat, nbf, exp, iss, aud, org, cus, sub, sid, jti } = claims()
  expect([exp - iat, nbf, iss, aud, org, cus]).toEqual([
    300,
    iat,
    'http://localhost:4242',
    'portal',
    encodeId('org', api.organization.id),
    mia.id,
  ])
  expect([sub, sid, jti]).toEqual([expect.stringMatching(/^usr_/), expect.stringMatching(/^ses_/), expect.any(String)])
  const { body } = await api.raw('GET', '/.well-known/jwks.json')
  expect(body.keys).toEqual([expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', kid: key.kid, alg: 'EdDSA' })])
  expect(JSON.stringify(body)).not.toContain('"d"')
  expect(await answer(signed(header(), claims()))).toBe(200)
})

test('S25: whatever is not such a token is answered 401, and in the same words', async () => {
  const stranger = generateKeyPairSync('ed25519')
  const jwk = stranger.publicKey.export({ format: 'jwk' })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [head, body, signature] = parts()
  const now = claims().iat
  const hs256 = (secret: string | Buffer) => {
    const text = `${base64({ ...header(), alg: 'HS256' })}.${body}`
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  const rs256 = () => {
    const text = `${base64({ ...header(), alg: 'RS256' })}.${body}`
    return `${text}.${sign('sha256', Buffer.from(text), rsa.privateKey).toString('base64url')}`
  }
  const other = await api.organizationClient()
  const corpus: Record<string, string> = {
    none: `${base64({ ...header(), alg: 'none' })}.${body}.`,
    'None, with the signature': `${base64({ ...header(), alg: 'None' })}.${body}.${signature}`,
    'no signature': `${head}.${body}.`,
    'HS256 by the public key as PEM': hs256(key.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    'HS256 by the public key as DER': hs256(key.publicKey.export({ type: 'spki', format: 'der' })),
    'HS256 by the public key of the set': hs256(Buffer.from(String(key.jwk.x), 'base64url')),
    RS256: rs256(),
    'a key of its own in jwk': signed({ ...header(), jwk }, claims(), stranger.privateKey),
    'jku to a stranger': signed({ ...header(), jku: 'https://evil.example/jwks.json' }, claims(), stranger.privateKey),
    'x5u to a stranger': signed({ ...header(), x5u: 'https://evil.example/cert.pem' }, claims(), stranger.privateKey),
    'jku, signed by us': signed({ ...header(), jku: 'https://evil.example/jwks.json' }, claims()),
    'jwk, signed by us': signed({ ...header(), jwk }, claims()),
    'crit, signed by us': signed({ ...header(), crit: ['exp'] }, claims()),
    'another kid': signed({ ...header(), kid: 'other' }, claims()),
    'no kid': signed({ alg: 'EdDSA', typ: 'at+jwt' }, claims()),
    'a kid that is a path': signed({ ...header(), kid: '../../dev/null' }, claims()),
    'typ JWT': signed({ ...header(), typ: 'JWT' }, claims()),
    'another key': signed(header(), claims(), stranger.privateKey),
    'another issuer': signed(header(), { ...claims(), iss: 'https://evil.example' }),
    'another audience': signed(header(), { ...claims(), aud: 'dashboard' }),
    'an audience among others': signed(header(), { ...claims(), aud: ['portal', 'dashboard'] }),
    expired: signed(header(), { ...claims(), iat: now - 400, nbf: now - 400, exp: now - 100 }),
    'without an end': signed(header(), { ...claims(), exp: undefined }),
    'too long a life': signed(header(), { ...claims(), exp: now + 3600 }),
    'not yet': signed(header(), { ...claims(), nbf: now + 120 }),
    'from the future': signed(header(), { ...claims(), iat: now + 120, nbf: now + 120, exp: now + 400 }),
    'another person': signed(header(), { ...claims(), sub: encodeId('usr', '0198f0f0-0000-7000-8000-000000000000') }),
    'another customer': signed(header(), { ...claims(), cus: encodeId('cus', '0198f0f0-0000-7000-8000-000000000000') }),
    'another organization': signed(header(), { ...claims(), org: encodeId('org', other.organization.id) }),
    'another session': signed(header(), { ...claims(), sid: encodeId('ses', '0198f0f0-0000-7000-8000-000000000000') }),
    'a claim besides': signed(header(), { ...claims(), role: 'owner' }),
    'an altered body': `${head}.${base64({ ...claims(), cus: 'cus_01h455vb4pex5vsknk084sn02q' })}.${signature}`,
    'an altered signature': `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`,
    'no JSON': `${Buffer.from('x').toString('base64url')}.${body}.${signature}`,
    'five parts': `${head}.${body}.${signature}.x.y`,
  }
  const answers = await Promise.all(
    Object.entries(corpus).map(async ([name, token]) => {
      const reply = await api.raw('GET', '/v1/portal/me', undefined, { authorization: `Bearer ${token}` })
      const { request_id: _, ...said } = reply.body
      return [name, reply.status, JSON.stringify(said)] as const
    }),
  )
  expect(answers.filter(([, status]) => status !== 401)).toEqual([])
  expect(new Set(answers.map(([, , said]) => said)).size).toBe(1)
})

test('S25: a token ends after five minutes by our own clock', async () => {
  const came = await portal.logIn('mia@lang.example')
  expect((await came.get('/v1/portal/me')).status).toBe(200)
  clock.advance({ seconds: 299 })
  expect((await came.get('/v1/portal/me')).status).toBe(200)
  clock.advance({ seconds: 10 })
  expect((await came.get('/v1/portal/me')).status).toBe(401)
  mia = await portal.logIn('mia@lang.example')
})

test('S27: the organization comes from the token alone; what is of another is not there', async () => {
  const other = await api.organizationClient()
  const elsewhere = await openPortal(api, other)
  const ole = await elsewhere.signUp('Ole Brandt', 'ole@brandt.example')
  const plan = await other.post('/v1/plans', {
    ...{ code: 'far', name: 'Far' },
    prices: [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '900' } }],
  })
  const theirs = (await ole.post('/v1/portal/subscriptions', { plan: plan.body.id })).body
  expect(theirs.id).toMatch(/^sub_/)
  const options = {
    authorization: `Bearer ${mia.tokens.access_token}`,
    headers: { host: 'localhost:4242', 'x-organization': encodeId('org', other.organization.id) },
  }
  const reply = await api.raw('GET', `/v1/portal/subscriptions/${theirs.id}`, undefined, options)
  expect(reply.status).toBe(404)
  expect((await mia.get('/v1/portal/plans')).body.data).toEqual([])
  expect((await mia.post('/v1/portal/subscriptions', { plan: plan.body.id })).status).toBe(422)
  // A refresh token opens nothing under another portal's key, and is used up by the try.
  const crossed = await elsewhere.fromPage('token/refresh', { refresh_token: mia.tokens.refresh_token })
  expect(crossed.status).toBe(401)
  expect((await portal.fromPage('token/refresh', { refresh_token: mia.tokens.refresh_token })).status).toBe(401)
  mia = await portal.logIn('mia@lang.example')
})

test('S27: a token is for the portal and opens nothing of staff; an API key opens nothing of customers', async () => {
  expect((await mia.get('/v1/customers')).status).toBe(403)
  expect((await mia.get('/v1/organization')).status).toBe(403)
  expect((await api.get('/v1/portal/me')).status).toBe(403)
  expect((await api.raw('GET', '/v1/portal/me')).status).toBe(401)
})
