import { expect, test } from 'vitest'
import { entryLook, entryNote } from './dunning-text.ts'

test('an entry says why, how the customer was told, and of which day it is', () => {
  expect(entryNote({ reason: 'insufficient_funds', message: 'last_warning', days: null })).toBe(
    'insufficient funds, told by a last warning',
  )
  expect(entryNote({ reason: null, message: 'none', days: 1 })).toBe('1 day')
  expect(entryNote({ reason: null, message: null, days: null })).toBe('')
})

test('a kind of event that nobody named shows its type', () => {
  expect(entryLook({ type: 'invoice.paid' }).text).toBe('Paid')
  expect(entryLook({ type: 'invoice.new' }).text).toBe('invoice.new')
})
