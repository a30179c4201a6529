import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { gatewayNames } from '@quarterday/core/payment/payment.ts'
import { z } from 'zod'
import { currency, instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Dispute, disputeStatuses } from './dispute.ts'

export const disputeSchema = z
  .strictObject({
    id: idSchema('dp'),
    object: z.literal('dispute'),
    status: z.enum(disputeStatuses).meta({
      description: '`open`: the bank has pulled the money back and may give it back. `won`: it did. `lost`: it will not.',
      examples: ['open'],
    }),
    customer: idSchema('cus'),
    invoice: idSchema('inv'),
    payment: idSchema('pay').meta({ description: 'The payment whose money it is.' }),
    gateway: z.enum(gatewayNames).meta({ examples: ['stripe'] }),
    reference: z.string().meta({ description: 'What the gateway calls it.', examples: ['dp_1MtJUT2eZvKYlo2CNaw2HvEv'] }),
    currency,
    amount: z.int().meta({ description: 'Whole minor units of the currency.', examples: [4900] }),
    reason: z.string().meta({ description: 'The gateway’s word for why.', examples: ['fraudulent'] }),
    evidence_due_at: instant.nullable().meta({ description: 'Until when the seller can object, at the gateway.' }),
    opened_at: instant,
    closed_at: instant.nullable(),
  })
  .meta({ id: 'Dispute', description: 'Money of a payment that a bank pulls back.' })

export const disputeListSchema = pageSchema('DisputeList', disputeSchema)

export function disputeToApi(dispute: Dispute): z.input<typeof disputeSchema> {
  return {
    id: encodeId('dp', dispute.id),
    object: 'dispute',
    status: dispute.status,
    customer: encodeId('cus', dispute.customerId),
    invoice: encodeId('inv', dispute.invoiceId),
    payment: encodeId('pay', dispute.paymentId),
    gateway: dispute.gateway,
    reference: dispute.reference,
    currency: dispute.currency,
    amount: Number(dispute.amount),
    reason: dispute.reason,
    evidence_due_at: dispute.evidenceDueAt?.toString() ?? null,
    opened_at: dispute.openedAt.toString(),
    closed_at: dispute.closedAt?.toString() ?? null,
  }
}
