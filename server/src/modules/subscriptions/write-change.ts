import type { BilledDecision } from '@quarterday/core/invoice/bill.ts'
import type { Tx } from '../../kit/db.ts'
import { writeSlice } from '../billing/write-slice.ts'
import { applyGrant } from '../credits/apply-grant.ts'
import type { ChangeableSubscription } from './load-for-change.ts'

/** Writes a decision about one subscription. Credit that it leaves over pays what the customer still owes, the oldest invoice first. */
export async function writeChange(tx: Tx, loaded: ChangeableSubscription, billed: BilledDecision): Promise<void> {
  const { customerPartyId, eventCount, memory } = loaded
  await writeSlice(tx, [{ billed, customerPartyId, eventCount }], memory.seller)
  await applyLeftOver(tx, loaded, billed)
}

/** Credit that a written decision left over pays what the customer still owes. */
export async function applyLeftOver(tx: Tx, loaded: Pick<ChangeableSubscription, 'credit'>, billed: BilledDecision): Promise<void> {
  const generated = billed.invoice?.generated
  if (!generated) return
  // Its own document may have drawn on it already.
  const left = loaded.credit.find((each) => each.grantId === generated.grantId)?.remaining ?? 0n
  const { customerId, currency } = billed.decision.subscription
  if (left > 0n) await applyGrant(tx, { id: generated.grantId, customerId, currency, amount: left })
}
