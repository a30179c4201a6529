import { expect, test } from 'vitest'
import type { Price } from '../catalog/price.ts'
import type { ConventionsPatch } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { cancelNow } from './cancel.ts'
import { changeItems } from './change.ts'
import { startSubscription } from './start.ts'

const one = decimal('1')
const meter = { meterId: newId('mtr'), filters: {}, groupBy: [], recurring: false, prorated: false }
const usage = priceOf(1000, { usage: 'metered', billing: 'in_arrears', meter })
const eager = priceOf(1000, { usage: 'metered', billing: 'in_advance', meter })
const minimum = priceOf(10_000_000, { kind: 'minimum_commitment', billing: 'in_arrears' })
const fee = priceOf(5_000_000)

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(`${text}T00:00:00Z`)
}

/** What is counted, in the order in which it is charged: which item for which days of which nominal period. */
function counted(book: Book): string[] {
  return book.counted.map(({ rule, period, fullPeriod }) => {
    const [start, end, from, to] = [period.start, period.end, fullPeriod.start, fullPeriod.end].map((each) => each.toString().slice(5, 10))
    return `${rule} ${start}–${end}${start === from && end === to ? '' : ` of ${from}–${to}`}`
  })
}

function sell(prices: readonly Price[], conventions: ConventionsPatch = {}, trialDays = 0, begins = '2024-03-05T12:12:00Z'): Book {
  const items = prices.map((price) => ({ price, quantity: one }))
  return new Book({ items, trialDays }, begins, { anchor: 'calendar', ...conventions })
}

function trialOf(book: Book): string[] {
  return book.coverage.flatMap(({ kind, startsAt, endsAt }) =>
    kind === 'trial' ? [`${startsAt.toString().slice(5, 10)}–${endsAt.toString().slice(5, 10)}`] : [],
  )
}

test('usage is charged at the end of each nominal period, from the start on, whenever its price is billed', () => {
  for (const price of [usage, eager]) {
    const book = sell([price]).runTo('2024-05-01T00:00:00Z')
    expect(counted(book)).toEqual(['usage 03-05–04-01 of 03-01–04-01', 'usage 04-01–05-01'])
    expect(gaps(book.coverage)).toEqual([])
  }
})

test('a commitment is charged after everything else', () => {
  const book = sell([minimum, usage, fee]).runTo('2024-04-01T00:00:00Z')
  expect(counted(book)).toEqual(['usage 03-05–04-01 of 03-01–04-01', 'commitment 03-05–04-01 of 03-01–04-01'])
})

test('usage within a trial is billed at each nominal boundary; a commitment only for a period that leaves the trial', () => {
  const book = sell([fee, usage, minimum], { trial_usage: 'billed' }, 45)
  expect(book.snapshot.cycle).toMatchObject({ periodEnd: at('2024-04-19'), nextAt: at('2024-04-01'), usageStart: at('2024-03-05') })
  book.runTo('2024-04-19T00:00:00Z')
  expect(book.snapshot.subscription.status).toBe('active')
  expect(book.snapshot.cycle).toMatchObject({
    periodStart: at('2024-04-19'),
    periodEnd: at('2024-05-01'),
    usageStart: at('2024-04-01'),
    nextAt: at('2024-05-01'),
  })
  // 12 of the 30 days of April of 50,000.00
  expect(book.documents.map(({ on, total }) => [on, total])).toEqual([['2024-04-19', 2_000_000n]])
  book.runTo('2024-05-01T00:00:00Z')
  expect(counted(book)).toEqual(['usage 03-05–04-01 of 03-01–04-01', 'usage 04-01–05-01', 'commitment 04-01–05-01'])
  expect(trialOf(book)).toEqual(['03-05–04-19', '03-05–04-01'])
  expect(gaps(book.coverage)).toEqual([])
})

