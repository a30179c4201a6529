import { expect, test } from 'vitest'
import { declineKind } from './decline-words.ts'

test.each([
  ['insufficient_funds', 'funds'],
  ['authentication_required', 'confirmation'],
  ['stolen_card', 'other'],
  ['fraudulent', 'other'],
  ['card_declined', 'other'],
  ['toString', 'other'],
  [null, 'other'],
])('of %s it is said: %s', (reason, kind) => {
  expect(declineKind(reason)).toBe(kind)
})
