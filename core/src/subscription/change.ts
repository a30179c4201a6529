import { isBefore, latest } from '../calendar/moments.ts'
import { type Interval, sameInterval } from '../calendar.ts'
import { isCounted, isLevelPaidAhead, isPaidAhead, type Price } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import { type Decimal, decimal } from '../decimal.ts'
import type { SubscriptionItemId } from '../id.ts'
import type { BilledLine } from '../invoice/charge.ts'
import { chargeFor } from '../pricing/index.ts'
import { anchorFor, daysAfter } from './anchor.ts'
import { billCounted } from './counted.ts'
import type { ChangeProration, CoveredItem, Decision, ItemsChange, Snapshot, TargetItem } from './decision.ts'
import {
  beginPeriod,
  bill,
  billArrears,
  billLevel,
  cover,
  cutAt,
  type Draft,
  decided,
  draftOf,
  type NewId,
  nominalPeriod,
  rechain,
  stretchOf,
  vanishes,
} from './draft.ts'
import { chargeSetupFees, feesOfChange } from './setup-fees.ts'
import { isInTrial, moveItems } from './step.ts'
import type { SubscriptionItem } from './subscription.ts'
import { changeInTrial } from './trial.ts'

/**
 * Changes the items at `at`, in mid-period: gives back the unused part of what was paid in advance, bills what arrears have run up, and charges the
 * new items for the rest. A change of interval, or one with a billing day of its own, begins a new period at `at`. There and back at one instant nets zero.
 */
export function changeItems(input: {
  readonly snapshot: Snapshot
  readonly change: ItemsChange
  readonly at: Temporal.Instant
  readonly covered: ReadonlyMap<SubscriptionItemId, CoveredItem>
  readonly proration: ChangeProration
  /** Trial days of the plan that it goes to, for `new_length_from_original_start`. */
  readonly trialDays: number
  readonly newId: NewId
}): Decision {
  const { snapshot, change, covered, proration, newId } = input
  const at = latest(latest(input.at, snapshot.cycle.periodStart), snapshot.cycle.usageStart)
  const draft = draftOf(snapshot, newId)
  draft.events.push('subscription.changed')
  draft.subscription = { ...draft.subscription, planId: change.planId }
  const invoicing = proration === 'next_invoice' ? 'next_invoice' : 'now'
  const { status } = snapshot.subscription
  if (status === 'incomplete') changeBeforeStart(draft, snapshot, change)
  else if (status === 'paused') changeAtRest(draft, snapshot, change)
  else if (isInTrial(snapshot)) changeInTrial(draft, snapshot, change, at, covered, newTrialEnd(snapshot, at, input.trialDays))
  else if (change.anchorDay !== undefined || !sameInterval(change.interval, snapshot.subscription.interval))
    changeInterval(draft, snapshot, change, at, covered, proration)
  else changeWithinPeriod(draft, snapshot, change, at, covered, proration)
  if (status !== 'incomplete' && status !== 'paused') chargeSetupFees(draft, feesOfChange(snapshot, change, at))
  if (draft.cycle.cycle === snapshot.cycle.cycle) draft.cycle = { ...draft.cycle, cycle: snapshot.cycle.cycle + 1 }
  return decided(draft, 'change', invoicing)
}

/** Where parts of periods are not measured: one price has the place of another for the whole running period, being paid at the same time for the same thing. */
function takesOver(to: Price, from: Price): boolean {
  return to.billing === from.billing && to.kind === from.kind && to.meter?.meterId === from.meter?.meterId
}

/** Whether `to` costs more than `from` when both are taken over a year; decides the default timing of a change. */
export function isUpgrade(from: PricedItems, to: PricedItems): boolean {
  return annualised(to).gt(annualised(from))
}

export interface PricedItems {
  readonly interval: Interval
  readonly items: readonly Pick<SubscriptionItem, 'price' | 'quantity'>[]
}

