import { decimal } from '@quarterday/core/decimal.ts'
import type { Context } from '../kit/context.ts'
import { createTaxRate } from '../modules/taxes/create-tax-rate.ts'

/** What beans are taxed as; machines and service have the general rate. */
export const coffee = 'coffee'

/** VAT of the countries of the European Union that Harbour Coffee sells to. Everybody else is out of its scope. */
export async function createTaxRates(ctx: Context): Promise<void> {
  for (const [country, percent, category] of rates) {
    const name = category === null ? `VAT ${country} ${percent} %` : `VAT ${country} ${percent} % (${category})`
    const where = { country, region: null, category, validFrom: null, validUntil: null }
    await createTaxRate(ctx, { ...where, kind: 'VAT', name, percent: decimal(percent), metadata: {} })
  }
}

const rates = [
  ['DE', '19', null],
  ['DE', '7', coffee],
  ['AT', '20', null],
  ['FR', '20', null],
  ['FR', '5.5', coffee],
  ['ES', '21', null],
  ['ES', '10', coffee],
] as const
