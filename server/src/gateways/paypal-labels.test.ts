import { encodeId, idOf } from '@quarterday/core/id.ts'
import { money } from '@quarterday/core/money.ts'
import { idempotencyKeyOf } from '@quarterday/core/payment/attempt.ts'
import { expect, test } from 'vitest'
import { newId } from '../kit/ids.ts'
import { labelsOf, readLabels, writeLabels } from './paypal-labels.ts'

const labels = () => ({ organization: encodeId('org', newId()), payment: encodeId('pay', newId()), description: 'INV-1' })
const asked = { labels: labels(), idempotencyKey: idempotencyKeyOf(idOf('inv', newId()), 9999), amount: money('EUR', 1000n), token: 'abc' }

test('labels of real ids fit into the 127 characters that PayPal keeps, and come back', () => {
  const written = labelsOf(asked)
  const closed = { ...written, isClosed: true }
  expect(writeLabels(closed).length).toBeLessThanOrEqual(127)
  expect(readLabels(writeLabels(closed))).toEqual(closed)
  expect(readLabels(writeLabels(written))).toEqual(written)
})

test('another amount, currency or means to pay is another question', () => {
  const others = [
    asked,
    { ...asked, amount: money('EUR', 1001n) },
    { ...asked, amount: money('USD', 1000n) },
    { ...asked, token: 'abd' },
    { ...asked, token: null },
  ]
  expect(new Set(others.map((each) => labelsOf(each).fingerprint)).size).toBe(5)
  expect(labelsOf({ ...asked, labels: labels() }).fingerprint).toBe(labelsOf(asked).fingerprint)
})

test.each([
  null,
  undefined,
  '',
  're_1',
  'a,b,c',
  'org,pay,key,z0123456789',
  'org,pay,key,c0123',
  ',,,c0123456789',
  'org,pay,key,c0123456789,x,y',
])('what others wrote is none of ours: %s', (written) => {
  expect(readLabels(written)).toBeNull()
})

test('labels that do not fit are a bug and not cut', () => {
  expect(() => writeLabels({ ...labelsOf(asked), payment: 'p'.repeat(100) })).toThrow('127 characters')
})
