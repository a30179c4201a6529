import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type KeptLink, linkStatuses, type PayLink, statusOf } from './link-types.ts'

export const payLinkRequestSchema = z
  .strictObject({
    expires_in_days: z
      .int()
      .min(1)
      .max(365)
      .optional()
      .meta({ description: 'Default: 60, in real time.', examples: [60] }),
  })
  .meta({ id: 'PaymentLinkCreate' })

export const payLinkSchema = z
  .strictObject({
    object: z.literal('payment_link'),
    url: z.url().meta({
      description: 'Whoever has it sees the invoice and can pay it: it belongs to the customer.',
      examples: ['https://billing.example.com/pay/AQGPx2'],
    }),
    expires_at: instant,
  })
  .meta({ id: 'PaymentLink', description: 'Where a customer sees and pays one invoice.' })

export function payLinkToApi({ url, expiresAt }: PayLink): z.input<typeof payLinkSchema> {
  return { object: 'payment_link', url, expires_at: expiresAt.toString() }
}

const kept = {
  id: idSchema('plink'),
  object: z.literal('payment_link'),
  invoice: idSchema('inv'),
  status: z.enum(linkStatuses).meta({ description: '`active`: it leads to the invoice.', examples: ['active'] }),
  created_at: instant,
  expires_at: instant,
  last_used_at: instant.nullable().meta({ description: 'When it was opened the last time, to the minute. Null: never.' }),
  revoked_at: instant.nullable(),
}

export const keptLinkSchema = z.strictObject(kept).meta({
  id: 'InvoicePaymentLink',
  description: 'A link to the pay page that somebody asked for. Its moments are of real time, also in a sandbox.',
})
export const keptLinkListSchema = pageSchema('InvoicePaymentLinkList', keptLinkSchema)

export const newLinkSchema = z
  .strictObject({
    ...kept,
    url: z
      .url()
      .nullable()
      .meta({
        description:
          'Whoever has it sees the invoice and can pay it: it belongs to the customer. Shown this once; null when the answer is replayed.',
        examples: ['https://billing.example.com/pay/AQGPx2'],
      }),
  })
  .meta({ id: 'NewInvoicePaymentLink' })

/** `now` is real time. */
export function keptLinkToApi(link: KeptLink, now: Temporal.Instant): z.input<typeof keptLinkSchema> {
  return {
    id: encodeId('plink', link.id),
    object: 'payment_link',
    invoice: encodeId('inv', link.invoiceId),
    status: statusOf(link, now),
    created_at: link.createdAt.toString(),
    expires_at: link.expiresAt.toString(),
    last_used_at: link.lastUsedAt?.toString() ?? null,
    revoked_at: link.revokedAt?.toString() ?? null,
  }
}
