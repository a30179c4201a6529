import type { InvoiceId, PaymentMethodId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { askGateways } from './ask-gateways.ts'
import { openAttempt } from './open-attempts.ts'
import type { Attempt, Payment } from './payment.ts'
import { findOut } from './reconcile-attempts.ts'
import { settleAttempts } from './settle-attempts.ts'
import { findAttempt } from './store.ts'
import { findPaymentOf, getPayment } from './view-store.ts'

export interface PayInvoice {
  /** Default: what the customer is charged by. */
  readonly method?: PaymentMethodId | undefined
  /** The request, whose retries find the same payment. */
  readonly operationId: string | null
}

/**
 * Asks for the money of one invoice, now. A decline is an outcome like any other. Refuses `not_found`, `invalid_state`, `no_payment_method`,
 * `invalid` for a means to pay that is not the customer's, and `conflict` while another payment of the invoice is under way.
 */
export async function payInvoice(ctx: Context, id: InvoiceId, { method, operationId }: PayInvoice): Promise<Payment> {
  const earlier = operationId === null ? null : await ctx.transaction((tx) => findPaymentOf(tx, operationId))
  if (earlier !== null) return resumePayment(ctx, earlier)
  const attempt = await ctx.transaction((tx) => openAttempt(tx, id, { method, operationId }))
  await settleAttempts(ctx, await askGateways(ctx, [attempt]))
  return ctx.transaction((tx) => getPayment(tx, attempt.id))
}

/** The process of an earlier try died somewhere on the way: what it began is brought to its end, nothing is begun anew. */
export async function resumePayment(ctx: Context, { id }: Payment): Promise<Payment> {
  const { attempt, now } = await ctx.transaction(async (tx) => ({ attempt: await findAttempt(tx, { id }), now: tx.now }))
  const attempts: readonly Attempt[] = attempt !== null && (attempt.status === 'created' || attempt.status === 'unknown') ? [attempt] : []
  await settleAttempts(ctx, await findOut(ctx, attempts, now))
  return ctx.transaction((tx) => getPayment(tx, id))
}
