import type { PaymentMethodId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer, saveCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import { chargeBy } from './charge-by.ts'
import { type PaymentMethod, paymentMethodMachine } from './payment-method.ts'
import { toApi } from './schema.ts'
import * as methods from './store.ts'

/** Charges the customer by this method from now on. Refuses `not_found`, `invalid_state`. */
export async function makeDefault(ctx: Context, id: PaymentMethodId): Promise<PaymentMethod> {
  return ctx.transaction(async (tx) => {
    const { method, customer } = await lockWithCustomer(tx, id)
    next(paymentMethodMachine, method.status, 'make_default')
    await chargeBy(tx, customer, id)
    return { ...method, isDefault: true }
  })
}

/** Charges nobody by this method any more, and lets the gateway forget it. Where it was the default there is none then. Refuses `not_found`, `invalid_state`. */
export async function removePaymentMethod(ctx: Context, id: PaymentMethodId): Promise<PaymentMethod> {
  const removed = await write(ctx, id)
  try {
    const gateway = await gatewayFor(ctx, removed.gateway, removed.gatewayAccountId)
    await within(deadlineMs, () => gateway.forget(removed.token))
  } catch (error) {
    // Nobody is charged by it any more either way: what the gateway keeps is of no use without us.
    ctx.log.warn({ err: error, payment_method_id: id }, 'a gateway could not be told to forget a payment method')
  }
  return removed
}

function write(ctx: Context, id: PaymentMethodId): Promise<PaymentMethod> {
  return ctx.transaction(async (tx) => {
    const { method: before, customer } = await lockWithCustomer(tx, id)
    const method: PaymentMethod = { ...before, status: next(paymentMethodMachine, before.status, 'remove'), isDefault: false }
    await methods.saveStatus(tx, method)
    const counted: Customer = { ...customer, eventCount: customer.eventCount + 1 }
    await saveCustomer(tx, counted)
    const data = toApi(method)
    const event = { type: 'customer.payment_method_removed', aggregateId: customer.id, sequence: counted.eventCount, data } as const
    await events.addEvents(tx, [event])
    if (before.isDefault) await chargeBy(tx, counted, null)
    return method
  })
}

/** The customer's row is the lock of their methods; the method is read again once it is held. */
async function lockWithCustomer(tx: Tx, id: PaymentMethodId): Promise<{ method: PaymentMethod; customer: Customer }> {
  const { customerId } = await methods.getPaymentMethod(tx, id)
  const customer = await lockCustomer(tx, customerId)
  return { method: await methods.getPaymentMethod(tx, id), customer }
}
