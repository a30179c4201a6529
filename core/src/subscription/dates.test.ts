import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/price.ts'
import type { ConventionsPatch } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { cancelLater, cancelNow, undoCancel } from './cancel.ts'
import { changeItems } from './change.ts'

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(`${text}T00:00:00Z`)
}

/** So many at 10.00 a month from 1 April. */
function book(quantity: number, conventions: ConventionsPatch = {}, price = priceOf(1000)): Book {
  return new Book({ items: [{ price, quantity: decimal(quantity) }] }, '2024-04-01T09:00:00Z', conventions)
}

function quantity(of: Book, on: string, wanted: number, price?: Price): Book {
  of.runTo(at(on).toString())
  const [item] = of.snapshot.items
  if (!item) throw new TypeError('the book has its item')
  const target = { itemId: item.id, price: price ?? item.price, quantity: decimal(wanted) }
  const change = { kind: 'items' as const, planId: null, interval: of.snapshot.subscription.interval, items: [target] }
  const shared = { snapshot: of.snapshot, change, at: at(on), covered: of.covered(), proration: 'invoice_now' as const }
  of.write(changeItems({ ...shared, trialDays: 0, newId }), at(on))
  return of
}

function amounts(of: Book): string[] {
  return of.documents.map(({ on, lines }) => {
    const billed = lines.filter((line) => line.kind !== 'credit_to_balance')
    return `${on.slice(5)}: ${billed.map((line) => line.amount).join(' ')}`
  })
}

const above = { quantity_increase: 'bill_above_paid' } as const
const kept = { quantity_decrease: 'no_credit_until_renewal' } as const

describe('quantities', () => {
  test('more than is paid for: only what exceeds it, for the rest of the period', () => {
    const grown = quantity(book(7, above), '2024-04-16', 10).runTo('2024-05-01T00:00:00Z')
    expect(amounts(grown)).toEqual(['04-01: 7000', '04-16: 1500', '05-01: 10000'])
    expect(grown.lines.find((line) => line.amount === 1500n)?.derivation).toMatchObject({ quantity: '10', above: '7' })
    expect(gaps(grown.coverage)).toEqual([])
  })

  test('as a whole: what was paid goes back, and all of it is charged', () => {
    expect(amounts(quantity(book(7), '2024-04-16', 10)).at(-1)).toBe('04-16: -3500 5000')
  })

  test('the end gives back each line that covers the rest', () => {
    const grown = quantity(quantity(book(7, above), '2024-04-16', 10), '2024-04-19', 11)
    grown.write(cancelNow({ snapshot: grown.snapshot, covered: grown.covered(), now: at('2024-04-21'), newId }), at('2024-04-21'))
    // 12 of 30 days of one; then 10 of 30 days: 36.67 of eleven, of which 33.33 are of ten and 23.33 of seven.
    expect(amounts(grown)).toEqual(['04-01: 7000', '04-16: 1500', '04-19: 400', '04-21: -334 -1000 -2333'])
    expect(gaps(grown.coverage)).toEqual([])
  })

  test('fewer without credit: paid until the period ends, and again without charge', () => {
    const shrunk = quantity(quantity(quantity(book(7, kept), '2024-04-06', 5), '2024-04-11', 6), '2024-04-13', 7)
    expect(amounts(quantity(shrunk, '2024-04-20', 4).runTo('2024-05-01T00:00:00Z'))).toEqual(['04-01: 7000', '05-01: 4000'])
  })

  test('fewer without credit, then more than was paid', () => {
    const both = quantity(quantity(book(7, { ...kept, ...above }), '2024-04-06', 5), '2024-04-16', 10)
    expect(amounts(both)).toEqual(['04-01: 7000', '04-16: 1500'])
    expect(quantity(quantity(book(7, kept), '2024-04-06', 5), '2024-04-16', 10).net()).toBe(8500n)
  })

  test('there and back at one instant nets zero (I16)', () => {
    expect(quantity(quantity(book(7, above), '2024-04-16', 10), '2024-04-16', 7).net()).toBe(7000n)
    expect(quantity(quantity(book(7, kept), '2024-04-16', 3), '2024-04-16', 7).net()).toBe(7000n)
  })

  test('what exceeds it by nothing is covered by what is paid', () => {
    const price = priceOf(0, { terms: { model: 'flat', amount: decimal(3000) } })
    const grown = quantity(book(7, above, price), '2024-04-16', 10)
    expect(amounts(grown)).toEqual(['04-01: 3000'])
    grown.write(cancelNow({ snapshot: grown.snapshot, covered: grown.covered(), now: at('2024-04-21'), newId }), at('2024-04-21'))
    expect(amounts(grown).at(-1)).toBe('04-21: -1000')
  })

  test('another price is settled as a whole, whatever the quantities', () => {
    expect(amounts(quantity(book(7, { ...kept, ...above }), '2024-04-16', 5, priceOf(2000))).at(-1)).toBe('04-16: -3500 5000')
  })
})