test('free usage within a trial is covered by it, and counted from its end', () => {
  const book = sell([fee, usage, minimum], {}, 45).runTo('2024-05-01T00:00:00Z')
  expect(counted(book)).toEqual(['usage 04-19–05-01 of 04-01–05-01', 'commitment 04-19–05-01 of 04-01–05-01'])
  expect(trialOf(book)).toEqual(['03-05–04-19', '03-05–04-01', '03-05–04-01', '04-01–04-19', '04-01–04-19'])
  expect(gaps(book.coverage)).toEqual([])
})

test('a trial that ends on a boundary leaves nothing running', () => {
  const book = sell([usage, minimum], { anchor: 'anniversary', trial_usage: 'billed' }, 14, '2024-03-01T09:00:00Z')
  book.runTo('2024-04-15T00:00:00Z')
  expect(counted(book)).toEqual(['usage 03-01–03-15 of 02-15–03-15', 'usage 03-15–04-15', 'commitment 03-15–04-15'])
  expect(gaps(book.coverage)).toEqual([])
})

test('another price in mid-period closes the account of the old one and opens its own', () => {
  const dearer = priceOf(2000, { usage: 'metered', billing: 'in_arrears', meter })
  const book = sell([fee, usage], {}, 0, '2024-03-01T00:00:00Z')
  const items = book.snapshot.items.map(({ id, price }) => ({ itemId: id, price: price === usage ? dearer : price, quantity: one }))
  const change = { kind: 'items' as const, planId: null, interval: { unit: 'month' as const, count: 1 }, items }
  const [now, covered] = [at('2024-03-11'), book.covered()]
  book.write(changeItems({ snapshot: book.snapshot, change, at: now, covered, proration: 'invoice_now', trialDays: 0, newId }), now)
  book.runTo('2024-04-01T00:00:00Z')
  expect(counted(book)).toEqual(['usage 03-01–03-11 of 03-01–04-01', 'usage 03-11–04-01 of 03-01–04-01'])
  expect(book.counted.map(({ price }) => price.id)).toEqual([usage.id, dearer.id])
  expect(gaps(book.coverage)).toEqual([])
})

test.each([
  ['free', []],
  ['billed', ['usage 04-01–04-10 of 04-01–05-01']],
] as const)('canceled within a trial: %s usage', (trial_usage, expected) => {
  const book = sell([fee, usage, minimum], { trial_usage }, 45).runTo('2024-04-10T00:00:00Z')
  const before = book.counted.length
  book.write(cancelNow({ snapshot: book.snapshot, covered: book.covered(), now: at('2024-04-10'), newId }), at('2024-04-10'))
  expect(counted(book).slice(before)).toEqual(expected)
  expect(gaps(book.coverage)).toEqual([])
  expect(book.coverage.every((row) => Temporal.Instant.compare(row.endsAt, at('2024-04-10')) <= 0)).toBe(true)
})

test('nothing that is counted is billed ahead', () => {
  const { snapshot } = sell([eager])
  const decision = startSubscription(
    {
      ...{
        subscriptionId: newId('sub'),
        customerId: newId('cus'),
        planId: null,
        currency: 'EUR',
        zone: 'UTC',
        trialDays: 0,
        term: null,
      },
      ...{ interval: { unit: 'month', count: 1 }, setupFees: [], collectionMethod: 'send_invoice', netTermsDays: null },
      items: [{ price: eager, quantity: one }],
      conventions: snapshot.conventions,
    },
    at('2024-03-05'),
    newId,
  )
  expect([decision.charges, decision.coverage]).toEqual([[], []])
})

test('a level that is paid in advance is charged when a period begins, for all of it, and settled when it ends', () => {
  const seats = priceOf(1000, { usage: 'metered', billing: 'in_advance', meter: { ...meter, recurring: true, prorated: true } })
  const book = sell([seats], {}, 0, '2024-03-05T12:12:00Z')
  expect(book.documents.length).toBe(0)
  book.runTo('2024-05-01T00:00:00Z')
  expect(counted(book)).toEqual([
    'usage 03-05–04-01 of 03-01–04-01',
    'usage 03-05–04-01 of 03-01–04-01',
    'usage 04-01–05-01',
    'usage 04-01–05-01',
    'usage 05-01–06-01',
  ])
  expect(gaps(book.coverage)).toEqual([])
})
