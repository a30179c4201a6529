import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import type { MethodDescription } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { lockCustomer, saveCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import { removePaymentMethod } from './change-payment-method.ts'
import type { PaymentMethod } from './payment-method.ts'
import { toApi } from './schema.ts'
import * as methods from './store.ts'

/**
 * Reads at its gateway what a token stands for, and brings our methods of this token to it: a card that the bank has replaced gets its new digits, and
 * what was taken away there is removed here. Answers whether any of them is ours. Throws when the gateway does not answer.
 */
export async function followMethods(ctx: Context, gateway: GatewayName, token: string): Promise<boolean> {
  const known = await ctx.transaction((tx) => methods.listByToken(tx, { gateway, token }))
  for (const method of known) {
    const connected = await gatewayFor(ctx, gateway, method.gatewayAccountId)
    const description = await within(deadlineMs, () => connected.describe(token))
    const isGone = description === null || (method.gatewayCustomer !== null && description.customer !== method.gatewayCustomer)
    if (isGone) await removePaymentMethod(ctx, method.id)
    else await update(ctx, method, description)
  }
  return known.length > 0
}

async function update(ctx: Context, { id, customerId }: PaymentMethod, described: MethodDescription): Promise<void> {
  await ctx.transaction(async (tx) => {
    const customer = await lockCustomer(tx, customerId)
    const before = await methods.getPaymentMethod(tx, id)
    const { brand, last4, expMonth, expYear } = described
    const isSame = before.brand === brand && before.last4 === last4 && before.expMonth === expMonth && before.expYear === expYear
    if (before.status !== 'active' || isSame) return
    const method: PaymentMethod = { ...before, brand, last4, expMonth, expYear }
    await methods.saveDescription(tx, method)
    const counted = { ...customer, eventCount: customer.eventCount + 1 }
    await saveCustomer(tx, counted)
    const data = toApi(method)
    await events.addEvents(tx, [{ type: 'customer.payment_method_updated', aggregateId: customer.id, sequence: counted.eventCount, data }])
  })
}
