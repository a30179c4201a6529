import type { MeterId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import * as events from '../events/store.ts'
import { meterToApi } from './meter-schema.ts'
import * as meters from './meter-store.ts'
import { hasEventsOfMeter, lockIngest } from './usage-event-store.ts'

/** Deletes a meter that has no price and no event. Refuses `not_found`, `conflict`. */
export async function deleteMeter(ctx: Context, id: MeterId): Promise<void> {
  return ctx.transaction(async (tx) => {
    const meter = await meters.lockMeter(tx, id)
    await lockIngest(tx)
    if (await hasEventsOfMeter(tx, id)) throw refuse('conflict', { detail: 'The meter has counted events. Archive it instead.' })
    await meters.removeMeter(tx, id).catch((error) => {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', { detail: 'The meter has prices. Archive it instead.' })
    })
    await events.addNextEvents(tx, [{ type: 'meter.deleted', aggregateId: id, data: meterToApi(meter) }])
  })
}
