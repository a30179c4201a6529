import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import type { PayLink } from './link-types.ts'

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
