import { type CustomerId, idOf } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { Refusal, refuse } from '@quarterday/core/refusal.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import type { MethodDescription } from '../../gateways/gateway.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer, saveCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import { readClock } from '../organizations/store.ts'
import { chargeBy } from './charge-by.ts'
import type { PaymentMethod } from './payment-method.ts'
import { toApi } from './schema.ts'
import * as methods from './store.ts'

export interface NewPaymentMethod {
  readonly customerId: CustomerId
  readonly gateway: GatewayName
  readonly token: string
  /** The first one of a customer is the default in any case. */
  readonly isDefault: boolean
}

/**
 * Keeps a means to pay that the gateway knows. The same token again is the same method, so a repeated request changes nothing. Refuses
 * `card_data_refused`, `invalid` for an unknown customer or token, `not_a_sandbox` for the sandbox gateway in a live organization, and `unavailable` when the gateway does not answer.
 */
export async function addPaymentMethod(ctx: Context, wanted: NewPaymentMethod): Promise<PaymentMethod> {
  if (holdsCardNumber(wanted.token)) throw refuse('card_data_refused')
  const description = await describe(ctx, wanted)
  if (description === null) throw wrong('/token', `The ${wanted.gateway} gateway does not know this token.`)
  return ctx.transaction(async (tx) => {
    if (wanted.gateway === 'sandbox' && (await readClock(tx))?.clockAt === null) {
      throw refuse('not_a_sandbox', { detail: 'The sandbox gateway moves no money; a live organization has no use for it.' })
    }
    const before = await lockCustomer(tx, wanted.customerId).catch((error) => {
      throw error instanceof Refusal && error.code === 'not_found' ? wrong('/customer', 'There is no such customer.') : error
    })
    const known = await methods.findByToken(tx, wanted)
    const { method, customer } = known === null ? await add(tx, before, wanted, description) : { method: known, customer: before }
    const isDefault = wanted.isDefault || before.paymentMethodId === null
    if (isDefault) await chargeBy(tx, customer, method.id)
    return { ...method, isDefault: isDefault || method.isDefault }
  })
}

async function add(
  tx: Tx,
  before: Customer,
  { customerId, gateway, token }: NewPaymentMethod,
  description: MethodDescription,
): Promise<{ method: PaymentMethod; customer: Customer }> {
  const id = idOf('pm', newId())
  const method: PaymentMethod = {
    id,
    customerId,
    gateway,
    token,
    gatewayAccountId: null,
    gatewayCustomer: null,
    ...description,
    status: 'active',
    isDefault: false,
    createdAt: tx.now,
  }
  const customer: Customer = { ...before, eventCount: before.eventCount + 1 }
  await methods.addPaymentMethod(tx, method)
  await saveCustomer(tx, customer)
  const data = toApi(method)
  await events.addEvents(tx, [{ type: 'customer.payment_method_added', aggregateId: customerId, sequence: customer.eventCount, data }])
  return { method, customer }
}

async function describe(ctx: Context, { gateway, token }: NewPaymentMethod): Promise<MethodDescription | null> {
  try {
    return await within(deadlineMs, async () => (await gatewayFor(ctx, gateway)).describe(token))
  } catch (error) {
    ctx.log.warn({ err: error }, 'a gateway could not describe a payment method')
    throw refuse('unavailable', { detail: `The ${gateway} gateway does not answer.`, retryAfterSeconds: 30 })
  }
}

function wrong(pointer: string, detail: string): Refusal {
  return refuse('invalid', { detail, errors: [{ pointer, code: 'not_found', detail }] })
}
