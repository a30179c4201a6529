import { earliest, isBefore, isSameMoment, latest } from '../calendar/moments.ts'
import { periodContaining } from '../calendar.ts'
import { isCounted, isLevelPaidAhead, isPaidAhead } from '../catalog/price.ts'
import type { Conventions } from '../conventions.ts'
import type { Id, IdPrefix, LineItemId, SubscriptionChangeId } from '../id.ts'
import type { BilledLine, Charge, CreditCharge, PriceCharge } from '../invoice/charge.ts'
import type { CoverageCut, CoveredItem, Decision, ScheduledChange, Snapshot, SubscriptionEventType } from './decision.ts'
import type { Period } from './proration.ts'
import { type Coverage, type Cycle, type Subscription, type SubscriptionItem, scheduleOf } from './subscription.ts'

/** Makes ids; the caller decides from what. */
export type NewId = <P extends IdPrefix>(prefix: P) => Id<P>

/** A decision in the making. Local to one call of one deciding function, which alone may change it. */
export interface Draft {
  subscription: Subscription
  cycle: Cycle
  readonly decidedOn: number | null
  readonly original: Subscription | null
  readonly conventions: Conventions
  readonly newId: NewId
  /** Scheduled, applied ones among them. */
  readonly changes: readonly ScheduledChange[]
  creditPolicy: Decision['creditPolicy']
  /** Undefined: what waits to be charged once is as it was. */
  setupFees?: Decision['setupFees']
  readonly insertedItems: SubscriptionItem[]
  readonly updatedItems: SubscriptionItem[]
  readonly cuts: CoverageCut[]
  readonly coverage: Coverage[]
  readonly charges: Charge[]
  readonly appliedChanges: SubscriptionChangeId[]
  readonly events: SubscriptionEventType[]
}

export function draftOf(snapshot: Snapshot, newId: NewId): Draft {
  const { subscription, cycle, conventions, changes } = snapshot
  return { ...emptyDraft(subscription, cycle, conventions, newId), changes, decidedOn: cycle.cycle, original: subscription }
}

export function emptyDraft(subscription: Subscription, cycle: Cycle, conventions: Conventions, newId: NewId): Draft {
  const lists = { insertedItems: [], updatedItems: [], cuts: [], coverage: [], charges: [], appliedChanges: [], events: [] }
  return { subscription, cycle, conventions, newId, changes: [], creditPolicy: null, decidedOn: null, original: null, ...lists }
}

export function decided(draft: Draft, reason: Decision['reason'], invoicing: Decision['invoicing'] = 'now'): Decision {
  const { original, newId: _, conventions: __, changes: ___, charges: unordered, ...rest } = draft
  // What a commitment is short of is known when everything else has its amount.
  const charges = [...unordered.filter((each) => each.rule !== 'commitment'), ...unordered.filter((each) => each.rule === 'commitment')]
  const moved = { ...itemsOf(draft), cycle: watched(draft), charges, subscriptionChanged: original !== draft.subscription }
  return { ...rest, ...moved, reason, invoicing }
}

/** Each item once, as it is after everything that the decision did to it. */
function itemsOf({ insertedItems, updatedItems }: Draft): Pick<Decision, 'insertedItems' | 'updatedItems'> {
  const updated = new Map(updatedItems.map((item) => [item.id, item]))
  const inserted = new Map(insertedItems.map((item) => [item.id, updated.get(item.id) ?? item]))
  return { insertedItems: [...inserted.values()], updatedItems: [...updated.values()].filter((item) => !inserted.has(item.id)) }
}

/** While it runs and is paid for, somebody looks at the end of its period, or before it where something is to happen in mid-period. */
function watched({ subscription, cycle, changes, appliedChanges }: Draft): Cycle {
  const { status, trialEndsAt, pauseAt } = subscription
  if (cycle.nextAt === null || (status !== 'active' && status !== 'past_due')) return cycle
  if (trialEndsAt && !isBefore(trialEndsAt, cycle.periodEnd)) return cycle
  const waiting = changes.filter(({ id, change }) => change.kind === 'items' && !appliedChanges.includes(id))
  const nextAt = earliest(cycle.periodEnd, ...waiting.map((each) => each.effectiveAt), pauseAt, ...endsOf(subscription))
  return { ...cycle, nextAt }
}

/**
 * Bills the items for the period that starts at `at`, as far as they are paid in advance, and moves the cycle there. What is counted is counted from
 * there too, unless its period began earlier.
 */
export function beginPeriod(draft: Draft, items: readonly SubscriptionItem[], at: Temporal.Instant, usageStart = at): void {
  const full = nominalPeriod(draft.subscription, at)
  const end = earliest(full.end, ...endsOf(draft.subscription))
  for (const item of items) {
    if (isPaidAhead(item.price)) bill(draft, item, { start: at, end }, full)
    else if (isLevelPaidAhead(item.price)) billLevel(draft, item, { start: latest(usageStart, item.since), end })
  }
  const cycle = draft.decidedOn === null ? draft.cycle.cycle : draft.decidedOn + 1
  draft.cycle = { cycle, periodStart: at, periodEnd: end, usageStart, nextAt: end }
}

/** Bills the level that is carried into a period, where it is paid in advance; what it is later is billed as it rises. Covered when the period is over. */
export function billLevel(draft: Draft, { id: itemId, price }: SubscriptionItem, period: Period, stretch?: Period): void {
  const { id: subscriptionId, zone } = draft.subscription
  const fullPeriod = nominalPeriod(draft.subscription, period.start)
  draft.charges.push({ rule: 'usage', lineId: draft.newId('il'), subscriptionId, itemId, price, period, fullPeriod, zone, stretch })
}

