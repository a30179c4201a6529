import type { TaxRateId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import * as rates from './store.ts'

/** A field that names a rate; null: it names none. */
export interface NamedRate {
  readonly pointer: string
  readonly rateId: TaxRateId | null | undefined
}

/** Refuses `invalid` for each field that names a rate that there is not. */
export async function refuseUnknownRates(tx: Tx, named: readonly NamedRate[]): Promise<void> {
  const given = named.flatMap(({ pointer, rateId }) => (rateId ? [{ pointer, rateId }] : []))
  const existing = await rates.existingAmong(
    tx,
    given.map(({ rateId }) => rateId),
  )
  const unknown = given.filter(({ rateId }) => !existing.has(rateId))
  if (unknown.length === 0) return
  const detail = 'There is no such tax rate.'
  throw refuse('invalid', { detail, errors: unknown.map(({ pointer }) => ({ pointer, code: 'not_found', detail })) })
}
