import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/price.ts'
import type { ConventionsPatch } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { cancelLater, cancelNow, undoCancel } from './cancel.ts'
import { pauseSubscription } from './pause.ts'
import { moveAnchorWhileResting, resumeSubscription } from './resume.ts'

const one = decimal('1')

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.includes('T') ? text : `${text}T00:00:00Z`)
}

/** 30.00 a month from 1 April: 1.00 a day of April. */
function book(conventions: ConventionsPatch = {}, price: Price = priceOf(3000)): Book {
  return new Book({ items: [{ price, quantity: one }] }, '2024-04-01T09:00:00Z', conventions)
}

function pause(of: Book, now: string, more: { at?: string; resumes?: string } = {}): Book {
  of.runTo(at(now).toString())
  const { snapshot } = of
  const resumesAt = more.resumes === undefined ? null : at(more.resumes)
  of.write(pauseSubscription({ snapshot, covered: of.covered(), at: at(more.at ?? now), resumesAt, now: at(now), newId }), at(now))
  return of
}

function resume(of: Book, now: string, moment?: string): Book {
  of.runTo(at(now).toString())
  const decision = resumeSubscription({ snapshot: of.snapshot, at: moment === undefined ? null : at(moment), now: at(now), newId })
  of.write(decision, at(now))
  return of.runTo(at(now).toString())
}

/** Day by day what was billed, without what goes to the balance. */
function amounts(of: Book): string[] {
  return of.documents.map(({ on, lines }) => {
    const billed = lines.filter((line) => line.kind !== 'credit_to_balance')
    return `${on.slice(5)}: ${billed.map((line) => line.amount).join(' ')}`
  })
}

function stretches(of: Book): string[] {
  return of.coverage.map((row) => `${row.kind} ${row.startsAt.toString().slice(5, 10)} ${row.endsAt.toString().slice(5, 10)}`)
}

function isPaused(of: Book): boolean {
  return of.snapshot.subscription.status === 'paused'
}

describe('what is paid and not used', () => {
  test('goes back; resumed, a stub leads to the old boundary', () => {
    const rested = resume(pause(book(), '2024-04-16'), '2024-04-21').runTo('2024-05-01T00:00:00Z')
    expect(amounts(rested)).toEqual(['04-01: 3000', '04-16: -1500', '04-21: 1000', '05-01: 3000'])
    expect(stretches(rested)).toEqual(['billed 04-01 04-16', 'paused 04-16 04-21', 'billed 04-21 05-01', 'billed 05-01 06-01'])
    expect(gaps(rested.coverage)).toEqual([])
  })

  test('goes back; resumed, a cycle begins anew', () => {
    const rested = resume(pause(book({ pause_policy: 'credit_unused' }), '2024-04-16'), '2024-04-21').runTo('2024-05-31T00:00:00Z')
    expect(amounts(rested)).toEqual(['04-01: 3000', '04-16: -1500', '04-21: 3000', '05-21: 3000'])
    expect(gaps(rested.coverage)).toEqual([])
  })

  test('stays covered: the pause begins when it ends', () => {
    const rested = pause(book({ pause_policy: 'bill_used_and_keep_anchor' }), '2024-04-16')
    expect([isPaused(rested), rested.snapshot.subscription.pauseAt]).toEqual([false, at('2024-05-01')])
    rested.runTo('2024-05-10T00:00:00Z')
    expect(isPaused(rested)).toBe(true)
    // 21 of 31 days of 30.00 are 20.3225…
    expect(amounts(resume(rested, '2024-05-11'))).toEqual(['04-01: 3000', '05-11: 2032'])
    expect(gaps(rested.coverage)).toEqual([])
  })

  test('is nobody’s where nothing is given back, and the time is charged again', () => {
    const rested = resume(pause(book({ credit_policy: 'none' }), '2024-04-16'), '2024-04-21')
    expect(amounts(rested)).toEqual(['04-01: 3000', '04-21: 1000'])
  })

  test('there and back at one instant nets zero (I16)', () => {
    expect(resume(pause(book(), '2024-04-16'), '2024-04-16').net()).toBe(3000n)
    const anew = resume(pause(book({ pause_policy: 'credit_unused' }), '2024-04-16'), '2024-04-16')
    // Half of April is given back, and a whole new cycle is charged.
    expect(anew.net()).toBe(4500n)
  })
})

