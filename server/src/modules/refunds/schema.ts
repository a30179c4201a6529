import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, text } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Refund, refundStatuses } from './refund.ts'

export const refundSchema = z
  .strictObject({
    id: idSchema('re'),
    object: z.literal('refund'),
    status: z.enum(refundStatuses).meta({
      description:
        '`created`: to be sent; where the gateway is `manual`, by a person. `unknown`: no answer came, it is being found out. `pending`: it is on its way. `failed`: it could not be ' +
        'sent and became credit of the customer.',
    }),
    customer: idSchema('cus'),
    invoice: idSchema('inv'),
    credit_note: idSchema('cn')
      .nullable()
      .meta({ description: 'Null for what was sent back at the gateway itself with no note to stand for it.' }),
    payment: idSchema('pay').meta({ description: 'The payment that it sends a part of back.' }),
    currency,
    amount: z.int().meta({ description: 'Whole minor units of the currency.', examples: [1500] }),
    gateway: z.string().meta({ examples: ['sandbox'] }),
    reference: z.string().nullable().meta({ description: 'The gateway’s name for it, or what the bank transfer says.' }),
    decline_reason: z.string().nullable(),
    created_at: instant,
    answered_at: instant.nullable().meta({ description: 'When it was sent, or declined.' }),
    next_look_at: instant.nullable().meta({ description: 'When the gateway is asked next. Null: not by itself.' }),
  })
  .meta({ id: 'Refund', description: 'Money on its way back to a customer. It comes of a credit note.' })

export const refundListSchema = pageSchema('RefundList', refundSchema)

export const markSentSchema = z
  .strictObject({ reference: text(255).meta({ description: 'What the bank transfer says.', examples: ['Transfer 2027-0042'] }) })
  .meta({ id: 'RefundMarkSent' })

export const markFailedSchema = z
  .strictObject({ reason: text(255).meta({ description: 'Why it was not sent.', examples: ['The account was closed'] }) })
  .meta({ id: 'RefundMarkFailed' })

export function refundToApi(refund: Refund): z.input<typeof refundSchema> {
  return {
    id: encodeId('re', refund.id),
    object: 'refund',
    status: refund.status,
    customer: encodeId('cus', refund.customerId),
    invoice: encodeId('inv', refund.invoiceId),
    credit_note: refund.creditNoteId === null ? null : encodeId('cn', refund.creditNoteId),
    payment: encodeId('pay', refund.paymentId),
    currency: refund.currency,
    amount: Number(refund.amount),
    gateway: refund.gateway,
    reference: refund.reference,
    decline_reason: refund.declineReason,
    created_at: refund.createdAt.toString(),
    answered_at: refund.answeredAt?.toString() ?? null,
    next_look_at: refund.reconcileAt?.toString() ?? null,
  }
}
