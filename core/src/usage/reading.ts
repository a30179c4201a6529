import type { Decimal } from '../decimal.ts'
import type { LineItemId } from '../id.ts'
import type { EventStatistics } from '../pricing/percentage.ts'
import type { CapReading } from './cap-reading.ts'

/** What was counted for one usage charge: one entry a group, or a single one where the price does not group. */
export type UsageReading = readonly UsageGroup[]

export interface UsageGroup {
  /** Values of the properties that the price groups by; null: it does not group. */
  readonly group: Readonly<Record<string, string>> | null
  readonly quantity: Decimal
  /** Of the period's events, in their order, where the price is a percentage. */
  readonly statistics?: EventStatistics | undefined
  /** The levels of the period, where the price is charged by time: the first from the period's start (or the level's first moment), each until the next. */
  readonly levels?: readonly Level[] | undefined
  /** What earlier documents billed of this period's usage; minor units as listed. */
  readonly alreadyBilled: bigint
}

export interface Level {
  readonly since: Temporal.Instant
  readonly quantity: Decimal
}

/** What the charges of a decision need from elsewhere before they have amounts, by the line id of the charge. */
export interface Readings {
  readonly usage: ReadonlyMap<LineItemId, UsageReading>
  /** What else was billed for the period of a minimum commitment, each amount as listed. */
  readonly covered: ReadonlyMap<LineItemId, readonly bigint[]>
  /** The spending caps of subscriptions, by `capKey`. Absent: there is none. */
  readonly caps?: ReadonlyMap<string, CapReading> | undefined
}

export const noReadings: Readings = { usage: new Map(), covered: new Map() }
