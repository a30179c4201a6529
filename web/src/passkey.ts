import type { PasskeyAnswer, PasskeyCreationOptions, PasskeyCredential, PasskeyRequestOptions } from '@quarterday/sdk/types.gen.ts'
import { doorApi } from './api.tsx'

/** Whether this browser can ask for passkeys here: pages that came over http can only on localhost, and addresses without a name never. */
export function canUsePasskeys(): boolean {
  return (
    isSecureContext &&
    typeof PublicKeyCredential === 'function' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    'toJSON' in PublicKeyCredential.prototype &&
    !/^[\d.]+$|^\[/.test(location.hostname)
  )
}

/** The browser has asked, and no passkey came of it. Its message is for people. */
export class PasskeyTrouble extends Error {
  override readonly name = 'PasskeyTrouble'
}

/** Has an authenticator make a passkey. Throws `PasskeyTrouble`. */
export async function makePasskey(options: PasskeyCreationOptions): Promise<PasskeyCredential> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await orTrouble(navigator.credentials.create({ publicKey }))
  const { id, response } = made.toJSON()
  if (!('attestationObject' in response)) throw new PasskeyTrouble(wordsFor(null))
  return {
    id,
    client_data: response.clientDataJSON,
    attestation_object: response.attestationObject,
    transports: response.transports?.slice(0, 8) ?? [],
  }
}

/** Has an authenticator sign. Throws `PasskeyTrouble`. */
export async function signWithPasskey(options: PasskeyRequestOptions): Promise<PasskeyAnswer> {
  return answerOf(await orTrouble(navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })))
}

/**
 * Waits until somebody picks a passkey among what the browser offers at a field of the form, where it can do so. Null: nobody has, or it cannot; the form is still
 * there. What is to be signed counts for five minutes, so it is asked for anew while the page stands open, for two hours at most.
 */
export async function passkeyFromField(stop: AbortSignal): Promise<PasskeyAnswer | null> {
  try {
    if (!canUsePasskeys() || !(await PublicKeyCredential.isConditionalMediationAvailable())) return null
    for (let turn = 0; turn < 30 && !stop.aborted; turn += 1) {
      const { options } = await doorApi.askPasskeyToLogIn({ signal: stop })
      const over = AbortSignal.timeout(4 * 60_000)
      const picked = await pickedBefore(options, AbortSignal.any([stop, over]))
      if (picked !== null || !over.aborted) return picked
    }
  } catch {
    // It is a convenience: whoever wants a passkey has a button, which says what is wrong.
  }
  return null
}

async function pickedBefore(options: PasskeyRequestOptions, signal: AbortSignal): Promise<PasskeyAnswer | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  try {
    return answerOf(await orTrouble(navigator.credentials.get({ publicKey, signal, mediation: 'conditional' })))
  } catch {
    return null // Over, or given up: the caller knows which.
  }
}

function answerOf(signed: PublicKeyCredential): PasskeyAnswer {
  const { id, response } = signed.toJSON()
  if (!('signature' in response)) throw new PasskeyTrouble(wordsFor(null))
  return {
    id,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
    user_handle: response.userHandle ?? null,
  }
}

async function orTrouble(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asking.catch((error: unknown) => {
    throw new PasskeyTrouble(wordsFor(error), { cause: error })
  })
  if (credential instanceof PublicKeyCredential) return credential
  throw new PasskeyTrouble(wordsFor(null))
}

function wordsFor(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'InvalidStateError':
      return 'There is a passkey for your account here already.'
    case 'SecurityError':
      return 'Passkeys belong to the name of this installation. Open it under that name.'
    case 'NotSupportedError':
      return 'What is at hand cannot make a passkey that asks who holds it.'
    default:
      return 'No passkey was given. Try again, or go another way.'
  }
}
