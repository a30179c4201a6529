import type { Machine } from '@quarterday/core/machine.ts'
import type { TaxRate as CoreTaxRate } from '@quarterday/core/tax/rate.ts'

export const taxRateStatuses = ['active', 'archived'] as const
export type TaxRateStatus = (typeof taxRateStatuses)[number]

export const taxRateMachine: Machine<TaxRateStatus, 'archive' | 'unarchive'> = {
  active: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

/** A rate as its seller keeps it. */
export interface TaxRate extends Omit<CoreTaxRate, 'archived'> {
  readonly status: TaxRateStatus
  /** The engine outside that stated it; null: it is the seller's own. */
  readonly provider: string | null
  /** Whose tax it is, in the engine's words. */
  readonly jurisdiction: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

/** How many an organization may have: billing reads them all. */
export const mostTaxRates = 1000
