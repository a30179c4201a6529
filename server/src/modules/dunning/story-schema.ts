import { instantText } from '@quarterday/core/calendar.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { dunningMessages } from '@quarterday/core/payment/dunning-terms.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import { runSchema, runToApi } from './run-schema.ts'
import type { Story } from './story-types.ts'

const entrySchema = z.strictObject({
  at: instant,
  event: idSchema('evt'),
  type: z.string().meta({ description: 'The type of the event.', examples: ['invoice.payment_failed'] }),
  payment: idSchema('pay').nullable().meta({ description: 'The question to the gateway that it is about.' }),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Why the money did not come.', examples: ['insufficient_funds'] }),
  message: z
    .enum(dunningMessages)
    .nullable()
    .meta({ description: 'How the customer was to be told. Null: the event says nothing about it.', examples: ['notice'] }),
  days: z
    .int()
    .nullable()
    .meta({ description: 'Of a reminder: days until it is due, or since.', examples: [null] }),
  next_action: z
    .string()
    .nullable()
    .meta({ description: 'What was to come next then.', examples: ['retry'] }),
  next_at: instant.nullable(),
  messages: z
    .array(
      z.strictObject({
        channel: z.string().meta({ examples: ['email'] }),
        recipient: z.string().meta({ examples: ['billing@acme.example'] }),
        subject: z.string().meta({ examples: ['Your payment did not go through'] }),
        status: z.string().meta({ examples: ['sent'] }),
      }),
    )
    .meta({ description: 'What people were told of it.' }),
})

export const storySchema = z
  .strictObject({
    object: z.literal('invoice_dunning'),
    invoice: idSchema('inv'),
    run: runSchema.nullable().meta({ description: 'Null: money for the invoice has not failed to come.' }),
    story: z.array(entrySchema).meta({ description: 'All that was asked, answered, said and decided, the oldest first.' }),
  })
  .meta({ id: 'InvoiceDunning', description: 'The whole story of the money for an invoice, and what comes next.' })

export function storyToApi({ invoiceId, run, entries }: Story): z.input<typeof storySchema> {
  return {
    object: 'invoice_dunning',
    invoice: encodeId('inv', invoiceId),
    run: run === null ? null : runToApi(run),
    story: entries.map(({ id, type, data, occurredAt, messages }) => {
      const { payment, dunning, reminder } = said.parse(data)
      return {
        at: instantText(occurredAt),
        event: encodeId('evt', id),
        type,
        payment: payment?.id ?? null,
        reason: payment?.reason ?? null,
        message: dunning?.message ?? null,
        days: reminder?.days ?? null,
        next_action: dunning?.next_action ?? null,
        next_at: dunning?.next_at ?? null,
        messages: messages.map(({ channel, recipient, subject, status }) => ({ channel, recipient, subject, status })),
      }
    }),
  }
}

/** What of the data of these events the story tells; events of before have less. */
const said = z.object({
  payment: z.object({ id: z.string().nullish(), reason: z.string().nullish() }).nullish(),
  dunning: z
    .object({ message: z.enum(dunningMessages).nullish(), next_action: z.string().nullish(), next_at: z.string().nullish() })
    .nullish(),
  reminder: z.object({ days: z.int() }).nullish(),
})
