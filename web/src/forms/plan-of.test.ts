import { expect, test } from 'vitest'
import { codeOf, planOf, typedPlan } from './plan-of.ts'
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
    prices: [{ currency: 'EUR', kind: 'recurring', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1000' } }],
  })
  expect(planOf({ ...typed, code: 'b', product: 'prod_a' }, [])).toMatchObject({ code: 'b', product: 'prod_a', prices: [] })
})
