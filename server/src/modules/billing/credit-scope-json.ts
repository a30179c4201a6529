import { type CreditScope, payableKinds } from '@quarterday/core/credit/scope.ts'
import { idOf } from '@quarterday/core/id.ts'
import { z } from 'zod'

/** As `wallets.applies_to` keeps it; ids as UUIDs. */
const stored = z.strictObject({
  plans: z.array(z.string()),
  products: z.array(z.string()),
  prices: z.array(z.string()),
  meters: z.array(z.string()),
  kinds: z.array(z.enum(payableKinds)),
})

/** Null: everything. */
export function scopeFromStored(value: unknown): CreditScope | null {
  if (value === null || value === undefined) return null
  const { plans, products, prices, meters, kinds } = stored.parse(value)
  return {
    plans: plans.map((id) => idOf('plan', id)),
    products: products.map((id) => idOf('prod', id)),
    prices: prices.map((id) => idOf('price', id)),
    meters: meters.map((id) => idOf('mtr', id)),
    kinds,
  }
}
