import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/price.ts'
import { defaultConventions } from '../conventions.ts'
import { currencySchema } from '../currency.ts'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { Line, LineKind } from '../invoice/invoice.ts'
import { property } from '../testing/property.ts'
import { discountLines } from './apply.ts'
import type { AvailableDiscount } from './discount.ts'
import { recomputeDiscounts } from './recompute.ts'

const euro = currencySchema.parse('EUR')
const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`
const sub = (n: number) => idOf('sub', uuid(n))
const price = (n: number, plan: number | null = null): Price => ({
  id: idOf('price', uuid(n)),
  productId: idOf('prod', uuid(100 + n)),
  planId: plan === null ? null : idOf('plan', uuid(plan)),
  name: `Price ${n}`,
  currency: euro,
  kind: 'recurring',
  interval: { unit: 'month', count: 1 },
  billing: 'in_advance',
  usage: 'licensed',
  meter: null,
  tax: { behavior: null, category: null, rateId: null },
  names: {},
  terms: { model: 'flat', amount: decimal(0) },
})

interface Wanted {
  readonly kind?: LineKind
  readonly sub?: number
  readonly price?: number
  readonly credits?: number
  readonly own?: bigint
}

/** The `n`-th line of a document. */
function line(n: number, amount: bigint, wanted: Wanted = {}): Line {
  return {
    id: idOf('il', uuid(n)),
    kind: wanted.kind ?? 'recurring',
    description: `Line ${n}`,
    subscriptionId: sub(wanted.sub ?? 1),
    itemId: null,
    priceId: wanted.price === undefined ? null : price(wanted.price).id,
    creditedLineId: wanted.credits === undefined ? null : idOf('il', uuid(wanted.credits)),
    quantity: decimal(1),
    period: null,
    currency: euro,
    listed: amount,
    amount,
    discount: wanted.own ?? 0n,
    tax: 0n,
    discounts: [],
    taxing: { inclusive: false, category: null, rateId: null, applied: [] },
    derivation: { rule: 'entered', unit_amount: amount.toString(), quantity: '1', rounding: 'half_up' },
  }
}

function discount(n: number, parts: Partial<AvailableDiscount> & Pick<AvailableDiscount, 'terms'>): AvailableDiscount {
  return {
    id: idOf('disc', uuid(n)),
    couponId: idOf('coup', uuid(n)),
    name: `Coupon ${n}`,
    currency: null,
    remaining: parts.terms.type === 'amount' ? parts.terms.amount : null,
    keepsRemainder: false,
    periodsLeft: null,
    endsAt: null,
    subscriptionId: null,
    appliesTo: { plans: [], products: [], prices: [] },
    minimumAmount: null,
    ...parts,
  }
}

const percent = (n: number, value: string, parts: Partial<AvailableDiscount> = {}) =>
  discount(n, { terms: { type: 'percent', percent: decimal(value) }, ...parts })
const amount = (n: number, value: bigint, parts: Partial<AvailableDiscount> = {}) =>
  discount(n, { terms: { type: 'amount', amount: value }, ...parts })

const plans: Readonly<Record<string, Price>> = { [price(1).id]: price(1, 7), [price(2).id]: price(2, 8) }
const priceOf = (id: string) => plans[id]

function discounted(lines: readonly Line[], discounts: readonly AvailableDiscount[], rounding: 'half_up' | 'half_even' = 'half_up') {
  const result = discountLines(lines, { discounts, priceOf }, { ...defaultConventions, rounding })
  return { ...result, parts: result.lines.map((each) => each.discount), amounts: result.discounts.map((each) => each.amount) }
}

describe('by hand', () => {
  test.each([
    ['a quarter of 100.00', [10000n], [percent(1, '25')], [2500n]],
    ['half of 0.05 is rounded away from zero', [5n], [percent(1, '50')], [3n]],
    ['a third', [10000n], [percent(1, '33.333333')], [3333n]],
    ['5.00 of 100.00', [10000n], [amount(1, 500n)], [500n]],
    ['110.00 of 100.00 stops at 100.00', [10000n], [amount(1, 11000n)], [10000n]],
    ['10.00 over three lines of one value: the first gets the cent', [1000n, 1000n, 1000n], [amount(1, 1000n)], [334n, 333n, 333n]],
    ['1 cent over two lines goes to the larger', [100n, 200n], [amount(1, 1n)], [0n, 1n]],
    ['10 % of 60.00 and 40.00', [6000n, 4000n], [percent(1, '10')], [600n, 400n]],
    ['10 % of 0.03, 0.03 and 0.03 is one cent', [3n, 3n, 3n], [percent(1, '10')], [1n, 0n, 0n]],
    // 20 % of 100.00 leaves 80.00; then 50 % of that
    ['two percentages one after the other', [10000n], [percent(1, '20'), percent(2, '50')], [6000n]],
    // 15.00 first: 85.00, of which 10 % is 8.50. The other way round 10.00 and 15.00.
    ['15.00 and then 10 %', [10000n], [amount(1, 1500n), percent(2, '10')], [2350n]],
    ['10 % and then 15.00', [10000n], [percent(2, '10'), amount(1, 1500n)], [2500n]],
    ['all of it leaves nothing for the next', [10000n, 1n], [percent(1, '100'), amount(2, 500n)], [10000n, 1n]],
    ['nothing to lower', [0n, -500n], [percent(1, '10')], [0n, 0n]],
  ])('%s', (_, lines, discounts, parts) => {
    const result = discounted(
      lines.map((value, index) => line(index + 1, value)),
      discounts,
    )
    expect(result.parts).toEqual(parts)
  })

  test('half a cent goes to the even neighbour where that is the rule', () => {
    expect(discounted([line(1, 5n)], [percent(1, '50')], 'half_even').parts).toEqual([2n])
  })

  test('coupons of 10.00 and 110.00 on 100.00: 10.00 and 90.00', () => {
    const { amounts, discounts } = discounted([line(1, 10000n)], [amount(1, 1000n), amount(2, 11000n)])
    expect(amounts).toEqual([1000n, 9000n])
    expect(discounts[1]).toMatchObject({ type: 'amount', value: '11000', positions: [1], base: 9000n })
  })

  test('a coupon after one of 100 % is not used', () => {
    expect(discounted([line(1, 10000n)], [percent(1, '100'), amount(2, 500n)]).amounts).toEqual([10000n])
  })
})

describe('which lines', () => {
  const all = [
    line(1, 1000n, { price: 1 }),
    line(2, 2000n, { price: 2, sub: 2 }),
    line(3, 400n, { kind: 'usage', price: 2 }),
    line(4, 100n, { kind: 'setup_fee', price: 1 }),
    line(5, 300n, { kind: 'one_off' }),
    line(6, 5000n, { kind: 'top_up' }),
    line(7, 700n, { kind: 'minimum_commitment', price: 1 }),
    line(8, 900n, { kind: 'credit_to_balance' }),
  ]
  const none = { plans: [], products: [], prices: [] }

  test.each([
    ['everything but top-ups and what moves to the balance', {}, [100n, 200n, 40n, 10n, 30n, 0n, 70n, 0n]],
    ['one subscription', { subscriptionId: sub(2) }, [0n, 200n, 0n, 0n, 0n, 0n, 0n, 0n]],
    ['a plan', { appliesTo: { ...none, plans: [idOf('plan', uuid(7))] } }, [100n, 0n, 0n, 10n, 0n, 0n, 70n, 0n]],
    ['a product', { appliesTo: { ...none, products: [price(2).productId] } }, [0n, 200n, 40n, 0n, 0n, 0n, 0n, 0n]],
    ['a price', { appliesTo: { ...none, prices: [price(2).id] } }, [0n, 200n, 40n, 0n, 0n, 0n, 0n, 0n]],
    [
      'a plan or a price',
      { appliesTo: { ...none, plans: [idOf('plan', uuid(7))], prices: [price(2).id] } },
      [100n, 200n, 40n, 10n, 0n, 0n, 70n, 0n],
    ],
    ['another currency', { currency: currencySchema.parse('USD') }, [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n]],
    // 1000 + 100 + 700 = 1800
    [
      'a minimum that is just reached',
      { appliesTo: { ...none, plans: [idOf('plan', uuid(7))] }, minimumAmount: 1800n },
      [100n, 0n, 0n, 10n, 0n, 0n, 70n, 0n],
    ],
    [
      'a minimum that is just missed',
      { appliesTo: { ...none, plans: [idOf('plan', uuid(7))] }, minimumAmount: 1801n },
      [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n],
    ],
  ])('%s', (_, parts, expected) => {
    expect(discounted(all, [percent(1, '10', parts)]).parts).toEqual(expected)
  })

  test('the minimum looks at the document before the coupons in front', () => {
    expect(discounted([line(1, 1000n)], [amount(1, 500n), percent(2, '10', { minimumAmount: 1000n })]).amounts).toEqual([500n, 50n])
  })

  test('what the same document gives back lowers the line that it credits', () => {
    const lines = [line(1, 3000n), line(2, -2000n, { kind: 'proration_credit', credits: 1 }), line(3, 1000n)]
    const { parts, discounts } = discounted(lines, [percent(1, '50')])
    expect(parts).toEqual([500n, 0n, 500n])
    expect(discounts).toMatchObject([{ positions: [1, 3], base: 2000n, amount: 1000n }])
  })

  test('a credit of an earlier document keeps what it carries and lowers nothing', () => {
    const lines = [line(2, -2000n, { kind: 'proration_credit', credits: 9, own: -200n }), line(3, 1000n)]
    expect(discounted(lines, [percent(1, '50')]).parts).toEqual([-200n, 500n])
  })
})

test('what a document says of its discounts is computed again, and a change of it is seen', () => {
  const { lines, discounts } = discounted([line(1, 1000n), line(2, 2000n)], [amount(1, 600n), percent(2, '10')])
  // 200 and 400; then 10 % of 800 and 1600
  const expected = {
    discounts: [
      { base: 3000n, amount: 600n },
      { base: 2400n, amount: 240n },
    ],
    lines: [280n, 560n],
  }
  expect(recomputeDiscounts(lines, discounts)).toEqual(expected)
  const raised = discounts.map((each) => (each.type === 'amount' ? { ...each, value: '900' } : each))
  expect(recomputeDiscounts(lines, raised).lines).toEqual([370n, 740n])
  const moved = discounts.map((each) => ({ ...each, positions: [3] }))
  expect(recomputeDiscounts(lines, moved)).toEqual({
    discounts: [
      { base: 0n, amount: 0n },
      { base: 0n, amount: 0n },
    ],
    lines: [0n, 0n],
  })
})

const anyLine = fc.record({
  listed: fc.bigInt({ min: -1_000n, max: 100_000n }),
  kind: fc.constantFrom<LineKind>('recurring', 'usage', 'setup_fee', 'one_off', 'top_up'),
  sub: fc.integer({ min: 1, max: 2 }),
  creditedBack: fc.option(fc.bigInt({ min: 1n, max: 120_000n })),
})
const anyDiscount = fc.record({
  percent: fc.option(fc.integer({ min: 0, max: 10_000 })),
  amount: fc.bigInt({ min: 1n, max: 150_000n }),
  sub: fc.option(fc.integer({ min: 1, max: 2 })),
})

property(
  'parts add up to each discount, and no line gives more than it is worth (I15)',
  [fc.array(anyLine, { minLength: 1, maxLength: 12 }), fc.array(anyDiscount, { maxLength: 4 })],
  (wanted, coupons) => {
    const lines = wanted.flatMap(({ listed, kind, sub: owner, creditedBack }, index) => {
      const own = line(index + 1, listed, { kind, sub: owner })
      if (creditedBack === null || listed <= 0n) return [own]
      const back = smaller(creditedBack, listed)
      return [own, line(1000 + index, -back, { kind: 'proration_credit', credits: index + 1, sub: owner })]
    })
    const discounts = coupons.map((coupon, index) => {
      const parts = { subscriptionId: coupon.sub === null ? null : sub(coupon.sub) }
      return coupon.percent === null
        ? amount(index + 1, coupon.amount, parts)
        : percent(index + 1, (coupon.percent / 100).toFixed(2), parts)
    })
    const result = discounted(lines, discounts)
    const again = recomputeDiscounts(result.lines, result.discounts)
    expect(again.discounts).toEqual(result.discounts.map(({ base, amount: taken }) => ({ base, amount: taken })))
    expect(again.lines).toEqual(result.lines.map((each) => each.discount))
    for (const used of result.discounts) {
      const parts = result.lines.flatMap((each) => each.discounts.filter(({ discountId }) => discountId === used.discountId))
      expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(used.amount)
      expect(used.amount > 0n && used.amount <= used.base).toBe(true)
    }
    result.lines.forEach((each, index) => {
      const next = result.lines[index + 1]
      const back = next && next.creditedLineId === each.id ? next.listed : 0n
      expect(each.discount >= 0n).toBe(true)
      expect(each.discount).toBe(each.discounts.reduce((sum, part) => sum + part.amount, 0n))
      if (each.discount > 0n) expect(each.discount <= each.listed + back).toBe(true)
    })
  },
)

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
