import { idOf } from '@quarterday/core/id.ts'
import { expect, test } from 'vitest'
import { type Authenticator, authenticator, type Odd, strangersKey } from '../../../test/authenticator.ts'
import { challengeIn, credentialOf, signCountOf } from './passkey.ts'
import { relyingParty, userHandleOf } from './passkey-types.ts'

const url = 'http://localhost:4242'
const userId = idOf('usr', '01890a5d-ac96-774b-bcce-b302099a8057')
const challenge = 'q'.repeat(43)
const other = 'r'.repeat(43)

async function made(key: Authenticator, odd: Odd = {}) {
  const { id, client_data, attestation_object } = key.create(
    { rp: { id: 'localhost' }, user: { id: userHandleOf(userId) }, challenge },
    odd,
  )
  return credentialOf(url, { id, clientData: client_data, attestationObject: attestation_object, transports: [] }, challenge)
}

async function signed(odd: Odd = {}) {
  const key = authenticator()
  const credential = await made(key)
  if (credential === null) throw new Error('An honest one is taken')
  const answer = key.get({ rpId: 'localhost', challenge }, odd)
  const given = {
    ...{ id: answer.id, clientData: answer.client_data, authenticatorData: answer.authenticator_data },
    ...{ signature: answer.signature, userHandle: answer.user_handle },
  }
  return signCountOf(url, { userId, publicKey: credential.publicKey }, given, challenge)
}

test('S15: a passkey belongs to the name of the installation, and its origin counts to the letter', () => {
  expect(relyingParty('https://billing.example.com')).toEqual({ id: 'billing.example.com', origin: 'https://billing.example.com' })
  expect(relyingParty('http://localhost:4242')).toEqual({ id: 'localhost', origin: 'http://localhost:4242' })
  expect(relyingParty('https://billing.example.com:8443/')).toMatchObject({ origin: 'https://billing.example.com:8443' })
})

test('S15: what a new authenticator answers is taken, with its id, its key and its count', async () => {
  const key = authenticator()
  const credential = await made(key, { count: 3 })
  expect(credential).toMatchObject({ signCount: 3, credentialId: Buffer.from(key.id, 'base64url') })
  expect(credential?.publicKey.length).toBe(77)
})

test('S15: what a passkey signs is taken, with its count', async () => {
  expect(await signed()).toBe(0)
  expect(await signed({ count: 7 })).toBe(7)
  expect(await signed({ userHandle: null })).toBe(0)
})

const everywhere: readonly [string, Odd][] = [
  ['another origin', { origin: 'https://localhost:4242' }],
  ['another port', { origin: 'http://localhost:4243' }],
  ['a page of another name', { origin: 'http://localhost.evil.example:4242' }],
  ['another relying party', { rpId: 'evil.example' }],
  ['another challenge', { challenge: other }],
  ['an answer to something else', { type: 'payment.get' }],
  ['nobody who was verified', { isVerified: false }],
  ['nobody who was there', { isPresent: false }],
]

test.each([
  ...everywhere,
  ['an algorithm that we did not offer', { algorithm: -35 }] as const,
  ['a key of another algorithm', { algorithm: -257 }] as const,
])('S15: a new passkey with %s is refused', async (_, odd) => {
  expect(await made(authenticator(), odd)).toBeNull()
})

test.each([
  ...everywhere,
  ['a signature of another key', { key: strangersKey() }] as const,
  ['the handle of another person', { userHandle: userHandleOf(idOf('usr', '01890a5d-ac96-774b-bcce-b302099a8058')) }] as const,
])('S15: an answer with %s is refused', async (_, odd) => {
  expect(await signed(odd)).toBeNull()
})

test('S15: what is no answer of a browser is refused, however it is cut', async () => {
  const key = authenticator()
  const whole = key.create({ rp: { id: 'localhost' }, user: { id: userHandleOf(userId) }, challenge })
  for (let length = 1; length < whole.attestation_object.length; length += 7) {
    const attestationObject = whole.attestation_object.slice(0, length)
    expect(await credentialOf(url, { ...whole, clientData: whole.client_data, attestationObject }, challenge), `${length}`).toBeNull()
  }
  expect(
    await credentialOf(
      url,
      { ...whole, clientData: whole.client_data, attestationObject: whole.attestation_object, id: 'b3RoZXI' },
      challenge,
    ),
  ).toBeNull()
})

test('S15: the challenge of an answer is read; an answer out of a frame has none', () => {
  const text = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  expect(challengeIn(text({ type: 'webauthn.get', challenge, more: 1 }))).toBe(challenge)
  expect(challengeIn(text({ challenge, crossOrigin: true }))).toBeNull()
  expect(challengeIn(text({ challenge: 7 }))).toBeNull()
  expect(challengeIn(text('no JSON'))).toBeNull()
  expect(challengeIn(text('null'))).toBeNull()
})
