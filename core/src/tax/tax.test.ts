import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conventions, defaultConventions } from '../conventions.ts'
import { currencySchema } from '../currency.ts'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { CreditDerivation } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import { property } from '../testing/property.ts'
import type { TaxRate, TaxTreatment } from './rate.ts'
import { taxLines } from './tax.ts'

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`
const on = Temporal.PlainDate.from('2027-04-01')

interface Wanted {
  readonly inclusive?: boolean
  /** Taken from what is listed. */
  readonly discount?: bigint
  readonly kind?: Line['kind']
  readonly rate?: number
  readonly category?: string
}

function line(n: number, listed: bigint, { inclusive = false, discount = 0n, kind = 'one_off', rate, category = '' }: Wanted = {}): Line {
  return {
    id: idOf('il', uuid(n)),
    kind,
    description: `Line ${n}`,
    subscriptionId: null,
    itemId: null,
    priceId: null,
    creditedLineId: null,
    quantity: decimal(1),
    period: null,
    currency: currencySchema.parse('EUR'),
    listed,
    amount: listed,
    discount,
    tax: 0n,
    discounts: [],
    taxing: { inclusive, category: category || null, rateId: rate === undefined ? null : idOf('txr', uuid(rate)), applied: [] },
    derivation: { rule: 'entered', unit_amount: listed.toString(), quantity: '1', rounding: 'half_up' },
  }
}

/** The n-th rate is of the n-th kind, so that all of them add up. */
function rateOf(percent: string, index: number, category: string | null = null): TaxRate {
  const everywhere = { country: null, region: null, validFrom: null, validUntil: null, archived: false }
  return { id: idOf('txr', uuid(index + 1)), kind: `K${index}`, name: `Tax ${percent}`, percent: decimal(percent), category, ...everywhere }
}

function taxed(
  lines: readonly Line[],
  percents: readonly string[],
  conventions: Partial<Conventions> = {},
  treatment: TaxTreatment = 'taxed',
) {
  const situation = { subject: { country: 'DE', region: null, treatment }, rates: percents.map((each, index) => rateOf(each, index)), on }
  return taxLines(lines, situation, { ...defaultConventions, ...conventions })
}

const figures = ({ amount, discount, tax }: Line) => [amount, discount, tax]

describe('one line, by hand', () => {
  const inclusive = { inclusive: true }
  const net = { inclusive_rounding: 'net' } as const
  const even = { rounding: 'half_even' } as const
  test.each<[string, bigint, readonly string[], Wanted, Partial<Conventions>, readonly bigint[]]>([
    ['19 % of 100.00', 10000n, ['19'], {}, {}, [10000n, 0n, 1900n]],
    // 599.8143
    ['23.33 % of 25.71', 2571n, ['23.33'], {}, {}, [2571n, 0n, 600n]],
    // 699.6667
    ['23.33 % of 29.99', 2999n, ['23.33'], {}, {}, [2999n, 0n, 700n]],
    ['half a cent goes up', 5n, ['10'], {}, {}, [5n, 0n, 1n]],
    ['half a cent goes to the even neighbour', 5n, ['10'], {}, even, [5n, 0n, 0n]],
    ['one and a half is two either way', 15n, ['10'], {}, even, [15n, 0n, 2n]],
    ['negative lines mirror positive ones', -5n, ['10'], {}, {}, [-5n, 0n, -1n]],
    ['a discount lowers the tax', 10000n, ['19'], { discount: 2500n }, {}, [10000n, 2500n, 1425n]],
    ['nothing of nothing', 0n, ['19'], {}, {}, [0n, 0n, 0n]],
    ['a rate of zero', 1000n, ['0'], {}, {}, [1000n, 0n, 0n]],
    // Yen have no minor unit, dinars three places: 123.4 and 185.1 units.
    ['10 % of 1234 yen', 1234n, ['10'], {}, {}, [1234n, 0n, 123n]],
    ['15 % of 1.234 dinars', 1234n, ['15'], {}, {}, [1234n, 0n, 185n]],
    // 159.504: the net is 839.496
    ['19 % in 9.99', 999n, ['19'], inclusive, {}, [839n, 0n, 160n]],
    ['19 % in 9.99, the net rounded', 999n, ['19'], inclusive, net, [839n, 0n, 160n]],
    ['19 % in −9.99', -999n, ['19'], inclusive, {}, [-839n, 0n, -160n]],
    // 0.5 of tax in 3, 2.5 of net
    ['20 % in 0.03: the tax is rounded', 3n, ['20'], inclusive, {}, [2n, 0n, 1n]],
    ['20 % in 0.03: the net is rounded', 3n, ['20'], inclusive, net, [3n, 0n, 0n]],
    ['20 % in 0.03: the tax to even', 3n, ['20'], inclusive, even, [3n, 0n, 0n]],
    ['20 % in 0.03: the net to even', 3n, ['20'], inclusive, { ...net, ...even }, [2n, 0n, 1n]],
    ['20 % in −0.03: the net is rounded', -3n, ['20'], inclusive, net, [-3n, 0n, 0n]],
    ['10 % in 1100 yen', 1100n, ['10'], inclusive, {}, [1000n, 0n, 100n]],
    // The gross discount of 11.90 is 10.00 of net and 1.90 of tax.
    ['a discount of the gross', 11900n, ['19'], { inclusive: true, discount: 1190n }, {}, [10000n, 1000n, 1710n]],
    // 143.537 in 8.99, 159.504 in 9.99: 8.39 − 0.84 + 1.44 = 8.99
    ['a discount of the gross, rounded', 999n, ['19'], { inclusive: true, discount: 100n }, {}, [839n, 84n, 144n]],
    ['all of the gross', 999n, ['19'], { inclusive: true, discount: 999n }, {}, [839n, 839n, 0n]],
    // 50.25 and 70.35
    ['two kinds', 1005n, ['5', '7'], {}, {}, [1005n, 0n, 120n]],
    ['two kinds in 11.20', 1120n, ['5', '7'], inclusive, {}, [1000n, 0n, 120n]],
    // 621 × 14.975 ÷ 114.975 = 80.883
    ['5 % and 9.975 % in 6.21', 621n, ['5', '9.975'], inclusive, {}, [540n, 0n, 81n]],
  ])('%s', (_, listed, percents, wanted, conventions, expected) => {
    const both = (['line', 'invoice_total'] as const).map((tax_rounding) =>
      taxed([line(1, listed, wanted)], percents, { ...conventions, tax_rounding }),
    )
    for (const result of both) expect(result.lines.map(figures)).toEqual([expected])
  })

  test('each kind says its part', () => {
    const { lines, taxes } = taxed([line(1, 621n, { inclusive: true })], ['5', '9.975'])
    // 81 in proportion to 5 and 9.975: 27.05 and 53.95
    expect(lines[0]?.taxing.applied).toMatchObject([
      { percent: '5', amount: 27n },
      { percent: '9.975', amount: 54n },
    ])
    expect(taxes).toMatchObject([
      { name: 'Tax 5', percent: '5', base: 540n, amount: 27n },
      { name: 'Tax 9.975', percent: '9.975', base: 540n, amount: 54n },
    ])
  })
})

describe('documents, by hand', () => {
  const total = { tax_rounding: 'invoice_total' } as const
  test.each<[string, readonly bigint[], string, Wanted, Partial<Conventions>, readonly bigint[]]>([
    // 3.3 each: 9 by lines, 9.9 by the sum
    ['10 % of three times 0.33, by line', [33n, 33n, 33n], '10', {}, {}, [3n, 3n, 3n]],
    ['10 % of three times 0.33, by document', [33n, 33n, 33n], '10', {}, total, [4n, 3n, 3n]],
    // 0.5 each: 4 by lines, 2 by the sum
    ['half cents, by line', [5n, 5n, 5n, 5n], '10', {}, {}, [1n, 1n, 1n, 1n]],
    ['half cents, by document', [5n, 5n, 5n, 5n], '10', {}, total, [1n, 1n, 0n, 0n]],
    // 3.3 and −3.4 are −0.1 together
    ['both signs', [33n, -34n], '10', {}, total, [3n, -3n]],
    ['both signs, mirrored', [-33n, 34n], '10', {}, total, [-3n, 3n]],
    // 7.6, −1.9 and 0.38: 6.08
    ['more of one sign', [40n, -10n, 2n], '19', {}, total, [8n, -2n, 0n]],
    // 0.5 of tax in each 3; 1.5 in all
    ['included, by document', [3n, 3n, 3n], '20', { inclusive: true }, total, [1n, 1n, 0n]],
    [
      'included, the net rounded by document',
      [3n, 3n, 3n],
      '20',
      { inclusive: true },
      { ...total, inclusive_rounding: 'net' },
      [1n, 0n, 0n],
    ],
  ])('%s', (_, listed, percent, wanted, conventions, expected) => {
    const result = taxed(
      listed.map((each, index) => line(index + 1, each, wanted)),
      [percent],
      conventions,
    )
    expect(result.lines.map((each) => each.tax)).toEqual(expected)
  })

  test('a rate on lines that include it and on lines that do not', () => {
    // 19 % of 10.00 is 1.90, in 10.00 it is 1.5966…: 3.50 by the sum
    const lines = [line(1, 1000n), line(2, 1000n, { inclusive: true })]
    const result = taxed(lines, ['19'], { tax_rounding: 'invoice_total' })
    expect(result.lines.map(figures)).toEqual([
      [1000n, 0n, 190n],
      [840n, 0n, 160n],
    ])
    expect(result.taxes).toMatchObject([{ base: 1840n, amount: 350n }])
  })

  test('top-ups and what moves to the balance are not taxed', () => {
    const lines = [line(1, 1000n, { kind: 'top_up' }), line(2, 500n, { kind: 'credit_to_balance' }), line(3, 100n)]
    const result = taxed(lines, ['19'])
    expect(result.lines.map((each) => each.tax)).toEqual([0n, 0n, 19n])
    expect(result.taxes).toMatchObject([{ base: 100n, amount: 19n }])
  })

  test.each(['exempt', 'reverse_charge'] as const)('nothing is due: %s', (treatment) => {
    const result = taxed([line(1, 1000n), line(2, 1000n, { inclusive: true })], ['19'], {}, treatment)
    expect(result.taxes).toEqual([])
    expect(result.lines.map(figures)).toEqual([
      [1000n, 0n, 0n],
      [1000n, 0n, 0n],
    ])
  })

  test('a credit of an earlier document keeps the tax that it was given, and lowers the sum of its rate', () => {
    const applied = [{ rateId: idOf('txr', uuid(1)), percent: '16', amount: -160n }]
    const credit: Line = { ...line(2, -1000n, { kind: 'proration_credit' }), tax: -160n, taxing: { ...line(2, 0n).taxing, applied } }
    const { lines, taxes } = taxed([line(1, 3000n), credit], ['16'])
    expect(lines.map(figures)).toEqual([
      [3000n, 0n, 480n],
      [-1000n, 0n, -160n],
    ])
    expect(taxes).toMatchObject([{ name: 'Tax 16', base: 2000n, amount: 320n }])
    expect(taxed([credit], [], {}, 'exempt').taxes).toMatchObject([{ base: -1000n, amount: -160n }])
  })

  test('what reverses a document without tax has none; a credit of what still waits is taxed like any line', () => {
    const money = { listed: '-1000', amount: '-1000', discount: '0', discounts: [], taxes: [] }
    const time = { start: '2027-04-01T00:00:00Z', end: '2027-05-01T00:00:00Z' }
    const derivation: CreditDerivation = {
      rule: 'credit',
      line: uuid(9),
      price: uuid(8),
      quantity: '1',
      period: time,
      full_period: time,
      zone: 'UTC',
      share: { numerator: '1', denominator: '1', unit: 'whole' },
      entire: true,
      still_billed: '1000',
      rounding: 'half_up',
    }
    const credit: Line = { ...line(2, -1000n, { kind: 'proration_credit' }), derivation }
    const reversal: Line = { ...credit, derivation: { ...derivation, reverses: { billed: money, returned: money } } }
    expect(taxed([reversal], ['19']).lines.map(figures)).toEqual([[-1000n, 0n, 0n]])
    expect(taxed([credit], ['19']).lines.map(figures)).toEqual([[-1000n, 0n, -190n]])
  })

  test('a rate of its own, and one for its category', () => {
    const rates = [rateOf('19', 0), { ...rateOf('7', 0, 'books'), id: idOf('txr', uuid(7)) }, rateOf('5', 4)].slice(0, 2)
    const lines = [line(1, 1000n), line(2, 1000n, { category: 'books' }), line(3, 1000n, { category: 'books', rate: 1 })]
    const subject = { country: null, region: null, treatment: 'taxed' } as const
    const result = taxLines(lines, { subject, rates, on }, defaultConventions)
    expect(result.lines.map((each) => each.tax)).toEqual([190n, 70n, 190n])
    expect(result.taxes).toMatchObject([
      { percent: '19', base: 2000n, amount: 380n },
      { percent: '7', base: 1000n, amount: 70n },
    ])
  })

  test('where nobody taxes, nothing is touched', () => {
    const lines = [line(1, 1000n, { inclusive: true })]
    expect(taxLines(lines, null, defaultConventions)).toEqual({ lines, taxes: [], treatment: 'taxed', awaitsQuote: false })
  })
})

const anyPercent = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => decimal(thousandths).shiftedBy(-3).toFixed())
const anyLine = fc.record({
  listed: fc.bigInt({ min: -20_000n, max: 20_000n }),
  inclusive: fc.boolean(),
  taken: fc.integer({ min: 0, max: 100 }),
})
const anyConventions = fc.record({
  tax_rounding: fc.constantFrom('line', 'invoice_total'),
  inclusive_rounding: fc.constantFrom('tax', 'net'),
  rounding: fc.constantFrom('half_up', 'half_even'),
})
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 12 })
const lineOf = ({ listed, inclusive, taken }: { listed: bigint; inclusive: boolean; taken: number }, index: number): Line =>
  line(index + 1, listed, { inclusive, discount: (listed * BigInt(taken)) / 100n })

property(
  'net and tax are the gross, discounts stay within what was taken, and rates tie to lines (I30)',
  [anyLines, fc.array(anyPercent, { maxLength: 3 }), anyConventions],
  (wanted, percents, conventions) => {
    const before = wanted.map(lineOf)
    const { lines, taxes } = taxed(before, percents, conventions)
    for (const [index, after] of lines.entries()) {
      const given = before[index]
      if (!given) throw new Error('one line in, one out')
      if (given.taxing.inclusive) {
        expect(after.amount - after.discount + after.tax).toBe(given.listed - given.discount)
        const [least, most] = given.discount < 0n ? [given.discount, 0n] : [0n, given.discount]
        expect(after.discount >= least && after.discount <= most).toBe(true)
      } else expect([after.amount, after.discount]).toEqual([given.listed, given.discount])
      expect(after.taxing.applied.reduce((sum, each) => sum + each.amount, 0n)).toBe(after.tax)
    }
    for (const { rateId, base, amount } of taxes) {
      const of = lines.filter((each) => each.taxing.applied.some((tax) => tax.rateId === rateId))
      expect(of.reduce((sum, each) => sum + each.amount - each.discount, 0n)).toBe(base)
      expect(
        of.flatMap((each) => each.taxing.applied.filter((tax) => tax.rateId === rateId)).reduce((sum, tax) => sum + tax.amount, 0n),
      ).toBe(amount)
    }
    expect(taxes).toHaveLength(percents.length)
  },
)

property('mirrored lines have mirrored taxes', [anyLines, anyPercent, anyConventions], (wanted, percent, conventions) => {
  const mirrored = wanted.map((each) => ({ ...each, listed: -each.listed }))
  const taxesOf = (list: typeof wanted) => taxed(list.map(lineOf), [percent], conventions).lines.map((each) => each.tax)
  expect(taxesOf(mirrored)).toEqual(taxesOf(wanted).map((tax) => -tax))
})

property(
  'by document the tax is within half a unit of the exact one, by line each line’s is',
  [anyLines, anyPercent, fc.constantFrom('line' as const, 'invoice_total' as const)],
  (wanted, percent, tax_rounding) => {
    const before = wanted.map((each, index) => lineOf({ ...each, inclusive: false }, index))
    const { lines, taxes } = taxed(before, [percent], { tax_rounding })
    const exact = (base: bigint) => decimal(base).times(decimal(percent)).shiftedBy(-2)
    const off = (tax: bigint, base: bigint) => exact(base).minus(decimal(tax)).abs().shiftedBy(1).toNumber()
    if (tax_rounding === 'invoice_total') expect(off(taxes[0]?.amount ?? 0n, taxes[0]?.base ?? 0n)).toBeLessThanOrEqual(5)
    for (const each of lines) expect(off(each.tax, each.amount - each.discount)).toBeLessThan(tax_rounding === 'line' ? 5.000_001 : 10)
  },
)
