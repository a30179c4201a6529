/** Where the money of a credit note goes; the three add up to its total. */
export interface Settlement {
  /** Lowers what can still be paid on the invoice. */
  readonly reducedDue: bigint
  /** Goes to the customer's balance. */
  readonly credited: bigint
  /** Goes back the way it came. */
  readonly refunded: bigint
}

export const settlementWays = ['reduce_due', 'credit', 'refund'] as const
export type SettlementWay = (typeof settlementWays)[number]

/** What the invoice can still take, and give. */
export interface InvoiceMoney {
  readonly owed: bigint
  /** Paid, less what was refunded. */
  readonly refundable: bigint
  readonly writtenOff: boolean
}

/**
 * Settles what a subscription gives back. `credit`: all of it is the customer's credit. `refund`: what was paid beyond what the invoice now comes to goes
 * back, the rest is credit. What was written off was never paid, so it is lowered first.
 */
export function settleAutomatically(total: bigint, way: 'credit' | 'refund', { owed, refundable, writtenOff }: InvoiceMoney): Settlement {
  const reducedDue = writtenOff ? smaller(total, owed) : 0n
  const left = total - reducedDue
  const refunded = way === 'refund' ? smaller(refundable, above(left - (writtenOff ? 0n : owed))) : 0n
  return { reducedDue, credited: left - refunded, refunded }
}

/**
 * Settles what people give back. Without a way it lowers what is due, and the rest is credit. `refund` lowers what is due too, for nobody is sent money
 * who still owes it. `credit` leaves what is due as it is, but for what was written off.
 */
export function settleByHand(total: bigint, way: SettlementWay | null, { owed, refundable, writtenOff }: InvoiceMoney): Settlement {
  const reducedDue = way === 'credit' && !writtenOff ? 0n : smaller(total, owed)
  const left = total - reducedDue
  const refunded = way === 'refund' ? smaller(refundable, left) : 0n
  return { reducedDue, credited: left - refunded, refunded }
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

function above(value: bigint): bigint {
  return value > 0n ? value : 0n
}
