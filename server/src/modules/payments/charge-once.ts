import type { Currency } from '@quarterday/core/currency.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import type { CustomerId, PaymentMethodId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { createInvoice } from '../invoices/create-invoice.ts'
import { askGateways } from './ask-gateways.ts'
import { openAttempt } from './open-attempts.ts'
import { resumePayment } from './pay-invoice.ts'
import type { Payment } from './payment.ts'
import { settleAttempts } from './settle-attempts.ts'
import { findPaymentOf, getPayment } from './view-store.ts'

export interface ChargeOnce {
  readonly customer: CustomerId
  /** Default: the customer's. */
  readonly currency?: Currency | undefined
  /** Minor units, as a price is listed: taxes are added where they are not included. */
  readonly amount: bigint
  readonly description: string
  /** Default: what the customer is charged by. */
  readonly method?: PaymentMethodId | undefined
}

/**
 * Bills a customer for one thing and charges them for it at once: an invoice of one line and its payment, which are written together or not at all. After a
 * decline the invoice is open, to be paid another way or voided. Refuses `invalid`, `currency_mismatch`, `no_payment_method`, and `invalid_state` where
 * credit of the customer pays all of it.
 */
export async function chargeOnce(ctx: Context, wanted: ChargeOnce, operationId: string | null): Promise<Payment> {
  const earlier = operationId === null ? null : await ctx.transaction((tx) => findPaymentOf(tx, operationId))
  if (earlier !== null) return resumePayment(ctx, earlier)
  const { customer, currency, amount, description, method } = wanted
  const attempt = await ctx.transaction(async (tx) => {
    const lines = [{ description, quantity: decimal('1'), unit_amount: decimal(amount.toString()) }]
    // Who collects what is due leaves it alone: it is charged here.
    const invoice = { customer, currency, lines, collection_method: 'send_invoice', memo: null, finalize: true } as const
    return openAttempt(tx, await createInvoice(ctx, invoice), { method, operationId })
  })
  await settleAttempts(ctx, await askGateways(ctx, [attempt]))
  return ctx.transaction((tx) => getPayment(tx, attempt.id))
}