/** What the usage of an item within a nominal period is a part of, where its price was not the same for all of it; `isCut`: it is not from now on. */
export function stretchOf(
  { startsAt, since }: Pick<SubscriptionItem, 'startsAt' | 'since'>,
  { usageStart }: Pick<Cycle, 'usageStart'>,
  full: Period,
  isCut = false,
): Period | undefined {
  const start = latest(usageStart, startsAt)
  return isCut || isBefore(start, since) ? { start, end: full.end } : undefined
}

/**
 * Lets a trial run on from `at`, at least to the next moment at which something is to be done: its end, or the boundary of a nominal period when usage or
 * a commitment is counted. Licensed items are covered up to its end by the caller.
 */
export function runTrial(
  draft: Draft,
  items: readonly SubscriptionItem[],
  cycle: Omit<Cycle, 'cycle' | 'nextAt'>,
  at: Temporal.Instant,
): void {
  const boundary = items.some((item) => isCounted(item.price)) ? nominalPeriod(draft.subscription, at).end : null
  const nextAt = earliest(cycle.periodEnd, boundary, ...endsOf(draft.subscription))
  draft.cycle = { ...cycle, cycle: draft.decidedOn === null ? draft.cycle.cycle : draft.decidedOn + 1, nextAt }
}

/** Bills what items that are paid in arrears have been used for since it was last billed, up to `until`. */
export function billArrears(draft: Draft, items: readonly SubscriptionItem[], cycle: Cycle, until: Temporal.Instant): void {
  for (const item of items) {
    if (item.price.billing !== 'in_arrears' || isCounted(item.price)) continue
    const start = latest(cycle.periodStart, item.since)
    if (isBefore(start, until)) bill(draft, item, { start, end: until }, nominalPeriod(draft.subscription, start))
  }
}

/** One charge of an item and the stretch of its service time that this charge is for. */
export function bill(
  draft: Draft,
  item: SubscriptionItem,
  period: Period,
  fullPeriod: Period,
  previousEnd?: Temporal.Instant | null,
  above?: PriceCharge['above'],
): void {
  const lineId: LineItemId = draft.newId('il')
  const { id: subscriptionId, zone } = draft.subscription
  const { id: itemId, price, quantity } = item
  draft.charges.push({ rule: 'price', kind: 'recurring', lineId, subscriptionId, itemId, price, quantity, period, fullPeriod, zone, above })
  cover(draft, item, period, 'billed', lineId, previousEnd)
}

export function cover(
  draft: Draft,
  item: Pick<SubscriptionItem, 'id' | 'startsAt'>,
  period: Period,
  kind: Coverage['kind'],
  lineId: LineItemId | null,
  previousEnd: Temporal.Instant | null = isSameMoment(period.start, item.startsAt) ? null : period.start,
): void {
  draft.coverage.push({ itemId: item.id, startsAt: period.start, endsAt: period.end, previousEnd, kind, lineId })
}

/** Ends the item's last stretch at `at`. What was billed beyond is given back if `giveBack` says so. */
export function cutAt(
  draft: Draft,
  item: SubscriptionItem,
  covered: CoveredItem | undefined,
  at: Temporal.Instant,
  giveBack: boolean,
): void {
  if (!covered || !isBefore(at, covered.coverage.endsAt)) return
  const { itemId, startsAt, endsAt } = covered.coverage
  const from = latest(at, startsAt)
  draft.cuts.push({ itemId, startsAt, endsAt: from })
  if (giveBack) for (const line of covered.billed) draft.charges.push(creditOf(draft, item, line, { start: from, end: endsAt }))
}

/** Whether the item's last stretch disappears when it is cut at `at`. */
export function vanishes(covered: CoveredItem | undefined, at: Temporal.Instant): boolean {
  return covered !== undefined && !isBefore(covered.coverage.startsAt, at)
}

export function nominalPeriod(subscription: Subscription, at: Temporal.Instant): Period {
  const { start, end } = periodContaining(scheduleOf(subscription), at)
  return { start, end }
}

/** When it ends, as far as that is known. A term that is followed by another ends nothing. */
export function endsOf({ cancelAt, term, termEndsAt }: Subscription): readonly Temporal.Instant[] {
  return [cancelAt, term?.end === 'renew' ? null : termEndsAt].filter((end) => end !== null)
}

/** Stretches that were just added at `at` follow what is left of their item's time. */
export function rechain(draft: Draft, covered: ReadonlyMap<SubscriptionItem['id'], CoveredItem>, at: Temporal.Instant): void {
  draft.coverage.forEach((row, index) => {
    const before = covered.get(row.itemId)
    if (row.startsAt.equals(at) && before && vanishes(before, at))
      draft.coverage[index] = { ...row, previousEnd: before.coverage.previousEnd }
  })
}

function creditOf(draft: Draft, item: SubscriptionItem, credited: BilledLine, period: Period): CreditCharge {
  const { id: subscriptionId, zone } = draft.subscription
  const price = draft.conventions.credit_basis === 'current_price' ? item.price : credited.price
  const lineId: LineItemId = draft.newId('il')
  return { rule: 'credit', lineId, subscriptionId, itemId: item.id, credited, price, period, fullPeriod: credited.fullPeriod, zone }
}
