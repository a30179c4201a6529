import type { MeterId } from '@quarterday/core/id.ts'
import type { Machine } from '@quarterday/core/machine.ts'
import type { MeterAggregation } from '@quarterday/core/usage/meter.ts'

export const meterStatuses = ['active', 'archived'] as const
/** An archived meter takes no more events; what it counted is still billed. */
export type MeterStatus = (typeof meterStatuses)[number]

export const meterMachine: Machine<MeterStatus, 'archive' | 'unarchive'> = {
  active: { archive: 'archived' },
  archived: { unarchive: 'active' },
}

/** What is counted, and how. Only its name, its metadata and its status can change. */
export interface Meter extends MeterRule {
  readonly id: MeterId
  /** The seller's own short name for it; unique. */
  readonly code: string
  readonly name: string
  readonly status: MeterStatus
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

export interface MeterRule {
  readonly aggregation: MeterAggregation
  /** The property that carries the value or, of unique counts, what is counted. Null: only the event's own `value`. */
  readonly valueProperty: string | null
  /** Events without one of the values listed for each of these properties are kept and not counted. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** Properties that prices may filter or group by. */
  readonly dimensions: readonly string[]
}
