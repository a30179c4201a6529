import { createHash } from 'node:crypto'
import { decimal } from '@quarterday/core/decimal.ts'
import { idOf, type TaxRateId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import type { TaxAnswerTax } from '../../tax-providers/tax-provider.ts'
import * as events from '../events/store.ts'
import { toApi } from './schema.ts'
import { addQuotedRates } from './store.ts'
import type { TaxRate } from './tax-rate-types.ts'

/** The rate that an engine outside names, wherever it names it: the same facts have the same id, also in previews, which write nothing. */
export function quotedRateId(organizationId: string, provider: string, tax: Omit<TaxAnswerTax, 'amount'>): TaxRateId {
  const facts = [organizationId, provider, tax.name, decimal(tax.percent).toFixed(), tax.country, tax.region, tax.jurisdiction]
  const hex = createHash('sha256').update(JSON.stringify(facts)).digest('hex')
  // A UUID of version 8: made by rules of our own.
  return idOf('txr', `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`)
}

/** Keeps the rates that answers name, so that documents can point at them. Those that are known stay as they are. */
export async function keepQuotedRates(tx: Tx, provider: string, taxes: readonly TaxAnswerTax[]): Promise<void> {
  const rates = new Map(
    taxes.map((tax): [TaxRateId, TaxRate] => {
      const id = quotedRateId(tx.organizationId, provider, tax)
      const { name, country, region, jurisdiction } = tax
      const stated = { id, kind: 'quoted', name, percent: decimal(tax.percent), country, region, jurisdiction, provider }
      const bounds = { category: null, validFrom: null, validUntil: null, status: 'archived' as const, metadata: {} }
      return [id, { ...stated, ...bounds, createdAt: tx.now, updatedAt: tx.now }]
    }),
  )
  const added = await addQuotedRates(
    tx,
    [...rates.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  await events.addEvents(
    tx,
    [...rates.values()].flatMap((rate) =>
      added.has(rate.id) ? [{ type: 'tax_rate.created' as const, aggregateId: rate.id, sequence: 1, data: toApi(rate) }] : [],
    ),
  )
}
