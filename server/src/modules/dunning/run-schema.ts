import { instantText } from '@quarterday/core/calendar.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { minorUnits } from '@quarterday/core/money.ts'
import { dunningActions, dunningNeeds, dunningStatuses, finalAt } from '@quarterday/core/payment/dunning.ts'
import { dunningTermsSchema, finalActions } from '@quarterday/core/payment/dunning-terms.ts'
import { z } from 'zod'
import { currency, instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { RunView } from './run-types.ts'

export const runSchema = z
  .strictObject({
    id: idSchema('dr'),
    object: z.literal('dunning_run'),
    invoice: idSchema('inv'),
    invoice_number: z
      .string()
      .nullable()
      .meta({ examples: ['INV-000042'] }),
    invoice_status: z.enum(invoiceStatuses).meta({ examples: ['overdue'] }),
    customer: idSchema('cus'),
    customer_name: z.string().meta({ examples: ['Acme GmbH'] }),
    currency,
    amount_due: minorUnits.meta({ examples: [4900] }),
    policy: idSchema('dun').nullable().meta({ description: 'Null: the standard terms.' }),
    terms: dunningTermsSchema.meta({ description: 'As they were when it began.' }),
    status: z.enum(dunningStatuses).meta({
      description:
        'succeeded: the money came. exhausted: all was tried, and the end has come. stopped: by hand, or because nothing is owed any more.',
      examples: ['running'],
    }),
    step: z.int().meta({ description: 'How many of the retries are done or passed.', examples: [1] }),
    retries: z.int().meta({ description: 'How often the gateway was to be asked again by itself.', examples: [1] }),
    need: z.enum(dunningNeeds).meta({
      description:
        'What it takes for the money to come. patience: the same means to pay is asked again. confirmation: the customer has to take part, at `redirect_url`. ' +
        'payment_method: another one, for this one will never do. payment: the customer pays what was sent to them.',
      examples: ['patience'],
    }),
    reason: z.string().meta({ description: 'Of the last failure.', examples: ['insufficient_funds'] }),
    redirect_url: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    next_action: z
      .enum(dunningActions)
      .nullable()
      .meta({ description: 'What comes next: the gateway is asked, the customer is told, or the end.', examples: ['retry'] }),
    next_at: instant.nullable(),
    final_at: instant.meta({ description: 'When the end comes, if nothing helps.' }),
    final_result: z
      .enum([...finalActions, 'refused'])
      .nullable()
      .meta({ description: 'What was done at the end; refused: it could not be, `final_detail` says why.', examples: [null] }),
    final_detail: z
      .string()
      .nullable()
      .meta({ examples: [null] }),
    started_at: instant,
    paused_at: instant.nullable().meta({ examples: [null] }),
    ended_at: instant.nullable().meta({ examples: [null] }),
  })
  .meta({ id: 'DunningRun', description: 'What is done about the money for one invoice that did not come.' })

export const runListSchema = pageSchema('DunningRunList', runSchema)

export function runToApi(run: RunView): z.input<typeof runSchema> {
  const text = (at: Temporal.Instant | null): string | null => (at === null ? null : instantText(at))
  return {
    id: encodeId('dr', run.id),
    object: 'dunning_run',
    invoice: encodeId('inv', run.invoiceId),
    invoice_number: run.invoiceNumber,
    invoice_status: run.invoiceStatus,
    customer: encodeId('cus', run.customerId),
    customer_name: run.customerName,
    currency: run.currency,
    amount_due: Number(run.amountDue),
    policy: run.policyId === null ? null : encodeId('dun', run.policyId),
    terms: run.terms,
    status: run.status,
    step: run.step,
    retries: run.retries,
    need: run.need,
    reason: run.reason,
    redirect_url: run.redirectUrl,
    next_action: run.nextAction,
    next_at: text(run.nextAt),
    final_at: instantText(finalAt(run)),
    final_result: run.finalResult,
    final_detail: run.finalDetail,
    started_at: instantText(run.startedAt),
    paused_at: text(run.pausedAt),
    ended_at: text(run.endedAt),
  }
}
