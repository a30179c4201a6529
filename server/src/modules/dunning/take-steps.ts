import { assert } from '@quarterday/core/assert.ts'
import { messageOf, takeStep } from '@quarterday/core/payment/dunning.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { invoiceSummary } from '../billing/announce.ts'
import type { EventRow } from '../billing/document-rows.ts'
import { writeEvents } from '../billing/document-store.ts'
import { lockInvoices, type Move, saveMoves } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { claimSteps } from './due-store.ts'
import { dunningNote } from './dunning-note.ts'
import { findRuns, saveRuns } from './run-store.ts'
import type { DunningRun } from './run-types.ts'

/** Invoices a transaction. */
const sliceSize = 500
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 2000

export interface StepCounts {
  readonly retries: number
  readonly messages: number
}

/** Takes the steps that are due. A retry is left to the collector, who asks for whatever `collect_at` names; nobody else asks a gateway by itself. */
export async function takeSteps(ctx: Context): Promise<StepCounts> {
  let counts = { retries: 0, messages: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { retries, messages } = await ctx.transaction(takeSlice)
    counts = { retries: counts.retries + retries, messages: counts.messages + messages }
    if (retries + messages < sliceSize) break
  }
  return counts
}

async function takeSlice(tx: Tx): Promise<StepCounts> {
  const ids = await claimSteps(tx, sliceSize)
  if (ids.length === 0) return { retries: 0, messages: 0 }
  const runs = await findRuns(tx, ids)
  const steps = (await lockInvoices(tx, ids)).flatMap((invoice) => {
    const run = runs.get(invoice.id)
    assert(run, 'What was claimed has its run')
    // Read after the lock: somebody may have been faster.
    return isDue(run, tx.now) ? [stepOf(run, invoice, tx.now)] : []
  })
  await saveRuns(
    tx,
    steps.map(({ run }) => run),
  )
  await saveMoves(
    tx,
    steps.map(({ move }) => move),
  )
  await writeEvents(
    tx,
    steps.flatMap(({ event }) => event),
  )
  const messages = steps.reduce((sum, { event }) => sum + event.length, 0)
  return { retries: steps.length - messages, messages }
}

interface Step {
  readonly run: DunningRun
  readonly move: Move
  readonly event: readonly EventRow[]
}

function stepOf(before: DunningRun, invoice: LockedInvoice, now: Temporal.Instant): Step {
  const { dunning, taken } = takeStep(before, now)
  if (before.nextAction === 'retry') {
    const run = { ...before, ...dunning, retries: before.retries + 1, owesMessage: true }
    return { run, move: { before: invoice, after: { ...invoice, collectAt: now } }, event: [] }
  }
  const run = { ...before, ...dunning }
  const after = { ...invoice, eventCount: invoice.eventCount + 1 }
  const data = { ...invoiceSummary(after), dunning: dunningNote(run, messageOf(run.terms, taken)) }
  const event = {
    id: newId(),
    type: 'invoice.dunning_reminder',
    aggregateId: invoice.id,
    sequence: after.eventCount,
    data,
    occurredAt: now,
  }
  return { run, move: { before: invoice, after }, event: [event] }
}

function isDue({ status, nextAction, nextAt }: DunningRun, now: Temporal.Instant): boolean {
  return status === 'running' && nextAction !== 'final' && nextAt !== null && Temporal.Instant.compare(nextAt, now) <= 0
}
