import { encodeId, idOf } from '@quarterday/core/id.ts'
import { expect, test } from 'vitest'
import { hashOfSecret, hintOf, newKeyText, parseKeyText } from './authenticate-keys.ts'
import { newId } from './ids.ts'

const id = idOf('key', newId())

test('S28: a key has the promised form and is read back', () => {
  const { text, secret } = newKeyText('live', id)
  expect(text).toMatch(/^qd_live_[0-9a-hjkmnp-tv-z]{26}_[0-9A-Za-z]{49}$/)
  expect(text).toContain(encodeId('key', id).slice(4))
  expect(parseKeyText(text)).toEqual({ mode: 'live', id, secret })
  expect(newKeyText('live', id).text).not.toBe(text)
  expect(hintOf(text)).toBe(`qd_live_…${text.slice(-4)}`)
})

test('S28: the checksum finds any one wrong character, without a look-up', () => {
  const { text } = newKeyText('test', id)
  for (let at = 0; at < text.length; at++) {
    const wrong = text[at] === 'x' ? 'y' : 'x'
    expect(parseKeyText(text.slice(0, at) + wrong + text.slice(at + 1))).toBeNull()
  }
})

test.each(['', 'qd_test_', 'sk_live_abc', `qd_test_${'0'.repeat(26)}_${'0'.repeat(49)}`])('%s is no key', (text) => {
  expect(parseKeyText(text)).toBeNull()
})

test('S29: the stored hash depends on the pepper', () => {
  expect(hashOfSecret(Buffer.from('a'), 's')).toHaveLength(32)
  expect(hashOfSecret(Buffer.from('a'), 's').equals(hashOfSecret(Buffer.from('b'), 's'))).toBe(false)
})
