import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type PaymentMethod, paymentMethodStatuses } from './payment-method.ts'

const gateway = z.enum(gatewayNames).exclude(['manual'])

export const paymentMethodSchema = z
  .strictObject({
    id: idSchema('pm'),
    object: z.literal('payment_method'),
    customer: idSchema('cus'),
    gateway,
    brand: z
      .string()
      .nullable()
      .meta({ examples: ['visa'] }),
    last4: z
      .string()
      .nullable()
      .meta({ description: 'The last digits, by which people recognise it.', examples: ['4242'] }),
    exp_month: z
      .int()
      .nullable()
      .meta({ examples: [12] }),
    exp_year: z
      .int()
      .nullable()
      .meta({ examples: [2050] }),
    default: z.boolean().meta({ description: 'Whether the customer is charged by it.', examples: [true] }),
    status: z.enum(paymentMethodStatuses),
    created_at: instant,
  })
  .meta({
    id: 'PaymentMethod',
    description: 'A means to pay. The gateway keeps the card; here are its token and what people recognise it by.',
  })

export const paymentMethodListSchema = pageSchema('PaymentMethodList', paymentMethodSchema)

export const paymentMethodCreateSchema = z
  .strictObject({
    customer: idSchema('cus'),
    gateway,
    token: text(255).meta({
      description:
        'What the gateway calls it, never a card number. The sandbox gateway knows `pm_card_visa`, `pm_card_chargeDeclined` and others.',
      examples: ['pm_card_visa'],
    }),
    default: z
      .boolean()
      .optional()
      .meta({ description: 'Charge by it from now on. The first one of a customer is the default in any case.', examples: [true] }),
  })
  .meta({ id: 'PaymentMethodCreate' })

export function toApi(method: PaymentMethod): z.input<typeof paymentMethodSchema> {
  return {
    id: encodeId('pm', method.id),
    object: 'payment_method',
    customer: encodeId('cus', method.customerId),
    gateway: gateway.parse(method.gateway),
    brand: method.brand,
    last4: method.last4,
    exp_month: method.expMonth,
    exp_year: method.expYear,
    default: method.isDefault,
    status: method.status,
    created_at: method.createdAt.toString(),
  }
}
