import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { deriveKey, keysOf, openingKeys } from './authenticate-secrets.ts'
import { rewrapped, seal, unseal } from './seal.ts'

const secret = 'a secret for tests, of more than 32 characters'
const nextSecret = 'another secret for tests, also of 32 or more'
const key = deriveKey(secret, 'sealed secrets')
const nextKey = deriveKey(nextSecret, 'sealed secrets')
const about = 'gateway_accounts 1 secret_key'

/** What was sealed before each secret had a key of its own. */
function sealedByTheFirstVersion(text: string): Buffer {
  const nonce = Buffer.alloc(12, 7)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), sealed])
}

test('S63: what is sealed opens again, and reads like nothing', () => {
  for (const text of ['sk_test_äöü', '', 'x'.repeat(10_000)]) {
    const sealed = seal(key, text, about)
    expect(unseal(key, sealed, about)).toBe(text)
    expect(sealed.toString('latin1')).not.toContain('sk_test')
    expect(seal(key, text, about)).not.toEqual(sealed)
  }
})

test('S63: altered, moved to another row or met with another secret, it stays shut', () => {
  const sealed = seal(key, 'sk_test_1', about)
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => unseal(key, altered, about), `byte ${at}`).toThrow()
    expect(() => unseal(key, sealed.subarray(0, at), about), `${at} bytes`).toThrow()
  }
  expect(() => unseal(key, sealed, 'gateway_accounts 2 secret_key')).toThrow()
  expect(() => unseal(nextKey, sealed, about)).toThrow('another QUARTERDAY_SECRET')
})

test('S63: the key of one secret opens no other, also under one master key', () => {
  const [one, other] = [seal(key, 'one', about), seal(key, 'other', about)]
  const wrappedBytes = 1 + 4 + 12 + 16 + 32
  expect(() => unseal(key, Buffer.concat([one.subarray(0, wrappedBytes), other.subarray(wrappedBytes)]), about)).toThrow()
})

test('S63: while a secret takes the place of another both open, and what is wrapped anew needs the new one alone', () => {
  const sealed = seal(key, 'sk_test_1', about)
  const keys = openingKeys(keysOf({ secret: nextSecret, previousSecret: secret }), 'sealed secrets')
  expect(keys).toEqual([nextKey, key])
  expect(unseal(keys, sealed, about)).toBe('sk_test_1')
  const anew = rewrapped(keys, sealed, about)
  if (anew === null) throw new Error('It was under the old key')
  expect(unseal(nextKey, anew, about)).toBe('sk_test_1')
  expect(() => unseal(key, anew, about)).toThrow()
  expect(rewrapped(keys, anew, about)).toBeNull()
  // What is about another row stays so, whoever wraps it.
  const foreign = rewrapped(keys, sealed, 'gateway_accounts 2 secret_key')
  expect(() => unseal(keys, foreign ?? sealed, 'gateway_accounts 2 secret_key')).toThrow()
})

test('S63: what the first version sealed opens under either key, and is brought to the second', () => {
  const sealed = sealedByTheFirstVersion('sk_test_1')
  expect(unseal(key, sealed, about)).toBe('sk_test_1')
  expect(unseal([nextKey, key], sealed, about)).toBe('sk_test_1')
  expect(() => unseal(nextKey, sealed, about)).toThrow()
  expect(() => unseal(key, sealed, 'another row')).toThrow()
  const anew = rewrapped([nextKey, key], sealed, about)
  expect(unseal(nextKey, anew ?? sealed, about)).toBe('sk_test_1')
})

test('a secret without one before it has one key for each purpose', () => {
  const keys = keysOf({ secret })
  expect(openingKeys(keys, 'links')).toEqual([deriveKey(secret, 'links')])
  expect(keys('links')).not.toEqual(keys('api keys'))
})
