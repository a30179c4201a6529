import { expect, test } from 'vitest'
import { next, reachable, states } from '../machine.ts'
import { canBecome, ticketMachine, ticketStatuses } from './ticket.ts'

test('the table lists every status, and each can be reached from the first', () => {
  expect(states(ticketMachine)).toEqual([...ticketStatuses])
  expect([...reachable(ticketMachine, 'open')].sort()).toEqual([...ticketStatuses].sort())
})

test('a reply to what was solved opens it again; what is closed takes none', () => {
  expect(next(ticketMachine, 'solved', 'reply')).toBe('open')
  expect(next(ticketMachine, 'open', 'answer')).toBe('pending')
  expect(() => next(ticketMachine, 'closed', 'reply')).toThrow(expect.objectContaining({ code: 'invalid_state' }))
})

test.each([
  ['open', 'pending', true],
  ['pending', 'open', true],
  ['solved', 'pending', true],
  ['open', 'closed', true],
  ['solved', 'solved', false],
  ['closed', 'open', false],
  ['closed', 'solved', false],
] as const)('from %s to %s: %s', (from, to, expected) => {
  expect(canBecome(from, to)).toBe(expected)
})
