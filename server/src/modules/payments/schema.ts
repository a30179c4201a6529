import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { minorUnits } from '@quarterday/core/money.ts'
import { gatewayNames, paymentStatuses } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { Door, Payment } from './payment.ts'

export const paymentSchema = z
  .strictObject({
    id: idSchema('pay'),
    object: z.literal('payment'),
    customer: idSchema('cus'),
    invoice: idSchema('inv'),
    payment_method: idSchema('pm').nullable().meta({ description: 'What was charged. Null for what staff recorded.' }),
    gateway: z.enum(gatewayNames).meta({ description: 'Who moved the money; `manual` is what staff recorded.' }),
    attempt: z.int().min(1).meta({ description: 'The how-manieth payment of its invoice this is.' }),
    currency,
    amount: minorUnits.meta({ description: 'In minor units.', examples: [4900] }),
    status: z.enum(paymentStatuses).meta({
      description:
        'created: the gateway is being asked. unknown: no answer came, it is being looked into. needs_customer: the customer has to confirm, at `redirect_url` ' +
        'or in a form. pending: the gateway has it in hand, such as a debit that takes days. canceled: it was called off, nothing was taken.',
      examples: ['succeeded'],
    }),
    reference: z
      .string()
      .nullable()
      .meta({ description: 'What the gateway, or the bank, calls it.', examples: ['ch_6f1ed002ab559585'] }),
    decline_reason: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    retryable: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the same means to pay may work another day. Null unless declined.', examples: [null] }),
    redirect_url: z
      .string()
      .nullable()
      .meta({ description: 'Where the customer confirms the payment.', examples: [null] }),
    in_person: z.boolean().meta({ description: 'The customer pays it in person, by a form or a page.', examples: [false] }),
    reported: z
      .strictObject({ currency, amount: minorUnits })
      .nullable()
      .meta({
        description: 'What the gateway says it took, where that is not what was asked for. Nothing is applied; a person has to look.',
        examples: [null],
      }),
    created_at: instant,
    answered_at: instant.nullable(),
    reconcile_at: instant.nullable().meta({ description: 'When an unknown outcome is looked into again.', examples: [null] }),
  })
  .meta({ id: 'Payment', description: 'One question to a gateway about an invoice and its answer, or money that staff recorded.' })

export const paymentListSchema = pageSchema('PaymentList', paymentSchema)

export const payInvoiceSchema = z
  .strictObject({ payment_method: idSchema('pm').optional().meta({ description: 'Default: what the customer is charged by.' }) })
  .meta({ id: 'InvoicePay' })

export const recordPaymentSchema = z
  .strictObject({
    amount: minorUnits
      .refine((amount) => amount > 0n, 'Must be more than 0')
      .optional()
      .meta({ description: 'In minor units. Default: all that is owed.', examples: [4900] }),
    reference: text(256).meta({ description: 'What the statement of the bank says.', examples: ['Transfer of 1 April, INV-000042'] }),
  })
  .meta({ id: 'PaymentRecord' })

export const paymentIntentRequestSchema = z
  .strictObject({
    gateway: z.enum(gatewayNames).exclude(['manual']).optional().meta({
      description: 'Default: the one that is connected, Stripe before PayPal; in a sandbox without an account the sandbox gateway.',
    }),
    keep_method: z
      .boolean()
      .optional()
      .meta({ description: 'The customer wants to be charged by the same means next time.', examples: [false] }),
    return_url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .meta({ description: 'Where the gateway sends the customer back to.', examples: ['https://shop.example/paid'] }),
  })
  .meta({ id: 'PaymentIntentCreate' })

export const paymentIntentSchema = z
  .strictObject({
    object: z.literal('payment_intent'),
    payment: paymentSchema,
    gateway: z.enum(gatewayNames),
    public_key: z
      .string()
      .nullable()
      .meta({ description: 'What a browser needs to show the gateway’s form; no secret.', examples: ['pk_test_51'] }),
    client_secret: z.string().nullable().meta({ description: 'For the gateway’s form, in the hands of this customer alone. Shown once.' }),
    redirect_url: z.string().nullable().meta({ description: 'A page of the gateway’s, where it has one.' }),
    instructions: z.string().nullable().meta({ description: 'What the customer has to do where there is neither form nor page.' }),
  })
  .meta({ id: 'PaymentIntent', description: 'A door by which a customer pays an invoice in person. Only the gateway’s word settles it.' })

export const chargeOnceSchema = z
  .strictObject({
    customer: idSchema('cus'),
    currency: currency.optional().meta({ description: 'Default: the customer’s.' }),
    amount: minorUnits
      .refine((amount) => amount > 0n, 'Must be more than 0')
      .meta({ description: 'In minor units, as a price is listed: taxes are added where it does not include them.', examples: [4900] }),
    description: text(1000).meta({ description: 'What it is for: the line of the invoice.', examples: ['Grinder'] }),
    payment_method: idSchema('pm').optional().meta({ description: 'Default: what the customer is charged by.' }),
  })
  .meta({ id: 'PaymentCreate' })

export const refundPaymentSchema = z
  .strictObject({
    amount: minorUnits
      .refine((amount) => amount > 0n, 'Must be more than 0')
      .optional()
      .meta({ description: 'In minor units. Default: all that is left of the payment.', examples: [1500] }),
    description: text(1000)
      .optional()
      .meta({ description: 'What the lines of the credit note say.', examples: ['For the outage'] }),
  })
  .meta({ id: 'PaymentRefund' })

export function doorToApi({ payment, publicKey, waits }: Door): z.input<typeof paymentIntentSchema> {
  return {
    object: 'payment_intent',
    payment: toApi(payment),
    gateway: payment.gateway,
    public_key: publicKey,
    client_secret: waits?.clientSecret ?? null,
    redirect_url: waits?.redirectUrl ?? null,
    instructions: waits?.instructions ?? null,
  }
}

export function toApi(payment: Payment): z.input<typeof paymentSchema> {
  return {
    id: encodeId('pay', payment.id),
    object: 'payment',
    customer: encodeId('cus', payment.customerId),
    invoice: encodeId('inv', payment.invoiceId),
    payment_method: payment.paymentMethodId === null ? null : encodeId('pm', payment.paymentMethodId),
    gateway: payment.gateway,
    attempt: payment.attempt,
    currency: payment.currency,
    amount: Number(payment.amount),
    status: payment.status,
    reference: payment.reference,
    decline_reason: payment.declineReason,
    retryable: payment.retryable,
    redirect_url: payment.redirectUrl,
    in_person: payment.inPerson,
    reported: payment.reported === null ? null : { currency: payment.reported.currency, amount: Number(payment.reported.minor) },
    created_at: payment.createdAt.toString(),
    answered_at: payment.answeredAt?.toString() ?? null,
    reconcile_at: payment.reconcileAt?.toString() ?? null,
  }
}
