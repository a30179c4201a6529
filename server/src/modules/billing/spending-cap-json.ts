import { capActions, capScopes, type SpendingCap } from '@quarterday/core/usage/cap-reading.ts'
import { z } from 'zod'

/** As `subscriptions.spending_cap` keeps it. */
const stored = z.strictObject({ amount: z.int(), scope: z.enum(capScopes), action: z.enum(capActions) })

export type StoredCap = Readonly<z.output<typeof stored>>

/** Null: there is none. */
export function capFromStored(value: unknown): SpendingCap | null {
  if (value === null || value === undefined) return null
  const { amount, scope, action } = stored.parse(value)
  return { amount: BigInt(amount), scope, action }
}

export function capToStored({ amount, scope, action }: SpendingCap): StoredCap {
  return { amount: Number(amount), scope, action }
}
