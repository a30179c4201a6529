import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import { algorithms, type GivenPasskey, type NewCredential, type Passkey, relyingParty, userHandleOf } from './passkey-types.ts'
import { isUsableKey } from './public-key.ts'

/** The challenge that an answer is about. Null: it says none, or it came out of a frame in somebody else's page. */
export function challengeIn(clientData: string): string | null {
  try {
    const read = clientDataSchema.safeParse(JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8')))
    return read.success && read.data.crossOrigin !== true ? read.data.challenge : null
  } catch {
    return null // No JSON: nothing that a browser has written.
  }
}

const clientDataSchema = z.object({ challenge: z.string(), crossOrigin: z.boolean().optional() })

/** The key pair that an authenticator has made for us, with its owner verified. Null: the answer is not good. Who made the authenticator is not asked. */
export async function credentialOf(
  publicUrl: string,
  { id, clientData, attestationObject }: NewCredential,
  challenge: string,
): Promise<{ readonly credentialId: Buffer; readonly publicKey: Buffer; readonly signCount: number } | null> {
  const response = { clientDataJSON: clientData, attestationObject }
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...expectedOf(publicUrl, challenge),
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified || registrationInfo.credential.id !== id) return null
    const { publicKey, counter: signCount } = registrationInfo.credential
    const credentialId = Buffer.from(id, 'base64url')
    const isGood = credentialId.length <= longestId && publicKey.length <= longestKey && isUsableKey(publicKey)
    return isGood ? { credentialId, publicKey: Buffer.from(publicKey), signCount } : null
  } catch {
    return null // The library throws for all that it refuses, and for what it cannot read.
  }
}

/**
 * How often an authenticator says that it has signed, where this answer is one of the passkey's to this challenge, to us, with its owner verified. Null: it is
 * not. Whether the count has gone back is asked where it is kept.
 */
export async function signCountOf(
  publicUrl: string,
  passkey: Pick<Passkey, 'userId' | 'publicKey'>,
  { id, clientData, authenticatorData, signature, userHandle }: GivenPasskey,
  challenge: string,
): Promise<number | null> {
  if (userHandle !== null && userHandle !== userHandleOf(passkey.userId)) return null
  const response = { clientDataJSON: clientData, authenticatorData, signature }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expectedOf(publicUrl, challenge),
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null // As above.
  }
}

const longestId = 1023
const longestKey = 2048

function expectedOf(publicUrl: string, expectedChallenge: string) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(publicUrl)
  return { expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true }
}
