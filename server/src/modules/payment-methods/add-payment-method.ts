import { type CustomerId, idOf } from '@quarterday/core/id.ts'
import { holdsCardNumber } from '@quarterday/core/payment/card-number.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { MethodDescription } from '../../gateways/gateway.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import type { Customer } from '../customers/customer.ts'
import { getCustomer, lockCustomer, saveCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'
import { answered, connectedGateway, gatewayCustomerOf } from './ask-gateway.ts'
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

/** A means to pay that a gateway keeps for the customer. */
export interface KeptMethod extends NewPaymentMethod {
  readonly gatewayAccountId: string | null
  readonly gatewayCustomer: string | null
  readonly description: MethodDescription
}

/**
 * Keeps a means to pay that the gateway knows, there and here. The same token again is the same method, so a repeated request changes nothing. Refuses
 * `card_data_refused`, `invalid` for an unknown customer or token, or one that the bank declines, `not_a_sandbox` for the sandbox gateway in a live
 * organization, `no_gateway`, and `unavailable` when the gateway does not answer.
 */
export async function addPaymentMethod(ctx: Context, wanted: NewPaymentMethod): Promise<PaymentMethod> {
  if (holdsCardNumber(wanted.token)) throw refuse('card_data_refused')
  const connected = await connectedGateway(ctx, wanted.gateway)
  const customer = await ctx.transaction((tx) => getCustomer(tx, wanted.customerId)).catch(noCustomer)
  const gatewayCustomer = await gatewayCustomerOf(ctx, connected, customer)
  const kept = await answered(ctx, wanted.gateway, () => connected.gateway.keep(wanted.token, gatewayCustomer))
  if (kept.kind === 'unknown_token')
    throw wrong('/token', 'not_found', `The ${wanted.gateway} gateway does not know this token, or as somebody else’s.`)
  if (kept.kind === 'declined') throw wrong('/token', kept.reason, 'The bank declines this means to pay.')
  const { token, description } = kept
  return writePaymentMethod(ctx, { ...wanted, token, description, gatewayAccountId: connected.accountId, gatewayCustomer })
}

/** Writes what a gateway keeps already. */
export async function writePaymentMethod(ctx: Context, kept: KeptMethod): Promise<PaymentMethod> {
  return ctx.transaction(async (tx) => {
    const before = await lockCustomer(tx, kept.customerId).catch(noCustomer)
    const known = await methods.findByToken(tx, kept)
    const { method, customer } = known === null ? await add(tx, before, kept) : { method: known, customer: before }
    const isDefault = kept.isDefault || before.paymentMethodId === null
    if (isDefault) await chargeBy(tx, customer, method.id)
    return { ...method, isDefault: isDefault || method.isDefault }
  })
}

async function add(tx: Tx, before: Customer, kept: KeptMethod): Promise<{ method: PaymentMethod; customer: Customer }> {
  const { customerId, gateway, token, gatewayAccountId, gatewayCustomer, description } = kept
  const { brand, last4, expMonth, expYear } = description
  const method: PaymentMethod = {
    ...{ id: idOf('pm', newId()), customerId, gateway, token, gatewayAccountId, gatewayCustomer, brand, last4, expMonth, expYear },
    ...{ status: 'active', isDefault: false, createdAt: tx.now },
  }
  const customer: Customer = { ...before, eventCount: before.eventCount + 1 }
  await methods.addPaymentMethod(tx, method)
  await saveCustomer(tx, customer)
  const data = toApi(method)
  await events.addEvents(tx, [{ type: 'customer.payment_method_added', aggregateId: customerId, sequence: customer.eventCount, data }])
  return { method, customer }
}

export function noCustomer(error: unknown): never {
  throw error instanceof Refusal && error.code === 'not_found' ? wrong('/customer', 'not_found', 'There is no such customer.') : error
}

function wrong(pointer: string, code: string, detail: string): Refusal {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
