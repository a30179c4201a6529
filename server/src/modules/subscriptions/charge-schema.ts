import { decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { lineKinds } from '@quarterday/core/invoice/invoice.ts'
import { z } from 'zod'
import { currency, deletedSchema, instant, text } from '../../kit/fields.ts'
import type { WaitingView } from '../billing/waiting-types.ts'
import { periodSchema, periodToApi } from '../invoices/line-schema.ts'
import { checkWantedLine, wantedLineFields } from '../invoices/schema.ts'

const when = z
  .enum(['next_invoice', 'now'])
  .default('next_invoice')
  .meta({ description: 'On the next invoice of the subscription, or on one of its own.', examples: ['next_invoice'] })

export const chargeCreateSchema = z
  .strictObject({ ...wantedLineFields, when })
  .check(checkWantedLine)
  .meta({
    id: 'SubscriptionChargeCreate',
    description: 'A price of kind `one_off`, or words and a unit amount.',
    examples: [{ description: 'Workshop', unit_amount: '4900', quantity: '2', when: 'next_invoice' }],
  })

export const pendingLineSchema = z
  .strictObject({
    id: idSchema('il'),
    object: z.literal('pending_line'),
    subscription: idSchema('sub'),
    kind: z.enum(lineKinds),
    description: text(1000),
    price: idSchema('price').nullable(),
    quantity: z.string().meta({ description: 'A decimal as text.', examples: ['2'] }),
    currency,
    amount: z.int().meta({ description: 'Minor units, before discounts and tax.', examples: [9800] }),
    period: periodSchema.nullable(),
    created_at: instant,
  })
  .meta({ id: 'PendingLine', description: 'A line that waits for the next invoice of its subscription.' })

export const pendingLinesSchema = z.strictObject({ data: z.array(pendingLineSchema) }).meta({ id: 'PendingLineList' })

export const chargeSchema = z
  .strictObject({
    object: z.literal('subscription_charge'),
    pending_line: pendingLineSchema.nullable().meta({ description: 'The line that waits; null: it was billed at once.' }),
    invoice: idSchema('inv').nullable(),
  })
  .meta({ id: 'SubscriptionCharge' })

export const withdrawnSchema = deletedSchema('il', 'pending_line', 'WithdrawnPendingLine')

export function pendingLineToApi({ line, subscriptionId, createdAt }: WaitingView, zone: string): z.input<typeof pendingLineSchema> {
  return {
    id: encodeId('il', line.id),
    object: 'pending_line',
    subscription: encodeId('sub', subscriptionId),
    kind: line.kind,
    description: line.description,
    price: line.priceId === null ? null : encodeId('price', line.priceId),
    quantity: decimalText(line.quantity),
    currency: line.currency,
    amount: Number(line.listed),
    period: line.period && periodToApi(line.period, zone),
    created_at: createdAt.toString(),
  }
}