function changeWithinPeriod(
  draft: Draft,
  { items, cycle }: Snapshot,
  change: ItemsChange,
  at: Temporal.Instant,
  covered: Covered,
  proration: ChangeProration,
): void {
  const untimed = proration === 'none' || draft.conventions.proration === 'none'
  const wanted = new Map(change.items.map((target) => [target.itemId, target]))
  const full = nominalPeriod(draft.subscription, at)
  const untouched = new Set<SubscriptionItem>()
  const paid = new Map<SubscriptionItem['id'], BilledLine>()
  for (const item of items) {
    const target = wanted.get(item.id)
    const beside = target && paidBeside(draft.conventions, item, target, covered.get(item.id), at)
    if (target && (isSame(item, target) || (untimed && takesOver(target.price, item.price)))) untouched.add(item)
    else if (beside && target.quantity.lte(beside.quantity)) untouched.add(item)
    else {
      settle(draft, item, at, cycle.periodStart, covered, { giveBack: !untimed && !beside, isCut: target !== undefined })
      if (beside) paid.set(item.id, beside)
    }
  }
  const moved = moveItems(draft, items, change, at, untouched)
  const left = new Set([...untouched].map((item) => item.id))
  for (const item of moved) {
    if (left.has(item.id) || !isBefore(at, cycle.periodEnd)) continue
    if (isLevelPaidAhead(item.price)) {
      const period = { start: latest(cycle.usageStart, item.since), end: cycle.periodEnd }
      billLevel(draft, item, period, stretchOf(item, cycle, full))
    }
    if (!isPaidAhead(item.price)) continue
    const period = { start: at, end: cycle.periodEnd }
    const previousEnd = follows(covered.get(item.id), at)
    if (untimed) cover(draft, item, period, 'free', null, previousEnd)
    else {
      const beside = paid.get(item.id)
      bill(draft, item, period, full, previousEnd, beside && { quantity: beside.quantity, lineId: beside.lineId })
    }
  }
}

/**
 * The line that has billed the quantity that stays paid until the period ends, where a change of nothing but the quantity leaves it so: under
 * `bill_above_paid` a larger one is charged for what exceeds it, under `no_credit_until_renewal` one that is not larger moves no money.
 */
function paidBeside(
  { quantity_increase, quantity_decrease }: Conventions,
  item: SubscriptionItem,
  target: TargetItem,
  covered: CoveredItem | undefined,
  at: Temporal.Instant,
): BilledLine | null {
  const top = covered?.billed[0]
  if (!covered || !top || item.price.id !== target.price.id || top.price.id !== item.price.id || !isPaidAhead(item.price)) return null
  if (!isBefore(at, covered.coverage.endsAt)) return null
  const { terms, currency } = item.price
  // A larger quantity may cost less, by volume: then the whole is settled.
  const costsLess = chargeFor(terms, target.quantity, currency).lt(chargeFor(terms, top.quantity, currency))
  const isMore = target.quantity.gt(top.quantity)
  const stays = isMore ? quantity_increase === 'bill_above_paid' && !costsLess : quantity_decrease === 'no_credit_until_renewal'
  return stays ? top : null
}

function changeInterval(
  draft: Draft,
  snapshot: Snapshot,
  change: ItemsChange,
  at: Temporal.Instant,
  covered: Covered,
  proration: ChangeProration,
): void {
  const { items, cycle, conventions, subscription } = snapshot
  const goOn = new Set(change.items.map((target) => target.itemId))
  for (const item of items)
    settle(draft, item, at, cycle.periodStart, covered, { giveBack: proration !== 'none', isCut: goOn.has(item.id) })
  const { interval, anchorDay } = change
  const reset = anchorDay !== undefined || conventions.interval_change_anchor === 'reset'
  const anchor = reset ? anchorFor({ conventions, paidFrom: at, interval, zone: subscription.zone, anchorDay }) : subscription.anchor
  draft.subscription = { ...draft.subscription, interval, anchor }
  const moved = moveItems(draft, items, change, at)
  beginPeriod(draft, moved, at)
  rechain(draft, covered, at)
}

