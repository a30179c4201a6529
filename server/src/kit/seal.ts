import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'

/**
 * Encrypts a secret that has to be used again, such as a gateway's key: AES-256-GCM under a key of its own, which is wrapped by `key`, that of the purpose
 * `sealed secrets`. `about` says whose it is and what for; it is checked on opening, so that a value copied to another row opens nothing.
 */
export function seal(key: Buffer, secret: string, about: string): Buffer {
  const dataKey = randomBytes(keyBytes)
  return Buffer.concat([wrapped(key, dataKey), encrypted(dataKey, Buffer.from(secret, 'utf8'), Buffer.from(about))])
}

/** What was sealed, under any of these keys. Throws for what was altered, was sealed about something else, or under another QUARTERDAY_SECRET. */
export function unseal(keys: Buffer | readonly Buffer[], sealed: Buffer, about: string): string {
  const all = Buffer.isBuffer(keys) ? [keys] : keys
  const [version] = sealed
  if (version === oldVersion) return unsealOld(all, sealed.subarray(1), about)
  return decrypted(unwrapped(all, sealed), sealed.subarray(wrappedBytes), Buffer.from(about)).toString('utf8')
}

/** The same secret, wrapped by the first of these keys: only the key of its own is opened and wrapped anew. Null: it is so already. */
export function rewrapped(keys: readonly [Buffer, ...Buffer[]], sealed: Buffer, about: string): Buffer | null {
  const [key] = keys
  if (sealed[0] === oldVersion) return seal(key, unseal(keys, sealed, about), about)
  if (isWrappedBy(key, sealed)) return null
  return Buffer.concat([wrapped(key, unwrapped(keys, sealed)), sealed.subarray(wrappedBytes)])
}

/** The sealed secrets of one row, in the order of its columns. */
export interface SealedRow {
  readonly id: string
  readonly secrets: readonly (Buffer | null)[]
}

const oldVersion = 1
const version = 2
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32
const idBytes = 4
const wrappedBytes = 1 + idBytes + nonceBytes + tagBytes + keyBytes

/** The version, the id of the key that wraps, and what it wraps: the id says which of two keys opens it while one takes the place of the other. */
function wrapped(key: Buffer, dataKey: Buffer): Buffer {
  const head = Buffer.concat([Buffer.of(version), idOf(key)])
  return Buffer.concat([head, encrypted(key, dataKey, head)])
}

function unwrapped(keys: readonly Buffer[], sealed: Buffer): Buffer {
  assert(sealed[0] === version && sealed.length >= wrappedBytes + nonceBytes + tagBytes, 'A sealed secret begins with its version')
  const key = keys.find((each) => isWrappedBy(each, sealed))
  if (key === undefined) throw new Error('It was sealed under another QUARTERDAY_SECRET')
  return decrypted(key, sealed.subarray(1 + idBytes, wrappedBytes), sealed.subarray(0, 1 + idBytes))
}

function isWrappedBy(key: Buffer, sealed: Buffer): boolean {
  return sealed.length >= wrappedBytes && timingSafeEqual(idOf(key), sealed.subarray(1, 1 + idBytes))
}

/** Says which key it is and nothing of it. */
function idOf(key: Buffer): Buffer {
  return createHash('sha256').update('quarterday key id ').update(key).digest().subarray(0, idBytes)
}

function encrypted(key: Buffer, plain: Buffer, about: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

function decrypted(key: Buffer, bytes: Buffer, about: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(about)
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
}

/** Sealed by the first version: under the key itself, without the id of that key. */
function unsealOld(keys: readonly Buffer[], bytes: Buffer, about: string): string {
  assert(bytes.length > nonceBytes + tagBytes, 'A sealed secret is longer than what surrounds it')
  const [key, ...before] = keys
  assert(key, 'There is a key to open it with')
  try {
    return decrypted(key, bytes, Buffer.from(about)).toString('utf8')
  } catch (error) {
    // Nothing says under which key it is: it is tried with each.
    if (before.length === 0) throw error
    return unsealOld(before, bytes, about)
  }
}
