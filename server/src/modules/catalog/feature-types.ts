import type { Feature, Grant } from '@quarterday/core/catalog/feature.ts'
import type { FeatureId, PlanId } from '@quarterday/core/id.ts'
import type { CatalogStatus } from './catalog-types.ts'

/** A feature with what only the catalog needs to know of it. */
export interface CatalogFeature extends Feature {
  /** An archived feature stays where it is granted, and cannot be granted anew. */
  readonly status: CatalogStatus
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
}

/** What a plan grants of a feature. */
export interface PlanFeature extends Grant {
  readonly planId: PlanId
  readonly feature: Pick<Feature, 'id' | 'code' | 'name' | 'kind' | 'unit'>
}

/** A feature by its id or by its code. */
export type FeatureName = { readonly id: FeatureId } | { readonly code: string }
