import {
  allowanceOf,
  entitlementOf,
  type GrantedStretch,
  grantsFeatures,
  type UsagePeriod,
  usagePeriodAt,
} from '@quarterday/core/catalog/entitlement.ts'
import type { Feature, Grant } from '@quarterday/core/catalog/feature.ts'
import { type Conventions, resolveConventions } from '@quarterday/core/conventions.ts'
import { type Decimal, zero } from '@quarterday/core/decimal.ts'
import { type CustomerId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import type { QuantityRequest } from '../usage/quantity-types.ts'
import { readQuantities } from '../usage/read-quantities.ts'
import { type HeldSubscription, readHoldings } from './check-store.ts'
import type { ActiveOverride, CheckedEntitlement, GrantedBy } from './entitlement-types.ts'

/**
 * What a customer may use of some features at this moment. One statement for all that is granted; where a feature is metered, the sums of its meters
 * besides. Exact: events that were accepted and not rolled up yet are counted. Refuses `not_found` for a customer or a feature that does not exist.
 */
export async function checkEntitlements(tx: Tx, customerId: CustomerId, codes: readonly string[]): Promise<CheckedEntitlement[]> {
  const found = await readHoldings(tx, customerId, codes)
  if (!found || found.features.length !== codes.length) throw refuse('not_found')
  const holders = found.subscriptions.map((subscription): Holder => {
    const { unit, count, anchorOn: on, anchorDay: day, anchorTime: time, zone } = subscription
    const schedule = { anchor: { on, day, time }, interval: { unit, count }, zone }
    const conventions = resolveConventions(found.conventions, found.customerConventions, subscription.conventions)
    return { subscription, conventions, period: usagePeriodAt({ ...subscription, schedule }, tx.now) }
  })
  const holdings = found.features.map((feature): Holding => {
    const override = found.overrides.find((each) => each.featureId === feature.id) ?? null
    return { feature, override, counted: holders.map((holder) => countedOf(feature, holder, tx.now)) }
  })
  const used = await readUsed(tx, customerId, holdings)
  return holdings.map(({ feature, override, counted }) => {
    const granted = counted.flatMap(({ by }) => by ?? [])
    const grants = granted.map(({ limit }): Grant => ({ enabled: true, limit }))
    const sum = feature.kind === 'metered' ? (used.get(feature.id) ?? zero) : null
    const said = entitlementOf({ kind: feature.kind, grants, override, used: sum })
    const resetsAt =
      feature.kind === 'metered'
        ? earliestEnd(granted.length > 0 ? granted.map((each) => each.period) : holders.map((each) => each.period))
        : null
    return { customerId, feature, ...said, resetsAt, override, granted }
  })
}

interface Holder {
  readonly subscription: HeldSubscription
  readonly conventions: Conventions
  readonly period: UsagePeriod
}

interface Holding {
  readonly feature: Feature
  readonly override: ActiveOverride | null
  readonly counted: readonly Counted[]
}

interface Counted {
  readonly holder: Holder
  /** Null: this subscription does not grant it. */
  readonly by: GrantedBy | null
  readonly countFrom: Temporal.Instant
}

function countedOf(feature: Feature, holder: Holder, now: Temporal.Instant): Counted {
  const { subscription, period, conventions } = holder
  const stretches = subscription.stretches.flatMap(({ planId, start, end, grants }) => {
    const grant = grants.find((each) => each.featureId === feature.id)
    return grant?.enabled ? [{ planId, start, end, enabled: true, limit: grant.limit }] : []
  })
  const running = stretches.filter((stretch) => isRunning(stretch, now))
  if (running.length === 0 || !grantsFeatures(subscription.status)) return { holder, by: null, countFrom: period.start }
  const of = { subscriptionId: subscription.id, plans: running.map(({ planId }) => planId) }
  if (feature.kind !== 'metered') return { holder, by: { ...of, limit: sumOf(running), period: null }, countFrom: period.start }
  const { limit, countFrom } = allowanceOf(stretches, period, { now, zone: subscription.zone, conventions })
  return { holder, by: { ...of, limit, period }, countFrom }
}

/** Null where one of them has no limit; switches have none. */
function sumOf(grants: readonly Grant[]): Decimal | null {
  return grants.reduce<Decimal | null>((sum, { limit }) => (sum === null || limit === null ? null : sum.plus(limit)), zero)
}

/** What was used of metered features, by feature: in the running period of each subscription, whether or not it grants the feature. */
async function readUsed(tx: Tx, customerId: CustomerId, holdings: readonly Holding[]): Promise<ReadonlyMap<string, Decimal>> {
  const requests = holdings.flatMap(({ feature, override, counted }): QuantityRequest[] => {
    const { meterId } = feature
    if (meterId === null) return []
    const plain = { meterId, filters: {}, groupBy: [], carry: false, want: 'quantity' } as const
    if (counted.length === 0 && override) {
      // Events of a customer without a subscription are the customer's own, and no period resets them.
      const subject = { subscriptionId: idOf('sub', customerId), start: override.createdAt, end: tx.now.add({ hours: 24 }) }
      return [{ ...plain, ...subject, key: `${feature.id} ${customerId}`, weighting: 'second', zone: 'UTC' }]
    }
    return counted.map(({ holder: { subscription, period, conventions }, countFrom: start }) => {
      const { id: subscriptionId, zone } = subscription
      return {
        ...plain,
        subscriptionId,
        start,
        end: period.end,
        key: `${feature.id} ${subscriptionId}`,
        weighting: conventions.usage_weighting,
        zone,
      }
    })
  })
  const sums = new Map<string, Decimal>()
  for (const [key, groups] of await readQuantities(tx, requests)) {
    const [featureId = ''] = key.split(' ')
    for (const { quantity } of groups) sums.set(featureId, (sums.get(featureId) ?? zero).plus(quantity))
  }
  return sums
}

function isRunning({ start, end }: Pick<GrantedStretch, 'start' | 'end'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(start, now) <= 0 && (end === null || Temporal.Instant.compare(now, end) < 0)
}

function earliestEnd(periods: readonly (UsagePeriod | null)[]): Temporal.Instant | null {
  return periods.reduce<Temporal.Instant | null>(
    (first, period) => (period && (!first || Temporal.Instant.compare(period.end, first) < 0) ? period.end : first),
    null,
  )
}
