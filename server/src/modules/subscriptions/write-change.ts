import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import type { Tx } from '../../kit/db.ts'
import { writeSlice } from '../billing/write-slice.ts'
import type { ChangeableSubscription } from './load-for-change.ts'

/** Writes a decision about one subscription. */
export async function writeChange(tx: Tx, loaded: ChangeableSubscription, billed: BilledDecision): Promise<void> {
  const { customerPartyId, eventCount, memory } = loaded
  await writeSlice(tx, [{ billed, customerPartyId, eventCount }], memory.seller)
}
