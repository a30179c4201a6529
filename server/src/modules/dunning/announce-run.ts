import type { DunningMessage } from '@quarterday/core/payment/dunning-terms.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { invoiceSummary } from '../billing/announce.ts'
import { writeEvents } from '../billing/document-store.ts'
import { saveMoves } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import type { EventType } from '../events/event-types.ts'
import { dunningNote } from './dunning-note.ts'
import type { DunningRun } from './run-types.ts'

/** Writes the event of what became of a run, among the events of its invoice, which is locked. Answers the invoice as it is then. */
export async function announceRun(
  tx: Tx,
  type: EventType,
  run: DunningRun,
  before: LockedInvoice,
  message: DunningMessage = 'none',
  changed: Partial<Pick<LockedInvoice, 'collectAt'>> = {},
): Promise<LockedInvoice> {
  const after = { ...before, ...changed, eventCount: before.eventCount + 1 }
  await saveMoves(tx, [{ before, after }])
  const note = { ...dunningNote(run, message), final_result: run.finalResult, final_detail: run.finalDetail }
  const data = { ...invoiceSummary(after), dunning: note }
  await writeEvents(tx, [{ id: newId(), type, aggregateId: after.id, sequence: after.eventCount, data, occurredAt: tx.now }])
  return after
}
