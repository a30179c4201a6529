import type { CustomerId } from '@quarterday/core/id.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Gateway, SetupOutcome } from '../../gateways/gateway.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import { getCustomer } from '../customers/store.ts'
import { noCustomer, writePaymentMethod } from './add-payment-method.ts'
import { answered, connectedGateway, gatewayCustomerOf } from './ask-gateway.ts'
import type { PaymentMethod } from './payment-method.ts'

export interface SetUpMethod {
  readonly customerId: CustomerId
  readonly gateway: GatewayName
  /** Where the gateway sends the customer back to. Default: where this installation is found. */
  readonly returnUrl: string | null
  readonly operationId: string | null
}

export interface Setup {
  readonly gateway: Gateway
  readonly outcome: SetupOutcome
}

/** Lets a customer give a means to pay in person, without a charge. Refuses `invalid`, `no_gateway`, `not_a_sandbox`, `unavailable`. */
export async function setUpMethod(ctx: Context, { customerId, gateway: name, returnUrl, operationId }: SetUpMethod): Promise<Setup> {
  const connected = await connectedGateway(ctx, name)
  const customer = await ctx.transaction((tx) => getCustomer(tx, customerId)).catch(noCustomer)
  const reference = await gatewayCustomerOf(ctx, connected, customer)
  const idempotencyKey = `setup:${operationId ?? newId()}`
  const request = { idempotencyKey, customer: reference, returnUrl: returnUrl ?? ctx.outside.publicUrl }
  return { gateway: connected.gateway, outcome: await answered(ctx, name, () => connected.gateway.beginSetup(request)) }
}

export interface CompleteSetup {
  readonly customerId: CustomerId
  readonly gateway: GatewayName
  readonly reference: string
  readonly isDefault: boolean
}

/**
 * Writes the means to pay that the customer gave, by the gateway's word and not the browser's. Refuses `invalid` where the setup is not theirs,
 * `invalid_state` while it is not done, `no_gateway`, `not_a_sandbox`, `unavailable`.
 */
export async function completeSetup(
  ctx: Context,
  { customerId, gateway: name, reference, isDefault }: CompleteSetup,
): Promise<PaymentMethod> {
  const connected = await connectedGateway(ctx, name)
  const customer = await ctx.transaction((tx) => getCustomer(tx, customerId)).catch(noCustomer)
  const gatewayCustomer = await gatewayCustomerOf(ctx, connected, customer)
  const outcome = await answered(ctx, name, () => connected.gateway.findSetup(reference))
  const detail = `The ${name} gateway knows no such setup of this customer.`
  const errors = [{ pointer: '/reference', code: 'not_found', detail }]
  if (outcome === null) throw refuse('invalid', { detail, errors })
  if (outcome.kind !== 'ready') throw refuse('invalid_state', { detail: `The setup is not done: ${outcome.kind.replaceAll('_', ' ')}.` })
  const { token, description } = outcome
  if (description.customer !== null && description.customer !== gatewayCustomer) throw refuse('invalid', { detail, errors })
  return writePaymentMethod(ctx, {
    customerId,
    gateway: name,
    token,
    isDefault,
    description,
    gatewayAccountId: connected.accountId,
    gatewayCustomer,
  })
}
