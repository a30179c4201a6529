import { expect, test } from 'vitest'
import { blankRate, newTaxRate } from './new-tax-rate.ts'

const german = { ...blankRate, name: ' VAT Germany ', percent: '19', country: 'de' }

test('what is left empty counts everywhere, for everything and always', () => {
  expect(newTaxRate(german)).toEqual({
    name: 'VAT Germany',
    percent: '19',
    kind: 'VAT',
    country: 'DE',
    region: null,
    category: null,
    valid_from: null,
  })
})

test('a decimal comma is a point', () => {
  expect(newTaxRate({ ...german, percent: '5,5', category: ' coffee ', from: '2027-01-01' })).toMatchObject({
    percent: '5.5',
    category: 'coffee',
    valid_from: '2027-01-01',
  })
})

test.each([
  ['no name', { name: ' ' }],
  ['no percentage', { percent: '' }],
  ['words', { percent: 'nineteen' }],
  ['more than all', { percent: '100.5' }],
  ['seven decimal places', { percent: '1.1234567' }],
  ['no kind', { kind: '' }],
  ['a country in words', { country: 'Germany' }],
  ['a region of nowhere', { country: '', region: 'QC' }],
])('%s is no rate yet', (_, change) => {
  expect(newTaxRate({ ...german, ...change })).toBeNull()
})

test('all of it is a rate', () => {
  expect(newTaxRate({ ...german, percent: '100' })?.percent).toBe('100')
})
