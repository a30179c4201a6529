import type { Tx } from '../../kit/db.ts'
import type { Move } from '../billing/invoice-store.ts'
import { closeRuns } from './run-store.ts'

/** Nobody is asked any more for what is paid, void or written off. The event of the invoice says so; there is none about this. */
export async function endRuns(tx: Tx, moves: readonly Move[]): Promise<void> {
  const ends = moves.flatMap(({ before, after }) => {
    const { id: invoiceId, status } = after
    const isOver = status !== before.status && (status === 'paid' || status === 'void' || status === 'uncollectible')
    return isOver ? [{ invoiceId, isPaid: status === 'paid' }] : []
  })
  if (ends.length > 0) await closeRuns(tx, ends)
}
