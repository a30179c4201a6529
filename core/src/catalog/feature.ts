import type { Decimal } from '../decimal.ts'
import type { FeatureId, MeterId } from '../id.ts'

export const featureKinds = ['switch', 'limit', 'metered'] as const
/** `switch`: on or off; `limit`: a number that the seller's software compares; `metered`: a number that a meter counts up to in each usage period. */
export type FeatureKind = (typeof featureKinds)[number]

/** A capability that plans grant. */
export interface Feature {
  readonly id: FeatureId
  /** The seller's own short name for it; unique, and never changed: software asks by it. */
  readonly code: string
  readonly name: string
  readonly kind: FeatureKind
  /** Only of metered ones. */
  readonly meterId: MeterId | null
  readonly unit: string | null
}

/** What somebody is granted of a feature: nothing, or so much of it. */
export interface Grant {
  readonly enabled: boolean
  /** Null: without a limit, and for switches. */
  readonly limit: Decimal | null
}
