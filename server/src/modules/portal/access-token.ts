import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { compactVerify, decodeProtectedHeader, SignJWT } from 'jose'
import { z } from 'zod'
import { newId } from '../../kit/ids.ts'
import { accessTokenSeconds, type Standing } from './portal-types.ts'

/** How far apart the clocks of two machines may be. */
const toleranceSeconds = 5
const audience = 'portal'
const type = 'at+jwt'

/** The key that signs, its public half, and the name of both: the thumbprint of RFC 7638. */
export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** The public half as /.well-known/jwks.json shows it. */
  readonly jwk: Readonly<Record<string, string>>
}

/** The Ed25519 key of 32 bytes, the same in each process of the installation. `seed`: the key of the purpose `portal tokens`. */
export function signingKeyOf(seed: Buffer): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const { x } = z.object({ x: z.string() }).parse(publicKey.export({ format: 'jwk' }))
  const kid = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
  return { kid, privateKey, publicKey, jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' } }
}

/** What stands before the seed where PKCS #8 writes an Ed25519 key (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A signed token (RFC 9068) that says who stands where, and nothing else of them. */
export function signAccessToken(
  { kid, privateKey }: SigningKey,
  { userId, organizationId, customerId, sessionId }: Standing,
  { issuer, now }: { readonly issuer: string; readonly now: Temporal.Instant },
): Promise<string> {
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  const claims = { org: encodeId('org', organizationId), cus: encodeId('cus', customerId), sid: encodeId('ses', sessionId) }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: type, kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(encodeId('usr', userId))
    .setJti(newId())
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + accessTokenSeconds)
    .sign(privateKey)
}

/** What a token says. Null for all that was not signed by this key, for this purpose, for this moment; a header that names other keys is not followed. */
export async function readAccessToken(
  key: SigningKey,
  token: string,
  { issuer, now }: { readonly issuer: string; readonly now: Temporal.Instant },
): Promise<Standing | null> {
  try {
    const header = headerSchema.safeParse(decodeProtectedHeader(token))
    if (!header.success || header.data.kid !== key.kid) return null
    const { payload } = await compactVerify(token, key.publicKey, { algorithms: ['EdDSA'] })
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')))
    return claims.success && isForNow(claims.data, issuer, now) ? standingOf(claims.data) : null
  } catch {
    // Whatever is wrong with it, and the library knows many reasons, it opens nothing.
    return null
  }
}

/** Strict: `jku`, `x5u`, `jwk`, `crit` and their like are refused, not ignored. */
const headerSchema = z.strictObject({ alg: z.literal('EdDSA'), typ: z.literal(type), kid: z.string() })

const claimsSchema = z.strictObject({
  iss: z.string(),
  aud: z.literal(audience),
  sub: z.string(),
  org: z.string(),
  cus: z.string(),
  sid: z.string(),
  jti: z.string(),
  iat: z.int(),
  nbf: z.int(),
  exp: z.int(),
})

function isForNow({ iss, iat, nbf, exp }: z.output<typeof claimsSchema>, issuer: string, now: Temporal.Instant): boolean {
  const seconds = now.epochMilliseconds / 1000
  const hasBegun = nbf <= seconds + toleranceSeconds && iat <= seconds + toleranceSeconds
  return iss === issuer && hasBegun && seconds < exp + toleranceSeconds && exp - iat <= accessTokenSeconds
}

function standingOf({ sub, org, cus, sid }: z.output<typeof claimsSchema>): Standing | null {
  const [userId, organizationId] = [decodeId('usr', sub), decodeId('org', org)]
  const [customerId, sessionId] = [decodeId('cus', cus), decodeId('ses', sid)]
  if (userId === null || organizationId === null || customerId === null || sessionId === null) return null
  return { userId, organizationId, customerId, sessionId }
}
