import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { findAccount } from '../../gateways/account-store.ts'
import { findGateway } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { type Route, route } from '../../kit/route.ts'
import { readClock } from '../organizations/store.ts'

const wayToGive = z.enum(['page', 'form'])

const optionsSchema = z
  .strictObject({
    object: z.literal('payment_options'),
    gateways: z
      .array(
        z
          .strictObject({
            gateway: z.enum(gatewayNames).exclude(['manual']),
            set_up_by: wayToGive.meta({
              description:
                'How a payment method is given: on a `page` of the gateway’s, where `redirect_url` leads, or in its `form`, by the `client_secret`.',
            }),
          })
          .meta({ id: 'PortalGateway', examples: [{ gateway: 'sandbox', set_up_by: 'page' }] }),
      )
      .meta({ description: 'Empty: nothing can be charged here.' }),
    transfer: z
      .string()
      .nullable()
      .meta({ description: 'Where to transfer money to, in the seller’s words. Null: they take no transfers.', examples: [null] }),
  })
  .meta({ id: 'PortalPaymentOptions', description: 'By what the seller can be paid.' })

/** By what a customer can pay here. */
export const paymentOptionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/portal/payment_options',
    operation: 'getPortalPaymentOptions',
    tag: 'Portal',
    summary: 'See by what you can pay',
    scope: 'customer',
    // Gateways are found outside of transactions.
    transaction: 'own',
    reply: optionsSchema,
    handle: async (ctx) => {
      const { isSandbox, transfer } = await ctx.transaction(async (tx) => {
        const clock = await readClock(tx)
        return { isSandbox: clock !== null && clock.clockAt !== null, transfer: (await findAccount(tx, 'manual', null))?.publicKey ?? null }
      })
      const [stripe, paypal] = await Promise.all([isConnected(ctx, 'stripe'), isConnected(ctx, 'paypal')])
      const gateways = [
        ...(stripe ? [{ gateway: 'stripe', set_up_by: 'form' } as const] : []),
        ...(paypal ? [{ gateway: 'paypal', set_up_by: 'page' } as const] : []),
        ...(isSandbox && !stripe && !paypal ? [{ gateway: 'sandbox', set_up_by: 'page' } as const] : []),
      ]
      return { object: 'payment_options', gateways, transfer } as const
    },
  }),
]

async function isConnected(ctx: Context, name: 'stripe' | 'paypal'): Promise<boolean> {
  return (await findGateway(ctx, name)) !== null
}
