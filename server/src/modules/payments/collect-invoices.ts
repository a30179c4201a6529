import type { InvoiceId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { applyOutcomes } from './apply-outcomes.ts'
import { askGateways } from './ask-gateways.ts'
import { loadAskable } from './due-store.ts'
import { askableOf } from './lock-payable.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import { openDueAttempts } from './open-attempts.ts'
import { noneSettled, type SettledCounts, settleAttempts, sumOf } from './settle-attempts.ts'

export interface Collected extends SettledCounts {
  /** Invoices whose customers have nothing to charge. */
  readonly without_method: number
}

const mostSlices = 10_000

/** Asks for everything that is due, slice by slice. Killed anywhere, the reconciler finds what was asked, and the next run takes up the rest. */
export async function collectInvoices(ctx: Context, { sliceSize = 500 }: { readonly sliceSize?: number } = {}): Promise<Collected> {
  let counts = noneSettled
  let without = 0
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { attempts, withoutMethod, claimed } = await openDueAttempts(ctx, sliceSize)
    counts = sumOf(counts, await settleAttempts(ctx, await askGateways(ctx, attempts)))
    without += await failWithoutMethod(ctx, withoutMethod)
    if (claimed < sliceSize) break
  }
  return { ...counts, without_method: without }
}

/** Where there is nothing to charge the money did not come either. Answers how many these were, now that they are locked. */
async function failWithoutMethod(ctx: Context, ids: readonly InvoiceId[]): Promise<number> {
  if (ids.length === 0) return 0
  return ctx.transaction(async (tx) => {
    await lockSubscriptions(
      tx,
      ids.map((invoiceId) => ({ invoiceId, came: false })),
    )
    const invoices = await lockInvoices(tx, ids)
    const askable = await loadAskable(tx, ids)
    const bare = invoices.filter(({ id, status, collectAt }) => {
      const { method, hasOpenPayment } = askableOf(askable, id)
      return collectAt !== null && (status === 'open' || status === 'overdue') && method === null && !hasOpenPayment
    })
    const failed = { kind: 'did_not_come', paymentId: null, reason: 'no_payment_method', retryable: false } as const
    await applyOutcomes(
      tx,
      bare.map(({ id: invoiceId }) => ({ ...failed, invoiceId, redirectUrl: null, collectAt: null, byDefault: true, inPerson: false })),
      bare,
    )
    return bare.length
  })
}
