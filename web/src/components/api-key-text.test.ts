import { expect, test } from 'vitest'
import { isUsable, keyLook } from './api-key-text.ts'

const now = new Date('2027-04-01T12:00:00Z')

test.each([
  [{ revoked_at: null, expires_at: null }, 'Active', true],
  [{ revoked_at: null, expires_at: '2027-04-16T00:00:00Z' }, 'Active', true],
  [{ revoked_at: null, expires_at: '2027-04-15T00:00:00Z' }, 'Expires soon', true],
  [{ revoked_at: null, expires_at: '2027-04-01T12:00:00Z' }, 'Expired', false],
  [{ revoked_at: '2027-03-01T00:00:00Z', expires_at: null }, 'Revoked', false],
])('%j is %s', (key, label, usable) => {
  expect(keyLook(key, now).label).toBe(label)
  expect(isUsable(key, now)).toBe(usable)
})