test('arrears are billed up to the pause, and from the resumption on', () => {
  for (const pause_policy of ['credit_unused_and_keep_anchor', 'bill_used_and_keep_anchor'] as const) {
    const rested = pause(book({ pause_policy }, priceOf(3000, { billing: 'in_arrears' })), '2024-04-16')
    resume(rested, '2024-04-21').runTo('2024-05-01T00:00:00Z')
    expect(amounts(rested)).toEqual(['04-16: 1500', '05-01: 1000'])
    expect(stretches(rested)).toEqual(['billed 04-01 04-16', 'paused 04-16 04-21', 'billed 04-21 05-01'])
  }
})

describe('the moment', () => {
  test('dated back to the start of the period: the whole of it goes back; on the moved billing day a full one begins', () => {
    const settings = { anchor: 'fixed_day', anchor_day: 1, pause_policy: 'credit_unused', credit_policy: 'customer_balance' } as const
    const rested = pause(book(settings), '2024-04-16', { at: '2024-04-01' })
    rested.write(moveAnchorWhileResting(rested.snapshot, 16, at('2024-04-16'), newId), at('2024-04-16'))
    resume(rested, '2024-04-16').runTo('2024-05-16T00:00:00Z')
    expect(amounts(rested)).toEqual(['04-01: 3000', '04-16: -3000', '04-16: 3000', '05-16: 3000'])
    expect(stretches(rested)).toEqual(['paused 04-01 04-16', 'billed 04-16 05-16', 'billed 05-16 06-16'])
    expect(gaps(rested.coverage)).toEqual([])
  })

  test('a billing day moved while it rests keeps its day, however late it goes on', () => {
    const rested = pause(book({ pause_policy: 'credit_unused' }), '2024-04-16')
    rested.write(moveAnchorWhileResting(rested.snapshot, 11, at('2024-04-16'), newId), at('2024-04-16'))
    // From 21 April to 11 May: 20 of the 30 days from 11 April on.
    expect(amounts(resume(rested, '2024-04-21')).at(-1)).toBe('04-21: 2000')
  })

  test('ahead, in mid-period: it runs until then and goes on by itself', () => {
    const rested = pause(book(), '2024-04-05', { at: '2024-05-11', resumes: '2024-05-21' }).runTo('2024-05-31T00:00:00Z')
    // 21 of 31 days go back: 20.3225…; the last 11 are charged: 10.6451…
    expect(amounts(rested)).toEqual(['04-01: 3000', '05-01: 3000', '05-11: -2032', '05-21: 1065'])
    expect(gaps(rested.coverage)).toEqual([])
  })

  test('ahead, on a boundary: no period begins there', () => {
    const rested = pause(book(), '2024-04-05', { at: '2024-05-01' }).runTo('2024-06-20T00:00:00Z')
    expect([amounts(rested), isPaused(rested), rested.snapshot.cycle.nextAt]).toEqual([['04-01: 3000'], true, null])
  })

  test('a pause that has not begun can be taken back', () => {
    const going = resume(pause(book(), '2024-04-05', { at: '2024-04-16' }), '2024-04-10').runTo('2024-05-01T00:00:00Z')
    expect(amounts(going)).toEqual(['04-01: 3000', '05-01: 3000'])
  })

  test('a resumption that lies ahead, and one that is dated back over a boundary', () => {
    const later = resume(pause(book(), '2024-04-16'), '2024-04-18', '2024-04-21')
    expect(isPaused(later)).toBe(true)
    expect(amounts(later.runTo('2024-04-30T00:00:00Z'))).toEqual(['04-01: 3000', '04-16: -1500', '04-21: 1000'])
    const back = resume(pause(book(), '2024-04-16'), '2024-05-04', '2024-04-21')
    expect(amounts(back)).toEqual(['04-01: 3000', '04-16: -1500', '05-04: 1000', '05-01: 3000'])
    expect(gaps(back.coverage)).toEqual([])
  })

  test.each([
    ['before the period', '2024-05-16', { at: '2024-04-30' }, 'invalid'],
    ['to be resumed before it begins', '2024-04-16', { at: '2024-04-20', resumes: '2024-04-19' }, 'invalid'],
    ['to be resumed in the past', '2024-04-16', { at: '2024-04-05', resumes: '2024-04-10' }, 'invalid'],
  ])('%s is refused', (_, now, more, code) => {
    expect(() => pause(book(), now, more)).toThrow(expect.objectContaining({ code }))
  })
})

