import type { PasskeyId, UserId } from '@quarterday/core/id.ts'

/** A key pair of a person: the public half is here, the other in an authenticator that asks for a finger, a face or a PIN before it signs. */
export interface Passkey {
  readonly id: PasskeyId
  readonly userId: UserId
  /** What its owner calls it. */
  readonly name: string
  /** What the authenticator calls it. */
  readonly credentialId: Buffer
  /** In the form of COSE. */
  readonly publicKey: Buffer
  /** By what browsers reach the authenticator: `usb`, `nfc`, `internal`, … */
  readonly transports: readonly string[]
  readonly createdAt: Temporal.Instant
  /** Null: never yet. */
  readonly lastUsedAt: Temporal.Instant | null
}

/** What a challenge is signed for; it counts for nothing else. */
export type ChallengePurpose = 'add' | 'login' | 'second_factor' | 'proof'

/** For so long an authenticator may take. */
export const challengeMinutes = 5

/** As many as one person has at most. */
export const mostPasskeys = 20

/** What an authenticator is asked to sign, and until when. */
export interface Asked {
  readonly challenge: string
  readonly expiresAt: Temporal.Instant
  /** Those that will do. None: whichever the authenticator has for us. */
  readonly passkeys: readonly Passkey[]
}

/** What an authenticator answers that has made a key pair; all in base64url. */
export interface NewCredential {
  readonly id: string
  readonly clientData: string
  readonly attestationObject: string
  readonly transports: readonly string[]
}

/** What an authenticator answers that has signed a challenge; all in base64url. */
export interface GivenPasskey {
  readonly id: string
  readonly clientData: string
  readonly authenticatorData: string
  readonly signature: string
  /** For whom the key pair was made, as told then. Null: the authenticator has not kept it. */
  readonly userHandle: string | null
}

/** To whom passkeys belong: a browser gives them to pages of this name alone. `origin` is checked to the letter, the port included. */
export function relyingParty(publicUrl: string): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** Algorithms of COSE that we verify: EdDSA, ES256, RS256. */
export const algorithms = [-8, -7, -257]

/** What an authenticator knows a person by: their id, which says nothing of them. In base64url. */
export function userHandleOf(id: UserId): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}
