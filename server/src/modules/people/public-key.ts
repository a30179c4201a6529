import { createPublicKey, type webcrypto } from 'node:crypto'
import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'

/** Whether a key in the form of COSE is one of its algorithm that can verify something. One that cannot would count as a factor and let its owner in never. */
export function isUsableKey(publicKey: Uint8Array): boolean {
  const key = jwkOf(decodeCredentialPublicKey(new Uint8Array(publicKey)))
  if (key === null) return false
  const { asymmetricKeyDetails } = createPublicKey({ key, format: 'jwk' })
  return key.kty !== 'RSA' || (asymmetricKeyDetails?.modulusLength ?? 0) >= shortestRsaBits
}

const shortestRsaBits = 2048

/** By the numbers of COSE: 1 is the kind of key, 3 the algorithm, -1 the curve or the modulus, -2 and -3 the coordinates or the exponent. */
function jwkOf(cose: object): webcrypto.JsonWebKey | null {
  const part = (label: number): unknown => (cose instanceof Map ? cose.get(label) : undefined)
  const bytes = (label: number) => {
    const value = part(label)
    return value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : ''
  }
  switch (`${part(1)} ${part(3)}`) {
    case '1 -8':
      return part(-1) === 6 ? { kty: 'OKP', crv: 'Ed25519', x: bytes(-2) } : null
    case '2 -7':
      return part(-1) === 1 ? { kty: 'EC', crv: 'P-256', x: bytes(-2), y: bytes(-3) } : null
    case '3 -257':
      return { kty: 'RSA', n: bytes(-1), e: bytes(-2) }
    default:
      return null
  }
}
