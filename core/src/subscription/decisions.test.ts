import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/price.ts'
import { decimal } from '../decimal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { cancelAtPeriodEnd, cancelNow, undoCancel } from './cancel.ts'
import { changeItems, isUpgrade } from './change.ts'
import type { ItemsChange } from './decision.ts'

const one = decimal('1')
const month = { unit: 'month', count: 1 } as const

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

function to(book: Book, price: Price, quantity = one): ItemsChange {
  const [item] = book.snapshot.items
  return { kind: 'items', planId: null, interval: price.interval ?? month, items: [{ itemId: item?.id ?? null, price, quantity }] }
}

function change(
  book: Book,
  price: Price,
  when: string,
  proration: 'invoice_now' | 'next_invoice' | 'none' = 'invoice_now',
  quantity = one,
): void {
  const { snapshot } = book
  const decision = changeItems({
    snapshot,
    change: to(book, price, quantity),
    at: at(when),
    covered: book.covered(),
    proration,
    trialDays: 0,
    newId,
  })
  book.write(decision, at(when))
}

function amounts(book: Book): string[] {
  return book.documents.map(({ on, lines }) => `${on}: ${lines.map((line) => line.amount).join(' ')}`)
}

test('a change with a billing day of its own begins a period there: 16 of 31 days go back, a whole month is charged', () => {
  const book = new Book({ items: [{ price: priceOf(3100), quantity: one }] }, '2024-05-01T00:00:00Z', {
    anchor: 'fixed_day',
    anchor_day: 1,
  })
  const dearer = priceOf(6200)
  const moved = { ...to(book, dearer), anchorDay: 16 }
  const now = at('2024-05-16T09:00:00Z')
  const shared = { covered: book.covered(), proration: 'invoice_now', trialDays: 0, newId } as const
  book.write(changeItems({ snapshot: book.snapshot, change: moved, at: at('2024-05-16T00:00:00Z'), ...shared }), now)
  book.runTo('2024-06-16T00:00:00Z')
  expect(amounts(book)).toEqual(['2024-05-01: 3100', '2024-05-16: -1600 6200', '2024-06-16: 6200'])
  expect(gaps(book.coverage)).toEqual([])
})

describe('start and renewal', () => {
  test('an anniversary on the 31st comes back to the 31st', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }] }, '2024-01-31T01:00:00Z').runTo('2024-05-01T00:00:00Z')
    expect(amounts(book)).toEqual(['2024-01-31: 1000', '2024-02-29: 1000', '2024-03-31: 1000', '2024-04-30: 1000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('arrears are billed when the period is over', () => {
    const price = priceOf(1000, { billing: 'in_arrears' })
    const book = new Book({ items: [{ price, quantity: one }] }, '2024-01-31T01:00:00Z').runTo('2024-03-31T00:00:00Z')
    expect(amounts(book)).toEqual(['2024-02-29: 1000', '2024-03-31: 1000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('a first period off the calendar is a stub of the full month: 17 of 31 days of 31.00', () => {
    const book = new Book({ items: [{ price: priceOf(3100), quantity: one }] }, '2024-01-15T12:00:00Z', { anchor: 'calendar' }).runTo(
      '2024-02-01T00:00:00Z',
    )
    expect(amounts(book)).toEqual(['2024-01-15: 1700', '2024-02-01: 3100'])
  })

  test('a trial is free, and the paid service counts from its end', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }], trialDays: 14 }, '2024-01-01T09:00:00Z').runTo(
      '2024-02-20T00:00:00Z',
    )
    expect(amounts(book)).toEqual(['2024-01-15: 1000', '2024-02-15: 1000'])
    expect(book.coverage.map((row) => row.kind)).toEqual(['trial', 'billed', 'billed'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('a fixed term ends with a part of a period and then the subscription expires', () => {
    // From 1 January for one month on a quarterly price of 91.00 (2024: 31 + 29 + 31 = 91 days): 31 days are 31.00.
    const price = priceOf(9100, { interval: { unit: 'month', count: 3 } })
    const book = new Book(
      { items: [{ price, quantity: one }], interval: { unit: 'month', count: 3 }, term: { months: 1, end: 'expire' } },
      '2024-01-01T00:00:00Z',
    )
    book.runTo('2025-01-01T00:00:00Z')
    expect(amounts(book)).toEqual(['2024-01-01: 3100'])
    expect(book.snapshot.subscription.status).toBe('expired')
    expect(book.snapshot.cycle.nextAt).toBeNull()
  })

  test('what costs nothing makes no document and is covered as free', () => {
    const book = new Book({ items: [{ price: priceOf(0), quantity: one }] }, '2024-01-01T00:00:00Z').runTo('2024-03-01T00:00:00Z')
    expect(book.documents).toEqual([])
    expect(book.coverage.map((row) => row.kind)).toEqual(['free', 'free', 'free'])
  })
})

