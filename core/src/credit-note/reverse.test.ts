import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf } from '../id.ts'
import { property } from '../testing/property.ts'
import { addAmounts, type LineAmounts, nothingReturned, remainingOf, reverse, taxSum, totalOf } from './reverse.ts'

const discountId = (number: number) => idOf('disc', `01890000-0000-7000-8000-00000000000${number}`)
const rateId = (number: number) => idOf('txr', `01890000-0000-7000-8000-00000000001${number}`)

/** A line without tax in its price. */
function line(listed: bigint, discount = 0n, ...taxes: readonly bigint[]): LineAmounts {
  const discounts = discount === 0n ? [] : [{ discountId: discountId(1), amount: discount }]
  const applied = taxes.map((amount, index) => ({ rateId: rateId(index + 1), percent: '20', amount }))
  return { listed, amount: listed, discount, discounts, taxes: applied }
}

const fresh = (billed: LineAmounts) => ({ billed, returned: nothingReturned })

test.each([
  ['6/7 of 29.99 with 7.00 of tax: 700 × 2571 ÷ 2999 is 600.1', line(2999n, 0n, 700n), 2571n, [2571n, 0n, 600n]],
  ['a third of 75.00 with 15.00 of tax', line(7500n, 0n, 1500n), 2500n, [2500n, 0n, 500n]],
  ['a half of 10.01 with 1.01 off: 50.5 goes up', line(1001n, 101n), 500n, [500n, 50n, 0n]],
  ['a quarter of 10.00 with 1.00 off and 0.85 of tax: 21.25', line(1000n, 100n, 85n), 250n, [250n, 25n, 21n]],
  ['all of it', line(1001n, 101n, 90n), 1001n, [1001n, 101n, 90n]],
  ['nothing of it', line(1001n, 101n, 90n), 0n, [0n, 0n, 0n]],
])('%s', (_, billed, listed, expected) => {
  const parts = reverse(fresh(billed), { listed }, 'half_up')
  expect([parts.amount, parts.discount, taxSum(parts)]).toEqual(expected)
})

test('three thirds of 1.00 of tax are 33, 34 and 33: the last one absorbs the cent', () => {
  const billed = line(300n, 0n, 100n)
  let returned = nothingReturned
  const taxes = [1, 2, 3].map(() => {
    const parts = reverse({ billed, returned }, { listed: 100n }, 'half_up')
    returned = addAmounts(returned, parts)
    return taxSum(parts)
  })
  expect(taxes).toEqual([33n, 34n, 33n])
  expect(returned).toEqual(billed)
})

test('a wanted sum is met to the cent, its tax being a part of it: 20.00 of 119.00 are 16.81 and 3.19', () => {
  const parts = reverse(fresh(line(10000n, 0n, 1900n)), { total: 2000n }, 'half_up')
  expect(parts).toMatchObject({ listed: 1681n, amount: 1681n })
  expect(taxSum(parts)).toBe(319n)
})

test('of a price that includes its tax, a half of 119.00 gives a half of each', () => {
  const billed = { ...line(0n, 0n, 1900n), listed: 11900n, amount: 10000n }
  const parts = reverse(fresh(billed), { listed: 5950n }, 'half_up')
  expect(parts).toMatchObject({ listed: 5950n, amount: 5000n })
  expect(taxSum(parts)).toBe(950n)
})

test('after a part was taken back no later one comes to less than nothing', () => {
  // 3 of 4 were taken off. Of parts of 2 and 1 the first is void, and with it its 2 of the discount.
  const billed = line(4n, 3n)
  const first = reverse(fresh(billed), { listed: 2n }, 'half_up')
  const second = reverse({ billed, returned: first }, { listed: 1n }, 'half_up')
  expect([first.discount, second.discount]).toEqual([2n, 0n])
  expect(reverse({ billed, returned: second }, { listed: 1n }, 'half_up')).toMatchObject({ amount: 1n, discount: 1n })
})

