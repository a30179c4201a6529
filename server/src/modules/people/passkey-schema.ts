import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import {
  type Asked,
  algorithms,
  challengeMinutes,
  type GivenPasskey,
  type NewCredential,
  type Passkey,
  relyingParty,
  userHandleOf,
} from './passkey-types.ts'
import type { User } from './user-types.ts'

/** Bytes as browsers write them: base64url without padding. `example` stands in the reference. */
function bytes(longest: number, example: string) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/, 'Must be base64url')
    .meta({ examples: [example] })
}

const credentialId = bytes(1364, 'cGFzc2tleSBvZiBOb3Jh')
const clientData = bytes(4096, 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoi4oCmIn0').meta({
  description: '`response.clientDataJSON` of what the browser answers.',
})
const transport = z
  .string()
  .regex(/^[a-z-]{1,32}$/, 'Must be a transport such as usb')
  .meta({ examples: ['internal'] })

/** What a browser's `credentials.get()` answers, as far as it is needed: closed, so that what browsers add some day breaks nothing and is not stored. */
export const passkeyAnswerSchema = z
  .strictObject({
    id: credentialId,
    client_data: clientData,
    authenticator_data: bytes(4096, 'YXV0aGVudGljYXRvciBkYXRh'),
    signature: bytes(2048, 'c2lnbmF0dXJlIG9mIHRoZSBhdXRoZW50aWNhdG9y'),
    user_handle: bytes(128, 'AGFBQkNERUZHSElKS0xNTg').nullable().optional(),
  })
  .meta({ id: 'PasskeyAnswer', description: 'What a passkey has signed: the parts of `PublicKeyCredential.toJSON()` in base64url.' })

export const passkeyLoginSchema = z.strictObject({ passkey: passkeyAnswerSchema }).meta({ id: 'PasskeyLogin' })

export const passkeyAddSchema = z
  .strictObject({
    name: text(100).meta({ description: 'To tell it from others: the device, or where it is kept.', examples: ['Nora’s laptop'] }),
    credential: z
      .strictObject({
        id: credentialId,
        client_data: clientData,
        attestation_object: bytes(16384, 'YXR0ZXN0YXRpb24gb2JqZWN0'),
        transports: z.array(transport).max(8).default([]),
      })
      .meta({ id: 'PasskeyCredential', description: 'What `credentials.create()` answers: the parts of `PublicKeyCredential.toJSON()`.' }),
  })
  .meta({ id: 'PasskeyAdd' })

export const passkeySchema = z
  .strictObject({
    id: idSchema('pky'),
    object: z.literal('passkey'),
    name: text(100).meta({ examples: ['Nora’s laptop'] }),
    created_at: instant,
    last_used_at: instant.nullable(),
  })
  .meta({ id: 'Passkey', description: 'A key pair whose private half never leaves the authenticator of its owner.' })
export const passkeyListSchema = z
  .strictObject({ data: z.array(passkeySchema) })
  .meta({ id: 'PasskeyList', description: 'The oldest first; 20 at most.' })
export const addedPasskeySchema = z
  .strictObject({
    object: z.literal('added_passkey'),
    passkey: passkeySchema,
    recovery_codes: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Where it is the first second factor: ten, each works once, shown once. Else null.' }),
  })
  .meta({ id: 'AddedPasskey' })

const descriptor = z.strictObject({ type: z.literal('public-key'), id: credentialId, transports: z.array(transport) })
const challenge = bytes(64, 'q'.repeat(43))
const timeout = z.int().meta({ description: 'Milliseconds.', examples: [challengeMinutes * 60_000] })
const relyingPartyId = z.string().meta({ description: 'Whose passkeys are meant: the name of this installation.', examples: ['localhost'] })

/** The names in them are those of the standard: a browser takes them as they are. */
export const passkeyOfferSchema = z
  .strictObject({
    object: z.literal('passkey_offer'),
    expires_at: instant,
    options: z
      .strictObject({
        rp: z.strictObject({ id: relyingPartyId, name: z.string().meta({ examples: ['Quarterday'] }) }),
        user: z.strictObject({ id: bytes(64, 'AGFBQkNERUZHSElKS0xNTg'), name: text(254), displayName: text(256) }),
        challenge,
        pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int().meta({ examples: [-7] }) })),
        timeout,
        excludeCredentials: z.array(descriptor),
        authenticatorSelection: z.strictObject({
          residentKey: z.literal('required'),
          requireResidentKey: z.literal(true),
          userVerification: z.literal('required'),
        }),
        attestation: z.literal('none'),
      })
      .meta({ id: 'PasskeyCreationOptions', description: 'For `PublicKeyCredential.parseCreationOptionsFromJSON()`.' }),
  })
  .meta({ id: 'PasskeyOffer' })

export const passkeyRequestSchema = z
  .strictObject({
    object: z.literal('passkey_request'),
    expires_at: instant,
    options: z
      .strictObject({
        challenge,
        timeout,
        rpId: relyingPartyId,
        allowCredentials: z.array(descriptor),
        userVerification: z.literal('required'),
      })
      .meta({ id: 'PasskeyRequestOptions', description: 'For `PublicKeyCredential.parseRequestOptionsFromJSON()`.' }),
  })
  .meta({ id: 'PasskeyRequest' })

export function givenFromApi(answer: z.output<typeof passkeyAnswerSchema>): GivenPasskey {
  const { id, client_data, authenticator_data, signature, user_handle = null } = answer
  return { id, clientData: client_data, authenticatorData: authenticator_data, signature, userHandle: user_handle }
}

export function credentialFromApi(credential: z.output<typeof passkeyAddSchema>['credential']): NewCredential {
  const { id, client_data, attestation_object, transports } = credential
  return { id, clientData: client_data, attestationObject: attestation_object, transports }
}

export function passkeyToApi({ id, name, createdAt, lastUsedAt }: Passkey): z.input<typeof passkeySchema> {
  return {
    id: encodeId('pky', id),
    object: 'passkey',
    name,
    created_at: createdAt.toString(),
    last_used_at: lastUsedAt?.toString() ?? null,
  }
}

export function offerToApi(
  publicUrl: string,
  { challenge: asked, expiresAt, passkeys, user }: Asked & { readonly user: User },
): z.input<typeof passkeyOfferSchema> {
  return {
    object: 'passkey_offer',
    expires_at: expiresAt.toString(),
    options: {
      rp: { id: relyingParty(publicUrl).id, name: 'Quarterday' },
      user: { id: userHandleOf(user.id), name: user.email, displayName: user.name },
      challenge: asked,
      pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
      timeout: challengeMinutes * 60_000,
      excludeCredentials: passkeys.map(descriptorOf),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    },
  }
}

export function requestToApi(publicUrl: string, { challenge: asked, expiresAt, passkeys }: Asked): z.input<typeof passkeyRequestSchema> {
  return {
    object: 'passkey_request',
    expires_at: expiresAt.toString(),
    options: {
      challenge: asked,
      timeout: challengeMinutes * 60_000,
      rpId: relyingParty(publicUrl).id,
      allowCredentials: passkeys.map(descriptorOf),
      userVerification: 'required',
    },
  }
}

function descriptorOf({ credentialId: id, transports }: Passkey): z.input<typeof descriptor> {
  return { type: 'public-key', id: id.toString('base64url'), transports: [...transports] }
}
