import { expect, test } from 'vitest'
import { openCursor, sealCursor } from './http-cursor.ts'

const key = Buffer.alloc(32, 1)
const invalid = expect.objectContaining({ code: 'invalid' })

test('S69: a cursor opens for the list that gave it and for no other', () => {
  const sealed = sealCursor(key, 'org listCustomers', '["name","Ä","1"]')
  expect(openCursor(key, 'org listCustomers', sealed)).toBe('["name","Ä","1"]')
  expect(() => openCursor(key, 'org listPlans', sealed)).toThrow(invalid)
  expect(() => openCursor(Buffer.alloc(32, 2), 'org listCustomers', sealed)).toThrow(invalid)
})

test.each(['', 'x', '!!!!', 'A'.repeat(200)])('S69: %s is no cursor of ours', (cursor) => {
  expect(() => openCursor(key, 'scope', cursor)).toThrow(invalid)
})
