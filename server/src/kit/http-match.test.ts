import { expect, test } from 'vitest'
import { etagOf, isKnown, readIfMatch, refuseUnlessMatch } from './http-match.ts'

const change = { method: 'PATCH', transaction: 'one', needsMatch: false } as const
const tag = etagOf({ name: 'Basic' })

test('F45: one state has one tag, another has another', () => {
  expect(tag).toMatch(/^"[\w-]{27}"$/)
  expect(etagOf({ name: 'Basic' })).toBe(tag)
  expect(etagOf({ name: 'Basic ' })).not.toBe(tag)
  expect(etagOf({ name: 'Basic', now: '2027' }, ['now'])).toBe(tag)
})

test('F45: If-Match is read where something is changed, and demanded where it has to be', () => {
  expect(readIfMatch(change, undefined)).toBeNull()
  expect(readIfMatch({ ...change, method: 'GET', transaction: 'read' }, tag)).toBeNull()
  expect(readIfMatch(change, `${tag}, "b"`)).toEqual([tag, '"b"'])
  expect(readIfMatch(change, '*')).toEqual(['*'])
  expect(readIfMatch({ ...change, needsMatch: true }, undefined)).toBe('missing')
  expect(() => refuseUnlessMatch('missing', tag)).toThrow(/precondition_required/)
  // What is not there is not there, whatever else is wrong.
  expect(() => refuseUnlessMatch('missing', null)).not.toThrow()
})

test.each(['b', '"b', 'b"', '"a" "b"', '*, "a"', '', '"\u0001"', Array.from({ length: 21 }, () => '"a"').join()])(
  'If-Match cannot be %j',
  (header) => {
    expect(() => readIfMatch(change, header)).toThrow(/unparsable/)
  },
)

test('F45: only the state that was read is changed', () => {
  expect(() => refuseUnlessMatch([tag], tag)).not.toThrow()
  expect(() => refuseUnlessMatch(['*'], tag)).not.toThrow()
  expect(() => refuseUnlessMatch(['"other"'], null)).not.toThrow()
  expect(() => refuseUnlessMatch(['"other"'], tag)).toThrow(/precondition_failed/)
  expect(() => refuseUnlessMatch([`W/${tag}`], tag)).toThrow(/precondition_failed/)
})

test('who has a state already is known by its tag, weak or not', () => {
  expect(isKnown(tag, tag)).toBe(true)
  expect(isKnown(`"x", W/${tag}`, tag)).toBe(true)
  expect(isKnown('*', tag)).toBe(true)
  expect(isKnown('"x"', tag)).toBe(false)
  expect(isKnown(undefined, tag)).toBe(false)
  expect(isKnown('no tag', tag)).toBe(false)
})
