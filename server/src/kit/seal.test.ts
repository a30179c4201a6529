import { expect, test } from 'vitest'
import { deriveKey } from './authenticate-secrets.ts'
import { seal, unseal } from './seal.ts'

const key = deriveKey('a secret for tests, of more than 32 characters', 'sealed secrets')
const about = 'gateway_accounts 1 secret_key'

test('what is sealed opens again, and reads like nothing', () => {
  const sealed = seal(key, 'sk_test_äöü', about)
  expect(unseal(key, sealed, about)).toBe('sk_test_äöü')
  expect(sealed.toString('latin1')).not.toContain('sk_test')
  expect(seal(key, 'sk_test_äöü', about)).not.toEqual(sealed)
})

test('altered, moved to another row or met with another secret, it stays shut', () => {
  const sealed = seal(key, 'sk_test_1', about)
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => unseal(key, altered, about)).toThrow()
  }
  expect(() => unseal(key, sealed, 'gateway_accounts 2 secret_key')).toThrow()
  expect(() => unseal(deriveKey('another secret for tests, also of 32 or more', 'sealed secrets'), sealed, about)).toThrow()
  expect(() => unseal(key, sealed.subarray(0, 20), about)).toThrow()
})
