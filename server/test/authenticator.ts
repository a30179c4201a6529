import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'

/** What the server asks for, as far as an authenticator looks at it. */
interface CreationOptions {
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
  readonly challenge: string
}

interface RequestOptions {
  readonly rpId: string
  readonly challenge: string
}

/** What is not as it should be: each stands in the place of what an honest browser and authenticator would say. */
export interface Odd {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  readonly crossOrigin?: boolean
  /** Whether the authenticator has asked for a finger, a face or a PIN. */
  readonly isVerified?: boolean
  readonly isPresent?: boolean
  /** What it says how often it was used. Default: 0, as those say that are kept in several places. */
  readonly count?: number
  readonly userHandle?: string | null
  /** Another's key signs. */
  readonly key?: KeyObject
  readonly algorithm?: number
}

/** An authenticator in software, with the browser before it: one key pair of ES256, and answers as the API takes them. */
export function authenticator({ origin = 'http://localhost:4242', id = randomBytes(16).toString('base64url') } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let userHandle: string | null = null
  return {
    id,
    /** Makes the key pair known, as `credentials.create()` does. */
    create({ rp, user, challenge }: CreationOptions, odd: Odd = {}) {
      userHandle = user.id
      const attested = Buffer.concat([
        Buffer.alloc(16),
        uint16(Buffer.from(id, 'base64url').length),
        Buffer.from(id, 'base64url'),
        coseKey(publicKey, odd.algorithm),
      ])
      const data = Buffer.concat([dataOf(odd.rpId ?? rp.id, odd, 0x40), attested])
      return {
        id,
        client_data: clientData({ type: 'webauthn.create', challenge, origin, ...odd }).toString('base64url'),
        attestation_object: cbor(
          new Map<string, unknown>([
            ['fmt', 'none'],
            ['attStmt', new Map()],
            ['authData', data],
          ]),
        ).toString('base64url'),
        transports: ['internal'],
      }
    },
    /** Signs, as `credentials.get()` does. */
    get({ rpId, challenge }: RequestOptions, odd: Odd = {}) {
      const data = dataOf(odd.rpId ?? rpId, odd, 0)
      const client = clientData({ type: 'webauthn.get', challenge, origin, ...odd })
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return {
        id,
        client_data: client.toString('base64url'),
        authenticator_data: data.toString('base64url'),
        signature: sign('sha256', signed, odd.key ?? privateKey).toString('base64url'),
        user_handle: odd.userHandle === undefined ? userHandle : odd.userHandle,
      }
    },
  }
}

export type Authenticator = ReturnType<typeof authenticator>

/** A key that nobody here has ever heard of. */
export function strangersKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
}

function clientData({ type, challenge, origin, crossOrigin = false }: Odd): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }))
}

/** Whose it is, what was asked of its owner, and how often it was used. */
function dataOf(rpId: string, { isVerified = true, isPresent = true, count = 0 }: Odd, more: number): Buffer {
  const flags = (isPresent ? 0x01 : 0) | (isVerified ? 0x04 : 0) | more
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(count)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), counter])
}

function coseKey(key: KeyObject, algorithm = -7): Buffer {
  const { x, y } = key.export({ format: 'jwk' })
  assert(x !== undefined && y !== undefined, 'A key of a curve has two coordinates')
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, algorithm],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

/** As much of CBOR as authenticators write here: whole numbers, text, bytes, maps. */
export function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  assert(value instanceof Map, 'Nothing else is written')
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([name, item]) => [cbor(name), cbor(item)])])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  if (length < 256) return Buffer.of((major << 5) | 24, length)
  return Buffer.concat([Buffer.of((major << 5) | 25), uint16(length)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
