import type { Subscription } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { changeOf, itemEnds, itemStays, type Wanted } from './change-of.ts'

const monthly = { unit: 'month', count: 1 } as const
const yearly = { unit: 'year', count: 1 } as const
const present = {
  plan: 'plan_a',
  interval: monthly,
  timezone: 'Europe/Berlin',
  items: [{ id: 'si_a', quantity: '5' }],
  scheduled_changes: [],
} as unknown as Subscription
const unchanged: Wanted = {
  plan: 'plan_a',
  interval: monthly,
  quantity: '5',
  quantities: {},
  removed: [],
  added: [],
  becomes: {},
  timing: 'as_usual',
  day: '',
  proration: 'as_usual',
}

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

test('items come and go; a price that is not chosen yet is left out', () => {
  const added = [
    { price: 'price_extra', quantity: '2' },
    { price: '', quantity: '1' },
  ]
  expect(changeOf(present, { ...unchanged, added, removed: ['si_a'] })).toEqual({
    items: [
      { item: 'si_a', remove: true },
      { price: 'price_extra', quantity: '2' },
    ],
  })
  expect(changeOf(present, { ...unchanged, added: [{ price: 'price_extra', quantity: 'two' }] })).toBeNull()
  // Another plan takes the place of all items.
  expect(changeOf(present, { ...unchanged, plan: 'plan_b', added })).toEqual({ plan: 'plan_b', interval: monthly })
})

test('a day begins where the customer is, and is waited for', () => {
  const wanted: Wanted = { ...unchanged, quantity: '8', timing: 'at', proration: 'none' }
  expect(changeOf(present, wanted)).toBeNull()
  expect(changeOf(present, { ...wanted, day: '2027-04-10' })).toEqual({
    quantity: '8',
    timing: 'at',
    at: '2027-04-09T22:00:00.000Z',
    proration: 'none',
  })
})

test('phases that are to come are given up', () => {
  const scheduled = { ...present, scheduled_changes: [{ phase: 1, status: 'scheduled' }] } as unknown as Subscription
  expect(changeOf(scheduled, { ...unchanged, quantity: '8' })).toEqual({ quantity: '8', release_schedule: true })
})

test('with another plan each item can be told what becomes of it; otherwise the API finds what is most alike', () => {
  const several = {
    ...present,
    items: ['si_a', 'si_b', 'si_c', 'si_d'].map((id) => ({ id, price: `price_of_${id}`, quantity: '1' })),
  } as Subscription
  const becomes = { si_a: 'price_seats', si_b: itemStays, si_c: itemEnds, si_d: '' }
  const wanted = { ...unchanged, quantity: '1', quantities: { si_a: '1', si_b: '1', si_c: '1', si_d: '1' }, becomes }
  expect(changeOf(several, { ...wanted, plan: 'plan_b' })).toEqual({
    plan: 'plan_b',
    interval: monthly,
    items: [
      { item: 'si_a', price: 'price_seats' },
      { item: 'si_b', price: 'price_of_si_b' },
      { item: 'si_c', remove: true },
    ],
  })
  const uneven = { ...several, items: several.items.map((item, at) => ({ ...item, quantity: String(at + 1) })) }
  expect(changeOf(uneven, { ...wanted, plan: 'plan_b', becomes: {} })).toEqual({ plan: 'plan_b', interval: monthly })
  // Of no account while the plan stays.
  expect(changeOf(several, wanted)).toBeNull()
})