describe('with everything else', () => {
  test('a pause waits for nothing in a trial, before the start, or where one waits already', () => {
    const trial = new Book({ items: [{ price: priceOf(3000), quantity: one }], trialDays: 30 }, '2024-04-01T09:00:00Z')
    expect(() => pause(trial, '2024-04-10')).toThrow(expect.objectContaining({ code: 'invalid_state' }))
    const later = new Book({ items: [{ price: priceOf(3000), quantity: one }], startAt: at('2024-05-01') }, '2024-04-01T09:00:00Z')
    expect(() => pause(later, '2024-04-10')).toThrow(expect.objectContaining({ code: 'invalid_state' }))
    expect(() => pause(pause(book(), '2024-04-05', { at: '2024-04-16' }), '2024-04-06')).toThrow(
      expect.objectContaining({ code: 'invalid_state' }),
    )
    expect(() => pause(pause(book(), '2024-04-05'), '2024-04-06')).toThrow(expect.objectContaining({ code: 'invalid_state' }))
    expect(() => resume(book(), '2024-04-06')).toThrow(expect.objectContaining({ code: 'invalid_state' }))
  })

  test('its end is obeyed while it rests, and taken back it rests on', () => {
    const rested = pause(book(), '2024-04-16')
    rested.write(cancelLater(rested.snapshot, at('2024-05-10'), at('2024-04-20'), null, newId), at('2024-04-20'))
    expect(rested.snapshot.cycle.nextAt).toEqual(at('2024-05-10'))
    rested.write(undoCancel(rested.snapshot, newId), at('2024-04-21'))
    expect(rested.snapshot.cycle.nextAt).toBeNull()
    rested.write(cancelLater(rested.snapshot, at('2024-05-10'), at('2024-04-22'), null, newId), at('2024-04-22'))
    rested.runTo('2024-06-01T00:00:00Z')
    expect(rested.snapshot.subscription).toMatchObject({ status: 'canceled', endedAt: at('2024-05-10') })
    expect(amounts(rested)).toEqual(['04-01: 3000', '04-16: -1500'])
    expect(stretches(rested).at(-1)).toBe('paused 04-16 05-10')
  })

  test('canceled while it rests, it ends without another document', () => {
    const rested = pause(book(), '2024-04-16')
    rested.write(cancelNow({ snapshot: rested.snapshot, covered: rested.covered(), now: at('2024-04-26'), newId }), at('2024-04-26'))
    expect(stretches(rested)).toEqual(['billed 04-01 04-16', 'paused 04-16 04-26'])
    expect(gaps(rested.coverage)).toEqual([])
  })

  test('an end before the pause, or before the resumption, makes no sense', () => {
    const ending = book()
    ending.write(cancelLater(ending.snapshot, at('2024-05-01'), at('2024-04-05'), null, newId), at('2024-04-05'))
    expect(() => pause(ending, '2024-04-06', { at: '2024-05-01' })).toThrow(expect.objectContaining({ code: 'invalid_state' }))
    expect(() => pause(ending, '2024-04-06', { resumes: '2024-05-02' })).toThrow(expect.objectContaining({ code: 'invalid_state' }))
    expect(amounts(pause(ending, '2024-04-16')).at(-1)).toBe('04-16: -1500')
  })

  test('a term ends while it rests; one that renews is counted on', () => {
    const items = [{ price: priceOf(3000), quantity: one }]
    const expiring = new Book({ items, term: { months: 2, end: 'expire' } }, '2024-04-01T09:00:00Z')
    pause(expiring, '2024-04-16').runTo('2024-07-01T00:00:00Z')
    expect(expiring.snapshot.subscription).toMatchObject({ status: 'expired', endedAt: at('2024-06-01') })
    const renewing = new Book({ items, term: { months: 2, end: 'renew' } }, '2024-04-01T09:00:00Z')
    resume(pause(renewing, '2024-04-16'), '2024-06-16')
    expect(renewing.snapshot.subscription).toMatchObject({ status: 'active', termEndsAt: at('2024-08-01') })
  })
})
