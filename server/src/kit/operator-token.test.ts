import { idOf } from '@quarterday/core/id.ts'
import { expect, test } from 'vitest'
import { newId } from './ids.ts'
import { signOperatorToken, verifyOperatorToken } from './operator-token.ts'

const secret = 'a secret of more than thirty-two characters'
const now = Temporal.Instant.from('2027-04-01T00:00:00Z')
const inFiveMinutes = now.add({ minutes: 5 })
const organizationId = idOf('org', newId())

test('a token says for which organization, and until when', () => {
  const text = signOperatorToken(secret, { organizationId, expiresAt: inFiveMinutes })
  expect(text).toMatch(/^qd_op_[\w-]+\.[\w-]{43}$/)
  expect(verifyOperatorToken(secret, text, now)).toEqual({ organizationId, expiresAt: inFiveMinutes })
  const anyone = signOperatorToken(secret, { organizationId: null, expiresAt: inFiveMinutes })
  expect(verifyOperatorToken(secret, anyone, now)?.organizationId).toBeNull()
})

test('it is worthless when it has expired, would live too long, was signed with another secret or was changed', () => {
  const text = signOperatorToken(secret, { organizationId, expiresAt: inFiveMinutes })
  expect(verifyOperatorToken(secret, text, inFiveMinutes)).toBeNull()
  expect(verifyOperatorToken(secret, text, now.subtract({ seconds: 1 }))).toBeNull()
  expect(verifyOperatorToken(`${secret}!`, text, now)).toBeNull()
  for (let at = 0; at < text.length; at++) {
    const wrong = text[at] === 'A' ? 'B' : 'A'
    const changed = text.slice(0, at) + wrong + text.slice(at + 1)
    // The last character of a signature carries two bits that mean nothing.
    if (at < text.length - 1) expect(verifyOperatorToken(secret, changed, now)).toBeNull()
  }
})
