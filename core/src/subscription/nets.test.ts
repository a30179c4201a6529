import fc from 'fast-check'
import { expect } from 'vitest'
import type { Price } from '../catalog/price.ts'
import { decimal } from '../decimal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { property } from '../testing/property.ts'
import { effectiveAt } from './anchor.ts'
import { changeItems } from './change.ts'
import { pauseSubscription } from './pause.ts'
import { resumeSubscription } from './resume.ts'

const settings = fc.record({
  proration: fc.constantFrom('day' as const, 'second' as const),
  day_count: fc.constantFrom('actual' as const, 'thirty_360' as const),
  rounding: fc.constantFrom('half_up' as const, 'half_even' as const),
  period_precision: fc.constantFrom('day' as const, 'instant' as const),
  anchor: fc.constantFrom('anniversary' as const, 'calendar' as const, 'fixed_day' as const),
  anchor_day: fc.integer({ min: 1, max: 31 }),
  credit_policy: fc.constant('invoice_line' as const),
  quantity_increase: fc.constantFrom('bill_now' as const, 'bill_above_paid' as const),
  quantity_decrease: fc.constantFrom('credit' as const, 'no_credit_until_renewal' as const),
})
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe')
const moments = fc.array(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 1, maxLength: 4 })
const amount = fc.integer({ min: 1, max: 100_000 })
const quantity = fc.integer({ min: 0, max: 30 })

function opened(price: Price, much: number, where: string, conventions: object): Book {
  return new Book({ items: [{ price, quantity: decimal(much) }], zone: where }, '2024-01-17T09:30:00Z', conventions)
}

function change(book: Book, now: Temporal.Instant, price: Price, much: number): void {
  const { snapshot } = book
  const items = snapshot.items.map(({ id: itemId }) => ({ itemId, price, quantity: decimal(much) }))
  const wanted = { kind: 'items' as const, planId: null, interval: snapshot.subscription.interval, items }
  const at = effectiveAt(snapshot.conventions, now, snapshot.subscription.zone)
  const shared = { snapshot, change: wanted, at, covered: book.covered(), proration: 'invoice_now' as const, trialDays: 0, newId }
  book.write(changeItems(shared), now)
}

property(
  'quantities there and back at one instant net zero, under every policy (I16)',
  [settings, zone, moments, amount, fc.integer({ min: 1, max: 30 }), quantity],
  (conventions, where, hours, each, much, wanted) => {
    // Where nothing is given back, more stays paid; fewer and as many again is what nets zero then.
    const other = conventions.quantity_decrease === 'credit' ? wanted : Math.min(wanted, much)
    const price = priceOf(each)
    const book = opened(price, much, where, conventions)
    let now = Temporal.Instant.from('2024-01-17T09:30:00Z')
    for (const on of hours) {
      now = now.add({ hours: on })
      const before = book.runTo(now.toString()).net()
      change(book, now, price, other)
      change(book, now, price, much)
      expect(book.net()).toBe(before)
      expect(gaps(book.coverage)).toEqual([])
    }
  },
  { runs: 600 },
)

property(
  'changes to an equal price net zero, so the parts of a period add up to its price (I16)',
  [settings, zone, moments, amount, quantity],
  (conventions, where, hours, each, much) => {
    const book = opened(priceOf(each), much, where, conventions)
    let now = Temporal.Instant.from('2024-01-17T09:30:00Z')
    for (const on of hours) {
      now = now.add({ hours: on })
      const before = book.runTo(now.toString()).net()
      change(book, now, priceOf(each), much)
      expect(book.net()).toBe(before)
    }
  },
  { runs: 600 },
)

property(
  'a pause that is over at once nets zero where the billing day stays, and tiles (I2, I16)',
  [settings, zone, moments, amount, quantity],
  (conventions, where, hours, each, much) => {
    const book = opened(priceOf(each), much, where, conventions)
    let now = Temporal.Instant.from('2024-01-17T09:30:00Z')
    for (const on of hours) {
      now = now.add({ hours: on })
      const before = book.runTo(now.toString()).net()
      const shared = { at: now, now, newId }
      book.write(pauseSubscription({ ...shared, snapshot: book.snapshot, covered: book.covered(), resumesAt: null }), now)
      book.write(resumeSubscription({ ...shared, snapshot: book.snapshot }), now)
      expect(book.net()).toBe(before)
      expect(gaps(book.coverage)).toEqual([])
    }
  },
  { runs: 600 },
)
