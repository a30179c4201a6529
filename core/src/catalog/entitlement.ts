import { isBefore, latest } from '../calendar/moments.ts'
import { periodContaining, type Schedule } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'
import { type Decimal, decimal, zero } from '../decimal.ts'
import { addFractions, type Fraction, fractionOf, zeroFraction } from '../fraction.ts'
import { type Period, type Share, shareOf } from '../subscription/proration.ts'
import type { SubscriptionStatus } from '../subscription/subscription.ts'
import type { FeatureKind, Grant } from './feature.ts'

/** Whether a subscription of this status grants what its plans promise. */
export function grantsFeatures(status: SubscriptionStatus): boolean {
  return status === 'trialing' || status === 'active' || status === 'past_due'
}

/** A subscription as far as its usage periods depend on it. */
export interface UsageSchedule {
  readonly schedule: Schedule
  readonly startedAt: Temporal.Instant
  readonly trialEndsAt: Temporal.Instant | null
  /** Since when the billing engine counts usage of the running period. */
  readonly usageStart: Temporal.Instant
}

/** The time in which usage is counted against an allowance, and the whole interval that it is a part of. */
export interface UsagePeriod extends Period {
  readonly full: Period
  /** It began with the subscription, or with its first paid day: what was held from then on counts as held from the start of the full interval. */
  readonly isFirst: boolean
}

/** The usage period at `now`: the nominal period of the schedule, from the subscription's start on, and not from before the engine last began anew. */
export function usagePeriodAt({ schedule, startedAt, trialEndsAt, usageStart }: UsageSchedule, now: Temporal.Instant): UsagePeriod {
  const { start, end } = periodContaining(schedule, now)
  const began = latest(startedAt, latest(start, usageStart))
  return {
    start: began,
    end,
    full: { start, end },
    isFirst: began.equals(startedAt) || (trialEndsAt !== null && began.equals(trialEndsAt)),
  }
}

/** A plan's grant for as long as the subscription held the plan; `end` null: it still does. */
export interface GrantedStretch extends Grant {
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant | null
}

export interface Allowance {
  /** Null: without a limit. */
  readonly limit: Decimal | null
  /** Usage is counted from here: the start of the period, or the end of the last stretch without a limit. */
  readonly countFrom: Temporal.Instant
}

/**
 * What a metered feature allows in a period. Where plans changed within it, each counts for its share of the full interval, as its money does, and the sum
 * is rounded down once: 360 until the middle and 900 after make 630, never 1260. A period without a change has its whole limit, however short it is.
 * What is not held any more allows nothing. `proration: none`: what is held now counts whole, and what was held before not at all.
 */
export function allowanceOf(
  stretches: readonly GrantedStretch[],
  period: UsagePeriod,
  at: { readonly now: Temporal.Instant; readonly zone: string; readonly conventions: Pick<Conventions, 'proration' | 'day_count'> },
): Allowance {
  const lasting = stretches.filter(({ enabled, end }) => enabled && (end === null || isBefore(period.start, end)))
  const held = lasting.map((stretch) => within(stretch, period))
  const running = held.filter(({ start, end }) => !isBefore(at.now, start) && isBefore(at.now, end))
  if (running.length === 0) return { limit: zero, countFrom: period.start }
  if (running.some(({ limit }) => limit === null)) return { limit: null, countFrom: period.start }
  // What was used while there was no limit is not held against the limit that came after.
  const unlimited = held.filter((stretch) => stretch.limit === null && isBefore(stretch.start, stretch.end))
  const countFrom = unlimited.reduce((from, { end }) => latest(from, end), period.start)
  const counted =
    at.conventions.proration === 'none'
      ? running
      : held.map((stretch) => ({ ...stretch, start: unlimited.length > 0 ? latest(stretch.start, countFrom) : stretch.start }))
  let whole = zero
  let parts: Fraction = zeroFraction
  for (const { limit, start, end } of counted) {
    if (limit === null || !isBefore(start, end)) continue
    const share = shareOf({ start, end }, period.full, at.zone, at.conventions)
    if (isWhole(share)) whole = whole.plus(limit)
    else parts = addFractions(parts, fractionOf(limit, share))
  }
  return { limit: parts.numerator === 0n ? whole : roundedDown(addFractions(parts, fractionOf(whole))), countFrom }
}

/** What can be said of one feature of one customer. */
export interface Entitlement {
  readonly hasAccess: boolean
  /** Null: without a limit, and for switches. Zero: nothing is granted. */
  readonly limit: Decimal | null
  /** Only of metered features. */
  readonly used: Decimal | null
  /** Never below zero; null: without a limit, or nobody counts. */
  readonly remaining: Decimal | null
}

/** The grants of all that a customer holds, added up; an override takes their place. */
export function entitlementOf(input: {
  readonly kind: FeatureKind
  readonly grants: readonly Grant[]
  readonly override: Grant | null
  /** In the running periods; only of metered features. */
  readonly used: Decimal | null
}): Entitlement {
  const { kind, grants, override, used } = input
  const enabled = (override ? [override] : grants).filter((grant) => grant.enabled)
  if (kind === 'switch') return { hasAccess: enabled.length > 0, limit: null, used: null, remaining: null }
  const counted = kind === 'metered' ? (used ?? zero) : null
  if (enabled.some((grant) => grant.limit === null)) return { hasAccess: true, limit: null, used: counted, remaining: null }
  const limit = enabled.reduce((sum, grant) => sum.plus(grant.limit ?? zero), zero)
  const left = limit.minus(counted ?? zero)
  const remaining = left.isLessThan(0) ? zero : left
  return { hasAccess: remaining.isGreaterThan(0), limit, used: counted, remaining: counted && remaining }
}

function within({ start, end, ...grant }: GrantedStretch, period: UsagePeriod) {
  const begun = latest(start, period.start)
  const full = period.isFirst && !isBefore(period.start, begun) ? period.full.start : begun
  return { ...grant, start: full, end: end && isBefore(end, period.full.end) ? end : period.full.end }
}

function isWhole({ numerator, denominator }: Share): boolean {
  return numerator === denominator
}

function roundedDown({ numerator, denominator }: Fraction): Decimal {
  return decimal(numerator / denominator)
}
