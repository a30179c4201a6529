import { expect, test } from 'vitest'
import { startOf, type WantedStart } from './start-of.ts'

const customer = { id: 'cus_a', currency: 'EUR', timezone: 'Europe/Berlin' } as const
const monthly = { unit: 'month', count: 1 } as const
const plain: WantedStart = { plan: 'plan_a', interval: monthly, quantity: '', day: '', trialDays: '', collection: 'as_usual', code: '' }

test('without a plan there is nothing to start', () => {
  expect(startOf(customer, { ...plain, plan: null })).toBeNull()
  expect(startOf(customer, { ...plain, interval: null })).toBeNull()
})

test('what is left empty is left to the plan and the conventions', () => {
  expect(startOf(customer, plain)).toEqual({ customer: 'cus_a', plan: 'plan_a', interval: monthly, currency: 'EUR' })
})

test('a day begins where the customer is', () => {
  const wanted = { ...plain, quantity: '2.5', day: '2027-04-10', trialDays: '0', collection: 'send_invoice', code: ' SPRING ' } as const
  expect(startOf(customer, wanted)).toMatchObject({
    quantity: '2.5',
    start_at: '2027-04-09T22:00:00.000Z',
    trial_days: 0,
    collection_method: 'send_invoice',
    promotion_code: 'SPRING',
  })
})
