import { Refusal } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockCycles } from '../billing/cycle-store.ts'
import { lockRows } from '../customers/store.ts'
import { loadStandings } from '../payments/standing-store.ts'
import { resumeSubscription } from '../subscriptions/pause-subscription.ts'
import { type DueEnd, dueResumptions } from './due-store.ts'
import { findRuns, takeResumption } from './run-store.ts'

/** Invoices a run: what is left then waits for the next one. */
const mostResumptions = 1000

/** Lets subscriptions go on that were paused for want of money, now that it has come. What somebody has moved since is left as it is. */
export async function resumePaid(ctx: Context): Promise<number> {
  const due = await ctx.transaction((tx) => dueResumptions(tx, mostResumptions))
  let resumed = 0
  for (const each of due) if (await resume(ctx, each)) resumed += 1
  return resumed
}

async function resume(ctx: Context, due: DueEnd): Promise<boolean> {
  try {
    return await ctx.transaction((tx) => goOn(ctx, tx, due))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'conflict' || error.code === 'unavailable') throw error
    // It cannot go on by itself, such as one that is parked: the doctor shows those.
    ctx.log.warn({ err: error, invoice_id: due.invoiceId }, 'a subscription that was paused for want of money cannot go on')
    return ctx.transaction((tx) => takeResumption(tx, due.invoiceId))
  }
}

async function goOn(ctx: Context, tx: Tx, { invoiceId, customerId }: DueEnd): Promise<boolean> {
  await lockRows(tx, [customerId])
  const paused = (await findRuns(tx, [invoiceId])).get(invoiceId)?.pausedSubscriptions ?? []
  await lockCycles(tx, paused)
  if (!(await takeResumption(tx, invoiceId))) return false
  const standings = await loadStandings(tx, paused)
  // Another invoice may still keep it from going on.
  for (const { id, status, isBehind } of standings) if (status === 'paused' && !isBehind) await resumeSubscription(ctx, id)
  return true
}
