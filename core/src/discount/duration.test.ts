import { expect, test } from 'vitest'
import { decimal } from '../decimal.ts'
import { idOf } from '../id.ts'
import type { AvailableDiscount, CouponTerms, DocumentDiscount } from './discount.ts'
import { availableAt, type CouponLife, type FreshLife, lifeOf, lowerDiscounts } from './duration.ts'

const tenPercent: CouponTerms = { type: 'percent', percent: decimal(10) }
const ten: CouponTerms = { type: 'amount', amount: 1000n }
const once: CouponLife = { duration: 'once', durationMonths: null, durationPeriods: null }

function applied(on: string, zone = 'Europe/Berlin', remainder: 'lost' | 'kept' = 'lost') {
  return { at: Temporal.Instant.from(on), zone, remainder }
}

test.each([
  ['once', tenPercent, once, 'lost', { periodsLeft: 1, remaining: null, keepsRemainder: false }],
  ['an amount once', ten, once, 'lost', { periodsLeft: 1, remaining: 1000n, keepsRemainder: false }],
  ['an amount that is kept', ten, once, 'kept', { periodsLeft: null, remaining: 1000n, keepsRemainder: true }],
  ['a percentage has nothing to keep', tenPercent, once, 'kept', { periodsLeft: 1, remaining: null, keepsRemainder: false }],
  ['forever', ten, { ...once, duration: 'forever' as const }, 'kept', { periodsLeft: null, remaining: 1000n, keepsRemainder: false }],
  ['three documents', tenPercent, { ...once, duration: 'repeating' as const, durationPeriods: 3 }, 'lost', { periodsLeft: 3 }],
] as const)('%s', (_, terms, life, remainder, expected) => {
  expect(lifeOf({ ...life, terms }, applied('2027-01-10T12:00:00Z', 'UTC', remainder))).toMatchObject({ ...expected, endsAt: null })
})

test.each([
  // Applied on the local day; ends at the local midnight of the same day of a later month.
  ['2024-01-10T12:00:00Z', 'UTC', 4, '2024-05-10T00:00:00Z'],
  ['2027-01-31T12:00:00Z', 'UTC', 1, '2027-02-28T00:00:00Z'],
  // 23:30 UTC is the next day in Berlin; from March to April summer time begins.
  ['2027-03-09T23:30:00Z', 'Europe/Berlin', 1, '2027-04-09T22:00:00Z'],
  ['2027-03-09T23:30:00Z', 'America/New_York', 1, '2027-04-09T04:00:00Z'],
])('applied at %s in %s, %i months last until %s', (at, zone, months, end) => {
  const life = { duration: 'repeating' as const, durationMonths: months, durationPeriods: null }
  const { endsAt, periodsLeft } = lifeOf({ ...life, terms: tenPercent }, applied(at, zone))
  expect(endsAt?.toString()).toBe(end)
  expect(periodsLeft).toBeNull()
})

function available(n: number, life: Partial<FreshLife>): AvailableDiscount {
  const uuid = `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`
  return {
    id: idOf('disc', uuid),
    couponId: idOf('coup', uuid),
    name: 'Coupon',
    terms: ten,
    currency: null,
    remaining: 1000n,
    keepsRemainder: false,
    periodsLeft: null,
    endsAt: null,
    subscriptionId: null,
    appliesTo: { plans: [], products: [], prices: [] },
    minimumAmount: null,
    ...life,
  }
}

test('the last moment counts, the end does not', () => {
  const endsAt = Temporal.Instant.from('2024-05-10T00:00:00Z')
  const list = [available(1, { endsAt })]
  expect(availableAt(list, Temporal.Instant.from('2024-05-09T23:59:59Z'))).toHaveLength(1)
  expect(availableAt(list, endsAt)).toHaveLength(0)
})

test('documents of one slice lower the list for those that follow', () => {
  const list = [
    available(1, { periodsLeft: 1 }),
    available(2, { periodsLeft: 2 }),
    available(3, { keepsRemainder: true }),
    available(4, {}),
  ]
  const used = (taken: readonly (readonly [number, bigint])[]): DocumentDiscount[] =>
    taken.map(([n, amount]) => {
      const { id: discountId, couponId, name } = available(n, {})
      return { discountId, couponId, name, type: 'amount', value: '1000', positions: [1], base: 5000n, amount, rounding: 'half_up' }
    })
  const left = () => list.map(({ id, periodsLeft, remaining }) => [Number(id.slice(-2)), periodsLeft, remaining])
  lowerDiscounts(
    list,
    used([
      [1, 1000n],
      [3, 400n],
      [4, 1000n],
    ]),
  )
  expect(left()).toEqual([
    [2, 2, 1000n],
    [3, null, 600n],
    [4, null, 1000n],
  ])
  lowerDiscounts(
    list,
    used([
      [2, 1000n],
      [3, 600n],
    ]),
  )
  expect(left()).toEqual([
    [2, 1, 1000n],
    [4, null, 1000n],
  ])
})
