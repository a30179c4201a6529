import type { PriceMeter } from '@quarterday/core/catalog/price.ts'
import { type FieldError, refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { metersOf } from './meter-store.ts'
import type { Meter } from './meter-types.ts'

/** A price that is to be made; its pointer is empty where it is the whole request. */
export interface NamedMeter {
  readonly pointer: string
  readonly meter: PriceMeter | null
}

/** Refuses `invalid` for prices whose meter is not there or archived, or keeps no sums by the properties that the price filters or groups by. */
export async function refuseUnfitMeters(tx: Tx, named: readonly NamedMeter[]): Promise<void> {
  const wanted = named.flatMap(({ pointer, meter }) => (meter ? [{ pointer, meter }] : []))
  if (wanted.length === 0) return
  const meters = await metersOf(tx, [...new Set(wanted.map(({ meter }) => meter.meterId))].sort())
  const errors = wanted.flatMap(({ pointer, meter }) =>
    faultsOf(meter, meters.get(meter.meterId)).map((error) => ({ ...error, pointer: `${pointer}${error.pointer}` })),
  )
  if (errors.length > 0) throw refuse('invalid', { detail: errors[0]?.detail, errors })
}

function faultsOf({ filters, groupBy }: PriceMeter, meter: Meter | undefined): FieldError[] {
  if (!meter) return [{ pointer: '/meter', code: 'not_found', detail: 'There is no such meter.' }]
  if (meter.status !== 'active') return [{ pointer: '/meter', code: 'archived', detail: 'This meter is archived.' }]
  const unknown = (pointer: string, names: readonly string[]): FieldError[] =>
    names
      .filter((name) => !meter.dimensions.includes(name))
      .map((name) => ({ pointer, code: 'not_a_dimension', detail: `The meter does not keep ${name} among its dimensions.` }))
  return [...unknown('/metering/filters', Object.keys(filters)), ...unknown('/metering/group_by', groupBy)]
}