describe('an end at a date', () => {
  test('in the running period: it is paid, and the rest goes back when the day has come', () => {
    const ending = book(3)
    ending.write(cancelLater(ending.snapshot, at('2024-04-16'), at('2024-04-05'), null, newId), at('2024-04-05'))
    expect(amounts(ending)).toEqual(['04-01: 3000'])
    ending.runTo('2024-06-01T00:00:00Z')
    expect(amounts(ending)).toEqual(['04-01: 3000', '04-16: -1500'])
    expect(ending.snapshot.subscription).toMatchObject({ status: 'canceled', canceledAt: at('2024-04-05'), endedAt: at('2024-04-16') })
    expect(gaps(ending.coverage)).toEqual([])
  })

  test('in a later period: that one is a stub, 15 of 31 days', () => {
    const ending = book(3)
    ending.write(cancelLater(ending.snapshot, at('2024-05-16'), at('2024-04-05'), null, newId), at('2024-04-05'))
    expect(amounts(ending.runTo('2024-06-01T00:00:00Z'))).toEqual(['04-01: 3000', '05-01: 1452'])
    expect(ending.snapshot.subscription.status).toBe('canceled')
  })

  test('taken back in a stub, the rest of its period follows', () => {
    const going = book(3)
    going.write(cancelLater(going.snapshot, at('2024-05-16'), at('2024-04-05'), null, newId), at('2024-04-05'))
    going.runTo('2024-05-10T00:00:00Z').write(undoCancel(going.snapshot, newId), at('2024-05-10'))
    expect(amounts(going.runTo('2024-06-01T00:00:00Z'))).toEqual(['04-01: 3000', '05-01: 1452', '05-16: 1548', '06-01: 3000'])
    expect(gaps(going.coverage)).toEqual([])
  })

  test('says itself where the unused part goes', () => {
    const ending = book(3)
    ending.write(cancelLater(ending.snapshot, at('2024-04-16'), at('2024-04-05'), 'none', newId), at('2024-04-05'))
    expect(amounts(ending.runTo('2024-06-01T00:00:00Z'))).toEqual(['04-01: 3000'])
    const dated = book(3, { credit_policy: 'none' })
    const shared = { snapshot: dated.snapshot, covered: dated.covered(), now: at('2024-04-20'), newId }
    const decision = cancelNow({ ...shared, at: at('2024-04-16'), credit: 'customer_balance' })
    expect(decision.creditPolicy).toBe('customer_balance')
    dated.write(decision, at('2024-04-20'))
    expect(amounts(dated).at(-1)).toBe('04-20: -1500')
  })
})

test('a change that is scheduled in mid-period is applied like one made then', () => {
  const waiting = book(3)
  const [item] = waiting.snapshot.items
  if (!item) throw new TypeError('the book has its item')
  const target = { itemId: item.id, price: priceOf(6000), quantity: decimal(1) }
  const change = { kind: 'items' as const, planId: null, interval: { unit: 'month' as const, count: 1 }, items: [target] }
  const scheduled = { id: newId('chg'), effectiveAt: at('2024-05-11'), change, phase: null }
  waiting.snapshot = { ...waiting.snapshot, changes: [scheduled] }
  waiting.runTo('2024-06-01T00:00:00Z')
  // 21 of 31 days: 20.3225… back, 40.6451… charged.
  expect(amounts(waiting)).toEqual(['04-01: 3000', '05-01: 3000', '05-11: -2032 4065', '06-01: 6000'])
  expect(gaps(waiting.coverage)).toEqual([])
})
