import type { Plan } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { intervalsOf, isByQuantity, nothingSold, saleOf } from './sold.ts'

const monthly = { unit: 'month', count: 1 } as const
const yearly = { unit: 'year', count: 1 } as const

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

test('a quantity makes no difference to what is flat or counted by a meter', () => {
  const plan = (usage: string, model: string) =>
    ({ prices: [{ interval: monthly, currency: 'EUR', usage, terms: { model } }] }) as unknown as Plan
  expect(isByQuantity(plan('licensed', 'per_unit'), monthly, 'EUR')).toBe(true)
  expect(isByQuantity(plan('licensed', 'flat'), monthly, 'EUR')).toBe(false)
  expect(isByQuantity(plan('metered', 'per_unit'), monthly, 'EUR')).toBe(false)
  expect(isByQuantity(plan('licensed', 'per_unit'), yearly, 'EUR')).toBe(false)
})

test('a sale has a plan and quantities that are numbers', () => {
  const sale = { ...nothingSold, plan: 'plan_a', interval: monthly }
  expect(saleOf(nothingSold)).toBeNull()
  expect(saleOf(sale)).toEqual({ plan: 'plan_a', interval: monthly })
  expect(saleOf({ ...sale, quantity: '2,5', beside: [{ price: 'price_a', quantity: '1' }] })).toEqual({
    plan: 'plan_a',
    interval: monthly,
    quantity: '2.5',
    items: [{ price: 'price_a', quantity: '1' }],
  })
  expect(saleOf({ ...sale, quantity: 'many' })).toBeNull()
})
