import { isDeepStrictEqual } from 'node:util'
import type { MeterId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { meterToApi } from './meter-schema.ts'
import * as meters from './meter-store.ts'
import { type Meter, meterMachine } from './meter-types.ts'

/** Changes what is said about a meter. Refuses `not_found`. */
export async function updateMeter(ctx: Context, id: MeterId, given: Partial<Pick<Meter, 'name' | 'metadata'>>): Promise<Meter> {
  return changeMeter(ctx, id, 'meter.updated', (before) => ({
    ...before,
    name: given.name ?? before.name,
    metadata: given.metadata ?? before.metadata,
  }))
}

/** Ends a meter's taking of events, or lets it take them again. Refuses `not_found`, `invalid_state`. */
export async function archiveMeter(ctx: Context, id: MeterId, verb: 'archive' | 'unarchive'): Promise<Meter> {
  return changeMeter(ctx, id, `meter.${verb}d`, (before) => ({ ...before, status: next(meterMachine, before.status, verb) }))
}

async function changeMeter(ctx: Context, id: MeterId, type: EventType, change: (before: Meter) => Meter): Promise<Meter> {
  return ctx.transaction(async (tx) => {
    const before = await meters.lockMeter(tx, id)
    const after = change(before)
    if (isDeepStrictEqual(before, after)) return before
    const meter: Meter = { ...after, updatedAt: tx.now }
    await meters.saveMeter(tx, meter)
    await events.addNextEvents(tx, [{ type, aggregateId: id, data: meterToApi(meter) }])
    return meter
  })
}
