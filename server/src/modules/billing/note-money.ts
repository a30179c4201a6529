import type { Settlement } from '@quarterday/core/credit-note/settle.ts'
import type { TransferRow } from './document-rows.ts'

/** What a credit note takes out of the books of its invoice, and where to. */
export interface NotedMoney {
  readonly total: bigint
  readonly tax: bigint
  readonly settlement: Settlement
  /** What is due on it was written off: lowering it takes the loss back. */
  readonly writtenOff: boolean
  /** Nothing was sold: credit that was bought and not used goes back. */
  readonly isTopUp?: boolean
}

export type NoteBooking = Pick<TransferRow, 'debit' | 'credit' | 'amount'>

/** A credit note takes revenue and tax back: from what is owed, or as credit or a refund that the customer is owed now. */
export function noteBookings({ total, tax, settlement, writtenOff, isTopUp = false }: NotedMoney): readonly NoteBooking[] {
  const { reducedDue, credited, refunded } = settlement
  const givers = [
    { account: isTopUp ? 'customer_credit' : 'revenue', left: total - tax },
    { account: 'tax', left: tax },
  ]
  const takers = [
    { account: writtenOff ? 'bad_debt' : 'receivable', amount: reducedDue },
    { account: 'customer_credit', amount: credited },
    { account: 'refunds_payable', amount: refunded },
  ]
  const bookings: NoteBooking[] = []
  for (const taker of takers) {
    let wanted = taker.amount
    for (const giver of givers) {
      const amount = smaller(giver.left, wanted)
      if (amount <= 0n) continue
      bookings.push({ debit: giver.account, credit: taker.account, amount })
      giver.left -= amount
      wanted -= amount
    }
  }
  return bookings
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
