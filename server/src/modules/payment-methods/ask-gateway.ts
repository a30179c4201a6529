import { encodeId } from '@quarterday/core/id.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import { type Connected, findGateway } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import type { Customer } from '../customers/customer.ts'
import { readClock } from '../organizations/store.ts'
import { findGatewayCustomer, rememberGatewayCustomer } from './gateway-customer-store.ts'

/** The gateway of this name as the organization is connected now. Refuses `no_gateway`, and `not_a_sandbox` for the built-in one of a live organization. */
export async function connectedGateway(ctx: Context, name: GatewayName): Promise<Connected> {
  if (name === 'sandbox' && (await ctx.transaction(readClock))?.clockAt === null) {
    throw refuse('not_a_sandbox', { detail: 'The sandbox gateway moves no money; a live organization has no use for it.' })
  }
  const found = await findGateway(ctx, name)
  if (found === null) throw refuse('no_gateway', { detail: `Connect an account of ${name} first.` })
  return found
}

/** An answer within half a minute. Refuses `unavailable` when there is none. */
export async function answered<Answer>(ctx: Context, name: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await within(deadlineMs, ask)
  } catch (error) {
    ctx.log.warn({ err: error }, 'a gateway did not answer')
    throw refuse('unavailable', { detail: `The ${name} gateway does not answer.`, retryAfterSeconds: 30 })
  }
}

/** What the gateway calls a customer of ours; made there the first time. Null: it keeps none. Refuses `unavailable`. */
export async function gatewayCustomerOf(
  ctx: Context,
  { gateway, accountId }: Connected,
  { id: customerId, name, email }: Customer,
): Promise<string | null> {
  const key = { customerId, gateway: gateway.name, accountId }
  const known = await ctx.transaction((tx) => findGatewayCustomer(tx, key))
  if (known !== null) return known
  const idempotencyKey = `${encodeId('cus', customerId)}:${accountId ?? 'installation'}`
  const reference = await answered(ctx, gateway.name, () => gateway.customer({ idempotencyKey, name, email }))
  if (reference === null) return null
  return ctx.transaction(async (tx) => {
    await rememberGatewayCustomer(tx, key, reference)
    return (await findGatewayCustomer(tx, key)) ?? reference
  })
}
