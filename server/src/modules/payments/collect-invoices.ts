import type { InvoiceId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { applyOutcomes } from './apply-outcomes.ts'
import { askGateways } from './ask-gateways.ts'
import { loadAskable } from './due-store.ts'
import { askableOf } from './lock-payable.ts'
import { lockSubscriptions } from './move-subscriptions.ts'
import { openDueAttempts } from './open-attempts.ts'
import { settleAttempts } from './settle-attempts.ts'

export interface Collected {
  succeeded: number
  declined: number
  needs_customer: number
  unknown: number
  /** Invoices whose customers have nothing to charge. */
  without_method: number
}

const mostSlices = 10_000

/** Asks for everything that is due, slice by slice. Killed anywhere, the reconciler finds what was asked, and the next run takes up the rest. */
export async function collectInvoices(ctx: Context, { sliceSize = 500 }: { readonly sliceSize?: number } = {}): Promise<Collected> {
  const collected: Collected = { succeeded: 0, declined: 0, needs_customer: 0, unknown: 0, without_method: 0 }
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const { attempts, withoutMethod, claimed } = await openDueAttempts(ctx, sliceSize)
    const settled = await settleAttempts(ctx, await askGateways(ctx, attempts))
    collected.succeeded += settled.succeeded
    collected.declined += settled.declined
    collected.needs_customer += settled.needs_customer
    collected.unknown += settled.unknown
    collected.without_method += await failWithoutMethod(ctx, withoutMethod)
    if (claimed < sliceSize) break
  }
  return collected
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
      bare.map(({ id: invoiceId }) => ({ ...failed, invoiceId, redirectUrl: null, collectAt: null })),
      bare,
    )
    return bare.length
  })
}
