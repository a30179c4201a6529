import { expect, test } from 'vitest'
import { canApply, type Machine, next, reachable, states } from './machine.ts'
import { Refusal } from './refusal.ts'

type Status = 'draft' | 'open' | 'paid' | 'past_due' | 'lost'
type Step = 'finalize' | 'pay' | 'writeOff'

const machine: Machine<Status, Step> = {
  draft: { finalize: 'open' },
  open: { pay: 'paid', writeOff: 'past_due' },
  past_due: { pay: 'paid' },
  paid: {},
  lost: {},
}

test('an event leads to its state', () => {
  expect(next(machine, 'draft', 'finalize')).toBe('open')
  expect(canApply(machine, 'open', 'pay')).toBe(true)
})

test('I18: what a state does not list is refused, with what it does list', () => {
  expect(() => next(machine, 'open', 'finalize')).toThrow(Refusal)
  expect(() => next(machine, 'open', 'finalize')).toThrow('Cannot finalize what is open. Possible from here: pay, write off.')
  expect(() => next(machine, 'past_due', 'writeOff')).toThrow('Cannot write off what is past due. Possible from here: pay.')
  expect(() => next(machine, 'paid', 'pay')).toThrow('Cannot pay what is paid. Nothing is possible from here.')
  expect(canApply(machine, 'paid', 'pay')).toBe(false)
})

test('the words of JavaScript are no events', () => {
  expect(canApply(machine, 'paid', JSON.parse('"constructor"'))).toBe(false)
})

test('the table tells its states and where each can lead', () => {
  expect(states(machine)).toEqual(['draft', 'open', 'past_due', 'paid', 'lost'])
  expect(reachable(machine, 'draft')).toEqual(new Set(['draft', 'open', 'paid', 'past_due']))
  expect(reachable(machine, 'paid')).toEqual(new Set(['paid']))
})
