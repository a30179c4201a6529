import type { CustomerId } from '@quarterday/core/id.ts'
import type { GatewayName } from '@quarterday/core/payment/payment.ts'
import { deadlineMs, within } from '../../gateways/ask.ts'
import { gatewayFor } from '../../gateways/index.ts'
import type { Context } from '../../kit/context.ts'
import { writePaymentMethod } from './add-payment-method.ts'
import type { PaymentMethod } from './payment-method.ts'

/** The means by which a customer has paid and that they let the gateway keep for next time. Known already: nothing changes. */
export async function keepPaidMethod(
  ctx: Context,
  paid: {
    readonly customerId: CustomerId
    readonly gateway: GatewayName
    readonly gatewayAccountId: string | null
    readonly gatewayCustomer: string | null
    readonly token: string
  },
): Promise<PaymentMethod | null> {
  const gateway = await gatewayFor(ctx, paid.gateway, paid.gatewayAccountId)
  const description = await within(deadlineMs, () => gateway.describe(paid.token))
  return description === null ? null : writePaymentMethod(ctx, { ...paid, description, isDefault: false })
}
