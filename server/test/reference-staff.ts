import { encodeId } from '@quarterday/core/id.ts'
import { TOTP } from 'otpauth'
import { systemClock } from '../src/kit/clock.ts'
import { newId } from '../src/kit/ids.ts'
import type { Route } from '../src/kit/route.ts'
import { newSecretToken } from '../src/kit/secret-token.ts'
import { addToken } from '../src/modules/people/token-store.ts'
import type { TokenPurpose } from '../src/modules/people/token-types.ts'
import type { TestApi } from './api.ts'
import { type Authenticator, authenticator } from './authenticator.ts'
import { type Browser, browser, goodPassword, loggedIn, type Staff, signedUp, uuidOf } from './people.ts'
import type { Things } from './reference-book.ts'

/** Who sends the examples of signing in and of one's own account: somebody who has just signed up, or a visitor. Null: it is none of these. */
export async function staffSpeaker(route: Route, api: TestApi): Promise<{ request: Browser['request']; instead: Things } | null> {
  if (route.tag !== 'Signing in' && route.tag !== 'Your account') return null
  const email = `nora.${newId().slice(-12)}@harbour-coffee.example`
  // All examples come from one address, where no more than some people try in a minute.
  await api.db.ownerQuery('DELETE FROM login_throttles')
  if (route.operation === 'signUp') return { request: browser(api).request, instead: { [exampleEmail]: email } }
  const nora = await signedUp(api, { email, password: goodPassword })
  const instead = { [exampleEmail]: email, ...(await preparedFor(route.operation, api, nora)) }
  return { request: route.scope === 'anyone' ? browser(api).request : nora.request, instead }
}

const exampleEmail = 'nora@harbour-coffee.example'
const exampleToken = 'q'.repeat(43)
const exampleCode = '123456'

async function preparedFor(operation: string, api: TestApi, nora: Staff): Promise<Things> {
  switch (operation) {
    case 'verifyEmail':
      return { [exampleToken]: await tokenOf(api, nora, 'verify_email') }
    case 'resetPassword':
      return { [exampleToken]: await tokenOf(api, nora, 'reset_password') }
    case 'confirmEmailChange':
      return { [exampleToken]: await tokenOf(api, nora, 'change_email', { email: `new.${nora.email}` }) }
    case 'requestEmailChange':
      return { 'nora@nordstrom.example': `next.${nora.email}` }
    case 'confirmSecondFactor':
      return { [exampleCode]: codeOf(await offered(nora)) }
    case 'disableSecondFactor':
      return { [exampleCode]: codeOf(await enrolled(nora), 1) }
    case 'renewRecoveryCodes':
      await enrolled(nora)
      return {}
    case 'giveSecondFactor': {
      const code = codeOf(await enrolled(nora), 1)
      return { [exampleToken]: await challengeOf(api, nora), [exampleCode]: code }
    }
    case 'eraseAccount':
      await api.db.ownerQuery('DELETE FROM members WHERE user_id = $1', [uuidOf(nora.userId)])
      return {}
    case 'askPasskeyForSecondFactor':
      await ownPasskey(nora)
      return { [exampleToken]: await challengeOf(api, nora) }
    case 'logInWithPasskey': {
      const { body } = await browser(api).post('/v1/auth/login/passkey_options')
      const key = await ownPasskey(nora)
      return answered(key.get(body.options))
    }
    case 'addPasskey': {
      const { body } = await nora.post('/v1/auth/passkeys/options')
      const { id, client_data, attestation_object } = authenticator().create(body.options)
      return { ...answered({ id, client_data }), [examplePasskey.attestation_object]: attestation_object }
    }
    case 'removePasskey': {
      await ownPasskey(nora)
      const { data } = (await nora.get('/v1/auth/passkeys')).body
      return { pky: data[0].id }
    }
    case 'endSession': {
      const other = await loggedIn(api, nora)
      const { data } = (await other.get('/v1/auth/sessions')).body
      return { ses: data.find((each: { current: boolean }) => each.current).id }
    }
    default:
      return { usr: nora.userId, ses: encodeId('ses', newId()) }
  }
}

/** What examples say of passkeys, as the schemas do. */
const examplePasskey = {
  id: 'cGFzc2tleSBvZiBOb3Jh',
  client_data: 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoi4oCmIn0',
  authenticator_data: 'YXV0aGVudGljYXRvciBkYXRh',
  signature: 'c2lnbmF0dXJlIG9mIHRoZSBhdXRoZW50aWNhdG9y',
  user_handle: 'AGFBQkNERUZHSElKS0xNTg',
  attestation_object: 'YXR0ZXN0YXRpb24gb2JqZWN0',
} as const

/** The real answer in the place of that of the example. */
function answered(answer: Partial<Record<keyof typeof examplePasskey, string | null>>): Things {
  return Object.fromEntries(
    Object.entries(examplePasskey).flatMap(([part, example]) => {
      const real = answer[part as keyof typeof examplePasskey]
      return typeof real === 'string' ? [[example, real]] : []
    }),
  )
}

async function ownPasskey(nora: Staff): Promise<Authenticator> {
  const key = authenticator()
  const { body } = await nora.post('/v1/auth/passkeys/options')
  await nora.post('/v1/auth/passkeys', { name: 'Laptop', credential: key.create(body.options) })
  return key
}

async function challengeOf(api: TestApi, { email, password }: Staff): Promise<string> {
  return (await browser(api).post('/v1/auth/login', { email, password })).body.challenge
}

async function offered(nora: Staff): Promise<string> {
  return (await nora.post('/v1/auth/second_factor', { password: nora.password })).body.secret
}

async function enrolled(nora: Staff): Promise<string> {
  const secret = await offered(nora)
  await nora.post('/v1/auth/second_factor/confirm', { code: codeOf(secret) })
  return secret
}

function codeOf(secret: string, steps = 0): string {
  const timestamp = systemClock.now().epochMilliseconds + steps * 30_000
  return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp })
}

async function tokenOf(api: TestApi, nora: Staff, purpose: TokenPurpose, about: object = {}): Promise<string> {
  const token = newSecretToken()
  const createdAt = systemClock.now()
  const userId = uuidOf(nora.userId) as Parameters<typeof addToken>[1]['userId']
  const row = { id: newId(), userId, purpose, tokenHash: token.hash, about, createdAt, expiresAt: createdAt.add({ minutes: 10 }) }
  await api.db.database.people((tx) => addToken(tx, row))
  return token.text
}
