import type { InvoiceId, SubscriptionId } from '@quarterday/core/id.ts'
import { endDunning } from '@quarterday/core/payment/dunning.ts'
import type { FinalAction } from '@quarterday/core/payment/dunning-terms.ts'
import { Refusal } from '@quarterday/core/refusal.ts'
import type { SubscriptionStatus } from '@quarterday/core/subscription/subscription.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockCycles } from '../billing/cycle-store.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { lockRows } from '../customers/store.ts'
import { markUncollectible } from '../invoices/mark-uncollectible.ts'
import { loadStatuses } from '../payments/standing-store.ts'
import { cancelSubscription } from '../subscriptions/cancel-subscription.ts'
import { pauseSubscription } from '../subscriptions/pause-subscription.ts'
import { announceRun } from './announce-run.ts'
import { type DueEnd, dueEnds, isAtRest } from './due-store.ts'
import { findRuns, savePaused, saveRuns } from './run-store.ts'
import type { DunningRun } from './run-types.ts'

/** Ends a run: what is left then waits for the next one. Each is a transaction of its own, for each may bill and credit a subscription. */
const mostEnds = 1000

/** Does what the terms say where nothing has helped. What is paid by then, or about to be, is left alone; what cannot be done is said, once. */
export async function finishRuns(ctx: Context): Promise<number> {
  const ends = await ctx.transaction((tx) => dueEnds(tx, mostEnds))
  let finished = 0
  for (const end of ends) if (await finish(ctx, end)) finished += 1
  return finished
}

async function finish(ctx: Context, end: DueEnd): Promise<boolean> {
  try {
    return await ctx.transaction((tx) => actOn(ctx, tx, end, null))
  } catch (error) {
    // What may work in a minute is tried in a minute.
    if (error instanceof Refusal && (error.code === 'conflict' || error.code === 'unavailable')) return false
    if (!(error instanceof Refusal)) ctx.log.error({ err: error, invoice_id: end.invoiceId }, 'the end of a dunning run could not be done')
    const detail = error instanceof Refusal ? error.detail : 'It failed; the log says why.'
    return ctx.transaction((tx) => actOn(ctx, tx, end, detail))
  }
}

/** Locks customer, subscriptions, invoice, in this order, and looks again. `refused`: why the action cannot be done, only that is written down then. */
async function actOn(ctx: Context, tx: Tx, { invoiceId, customerId }: DueEnd, refused: string | null): Promise<boolean> {
  await lockRows(tx, [customerId])
  const billed = (await loadStatuses(tx, [invoiceId])).get(invoiceId) ?? []
  const subscriptionIds = billed.map(({ id }) => id)
  if (subscriptionIds.length > 0) await lockCycles(tx, subscriptionIds)
  const [invoice] = await lockInvoices(tx, [invoiceId])
  const run = (await findRuns(tx, [invoiceId])).get(invoiceId)
  if (!invoice || !run || !isOver(run, tx.now) || !(await isAtRest(tx, invoiceId))) return false
  const { final_action: action, final_message: message } = run.terms
  const ended: DunningRun = {
    ...run,
    ...endDunning(run, 'exhausted'),
    endedAt: tx.now,
    finalResult: refused === null ? action : 'refused',
    finalDetail: refused?.slice(0, 500) ?? null,
  }
  await saveRuns(tx, [ended])
  await announceRun(tx, 'invoice.dunning_exhausted', ended, invoice, message)
  if (refused === null) await act(ctx, tx, action, invoice, await current(tx, invoiceId))
  return true
}

async function current(tx: Tx, invoiceId: InvoiceId) {
  return (await loadStatuses(tx, [invoiceId])).get(invoiceId) ?? []
}

async function act(
  ctx: Context,
  tx: Tx,
  action: FinalAction,
  { id }: LockedInvoice,
  billed: readonly { readonly id: SubscriptionId; readonly status: SubscriptionStatus }[],
): Promise<void> {
  if (action === 'mark_uncollectible') await markUncollectible(ctx, id)
  const alive = billed.filter(({ status }) => status !== 'canceled' && status !== 'expired')
  if (action === 'cancel') for (const each of alive) await cancelSubscription(ctx, each.id, { timing: 'now' })
  if (action !== 'pause') return
  const resting = alive.filter(({ status }) => status !== 'paused' && status !== 'incomplete').map((each) => each.id)
  for (const each of resting) await pauseSubscription(ctx, each, {})
  await savePaused(tx, id, resting)
}

function isOver({ status, nextAction, nextAt }: DunningRun, now: Temporal.Instant): boolean {
  return status === 'running' && nextAction === 'final' && nextAt !== null && Temporal.Instant.compare(nextAt, now) <= 0
}
