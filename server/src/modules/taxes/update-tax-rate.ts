import { isDeepStrictEqual } from 'node:util'
import type { TaxRateId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { EventType } from '../events/event-types.ts'
import * as events from '../events/store.ts'
import { endsEarly, toApi } from './schema.ts'
import * as rates from './store.ts'
import { type TaxRate, taxRateMachine } from './tax-rate-types.ts'

export interface TaxRateChanges {
  readonly name?: TaxRate['name'] | undefined
  /** Null: no end is known. */
  readonly validUntil?: TaxRate['validUntil'] | undefined
  readonly metadata?: TaxRate['metadata'] | undefined
}

/** Changes what is said about a rate, or its last day. Documents that were made keep what they say. Refuses `not_found`, `invalid`. */
export async function updateTaxRate(ctx: Context, id: TaxRateId, changes: TaxRateChanges): Promise<TaxRate> {
  return changeTaxRate(ctx, id, 'tax_rate.updated', (before) => {
    const { name = before.name, validUntil = before.validUntil, metadata = before.metadata } = changes
    const after = { ...before, name, validUntil, metadata }
    if (endsEarly(after.validFrom, after.validUntil)) {
      const detail = 'Must not be before the first day of the rate.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/valid_until', code: 'too_early', detail }] })
    }
    return after
  })
}

/** Takes a rate out of use, or back into it. What names it goes on with it. Refuses `not_found`, `invalid_state`. */
export async function archiveTaxRate(ctx: Context, id: TaxRateId, verb: 'archive' | 'unarchive'): Promise<TaxRate> {
  return changeTaxRate(ctx, id, `tax_rate.${verb}d`, (before) => ({ ...before, status: next(taxRateMachine, before.status, verb) }))
}

async function changeTaxRate(ctx: Context, id: TaxRateId, type: EventType, change: (before: TaxRate) => TaxRate): Promise<TaxRate> {
  return ctx.transaction(async (tx) => {
    const before = await rates.lockTaxRate(tx, id)
    if (before.provider !== null)
      throw refuse('invalid_state', { detail: 'A tax engine stated this rate on documents; it is not the seller’s to change.' })
    const after = change(before)
    if (isDeepStrictEqual(toApi(before), toApi(after))) return before
    const rate: TaxRate = { ...after, updatedAt: tx.now }
    await rates.saveTaxRate(tx, rate)
    await events.addNextEvents(tx, [{ type, aggregateId: id, data: toApi(rate) }])
    return rate
  })
}
