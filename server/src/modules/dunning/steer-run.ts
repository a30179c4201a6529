import type { InvoiceId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { type Dunning, dunningMachine, endDunning, pauseDunning, resumeDunning, skipStep } from '@quarterday/core/payment/dunning.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockInvoice } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import type { EventType } from '../events/event-types.ts'
import { announceRun } from './announce-run.ts'
import { isAtRest } from './due-store.ts'
import { findRuns, saveRuns } from './run-store.ts'
import type { DunningRun } from './run-types.ts'

/** Asks nobody until somebody resumes it. Refuses `not_found`, `invalid_state`. */
export function pauseRun(ctx: Context, id: InvoiceId): Promise<void> {
  return steer(ctx, id, 'invoice.dunning_paused', (run, now) => {
    next(dunningMachine, run.status, 'pause')
    return pauseDunning(run, now)
  })
}

/** Goes on where it was paused, later by as many days. Refuses `not_found`, `invalid_state`. */
export function resumeRun(ctx: Context, id: InvoiceId): Promise<void> {
  return steer(ctx, id, 'invoice.dunning_resumed', (run, now) => {
    next(dunningMachine, run.status, 'resume')
    return resumeDunning(run, now)
  })
}

/** Leaves the next retry out. Refuses `not_found`, and `invalid_state` where only the end is left. */
export function skipRetry(ctx: Context, id: InvoiceId): Promise<void> {
  return steer(ctx, id, 'invoice.dunning_skipped', (run, now) => {
    const after = run.status === 'running' ? skipStep(run, now) : null
    if (after === null)
      throw refuse('invalid_state', { detail: 'There is no retry ahead that could be left out. To prevent the end, stop it.' })
    return after
  })
}

/** Asks for this invoice no more by itself; it stays owed. Refuses `not_found`, `invalid_state`. */
export function stopRun(ctx: Context, id: InvoiceId): Promise<void> {
  return steer(
    ctx,
    id,
    'invoice.dunning_stopped',
    (run) => {
      next(dunningMachine, run.status, 'stop')
      return endDunning(run, 'stopped')
    },
    { collectAt: null },
  )
}

/**
 * Lets the collector ask at once, beside the retries of the terms, which stay as they are. Refuses `not_found`, `invalid_state`, and `conflict` while a
 * gateway is being asked.
 */
export async function retryNow(ctx: Context, id: InvoiceId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { run, invoice } = await lockRun(tx, id)
    if (run.status !== 'running')
      throw refuse('invalid_state', { detail: `What is ${run.status} is not asked for. Pay the invoice directly.` })
    if (run.need === 'payment') throw refuse('invalid_state', { detail: 'The invoice was sent: there is nothing to charge.' })
    if (!(await isAtRest(tx, id))) {
      throw refuse('conflict', { detail: 'The gateway is being asked already, or is about to be.', retryAfterSeconds: 60 })
    }
    await announceRun(tx, 'invoice.dunning_retried', run, invoice, 'none', { collectAt: tx.now })
  })
}

async function steer(
  ctx: Context,
  id: InvoiceId,
  type: EventType,
  move: (run: DunningRun, now: Temporal.Instant) => Dunning,
  changed: Partial<Pick<LockedInvoice, 'collectAt'>> = {},
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { run: before, invoice } = await lockRun(tx, id)
    const moved = move(before, tx.now)
    const run = { ...before, ...moved, endedAt: moved.status === 'stopped' ? tx.now : before.endedAt }
    await saveRuns(tx, [run])
    await announceRun(tx, type, run, invoice, 'none', changed)
  })
}

async function lockRun(tx: Tx, id: InvoiceId): Promise<{ readonly run: DunningRun; readonly invoice: LockedInvoice }> {
  const invoice = await lockInvoice(tx, id)
  const run = (await findRuns(tx, [id])).get(id)
  if (run === undefined) throw refuse('not_found', { detail: 'Nothing is being done about this invoice.' })
  return { run, invoice }
}
