import { describe, expect, test } from 'vitest'
import { decimal } from '../decimal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { phaseEnds } from './phases.ts'
import type { StartInput } from './start.ts'
import { moveTrialEnd } from './trial.ts'

const items = [{ price: priceOf(3000), quantity: decimal('1') }]
const month = { unit: 'month', count: 1 } as const

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

function begin(input: Partial<StartInput>, now: string, conventions: ConstructorParameters<typeof Book>[2] = {}): Book {
  return new Book({ items, ...input }, now, conventions)
}

function amounts(book: Book): string[] {
  return book.documents.map(({ on, lines }) => `${on}: ${lines.map((line) => line.amount).join(' ')}`)
}

describe('a start that is not now', () => {
  test('later: nothing until the day, then the fee and the first period', () => {
    const fee = priceOf(500, { kind: 'setup_fee', interval: null })
    const book = begin({ startAt: at('2027-04-10T15:00:00Z'), setupFees: [fee] }, '2027-04-01T09:00:00Z')
    expect(book.snapshot.subscription.status).toBe('incomplete')
    expect([book.documents, book.coverage]).toEqual([[], []])
    expect(amounts(book.runTo('2027-05-10T00:00:00Z'))).toEqual(['2027-04-10: 500 3000', '2027-05-10: 3000'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('later, with a trial: the trial begins then', () => {
    const book = begin({ startAt: at('2027-04-10T15:00:00Z'), trialDays: 5 }, '2027-04-01T09:00:00Z').runTo('2027-04-10T00:00:00Z')
    expect(book.snapshot.subscription).toMatchObject({ status: 'trialing', trialEndsAt: at('2027-04-15T00:00:00Z') })
    expect(amounts(book.runTo('2027-04-15T00:00:00Z'))).toEqual(['2027-04-15: 3000'])
  })

  test('earlier: from the 31st on, and the boundaries come back to it', () => {
    const book = begin({ startAt: at('2027-01-31T00:00:00Z') }, '2027-04-01T09:00:00Z').runTo('2027-04-01T09:00:00Z')
    expect(book.coverage.map((row) => row.startsAt.toString().slice(5, 10))).toEqual(['01-31', '02-28', '03-31'])
    expect(gaps(book.coverage)).toEqual([])
  })

  test('the day begins where the customer is, also on the day on which the clocks change', () => {
    // In Berlin 28 March 2027 has 23 hours; it begins at 23:00 UTC, the day after at 22:00 UTC.
    const book = begin({ startAt: at('2027-03-28T12:00:00Z'), trialDays: 1, zone: 'Europe/Berlin' }, '2027-03-28T12:00:00Z')
    expect(book.snapshot.subscription).toMatchObject({ startedAt: at('2027-03-27T23:00:00Z'), trialEndsAt: at('2027-03-28T22:00:00Z') })
  })
})

describe('the end of a trial', () => {
  test.each([
    ['activate', false, 'active', at('2027-05-08T00:00:00Z')],
    ['cancel_without_payment_method', false, 'canceled', null],
    ['pause_without_payment_method', false, 'paused', null],
    ['cancel_without_payment_method', true, 'active', at('2027-05-08T00:00:00Z')],
    ['pause_without_payment_method', true, 'active', at('2027-05-08T00:00:00Z')],
  ] as const)('%s, can pay: %s', (trialEnd, canPay, status, nextAt) => {
    const book = begin({ trialDays: 7, trialEnd }, '2027-04-01T09:00:00Z')
    book.snapshot = { ...book.snapshot, canPay }
    book.runTo('2027-04-08T00:00:00Z')
    expect(book.snapshot.subscription.status).toBe(status)
    expect(book.snapshot.cycle.nextAt).toEqual(nextAt)
  })

  test.each([
    ['ended early', '2027-04-05T00:00:00Z', ['2027-04-05: 3000', '2027-05-05: 3000']],
    ['shortened', '2027-04-10T00:00:00Z', ['2027-04-10: 3000', '2027-05-10: 3000']],
    ['extended', '2027-04-20T00:00:00Z', ['2027-04-20: 3000', '2027-05-20: 3000']],
  ])('%s: the anchor goes with it', (_, trialEndsAt, expected) => {
    const book = begin({ trialDays: 14 }, '2027-04-01T09:00:00Z')
    const now = at('2027-04-05T00:00:00Z')
    const { snapshot } = book
    book.write(moveTrialEnd({ snapshot, trialEndsAt: at(trialEndsAt), at: now, covered: book.covered(), newId }), now)
    expect(amounts(book.runTo('2027-05-25T00:00:00Z'))).toEqual(expected)
    expect(gaps(book.coverage)).toEqual([])
  })

  test('an anchor that somebody chose stays where it is: a stub', () => {
    const book = begin({ trialDays: 14, anchorDay: 20 }, '2027-04-01T09:00:00Z')
    const now = at('2027-04-05T00:00:00Z')
    const { snapshot } = book
    book.write(moveTrialEnd({ snapshot, trialEndsAt: now, at: now, covered: book.covered(), newId }), now)
    // 15 of the 31 days from 20 March.
    expect(amounts(book)).toEqual(['2027-04-05: 1452'])
  })
})

describe('terms', () => {
  test('are counted from the beginning, not from each other: 31 January, 28 February, 31 March', () => {
    const book = begin({ term: { months: 1, end: 'renew' } }, '2027-01-31T09:00:00Z')
    const ends = ['2027-02-01', '2027-03-01', '2027-04-01'].map((day) => {
      const { subscription } = book.runTo(`${day}T00:00:00Z`).snapshot
      return subscription.termEndsAt?.toString().slice(0, 10)
    })
    expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30'])
  })

  test('one that is renewed cuts no period short', () => {
    // Quarters from January, a term of two months: it is renewed with the quarter that begins in April.
    const interval = { unit: 'month', count: 3 } as const
    const quarterly = [{ price: priceOf(9000, { interval }), quantity: decimal('1') }]
    const book = begin({ items: quarterly, interval, term: { months: 2, end: 'renew' } }, '2027-01-01T09:00:00Z').runTo(
      '2027-04-01T00:00:00Z',
    )
    expect(amounts(book)).toEqual(['2027-01-01: 9000', '2027-04-01: 9000'])
    expect(book.snapshot.subscription.termEndsAt).toEqual(at('2027-05-01T00:00:00Z'))
  })
})

describe('phases', () => {
  const { subscription, conventions } = begin({}, '2027-01-15T09:00:00Z', { anchor: 'calendar' }).snapshot

  test.each([
    ['a stub counts as a period', [{ interval: month, periods: 2, until: null }], ['2027-03-01']],
    [
      'one after the other',
      [
        { interval: month, periods: 1, until: null },
        { interval: month, periods: 3, until: null },
        { interval: month, periods: null, until: null },
      ],
      ['2027-02-01', '2027-05-01', null],
    ],
    [
      'until a day: the first boundary from then on',
      [{ interval: month, periods: null, until: at('2027-03-15T00:00:00Z') }],
      ['2027-04-01'],
    ],
    [
      'another interval is counted on its own boundaries',
      [
        { interval: month, periods: 1, until: null },
        { interval: { unit: 'month', count: 3 } as const, periods: 1, until: null },
      ],
      ['2027-02-01', '2027-04-01'],
    ],
  ])('%s', (_, lengths, expected) => {
    expect(phaseEnds(subscription, lengths, conventions).map((end) => end?.toString().slice(0, 10) ?? null)).toEqual(expected)
  })
})

describe('one billing day for all', () => {
  const anchor = { on: Temporal.PlainDate.from('2026-01-16'), day: 16, time: null }

  test.each([
    ['the same interval: the same boundaries', month],
    ['a year on the next such day', { unit: 'year', count: 1 } as const],
  ])('%s', (_, interval) => {
    const book = begin(
      { interval, items: [{ price: priceOf(3000, { interval }), quantity: decimal('1') }], sharedAnchor: { anchor, interval: month } },
      '2027-04-01T09:00:00Z',
    )
    expect(book.snapshot.cycle.periodEnd).toEqual(at('2027-04-16T00:00:00Z'))
  })

  test('weeks have none', () => {
    const interval = { unit: 'week', count: 1 } as const
    const weekly = [{ price: priceOf(3000, { interval }), quantity: decimal('1') }]
    const book = begin({ interval, items: weekly, sharedAnchor: { anchor, interval: month } }, '2027-04-01T09:00:00Z')
    expect(book.snapshot.cycle.periodEnd).toEqual(at('2027-04-08T00:00:00Z'))
  })
})
