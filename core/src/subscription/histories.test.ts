import fc from 'fast-check'
import { expect } from 'vitest'
import { isBefore, latest } from '../calendar/moments.ts'
import type { Interval } from '../calendar.ts'
import { isCounted, isPaidAhead, type Price } from '../catalog/price.ts'
import type { ConventionsPatch } from '../conventions.ts'
import { decimal } from '../decimal.ts'
import { amountOf } from '../invoice/derivation.ts'
import { Refusal } from '../refusal.ts'
import { Book, gaps, newId, priceOf } from '../testing/book.ts'
import { property } from '../testing/property.ts'
import { effectiveAt } from './anchor.ts'
import { cancelLater, cancelNow, undoCancel } from './cancel.ts'
import { changeItems } from './change.ts'
import type { Change, ScheduledChange, Snapshot, TargetItem } from './decision.ts'
import { pauseSubscription, settledUntil } from './pause.ts'
import { phaseEnds } from './phases.ts'
import { nextLook } from './rest.ts'
import { moveAnchorWhileResting, resumeSubscription } from './resume.ts'
import { isInTrial } from './step.ts'
import { hasEnded, type SubscriptionItem } from './subscription.ts'
import { moveTrialEnd } from './trial.ts'

type Deed =
  | { readonly kind: 'wait'; readonly days: number }
  | {
      readonly kind: 'change'
      readonly price: number
      readonly quantity: number
      readonly proration: 'invoice_now' | 'next_invoice' | 'none'
    }
  | { readonly kind: 'cancel' }
  /** The same price, another quantity: what the policies of quantities are about. */
  | { readonly kind: 'quantity'; readonly quantity: number; readonly days: number }
  | { readonly kind: 'pause'; readonly days: number; readonly rests: number | null }
  | { readonly kind: 'resume'; readonly days: number }
  | { readonly kind: 'move_anchor'; readonly day: number }
  | { readonly kind: 'cancel_at'; readonly days: number }
  | { readonly kind: 'uncancel' }
  | { readonly kind: 'end_trial'; readonly days: number }

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

const meter = { meterId: newId('mtr'), filters: {}, groupBy: [], recurring: false, prorated: false }

/** What is counted besides, at each interval, at one of two prices: usage that is billed afterwards and at once, and a minimum. */
const counted: readonly (readonly Price[])[] = intervals.flatMap((interval) =>
  [1, 2].map((factor) => [
    priceOf(10 * factor, { interval, usage: 'metered', billing: 'in_arrears', meter }),
    priceOf(20, { interval, usage: 'metered', billing: 'in_advance', meter }),
    priceOf(5000 * factor, { interval, kind: 'minimum_commitment', billing: 'in_arrears' }),
  ]),
)