describe('a change in mid-period', () => {
  test('gives back what is unused and charges the rest: 10.00 to 30.00 on 16 of 30 April', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }] }, '2027-04-01T00:00:00Z')
    change(book, priceOf(3000), '2027-04-16T10:00:00Z')
    book.runTo('2027-05-01T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 1000', '2027-04-16: -500 1500', '2027-05-01: 3000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('can wait for the next invoice', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }] }, '2027-04-01T00:00:00Z')
    change(book, priceOf(3000), '2027-04-16T10:00:00Z', 'next_invoice')
    book.runTo('2027-05-01T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 1000', '2027-05-01: -500 1500 3000'])
  })

  test('can leave the running period alone', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }] }, '2027-04-01T00:00:00Z')
    change(book, priceOf(3000), '2027-04-16T10:00:00Z', 'none')
    book.runTo('2027-05-01T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 1000', '2027-05-01: 3000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('there and back at one instant nets zero (I16)', () => {
    const [basic, pro] = [priceOf('999'), priceOf('3333')]
    const book = new Book({ items: [{ price: basic, quantity: one }] }, '2027-04-01T00:00:00Z')
    change(book, pro, '2027-04-18T10:00:00Z')
    change(book, basic, '2027-04-18T10:00:00Z')
    expect(book.net()).toBe(999n)
    expect(gaps(book.coverage)).toEqual([])
  })

  test('a smaller price leaves a balance, not a negative document', () => {
    const book = new Book({ items: [{ price: priceOf(3000), quantity: one }] }, '2027-04-01T00:00:00Z')
    change(book, priceOf(1000), '2027-04-16T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 3000', '2027-04-16: -1500 500 1000'])
    expect(book.documents.at(-1)?.total).toBe(0n)
  })

  test('a longer interval begins a period of its own', () => {
    const yearly = priceOf(12_000, { interval: { unit: 'year', count: 1 } })
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }] }, '2027-04-01T00:00:00Z')
    change(book, yearly, '2027-04-16T00:00:00Z')
    book.runTo('2028-04-16T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 1000', '2027-04-16: -500 12000', '2028-04-16: 12000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('arrears are billed up to the change, each part by its own quantity', () => {
    const seats = priceOf(100, { billing: 'in_arrears' })
    const book = new Book({ items: [{ price: seats, quantity: decimal('5') }] }, '2024-02-01T00:00:00Z')
    change(book, seats, '2024-02-12T06:00:00Z', 'invoice_now', decimal('8'))
    book.runTo('2024-03-01T00:00:00Z')
    // 5.00 × 11 ÷ 29 = 1.8965…, 8.00 × 18 ÷ 29 = 4.9655…
    expect(amounts(book)).toEqual(['2024-02-12: 190', '2024-03-01: 497'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('on the very first day nothing of the old is left', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }] }, '2027-04-01T08:00:00Z')
    change(book, priceOf(3000), '2027-04-01T09:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 1000', '2027-04-01: -1000 3000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('in a trial costs nothing and keeps what remains of it', () => {
    const book = new Book({ items: [{ price: priceOf(1000), quantity: one }], trialDays: 14 }, '2027-04-01T00:00:00Z')
    change(book, priceOf(3000), '2027-04-08T00:00:00Z')
    book.runTo('2027-04-15T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-15: 3000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('the denominator is the whole quarter, also after a stub', () => {
    // 1 October to 31 December 2026 has 92 days; from 15 December 17 are left: 92.00 × 17 ÷ 92 = 17.00.
    const quarterly = { interval: { unit: 'month', count: 3 } as const }
    const book = new Book({ items: [{ price: priceOf(4600, quarterly), quantity: one }], ...quarterly }, '2026-11-01T00:00:00Z', {
      anchor: 'calendar',
    })
    change(book, priceOf(9200, quarterly), '2026-12-15T00:00:00Z')
    expect(amounts(book)).toEqual(['2026-11-01: 3050', '2026-12-15: -850 1700'])
  })

  test('a year is dearer than a month only by what it costs in a year', () => {
    const yearly = priceOf(10_000, { interval: { unit: 'year', count: 1 } })
    const monthly = priceOf(1000)
    const offer = (price: Price) => ({ interval: price.interval ?? month, items: [{ price, quantity: one }] })
    expect(isUpgrade(offer(monthly), offer(yearly))).toBe(false)
    expect(isUpgrade(offer(yearly), offer(monthly))).toBe(true)
  })
})

