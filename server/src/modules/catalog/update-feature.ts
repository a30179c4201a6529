import { isDeepStrictEqual } from 'node:util'
import type { FeatureId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { catalogMachine } from './catalog-types.ts'
import { featureToApi } from './feature-schema.ts'
import * as features from './feature-store.ts'
import type { CatalogFeature } from './feature-types.ts'

export type FeatureChange = Partial<Pick<CatalogFeature, 'name' | 'unit' | 'metadata'>>

/** Changes what is said about a feature, not what it is. Refuses `not_found`, and `invalid` for a unit of a switch. */
export async function updateFeature(ctx: Context, id: FeatureId, change: FeatureChange): Promise<CatalogFeature> {
  return changeFeature(ctx, id, 'feature.updated', (before) => {
    if (before.kind === 'switch' && change.unit) {
      const detail = 'A switch has no unit.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/unit', code: 'not_allowed', detail }] })
    }
    return { ...before, ...change }
  })
}

/** Takes a feature out of what can be granted, or back into it: who has it keeps it. Refuses `not_found`, `invalid_state`. */
export async function archiveFeature(ctx: Context, id: FeatureId, verb: 'archive' | 'unarchive'): Promise<CatalogFeature> {
  return changeFeature(ctx, id, `feature.${verb}d`, (before) => ({ ...before, status: next(catalogMachine, before.status, verb) }))
}

async function changeFeature(
  ctx: Context,
  id: FeatureId,
  type: EventType,
  change: (before: CatalogFeature) => CatalogFeature,
): Promise<CatalogFeature> {
  return ctx.transaction(async (tx) => {
    const before = await features.lockFeature(tx, id)
    const after = change(before)
    if (isDeepStrictEqual(featureToApi(before), featureToApi(after))) return before
    const feature: CatalogFeature = { ...after, updatedAt: tx.now }
    await features.saveFeature(tx, feature)
    await events.addNextEvents(tx, [{ type, aggregateId: id, data: featureToApi(feature) }])
    return feature
  })
}
