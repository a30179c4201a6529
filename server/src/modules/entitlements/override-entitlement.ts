import type { Decimal } from '@quarterday/core/decimal.ts'
import type { EntitlementId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { shareFeatures } from '../catalog/feature-store.ts'
import type { FeatureName } from '../catalog/feature-types.ts'
import { grantOf } from '../catalog/resolve-plan-features.ts'
import { lockCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import type { Override } from './entitlement-types.ts'
import { overrideToApi } from './schema.ts'
import * as overrides from './store.ts'

export interface NewOverride extends Pick<Override, 'customerId' | 'hasAccess' | 'reason' | 'expiresAt'> {
  readonly feature: FeatureName
  readonly limit: Decimal | null | undefined
}

/** Makes an exception for a customer, in the place of one that there is. Refuses `not_found` for the customer, and `invalid`. */
export async function overrideEntitlement(ctx: Context, { feature: name, hasAccess, limit, ...wanted }: NewOverride): Promise<Override> {
  return ctx.transaction(async (tx) => {
    await lockCustomer(tx, wanted.customerId)
    const [feature] = await shareFeatures(tx, [name])
    if (!feature) throw wrong('/feature', 'not_found', 'There is no such feature.')
    if (wanted.expiresAt && Temporal.Instant.compare(wanted.expiresAt, tx.now) <= 0)
      throw wrong('/expires_at', 'too_early', 'Must be in the future.')
    const grant = grantOf(feature, hasAccess, limit)
    const made: Override = {
      ...wanted,
      id: newIdOf('ent'),
      feature,
      hasAccess,
      limit: grant.limit,
      status: 'active',
      createdAt: tx.now,
      closedAt: null,
    }
    const before = await overrides.findActive(tx, wanted.customerId, feature.id)
    if (before) {
      const isOver = before.expiresAt !== null && Temporal.Instant.compare(before.expiresAt, tx.now) <= 0
      const status = isOver ? 'expired' : 'replaced'
      await overrides.closeOverride(tx, before.id, status)
      const closed: Override = { ...before, status, closedAt: tx.now }
      await events.addNextEvents(tx, [{ type: `entitlement.${status}`, aggregateId: before.id, data: overrideToApi(closed) }])
    }
    await overrides.addOverride(tx, made)
    await events.addEvents(tx, [{ type: 'entitlement.created', aggregateId: made.id, sequence: 1, data: overrideToApi(made) }])
    return made
  })
}

/** Takes an exception back: the plans count again. Refuses `not_found`, and `invalid_state` for one that is not active. */
export async function removeOverride(ctx: Context, id: EntitlementId): Promise<Override> {
  return ctx.transaction(async (tx) => {
    const before = await overrides.getOverride(tx, id)
    if (!(await overrides.closeOverride(tx, id, 'removed')))
      throw refuse('invalid_state', { detail: `The override is not active any more (${before.status}).` })
    const removed: Override = { ...before, status: 'removed', closedAt: tx.now }
    await events.addNextEvents(tx, [{ type: 'entitlement.removed', aggregateId: id, data: overrideToApi(removed) }])
    return removed
  })
}

function wrong(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
