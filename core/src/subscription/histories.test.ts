import fc from 'fast-check'
import { expect } from 'vitest'
import type { Interval } from '../calendar.ts'
import type { Price } from '../catalog/price.ts'
import type { ConventionsPatch } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { amountOf } from '../invoice/derivation.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { property } from '../testing/property.ts'
import { effectiveAt } from './anchor.ts'
import { cancelNow } from './cancel.ts'
import { changeItems } from './change.ts'
import { hasEnded } from './subscription.ts'

type Deed =
  | { readonly kind: 'wait'; readonly days: number }
  | {
      readonly kind: 'change'
      readonly price: number
      readonly quantity: number
      readonly proration: 'invoice_now' | 'next_invoice' | 'none'
    }
  | { readonly kind: 'cancel' }

const intervals: readonly Interval[] = [
  { unit: 'day', count: 10 },
  { unit: 'week', count: 1 },
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'year', count: 1 },
]

const prices: readonly Price[] = intervals.flatMap((interval) =>
  (['in_advance', 'in_arrears'] as const).flatMap((billing) => [999, 2995, 33_333].map((amount) => priceOf(amount, { interval, billing }))),
)

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 50 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      price: fc.nat(prices.length - 1),
      quantity: fc.integer({ min: 0, max: 9 }),
      proration: fc.constantFrom('invoice_now' as const, 'next_invoice' as const, 'none' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
)

const conventions: fc.Arbitrary<ConventionsPatch> = fc.record({
  proration: fc.constantFrom('day', 'second', 'none'),
  day_count: fc.constantFrom('actual', 'thirty_360'),
  rounding: fc.constantFrom('half_up', 'half_even'),
  period_precision: fc.constantFrom('day', 'instant'),
  anchor: fc.constantFrom('anniversary', 'calendar', 'fixed_day'),
  anchor_day: fc.integer({ min: 1, max: 31 }),
  interval_change_anchor: fc.constantFrom('reset', 'keep'),
  cancel_day: fc.constantFrom('not_billed', 'billed'),
  credit_policy: fc.constantFrom('invoice_line', 'customer_balance', 'none'),
  trial_on_plan_change: fc.constantFrom('keep_remaining', 'new_length_from_original_start', 'end'),
})

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
)
const day = fc.integer({ min: 0, max: 1500 })

property(
  'whatever is done when: time tiles, documents add up, nothing is given back that was not billed (I2, I3, I13, I16)',
  [fc.array(deed, { minLength: 1, maxLength: 12 }), conventions, zone, day, fc.nat(prices.length - 1), fc.integer({ min: 0, max: 40 })],
  (deeds, settings, where, begins, first, trialDays) => {
    let now = Temporal.Instant.from('2022-12-01T10:30:00Z').add({ hours: begins * 24 })
    const price = prices[first]
    if (!price?.interval) throw new TypeError('every price of the test recurs')
    const items = [{ price, quantity: decimal('2') }]
    const book = new Book({ items, interval: price.interval, zone: where, trialDays }, now.toString(), settings)
    for (const each of deeds) {
      if (hasEnded(book.snapshot.subscription)) break
      if (each.kind === 'wait') now = now.add({ hours: each.days * 24 })
      book.runTo(now.toString())
      if (each.kind === 'change') change(book, each, now)
      if (each.kind === 'cancel') book.write(cancelNow({ snapshot: book.snapshot, covered: book.covered(), now, newId }), now)
      check(book)
    }
    book.runTo(now.add({ hours: 24 * 120 }).toString())
    check(book)
  },
  { runs: 1500 },
)

function change(book: Book, wanted: Extract<Deed, { kind: 'change' }>, now: Temporal.Instant): void {
  const { snapshot } = book
  const [item] = snapshot.items
  const price = prices[wanted.price]
  if (!item || !price?.interval) throw new TypeError('the book has its one item')
  const target = { itemId: item.id, price, quantity: decimal(wanted.quantity) }
  const at = effectiveAt(snapshot.conventions, now, snapshot.subscription.zone)
  const decision = changeItems({
    snapshot,
    change: { kind: 'items', planId: null, interval: price.interval, items: [target] },
    at,
    covered: book.covered(),
    proration: wanted.proration,
    trialDays: 7,
    newId,
  })
  book.write(decision, now)
}

function check(book: Book): void {
  expect(gaps(book.coverage)).toEqual([])
  for (const document of book.documents) {
    expect(document.total).toBe(document.lines.reduce((sum, line) => sum + line.amount, 0n))
    expect(document.total >= 0n).toBe(true)
  }
  const all = [...book.lines, ...book.waiting]
  const credited = new Map<string, bigint>()
  for (const line of all) {
    if (line.creditedLineId) credited.set(line.creditedLineId, (credited.get(line.creditedLineId) ?? 0n) - line.amount)
    const terms = prices.find((price) => price.id === line.priceId)?.terms ?? null
    expect(line.amount).toBe(amountOf(line.derivation, terms, line.currency))
  }
  for (const line of all) expect((credited.get(line.id) ?? 0n) <= line.amount || line.amount < 0n).toBe(true)
  for (const row of book.coverage)
    expect(row.kind === 'billed' ? all.some((line) => line.id === row.lineId) : row.lineId === null).toBe(true)
  const { subscription, cycle, items } = book.snapshot
  if (hasEnded(subscription)) return
  for (const item of items) {
    const last = book.coverage.filter((row) => row.itemId === item.id).at(-1)
    const until = item.price.billing === 'in_advance' ? cycle.periodEnd : null
    if (until) expect(last?.endsAt.equals(until)).toBe(true)
  }
}
