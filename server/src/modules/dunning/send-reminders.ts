import { dueReminder, nextReminder, type Reminder } from '@quarterday/core/payment/reminders.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { invoiceSummary } from '../billing/announce.ts'
import type { EventRow } from '../billing/document-rows.ts'
import { writeEvents } from '../billing/document-store.ts'
import { claimToRemind } from '../billing/invoice-due-store.ts'
import { lockInvoices, type Move, saveMoves, setRemindAt, withOpenPayment } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { loadTerms } from './policy-store.ts'

/** Invoices a transaction. */
const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 2000

/** Reminds customers of what they were sent, before it is due and after, each once; and plans the reminders of what was sent since. */
export async function sendReminders(ctx: Context): Promise<{ reminded: number }> {
  let reminded = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { claimed, sent } = await ctx.transaction(remindSlice)
    reminded += sent
    if (claimed < sliceSize) break
  }
  return { reminded }
}

async function remindSlice(tx: Tx): Promise<{ claimed: number; sent: number }> {
  const plans = await claimToRemind(tx, sliceSize)
  if (plans.size === 0) return { claimed: 0, sent: 0 }
  const ids = [...plans.keys()]
  const invoices = await lockInvoices(tx, ids)
  const terms = await loadTerms(tx, ids)
  // What a bank has in hand is as good as on its way.
  const underWay = await withOpenPayment(tx, ids)
  const moves: Move[] = []
  const events: EventRow[] = []
  const next: { id: string; remindAt: Temporal.Instant | null }[] = []
  for (const invoice of invoices) {
    const said = terms.get(invoice.id)?.terms
    const plannedAt = plans.get(invoice.id)
    if (said === undefined || plannedAt === undefined || invoice.dueOn === null) continue
    const of = { dueOn: invoice.dueOn, zone: invoice.timezone }
    next.push({ id: invoice.id, remindAt: nextReminder(said, of, tx.now)?.at ?? null })
    const reminder = underWay.has(invoice.id) ? null : dueReminder(said, of, later(plannedAt, invoice.issuedAt), tx.now)
    if (reminder === null) continue
    const after = { ...invoice, eventCount: invoice.eventCount + 1 }
    moves.push({ before: invoice, after })
    events.push(eventOf(after, reminder, tx.now))
  }
  await saveMoves(tx, moves)
  await setRemindAt(tx, next)
  await writeEvents(tx, events)
  return { claimed: plans.size, sent: events.length }
}

/** What was not planned yet counts from when it was sent: nobody is reminded of what they have just got. */
function later(plannedAt: Temporal.Instant, issuedAt: Temporal.Instant | null): Temporal.Instant {
  const since = issuedAt?.add({ milliseconds: 1 }) ?? plannedAt
  return Temporal.Instant.compare(plannedAt, since) > 0 ? plannedAt : since
}

function eventOf(invoice: LockedInvoice, { kind, days }: Reminder, now: Temporal.Instant): EventRow {
  const type = kind === 'due_soon' ? 'invoice.due_soon' : 'invoice.overdue_reminder'
  const data = { ...invoiceSummary(invoice), reminder: { days } }
  return { id: newId(), type, aggregateId: invoice.id, sequence: invoice.eventCount, data, occurredAt: now }
}