function countedAt(interval: Interval, variant: number): readonly Price[] {
  const offers = counted.filter(([first]) => first?.interval?.unit === interval.unit && first.interval.count === interval.count)
  return offers[variant % 2] ?? []
}

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
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('quantity' as const),
      quantity: fc.integer({ min: 0, max: 9 }),
      days: fc.integer({ min: 0, max: 50 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pause' as const),
      days: fc.integer({ min: -20, max: 40 }),
      rests: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('resume' as const), days: fc.integer({ min: -20, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move_anchor' as const), day: fc.integer({ min: 1, max: 31 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel_at' as const), days: fc.integer({ min: -10, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('uncancel' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end_trial' as const), days: fc.integer({ min: 0, max: 30 }) }) },
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
  trial_usage: fc.constantFrom('free', 'billed'),
  pause_policy: fc.constantFrom('credit_unused_and_keep_anchor', 'credit_unused', 'bill_used_and_keep_anchor'),
  quantity_increase: fc.constantFrom('bill_now', 'bill_above_paid'),
  quantity_decrease: fc.constantFrom('credit', 'no_credit_until_renewal'),
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

const life = fc.record({
  trialDays: fc.integer({ min: 0, max: 70 }),
  trialEnd: fc.constantFrom('activate', 'cancel_without_payment_method'),
  canPay: fc.boolean(),
  term: fc.option(fc.record({ months: fc.integer({ min: 1, max: 14 }), end: fc.constantFrom('expire', 'renew') }), { nil: null }),
  /** Days before or after the day it is made. */
  startsIn: fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
  counts: fc.boolean(),
  /** The price that a second phase has, and after how many periods. */
  phase: fc.option(fc.record({ price: fc.nat(prices.length - 1), periods: fc.integer({ min: 1, max: 4 }) }), { nil: null }),
})

property(
  'whatever is done when: time tiles, documents add up, nothing is given back that was not billed (I2, I3, I13, I16)',
  [fc.array(deed, { minLength: 1, maxLength: 12 }), conventions, zone, day, fc.nat(prices.length - 1), life],
  (deeds, settings, where, begins, first, { counts, canPay, phase, startsIn, ...terms }) => {
    let now = Temporal.Instant.from('2022-12-01T10:30:00Z').add({ hours: begins * 24 })
    const price = prices[first]
    if (!price?.interval) throw new TypeError('every price of the test recurs')
    const { interval } = price
    const items = [price, ...(counts ? countedAt(interval, 0) : [])].map((each) => ({
      price: each,
      quantity: decimal(each === price ? 2 : 1),
    }))
    const startAt = startsIn === null ? undefined : now.add({ hours: startsIn * 24 })
    const book = new Book({ items, interval, zone: where, startAt, ...terms }, now.toString(), settings)
    book.snapshot = { ...book.snapshot, canPay, changes: phase ? phaseOf(book, phase) : [] }
    check(book)
    for (const each of deeds) {
      if (hasEnded(book.snapshot.subscription)) break
      if (each.kind === 'wait') now = now.add({ hours: each.days * 24 })
      book.runTo(now.toString())
      if (hasEnded(book.snapshot.subscription)) break
      if (each.kind === 'change') change(book, each, now)
      if (each.kind === 'end_trial') endTrial(book, each.days, now)
      if (each.kind === 'cancel') book.write(cancelNow({ snapshot: book.snapshot, covered: book.covered(), now, newId }), now)
      unlessRefused(() => later(book, each, now))
      book.runTo(now.toString())
      check(book)
    }
    book.runTo(now.add({ hours: 24 * 120 }).toString())
    check(book)
  },
  { runs: 1500 },
)

function phaseOf(book: Book, { price: place, periods }: { readonly price: number; readonly periods: number }): ScheduledChange[] {
  const price = prices[place]
  const { subscription, items, conventions } = book.snapshot
  if (!price?.interval) throw new TypeError('every price of the test recurs')
  const [effectiveAt] = phaseEnds(subscription, [{ interval: subscription.interval, periods, until: null }], conventions)
  if (!effectiveAt) throw new TypeError('a phase of some periods ends')
  const change = { kind: 'items' as const, planId: null, interval: price.interval, items: targets(items, price, 1) }
  return [{ id: newId('chg'), effectiveAt, change, phase: 2 }]
}

/** The first item has another price; what is counted goes on, at the prices of the new interval. */
function targets(items: readonly SubscriptionItem[], price: Price, quantity: number): TargetItem[] {
  const others = countedAt(price.interval ?? { unit: 'month', count: 1 }, quantity)
  return items.map(({ id: itemId }, place) => {
    const other = others[place - 1]
    return other && place > 0 ? { itemId, price: other, quantity: decimal(1) } : { itemId, price, quantity: decimal(quantity) }
  })
}

/** What the rules refuse changes nothing; everything else that is thrown is a bug. */
function unlessRefused(deed: () => void): void {
  try {
    deed()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** Deeds that may lie ahead, or be dated back. */
function later(book: Book, deed: Deed, now: Temporal.Instant): void {
  const { snapshot } = book
  const { subscription, conventions } = snapshot
  const covered = book.covered()
  const day = (days: number): Temporal.Instant => effectiveAt(conventions, now.add({ hours: days * 24 }), subscription.zone)
  switch (deed.kind) {
    case 'pause': {
      const resumesAt = deed.rests === null ? null : day(Math.max(deed.days, 0) + deed.rests)
      book.write(pauseSubscription({ snapshot, covered, at: day(deed.days), resumesAt, now, newId }), now)
      return
    }
    case 'resume':
      book.write(resumeSubscription({ snapshot, at: deed.days === 0 ? null : day(deed.days), now, newId }), now)
      return
    case 'move_anchor': {
      if (subscription.status === 'paused') book.write(moveAnchorWhileResting(snapshot, deed.day, now, newId), now)
      else if (!hasEnded(subscription)) schedule(book, { kind: 'anchor', day: deed.day }, snapshot.cycle.periodEnd)
      return
    }
    case 'cancel_at': {
      if (hasEnded(subscription) || subscription.cancelAt) return
      if (deed.days > 0) {
        const at = latest(day(deed.days), subscription.startedAt)
        book.write(cancelLater(snapshot, at, now, null, newId), now)
      } else {
        const at = latest(day(deed.days), settledUntil(snapshot, covered))
        if (isBefore(now, at)) return
        book.write(cancelNow({ snapshot, covered, now, at, newId }), now)
      }
      return
    }
    case 'uncancel':
      if (subscription.cancelAt && !hasEnded(subscription)) book.write(undoCancel(snapshot, newId), now)
      return
    case 'quantity':
      if (!hasEnded(subscription)) quantity(book, deed, now)
      return
    default:
  }
}

/** The licensed item has another quantity: now, or at a later moment, which may lie in mid-period. */
function quantity(book: Book, deed: Extract<Deed, { kind: 'quantity' }>, now: Temporal.Instant): void {
  const { snapshot } = book
  const { conventions, subscription, items } = snapshot
  const targets = items.map(({ id: itemId, price, quantity: old }, place) => ({
    itemId,
    price,
    quantity: place === 0 ? decimal(deed.quantity) : old,
  }))
  const change = { kind: 'items' as const, planId: null, interval: subscription.interval, items: targets }
  const at = effectiveAt(conventions, now, subscription.zone)
  const when = effectiveAt(conventions, now.add({ hours: deed.days * 24 }), subscription.zone)
  const ahead = deed.days > 0 && !isBefore(when, subscription.trialEndsAt ?? subscription.startedAt)
  if (ahead) schedule(book, change, when)
  else {
    const shared = { snapshot: without(snapshot, 'items'), change, at, covered: book.covered(), proration: 'invoice_now' as const }
    book.snapshot = shared.snapshot
    book.write(changeItems({ ...shared, trialDays: 7, newId }), now)
  }
}

/** As the program does it: one of a kind waits, and somebody looks at the subscription when its moment has come. */
function schedule(book: Book, change: Change, at: Temporal.Instant): void {
  const rest = without(book.snapshot, change.kind)
  const snapshot = { ...rest, changes: [...rest.changes, { id: newId('chg'), effectiveAt: at, change, phase: null }] }
  book.snapshot = { ...snapshot, cycle: { ...snapshot.cycle, nextAt: nextLook(snapshot, newId) } }
}

function without(snapshot: Snapshot, kind: Change['kind']): Snapshot {
  return { ...snapshot, changes: snapshot.changes.filter(({ change }) => change.kind !== kind) }
}

function endTrial(book: Book, days: number, now: Temporal.Instant): void {
  const { snapshot } = book
  if (!isInTrial(snapshot)) return
  const { conventions, subscription } = snapshot
  const at = effectiveAt(conventions, now, subscription.zone)
  const trialEndsAt = effectiveAt(conventions, now.add({ hours: days * 24 }), subscription.zone)
  book.write(moveTrialEnd({ snapshot, trialEndsAt, at, covered: book.covered(), newId }), now)
}

function change(book: Book, wanted: Extract<Deed, { kind: 'change' }>, now: Temporal.Instant): void {
  const { snapshot } = book
  const price = prices[wanted.price]
  if (!price?.interval) throw new TypeError('every price of the test recurs')
  const at = effectiveAt(snapshot.conventions, now, snapshot.subscription.zone)
  const decision = changeItems({
    snapshot,
    change: { kind: 'items', planId: null, interval: price.interval, items: targets(snapshot.items, price, wanted.quantity) },
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
  for (const charge of book.counted) expect(Temporal.Instant.compare(charge.period.start, charge.period.end)).toBe(-1)
  expect(overlaps(book)).toEqual([])
  if (hasEnded(subscription) || subscription.status === 'incomplete') return
  for (const item of items) {
    const last = book.coverage.filter((row) => row.itemId === item.id).at(-1)
    if (subscription.status === 'paused') {
      expect((last?.endsAt ?? item.startsAt).equals(subscription.pauseAt ?? cycle.periodEnd)).toBe(true)
      continue
    }
    if (isPaidAhead(item.price)) expect(last?.endsAt.equals(cycle.periodEnd)).toBe(true)
    if (isCounted(item.price)) expect((last?.endsAt ?? item.startsAt).equals(latest(cycle.usageStart, item.since))).toBe(true)
  }
}

/** Time of an item that is counted twice. */
function overlaps(book: Book): string[] {
  return [...Map.groupBy(book.counted, (charge) => charge.itemId).values()].flatMap((charges) =>
    charges.flatMap(({ period }, index) => {
      const before = charges[index - 1]
      return before && isBefore(period.start, before.period.end) ? [`${period.start}`] : []
    }),
  )
}