/** Nothing runs: the items are others from the beginning of the pause on, and billed once it is over. */
function changeAtRest(draft: Draft, snapshot: Snapshot, change: ItemsChange): void {
  const { subscription, items, cycle, conventions } = snapshot
  const { interval } = change
  const restarts = !sameInterval(interval, subscription.interval) && conventions.interval_change_anchor === 'reset'
  draft.subscription = { ...draft.subscription, interval, restarts: restarts || subscription.restarts }
  const waiting = new Set(snapshot.setupFees.map(({ id }) => id))
  const fresh = new Set(feesOfChange(snapshot, change, cycle.periodStart))
  draft.setupFees = (change.setupFees ?? []).filter((fee) => waiting.has(fee.id) || fresh.has(fee))
  moveItems(draft, items, change, cycle.periodStart)
}

/** Nothing has begun: the items are others, from the start on. */
function changeBeforeStart(draft: Draft, { subscription, items, conventions }: Snapshot, change: ItemsChange): void {
  const { startedAt, trialEndsAt, zone } = subscription
  const { interval } = change
  const kept = sameInterval(interval, subscription.interval)
  const anchor = kept ? subscription.anchor : anchorFor({ conventions, paidFrom: trialEndsAt ?? startedAt, interval, zone })
  draft.subscription = { ...draft.subscription, interval, anchor }
  draft.setupFees = change.setupFees
  moveItems(draft, items, change, startedAt)
}

function newTrialEnd({ subscription, conventions }: Snapshot, at: Temporal.Instant, trialDays: number): Temporal.Instant {
  switch (conventions.trial_on_plan_change) {
    case 'keep_remaining':
      return subscription.trialEndsAt ?? at
    case 'end':
      return at
    case 'new_length_from_original_start':
      return latest(at, daysAfter(conventions, subscription.startedAt, trialDays, subscription.zone))
  }
}

/** Closes the account of an item up to `at`: unused advance goes back, arrears are billed. `isCut`: it goes on at another price. */
export function settle(
  draft: Draft,
  item: SubscriptionItem,
  at: Temporal.Instant,
  periodStart: Temporal.Instant,
  covered: Covered,
  { giveBack, isCut = false }: { readonly giveBack: boolean; readonly isCut?: boolean },
): void {
  const credits = giveBack && draft.conventions.credit_policy !== 'none' && draft.conventions.proration !== 'none'
  if (isCounted(item.price)) billCounted(draft, [item], draft.cycle, at, isCut)
  else if (isPaidAhead(item.price)) cutAt(draft, item, covered.get(item.id), at, credits)
  else billArrears(draft, [item], { ...draft.cycle, periodStart }, at)
}

/** What a stretch from `at` follows when the one before it has just vanished; otherwise it follows `at` itself. */
function follows(covered: CoveredItem | undefined, at: Temporal.Instant): Temporal.Instant | null | undefined {
  return covered && vanishes(covered, at) ? covered.coverage.previousEnd : undefined
}

/** The least that a year costs: what is used is not known, what is committed to is. */
function annualised({ interval, items }: PricedItems): Decimal {
  const perYear = { day: 365 * 84, week: 365 * 12, month: 12 * 84, year: 84 }[interval.unit]
  let sum = decimal('0')
  let minimum = decimal('0')
  for (const { price, quantity } of items) {
    const amount = price.usage === 'metered' ? 0 : chargeFor(price.terms, quantity, price.currency)
    if (price.kind === 'minimum_commitment') minimum = minimum.plus(amount)
    else sum = sum.plus(amount)
  }
  return (sum.lt(minimum) ? minimum : sum).times(perYear).dividedBy(interval.count)
}

function isSame(item: SubscriptionItem, target: TargetItem): boolean {
  return item.price.id === target.price.id && item.quantity.eq(target.quantity)
}

type Covered = ReadonlyMap<SubscriptionItemId, CoveredItem>