test('more than is left is a bug', () => {
  expect(() => reverse(fresh(line(100n)), { listed: 101n }, 'half_up')).toThrow('no more is returned')
  expect(() => reverse(fresh(line(100n)), { total: 101n }, 'half_up')).toThrow('no more is returned')
})

const thousandths = (most: number) => fc.integer({ min: 0, max: most }).map(BigInt)

/** A line as its document has it: discounts are at most the whole, taxes are charged on the rest, and a price may include the tax. */
const anyLine = fc
  .record({
    inclusive: fc.boolean(),
    listed: fc.integer({ min: 1, max: 5000 }).map(BigInt),
    off: fc.tuple(thousandths(500), thousandths(500)),
    rates: fc.tuple(thousandths(300), thousandths(90)),
  })
  .map(({ inclusive, listed, off, rates }): LineAmounts => {
    const cuts = off.map((part) => (listed * part) / 1000n)
    const cut = cuts.reduce((sum, each) => sum + each, 0n)
    if (!inclusive) {
      const taxes = rates.map((rate, index) => ({ rateId: rateId(index + 1), percent: '1', amount: ((listed - cut) * rate) / 1000n }))
      return {
        listed,
        amount: listed,
        discount: cut,
        discounts: cuts.map((amount, index) => ({ discountId: discountId(index + 1), amount })),
        taxes,
      }
    }
    const [rate] = rates
    const tax = ((listed - cut) * rate) / (1000n + rate)
    const amount = listed - (listed * rate) / (1000n + rate)
    const discount = amount - (listed - cut - tax)
    const taxes = [{ rateId: rateId(1), percent: '1', amount: tax }]
    return { listed, amount, discount, discounts: [{ discountId: discountId(1), amount: discount }], taxes }
  })

const anyStep = fc.record({ by: fc.constantFrom('listed', 'total'), share: thousandths(1000), takesBack: fc.boolean() })

property(
  'whatever is returned and taken back, never more than is left of anything, and in the end all of it (I13, I30)',
  [anyLine, fc.array(anyStep, { maxLength: 8 }), fc.constantFrom('half_up' as const, 'half_even' as const)],
  (billed, steps, rounding) => {
    const parts: LineAmounts[] = []
    const give = (wanted: (left: LineAmounts) => Parameters<typeof reverse>[1]): void => {
      const before = { billed, returned: parts.reduce(addAmounts, nothingReturned) }
      const left = remainingOf(before)
      const part = reverse(before, wanted(left), rounding)
      expectWithin(part, left)
      const asked = wanted(left)
      if ('total' in asked) expect(totalOf(part)).toBe(asked.total)
      else expect(part.listed).toBe(asked.listed)
      parts.push(part)
    }
    for (const { by, share, takesBack } of steps) {
      if (takesBack && parts.length > 0) parts.splice(Number(share) % parts.length, 1)
      else if (by === 'listed') give((left) => ({ listed: (left.listed * share) / 1000n }))
      else give((left) => ({ total: (totalOf(left) * share) / 1000n }))
    }
    give((left) => ({ listed: left.listed }))
    const left = remainingOf({ billed, returned: parts.reduce(addAmounts, nothingReturned) })
    expect([left.listed, left.amount, left.discount, taxSum(left)]).toEqual([0n, 0n, 0n, 0n])
  },
  { runs: 2000 },
)

function expectWithin(part: LineAmounts, left: LineAmounts): void {
  const pairs: [bigint, bigint][] = [
    [part.listed, left.listed],
    [part.amount, left.amount],
    [part.discount, left.discount],
    [totalOf(part), totalOf(left)],
    ...part.taxes.map((tax, index): [bigint, bigint] => [tax.amount, left.taxes[index]?.amount ?? 0n]),
    ...part.discounts.map((each, index): [bigint, bigint] => [each.amount, left.discounts[index]?.amount ?? 0n]),
  ]
  for (const [given, most] of pairs) {
    expect(given).toBeGreaterThanOrEqual(0n)
    expect(given).toBeLessThanOrEqual(most)
  }
  expect(part.discounts.reduce((sum, each) => sum + each.amount, 0n)).toBe(part.discount)
}
