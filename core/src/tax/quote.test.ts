import { describe, expect, test } from 'vitest'
import { defaultConventions } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { Line } from '../invoice/invoice.ts'
import { faultOf } from './quote.ts'
import type { TaxQuote, TaxSituation } from './rate.ts'
import { recomputeTaxes } from './recompute.ts'
import { linesToQuote, taxLines } from './tax.ts'

const lineId = idOf('il', '01900000-0000-7000-8000-000000000001')
const vat = { id: idOf('txr', '01900000-0000-8000-8000-0000000000aa'), name: 'VAT', percent: decimal('19') }

function line(listed: bigint, parts: Partial<Line> = {}, inclusive = false): Line {
  return {
    id: lineId,
    kind: 'one_off',
    description: 'Work',
    subscriptionId: null,
    itemId: null,
    priceId: null,
    creditedLineId: null,
    quantity: decimal(1),
    period: null,
    currency: 'EUR',
    listed,
    amount: listed,
    discount: 0n,
    tax: 0n,
    discounts: [],
    taxing: { inclusive, category: null, rateId: null, applied: [] },
    derivation: { rule: 'entered', unit_amount: listed.toString(), quantity: '1', rounding: 'half_up' },
    ...parts,
  }
}

const stated = (amount: bigint, percent = '19', name = 'VAT') => ({ name, percent: decimal(percent), amount })

describe('what is stated of a line', () => {
  // 19 % of 9.99 is 1.8981.
  test.each([
    ['rounded down', 999n, [stated(189n)], null],
    ['rounded up', 999n, [stated(190n)], null],
    ['another unit away', 999n, [stated(191n)], /not 19 %/],
    ['one below', 999n, [stated(188n)], /not 19 %/],
    ['nothing at all', 999n, [], null],
    ['below zero for a positive line', 2n, [stated(-1n)], /another sign/],
    ['above zero for a negative line', -2n, [stated(1n)], /another sign/],
    ['of a negative line', -1000n, [stated(-190n)], null],
    ['twice', 1000n, [stated(190n), stated(190n)], /twice/],
    ['two rates', 10000n, [stated(500n, '5', 'GST'), stated(998n, '9.975', 'QST')], null],
  ])('%s', (_, listed, taxes, fault) => {
    const found = faultOf(line(listed), taxes)
    if (fault === null) expect(found).toBeNull()
    else expect(found).toMatch(fault)
  })

  test('what a price includes is a part of the gross after its discount', () => {
    // 107.10 × 19 ÷ 119 = 17.10; 19 % of 107.10 would be 20.35.
    const gross = line(11900n, { discount: 1190n }, true)
    expect(faultOf(gross, [stated(1710n)])).toBeNull()
    expect(faultOf(gross, [stated(2035n)])).toMatch(/with tax/)
  })
})

const situation = (quote: TaxQuote | null): TaxSituation => ({
  subject: { country: 'DE', region: null, treatment: 'taxed' },
  rates: [],
  on: Temporal.PlainDate.from('2027-04-01'),
  quoteOf: () => quote,
})

const quote = (amount: bigint, treatment: TaxQuote['treatment'] = 'taxed'): TaxQuote => ({
  provider: 'engine',
  reference: 'q-1',
  treatment,
  taxes: new Map(treatment === 'taxed' ? [[lineId, [{ ...vat, amount }]]] : []),
})

test('a line awaits its tax until somebody has said it', () => {
  expect(taxLines([line(999n)], situation(null), defaultConventions)).toMatchObject({ awaitsQuote: true, taxes: [], lines: [{ tax: 0n }] })
  const known = taxLines([line(999n)], situation(quote(189n)), defaultConventions)
  expect(known).toMatchObject({
    awaitsQuote: false,
    treatment: 'taxed',
    lines: [{ amount: 999n, tax: 189n, taxing: { quoted: { provider: 'engine', reference: 'q-1', amounts: [189n] } } }],
    taxes: [{ name: 'VAT', percent: '19', base: 999n, amount: 189n }],
  })
})

test('a price that includes its tax is split by what was quoted: 119.00 less 11.90 is 90.00 and 17.10', () => {
  const discounts = [{ discountId: idOf('disc', '01900000-0000-7000-8000-000000000002'), amount: 1190n }]
  const { lines } = taxLines([line(11900n, { discount: 1190n, discounts }, true)], situation(quote(1710n)), defaultConventions)
  expect(lines).toMatchObject([{ amount: 10000n, discount: 1000n, tax: 1710n }])
})

test('who is not taxed by the word of the engine is not taxed, and the document says so', () => {
  const { lines, taxes, treatment } = taxLines([line(999n)], situation(quote(0n, 'reverse_charge')), defaultConventions)
  expect({ taxes, treatment }).toEqual({ taxes: [], treatment: 'reverse_charge' })
  expect(lines).toMatchObject([{ tax: 0n }])
})

test('nobody is asked about what names a rate, comes to nothing, or only moves money', () => {
  const pinned = line(999n, { taxing: { inclusive: false, category: null, rateId: vat.id, applied: [] } })
  expect(linesToQuote([pinned, line(0n), line(500n, { discount: 500n }), line(999n, { kind: 'top_up' })])).toEqual([])
  expect(taxLines([line(0n)], situation(null), defaultConventions).awaitsQuote).toBe(false)
})

test('what was quoted is computed again from what was quoted, not from the rate', () => {
  const { lines, taxes } = taxLines([line(999n)], situation(quote(189n)), defaultConventions)
  expect(recomputeTaxes(lines, taxes)?.lines).toEqual(lines)
  const [first] = lines
  const forged = first && { ...first, tax: 190n, taxing: { ...first.taxing, applied: [{ rateId: vat.id, percent: '19', amount: 190n }] } }
  expect(recomputeTaxes(forged ? [forged] : [], taxes)?.lines).toMatchObject([{ tax: 189n }])
})
