import { type AvailableCredit, defaultPriority } from '@quarterday/core/credit/draw.ts'
import type { Rollover } from '@quarterday/core/credit/expire.ts'
import type { CreditGrantId, WalletId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { scopeFromStored } from './credit-scope-json.ts'

/** Credit of which something is left, with where it stands in the order of drawing. */
export interface CreditRow {
  readonly id: CreditGrantId
  readonly customer_id: string
  readonly currency: string
  readonly remaining: bigint
  readonly wallet_id: WalletId | null
  readonly wallet_priority: number | null
  /** Null: it pays for everything. */
  readonly wallet_scope: unknown
  readonly priority: number
  readonly available_at: Temporal.Instant | null
  readonly expires_at: Temporal.Instant | null
}

export function creditFromRow(row: CreditRow): AvailableCredit {
  const { id: grantId, remaining, wallet_id: id, wallet_priority: order, priority, available_at: availableAt, expires_at: expiresAt } = row
  const wallet = id === null ? null : { id, priority: order ?? defaultPriority, scope: scopeFromStored(row.wallet_scope) }
  return { grantId, remaining, wallet, priority, availableAt, expiresAt }
}

export const grantReasons = ['granted', 'negative_invoice', 'overpayment', 'credit_note', 'top_up', 'rollover', 'withdrawal'] as const
export type GrantReason = (typeof grantReasons)[number]

/** As the column keeps it. Minor units beyond 2^53 do not occur: the API takes no larger number. */
export const storedRolloverSchema = z.strictObject({
  max_amount: z.int().nullable(),
  percent: z.int(),
  expires_after_days: z.int().nullable(),
})

export type StoredRollover = Readonly<z.output<typeof storedRolloverSchema>>

export function rolloverFromStored(stored: StoredRollover | null): Rollover | null {
  if (stored === null) return null
  const { max_amount, percent, expires_after_days: expiresAfterDays } = stored
  return { maxAmount: max_amount === null ? null : BigInt(max_amount), percent, expiresAfterDays }
}
