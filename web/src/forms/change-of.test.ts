import type { Plan, Subscription } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { changeOf, intervalsOf } from './change-of.ts'

const monthly = { unit: 'month', count: 1 } as const
const yearly = { unit: 'year', count: 1 } as const
const present = { plan: 'plan_a', interval: monthly, items: [{ quantity: '5' }] } as Subscription
const unchanged = { plan: 'plan_a', interval: monthly, quantity: '5', quantities: {}, timing: 'as_usual' } as const

test('nothing is asked for when nothing is different', () => {
  expect(changeOf(present, unchanged)).toBeNull()
  expect(changeOf(present, { ...unchanged, timing: 'now' })).toBeNull()
  // A field that is being emptied is no quantity yet.
  expect(changeOf(present, { ...unchanged, quantity: '' })).toBeNull()
})

test('only what is different is asked for', () => {
  expect(changeOf(present, { ...unchanged, quantity: '8' })).toEqual({ quantity: '8' })
  expect(changeOf(present, { ...unchanged, plan: 'plan_b' })).toEqual({ plan: 'plan_b', interval: monthly })
  expect(changeOf(present, { ...unchanged, interval: yearly, timing: 'period_end' })).toEqual({
    plan: 'plan_a',
    interval: yearly,
    timing: 'period_end',
  })
})

test('of several items only those that are different, while the plan stays', () => {
  const several = {
    ...present,
    items: [
      { id: 'si_a', quantity: '5' },
      { id: 'si_b', quantity: '1' },
    ],
  } as Subscription
  const same = { ...unchanged, quantities: { si_a: '5', si_b: '1' } }
  expect(changeOf(several, same)).toBeNull()
  expect(changeOf(several, { ...same, quantities: { si_a: '5', si_b: '3' } })).toEqual({ items: [{ item: 'si_b', quantity: '3' }] })
  expect(changeOf(several, { ...same, quantities: { si_a: '', si_b: '1' } })).toBeNull()
})

test('intervals are those of the currency, the shortest first', () => {
  const price = (currency: string, interval: object | null, status = 'active') => ({ currency, interval, status })
  const plan = {
    prices: [
      price('EUR', yearly),
      price('EUR', monthly),
      price('USD', { unit: 'week', count: 1 }),
      price('EUR', null),
      price('EUR', { unit: 'day', count: 1 }, 'archived'),
    ],
  } as Plan
  expect(intervalsOf(plan, 'EUR')).toEqual([monthly, yearly])
})
