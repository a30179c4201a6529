import { expect, test } from 'vitest'
import { codeOf, planOf, thresholdsOf, typedPlan } from './plan-of.ts'
import { blankPrice } from './prices/price-of.ts'

test.each([
  ['Café Pro (2027)', 'cafe_pro_2027'],
  ['  Basic ', 'basic'],
  ['Größe L', 'gro_e_l'],
  ['東京', ''],
])('%s has the code %s', (name, code) => {
  expect(codeOf(name)).toBe(code)
})

test('a plan is asked for with its prices, once they are complete', () => {
  const blank = blankPrice('EUR')
  const typed = { ...typedPlan(), name: ' Basic ', trialDays: '14' }
  expect(planOf(typed, [blank])).toBeNull()
  expect(planOf(typed, [{ ...blank, terms: { ...blank.terms, amount: '10' } }])).toEqual({
    code: 'basic',
    name: 'Basic',
    description: null,
    trial_days: 14,
    term_months: null,
    listed: false,
    usage_thresholds: [],
    prices: [{ currency: 'EUR', kind: 'recurring', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }],
  })
  expect(planOf({ ...typed, code: 'b', product: 'prod_a' }, [])).toMatchObject({ code: 'b', product: 'prod_a', prices: [] })
})

test('amounts at which usage is billed early: what nobody has typed is left out, and what is none is refused', () => {
  const typed = { currency: 'EUR', amount: '500' } as const
  expect(thresholdsOf([typed, { ...typed, amount: ' ' }, { currency: 'JPY', amount: '500' }])).toEqual([
    { currency: 'EUR', amount: 50_000 },
    { currency: 'JPY', amount: 500 },
  ])
  expect(thresholdsOf([typed, { ...typed, amount: '5,001' }])).toBeNull()
  expect(planOf({ ...typedPlan(), name: 'Basic', thresholds: [{ ...typed, amount: 'much' }] }, [])).toBeNull()
})
