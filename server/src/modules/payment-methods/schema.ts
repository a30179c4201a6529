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
        'What the gateway calls it, never a card number; the gateway keeps it for the customer from then on. The sandbox gateway knows `pm_card_visa`, `pm_card_chargeDeclined` and others.',
      examples: ['pm_card_visa'],
    }),
    default: z
      .boolean()
      .optional()
      .meta({ description: 'Charge by it from now on. The first one of a customer is the default in any case.', examples: [true] }),
  })
  .meta({ id: 'PaymentMethodCreate' })

const setupGateway = gateway.meta({ description: 'Where the customer gives it.', examples: ['sandbox'] })

export const setupRequestSchema = z
  .strictObject({
    customer: idSchema('cus'),
    gateway: setupGateway,
    return_url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .meta({ description: 'Where the gateway sends the customer back to.', examples: ['https://shop.example/kept'] }),
  })
  .meta({ id: 'PaymentMethodSetupCreate' })

export const setupSchema = z
  .strictObject({
    object: z.literal('payment_method_setup'),
    gateway,
    status: z.enum(['ready', 'needs_customer', 'failed', 'canceled']),
    reference: z
      .string()
      .meta({ description: 'The gateway’s name for it, to complete it by.', examples: ['seti_01h455vb4pex5vsknk084sn02q'] }),
    public_key: z.string().nullable().meta({ description: 'What a browser needs to show the gateway’s form; no secret.' }),
    client_secret: z.string().nullable().meta({ description: 'For the gateway’s form, in the hands of this customer alone. Shown once.' }),
    redirect_url: z.string().nullable().meta({ description: 'A page of the gateway’s, where it has one.' }),
  })
  .meta({ id: 'PaymentMethodSetup', description: 'A customer gives a means to pay in person, without a charge.' })

export const setupCompleteSchema = z
  .strictObject({
    customer: idSchema('cus'),
    gateway: setupGateway,
    reference: text(255).meta({ examples: ['seti_01h455vb4pex5vsknk084sn02q'] }),
    default: z
      .boolean()
      .optional()
      .meta({ description: 'Charge by it from now on.', examples: [true] }),
  })
  .meta({ id: 'PaymentMethodSetupComplete' })

/** What a gateway says of a setup. */
interface ShownSetup {
  readonly kind: z.output<typeof setupSchema>['status']
  readonly reference: string
  readonly clientSecret?: string | null
  readonly redirectUrl?: string | null
}

export function setupToApi(
  { name, publicKey }: { readonly name: string; readonly publicKey: string | null },
  outcome: ShownSetup,
): z.input<typeof setupSchema> {
  return {
    object: 'payment_method_setup',
    gateway: gateway.parse(name),
    status: outcome.kind,
    reference: outcome.reference,
    public_key: publicKey,
    client_secret: outcome.clientSecret ?? null,
    redirect_url: outcome.redirectUrl ?? null,
  }
}

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
