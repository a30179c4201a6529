import { idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import * as events from '../events/store.ts'
import * as organizations from '../organizations/store.ts'
import { toApi } from './schema.ts'
import * as rates from './store.ts'
import { mostTaxRates, type TaxRate } from './tax-rate-types.ts'

export type NewTaxRate = Omit<TaxRate, 'id' | 'status' | 'provider' | 'jurisdiction' | 'createdAt' | 'updatedAt'>

/** Makes a rate. Refuses `conflict` where there are as many as an organization may have. */
export async function createTaxRate(ctx: Context, wanted: NewTaxRate): Promise<TaxRate> {
  return ctx.transaction(async (tx) => {
    // Billing reads all of them for every slice; the lock keeps two requests from both being the last.
    await organizations.lockOrganization(tx)
    if ((await rates.countTaxRates(tx)) >= mostTaxRates) {
      throw refuse('conflict', { detail: `An organization has at most ${mostTaxRates} tax rates.` })
    }
    const own = { provider: null, jurisdiction: null }
    const rate: TaxRate = { ...wanted, ...own, id: idOf('txr', newId()), status: 'active', createdAt: tx.now, updatedAt: tx.now }
    await rates.addTaxRate(tx, rate)
    await events.addEvents(tx, [{ type: 'tax_rate.created', aggregateId: rate.id, sequence: 1, data: toApi(rate) }])
    return rate
  })
}
