import { gatewayNames, paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { pageSchema } from '../../kit/pages.ts'
import { paymentMethodCreateSchema, paymentMethodSchema, setupCompleteSchema, setupRequestSchema } from '../payment-methods/schema.ts'
import { paymentIntentSchema, paymentSchema } from '../payments/schema.ts'

export const ownMethodSchema = paymentMethodSchema
  .omit({ customer: true })
  .meta({ id: 'PortalPaymentMethod', description: 'A means to pay of yours. The gateway keeps the card.' })
export const ownMethodListSchema = pageSchema('PortalPaymentMethodList', ownMethodSchema)
export const ownMethodCreateSchema = paymentMethodCreateSchema
  .omit({ customer: true })
  .meta({ id: 'PortalPaymentMethodCreate', examples: [{ gateway: 'sandbox', token: 'pm_card_visa' }] })
export const ownSetupRequestSchema = setupRequestSchema.omit({ customer: true }).meta({ id: 'PortalPaymentMethodSetupCreate' })
export const ownSetupCompleteSchema = setupCompleteSchema.omit({ customer: true }).meta({ id: 'PortalPaymentMethodSetupComplete' })

export const ownPaymentSchema = paymentSchema
  .pick({
    id: true,
    object: true,
    invoice: true,
    currency: true,
    amount: true,
    status: true,
    decline_reason: true,
    redirect_url: true,
    created_at: true,
  })
  .extend({ status: z.enum(paymentStatuses), gateway: z.enum(gatewayNames) })
  .meta({ id: 'PortalPayment', description: 'What became of paying an invoice.' })

export const ownIntentSchema = paymentIntentSchema.extend({ payment: ownPaymentSchema }).meta({
  id: 'PortalPaymentIntent',
  description: 'A door by which you pay an invoice. Only the gateway’s word settles it, never the browser’s.',
})

export function toOwnMethod(method: z.input<typeof paymentMethodSchema>): z.input<typeof ownMethodSchema> {
  const { customer: _, ...own } = method
  return own
}

export function toOwnPayment(payment: z.input<typeof paymentSchema>): z.input<typeof ownPaymentSchema> {
  const { id, object, invoice, gateway, currency, amount, status, decline_reason, redirect_url, created_at } = payment
  return { id, object, invoice, gateway, currency, amount, status, decline_reason, redirect_url, created_at }
}

export function toOwnIntent(intent: z.input<typeof paymentIntentSchema>): z.input<typeof ownIntentSchema> {
  return { ...intent, payment: toOwnPayment(intent.payment) }
}
