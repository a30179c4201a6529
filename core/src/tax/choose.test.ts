import { expect, test } from 'vitest'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import { chooseRates } from './choose.ts'
import type { TaxRate, TaxSubject } from './rate.ts'

const id = (n: number) => idOf('txr', `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`)
const day = (text: string) => Temporal.PlainDate.from(text)
const germany: TaxSubject = { country: 'DE', region: null, treatment: 'taxed' }
const general = { category: null, rateId: null }

function rate(n: number, parts: Partial<TaxRate> = {}): TaxRate {
  const dates = { validFrom: null, validUntil: null }
  return {
    id: id(n),
    kind: 'VAT',
    name: `Rate ${n}`,
    percent: decimal(n),
    country: null,
    region: null,
    category: null,
    archived: false,
    ...dates,
    ...parts,
  }
}

function chosen(rates: readonly TaxRate[], { subject = germany, taxing = general, on = '2027-04-01' }: Partial<Wanted> = {}): string {
  const names = (list: readonly TaxRate[]) => chooseRates(taxing, { subject, rates: list, on: day(on) }).map(({ name }) => name.slice(5))
  const result = names(rates).join(' ')
  expect(names([...rates].reverse()).join(' ')).toBe(result)
  return result
}

interface Wanted {
  readonly subject: TaxSubject
  readonly taxing: Parameters<typeof chooseRates>[0]
  readonly on: string
}

const places = [
  rate(1),
  rate(2, { country: 'PT' }),
  rate(3, { country: 'PT', region: 'AZORES' }),
  rate(4, { country: 'DE', region: 'AZORES' }),
]

test.each<[string, Partial<TaxSubject>, string]>([
  ['a region before its country', { country: 'PT', region: 'AZORES' }, '3'],
  ['the country where the region has none', { country: 'PT', region: 'MADEIRA' }, '2'],
  ['the country where no region is known', { country: 'PT' }, '2'],
  ['a region of another country', { country: 'ES', region: 'AZORES' }, '1'],
  ['anywhere, for a country that has none', { country: 'FR' }, '1'],
  ['anywhere, where no country is known', { country: null }, '1'],
  ['no tax for who is exempt', { country: 'PT', treatment: 'exempt' }, ''],
  ['no tax under reverse charge', { country: 'PT', treatment: 'reverse_charge' }, ''],
])('by place: %s', (_, subject, expected) => {
  expect(chosen(places, { subject: { ...germany, ...subject } })).toBe(expected)
})

test('nothing where no rate is for the place', () => {
  expect(chosen([rate(2, { country: 'PT' })])).toBe('')
})

const categories = [rate(19, { country: 'DE' }), rate(7, { country: 'DE', category: 'books' }), rate(1, { category: 'food' })]

test.each([
  ['general', null, '19'],
  ['its own rate', 'books', '7'],
  ['a category without one', 'software', '19'],
  // Where the customer is decides first: the country's law stands above what holds anywhere.
  ['the place before the category', 'food', '19'],
])('by category: %s', (_, category, expected) => {
  expect(chosen(categories, { taxing: { category, rateId: null } })).toBe(expected)
})

const dated = [
  rate(19, { country: 'DE', validUntil: day('2020-06-30') }),
  rate(16, { country: 'DE', validFrom: day('2020-07-01'), validUntil: day('2020-12-31') }),
  rate(20, { country: 'DE', validFrom: day('2021-01-01') }),
]

test.each([
  ['2020-06-30', '19'],
  ['2020-07-01', '16'],
  ['2020-12-31', '16'],
  ['2021-01-01', '20'],
])('on %s: %s percent', (on, expected) => {
  expect(chosen(dated, { on })).toBe(expected)
})

test('of two that are valid, the one that began last; of those the newest', () => {
  expect(chosen([rate(1), rate(2, { validFrom: day('2026-01-01') }), rate(3, { validFrom: day('2025-01-01') })])).toBe('2')
  expect(chosen([rate(1), rate(2)])).toBe('2')
})

test('different kinds add up, in the order of their names', () => {
  const quebec = { country: 'CA', region: 'QC' }
  const rates = [rate(9, { kind: 'QST', ...quebec }), rate(5, { kind: 'GST', country: 'CA' }), rate(6, { kind: 'GST' })]
  expect(chosen(rates, { subject: { ...quebec, treatment: 'taxed' } })).toBe('5 9')
})

test('an archived rate is found by those that name it and by nobody else', () => {
  const rates = [rate(1), rate(2, { archived: true, validUntil: day('2020-01-01') })]
  expect(chosen(rates)).toBe('1')
  expect(chosen(rates, { taxing: { category: null, rateId: id(2) } })).toBe('2')
  expect(chosen(rates, { taxing: { category: null, rateId: id(2) }, subject: { ...germany, treatment: 'exempt' } })).toBe('')
})