describe('cancellation', () => {
  test('now gives back the days from today on', () => {
    const book = new Book({ items: [{ price: priceOf(3000), quantity: one }] }, '2027-04-01T00:00:00Z')
    book.write(
      cancelNow({ snapshot: book.snapshot, covered: book.covered(), now: at('2027-04-16T15:00:00Z'), newId }),
      at('2027-04-16T15:00:00Z'),
    )
    expect(book.net()).toBe(1500n)
    expect(book.snapshot.subscription).toMatchObject({
      status: 'canceled',
      cancelAt: at('2027-04-16T00:00:00Z'),
      endedAt: at('2027-04-16T15:00:00Z'),
    })
    expect(book.snapshot.items).toEqual([])
  })

  test('the day itself may count as used', () => {
    const book = new Book({ items: [{ price: priceOf(3000), quantity: one }] }, '2027-04-01T00:00:00Z', { cancel_day: 'billed' })
    book.write(
      cancelNow({ snapshot: book.snapshot, covered: book.covered(), now: at('2027-04-16T15:00:00Z'), newId }),
      at('2027-04-16T15:00:00Z'),
    )
    expect(book.net()).toBe(1600n)
  })

  test('at the end of the period bills nothing more, and can be taken back before', () => {
    const book = new Book({ items: [{ price: priceOf(3000), quantity: one }] }, '2027-04-01T00:00:00Z')
    book.write(cancelAtPeriodEnd(book.snapshot, at('2027-04-10T00:00:00Z'), newId), at('2027-04-10T00:00:00Z'))
    book.write(undoCancel(book.snapshot, newId), at('2027-04-11T00:00:00Z'))
    book.runTo('2027-05-01T00:00:00Z')
    book.write(cancelAtPeriodEnd(book.snapshot, at('2027-05-10T00:00:00Z'), newId), at('2027-05-10T00:00:00Z'))
    book.runTo('2028-01-01T00:00:00Z')
    expect(amounts(book)).toEqual(['2027-04-01: 3000', '2027-05-01: 3000'])
    expect(book.snapshot.subscription).toMatchObject({ status: 'canceled', endedAt: at('2027-06-01T00:00:00Z') })
  })

  test('in the trial leaves nothing to pay', () => {
    const book = new Book({ items: [{ price: priceOf(3000), quantity: one }], trialDays: 14 }, '2027-04-01T00:00:00Z')
    book.write(
      cancelNow({ snapshot: book.snapshot, covered: book.covered(), now: at('2027-04-05T15:00:00Z'), newId }),
      at('2027-04-05T15:00:00Z'),
    )
    expect(book.documents).toEqual([])
    expect(book.coverage).toMatchObject([{ kind: 'trial', endsAt: at('2027-04-05T00:00:00Z') }])
  })
})
