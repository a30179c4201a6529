import { idOf } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import * as events from '../events/store.ts'
import { meterToApi } from './meter-schema.ts'
import * as meters from './meter-store.ts'
import type { Meter, MeterRule } from './meter-types.ts'

export type NewMeter = MeterRule & Pick<Meter, 'code' | 'name' | 'metadata'>

/** Makes a meter. Refuses `already_exists` for a code that is taken. */
export async function createMeter(ctx: Context, wanted: NewMeter): Promise<Meter> {
  return ctx.transaction(async (tx) => {
    const meter: Meter = { ...wanted, id: idOf('mtr', newId()), status: 'active', createdAt: tx.now, updatedAt: tx.now }
    await meters.addMeter(tx, meter)
    await events.addEvents(tx, [{ type: 'meter.created', aggregateId: meter.id, sequence: 1, data: meterToApi(meter) }])
    return meter
  })
}
