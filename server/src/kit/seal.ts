import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'

/**
 * Encrypts a secret that has to be used again, such as a gateway's key: AES-256-GCM with a nonce of its own. `about` says whose it is and what for; it is
 * checked on opening, so that a value copied to another row opens nothing. `key`: that of the purpose `sealed secrets`.
 */
export function seal(key: Buffer, secret: string, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed])
}

/** What was sealed. Throws for what was altered, was sealed about something else, or under another QUARTERDAY_SECRET. */
export function unseal(key: Buffer, sealed: Buffer, about: string): string {
  assert(sealed[0] === version && sealed.length > 1 + nonceBytes + tagBytes, 'A sealed secret begins with its version')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes)).setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
}

const version = 1
const nonceBytes = 12
const tagBytes = 16
