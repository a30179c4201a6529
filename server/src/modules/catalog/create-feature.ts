import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import { newIdOf } from '../billing/write-slice.ts'
import * as events from '../events/store.ts'
import { featureToApi } from './feature-schema.ts'
import * as features from './feature-store.ts'
import type { CatalogFeature } from './feature-types.ts'

export type NewFeature = Pick<CatalogFeature, 'code' | 'name' | 'kind' | 'meterId' | 'unit' | 'metadata'>

/** Makes a feature that plans can grant. Refuses `invalid` for a meter that does not exist, and `already_exists` for a code that is taken. */
export async function createFeature(ctx: Context, wanted: NewFeature): Promise<CatalogFeature> {
  return ctx.transaction(async (tx) => {
    const feature: CatalogFeature = { ...wanted, id: newIdOf('feat'), status: 'active', createdAt: tx.now, updatedAt: tx.now }
    await features.addFeature(tx, feature).catch((error: unknown) => {
      if (!isForeignKeyViolation(error)) throw error
      const detail = 'There is no such meter.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/meter', code: 'not_found', detail }] })
    })
    await events.addEvents(tx, [{ type: 'feature.created', aggregateId: feature.id, sequence: 1, data: featureToApi(feature) }])
    return feature
  })
}
