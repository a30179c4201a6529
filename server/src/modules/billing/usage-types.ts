import type { Decimal } from '@quarterday/core/decimal.ts'
import type { LineItemId } from '@quarterday/core/id.ts'
import type { CommitmentCharge, UsageCharge } from '@quarterday/core/invoice/charge.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import type { Snapshot } from '@quarterday/core/subscription/decision.ts'
import type { CapReading } from '@quarterday/core/usage/cap-reading.ts'
import type { UsageThreshold } from '@quarterday/core/usage/threshold.ts'

/** What one item's usage of the running period comes to. */
export interface RatedItem {
  readonly charge: UsageCharge
  /** One a group, for all of the period so far, whatever was billed of it; those that come to nothing are there too. */
  readonly groups: readonly RatedGroup[]
  /** All of the period so far, and what documents billed of it; as listed. */
  readonly spent: bigint
  readonly billed: bigint
}

export interface RatedGroup {
  readonly line: Line
  /** What the meter says: of a level the present one, where the line may have its mean. */
  readonly units: Decimal
  readonly billed: bigint
}

export interface RatedUsage {
  readonly snapshot: Snapshot
  readonly items: readonly RatedItem[]
  readonly thresholds: readonly UsageThreshold[]
  /** Of all that is paid in arrears: what thresholds look at. */
  readonly spent: bigint
  readonly billed: bigint
  /** The spending cap of the running period, and what its usage has come to without it. Null: there is none. */
  readonly cap: (CapReading & { readonly spent: bigint; readonly periodStart: Temporal.Instant }) | null
  /** Nobody is charged for it: a trial. */
  readonly free: boolean
}

export interface TaxedUsage {
  readonly rated: RatedUsage
  /** What each line comes to with today's tax; null: an engine outside says it once it is billed. */
  readonly taxed: ReadonlyMap<LineItemId, bigint> | null
}

/** A period for which usage or a commitment was billed. */
export interface CountedCharge {
  /** The draft that its lines stand on; null: what it came to is final, or nothing. */
  readonly draftId: string | null
  /** Its lines wait for the document that the customer's subscriptions share. */
  readonly isShared?: boolean | undefined
  readonly charge: UsageCharge | CommitmentCharge
}

/** Usage that came late, and may belong to a period that was billed. */
export interface LateUsage {
  readonly subscriptionId: string
  readonly meterId: string
  readonly earliestAt: Temporal.Instant
}

/** A row of late_usage as it was read: its version tells whether more has come since. */
export interface NotedLate extends LateUsage {
  readonly version: string
}
