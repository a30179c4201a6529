import { expect, test } from 'vitest'
import { blankPhase, blankStart, startOf } from './start-of.ts'

const customer = { id: 'cus_a', currency: 'EUR', timezone: 'Europe/Berlin' } as const
const monthly = { unit: 'month', count: 1 } as const
const [intro, full] = [
  { ...blankPhase, plan: 'plan_intro', interval: monthly },
  { ...blankPhase, plan: 'plan_full', interval: monthly },
]
const plain = { ...blankStart, phases: [full] }

test('without a plan there is nothing to start', () => {
  expect(startOf(customer, blankStart)).toBeNull()
  expect(startOf(customer, { ...plain, phases: [{ ...full, interval: null }] })).toBeNull()
})

test('what is left empty is left to the plan and the conventions', () => {
  expect(startOf(customer, plain)).toEqual({ customer: 'cus_a', plan: 'plan_full', interval: monthly, currency: 'EUR' })
})

test('a day begins where the customer is', () => {
  const wanted = {
    ...plain,
    day: '2027-04-10',
    trialDays: '0',
    termMonths: '12',
    anchorDay: '15',
    collection: 'send_invoice',
    code: ' SPRING ',
  } as const
  expect(startOf(customer, wanted)).toMatchObject({
    start_at: '2027-04-09T22:00:00.000Z',
    trial_days: 0,
    term_months: 12,
    anchor_day: 15,
    collection_method: 'send_invoice',
    promotion_code: 'SPRING',
  })
})

test('phases: each has a length but the last, which has one only where the subscription ends with it', () => {
  const schedule = { ...plain, phases: [{ ...intro, periods: '3' }, full] }
  expect(startOf(customer, schedule)).toEqual({
    customer: 'cus_a',
    currency: 'EUR',
    phases: [
      { plan: 'plan_intro', interval: monthly, periods: 3 },
      { plan: 'plan_full', interval: monthly },
    ],
    end_behavior: 'release',
  })
  expect(startOf(customer, { ...schedule, endBehavior: 'cancel' })).toBeNull()
  expect(startOf(customer, { ...plain, phases: [intro, full] })).toBeNull()
})
