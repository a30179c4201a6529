import type { Entitlement, UsagePeriod } from '@quarterday/core/catalog/entitlement.ts'
import type { Feature, Grant } from '@quarterday/core/catalog/feature.ts'
import type { Decimal } from '@quarterday/core/decimal.ts'
import type { CustomerId, EntitlementId, FeatureId, PlanId, SubscriptionId } from '@quarterday/core/id.ts'

export const overrideStatuses = ['active', 'expired', 'replaced', 'removed'] as const
/** `expired`: its time is over; `replaced`: a newer one took its place; `removed`: somebody took it back. */
export type OverrideStatus = (typeof overrideStatuses)[number]

/** An exception for one customer, in the place of what the plans grant of a feature. */
export interface Override {
  readonly id: EntitlementId
  readonly customerId: CustomerId
  readonly feature: Pick<Feature, 'id' | 'code' | 'kind'>
  /** False: denied. */
  readonly hasAccess: boolean
  /** Null: without a limit, denied, or a switch. */
  readonly limit: Decimal | null
  readonly reason: string | null
  readonly expiresAt: Temporal.Instant | null
  readonly status: OverrideStatus
  readonly createdAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | null
}

/** What a customer may use of a feature at this moment, and why. */
export interface CheckedEntitlement extends Entitlement {
  readonly customerId: CustomerId
  readonly feature: Feature
  /** When usage is counted anew: the earliest of the periods that count. Null: nobody counts. */
  readonly resetsAt: Temporal.Instant | null
  readonly override: ActiveOverride | null
  /** Those that grant it, each with what it grants. */
  readonly granted: readonly GrantedBy[]
}

export interface ActiveOverride extends Grant {
  readonly id: EntitlementId
  readonly featureId: FeatureId
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant | null
}

export interface GrantedBy {
  readonly subscriptionId: SubscriptionId
  readonly plans: readonly PlanId[]
  /** Null: without a limit, or a switch. */
  readonly limit: Decimal | null
  /** Only of metered features. */
  readonly period: UsagePeriod | null
}
