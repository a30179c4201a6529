import { expect, test } from 'vitest'
import { assert, Bug, unreachable } from './assert.ts'

test('a fact that holds passes, one that does not is a bug', () => {
  assert(1 + 1 === 2, 'arithmetic')
  expect(() => assert(0, 'zero is no fact')).toThrow(new Bug('zero is no fact'))
})

test('a case that no branch knows is a bug that names it', () => {
  expect(() => unreachable('lost' as never)).toThrow('Not a known case: lost')
})
