import { z } from 'zod'

export const dunningMessages = ['none', 'notice', 'warning', 'last_warning'] as const
/** How a customer is told that money did not come; `none`: this time not at all. */
export type DunningMessage = (typeof dunningMessages)[number]

export const finalActions = ['none', 'mark_uncollectible', 'pause', 'cancel'] as const
/** What becomes of an invoice, or of the subscriptions that it bills, when nothing has helped. */
export type FinalAction = (typeof finalActions)[number]

const days = z.int().min(0).max(365)
const message = z.enum(dunningMessages)

const reminderDays = z
  .array(days)
  .max(10)
  .refine((list) => new Set(list).size === list.length, 'Must not name a day twice')

const fields = {
  remind_days_before_due: reminderDays.meta({
    description:
      'On which days before an invoice is due its customer is reminded. For what is sent, not for what is charged automatically.',
    examples: [[3]],
  }),
  remind_days_after_due: reminderDays
    .refine((list) => !list.includes(0), 'Must be 1 or more')
    .meta({
      description:
        'On which days after the last day to pay the customer is reminded again. For what is sent, not for what is charged automatically.',
      examples: [[3, 7, 14]],
    }),
  time_of_day: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time such as 09:00')
    .meta({ description: 'When on these days, in the zone of the customer.', examples: ['09:00'] }),
  first_message: message.meta({ description: 'How the customer is told of the first failure.', examples: ['notice'] }),
  retries: z
    .array(
      z.strictObject({
        after_days: days.min(1).meta({ description: 'Days after the first failure.', examples: [3] }),
        message: message.meta({ description: 'How the customer is told if it is in vain again.', examples: ['notice'] }),
      }),
    )
    .max(15)
    .refine(
      (list) => list.every((each, index) => each.after_days > (list[index - 1]?.after_days ?? 0)),
      'Must be in the order of their days',
    )
    .meta({
      description:
        'When the same means to pay is asked again. Where that cannot help, such as for a stolen card, the customer is told on these days instead.',
      examples: [
        [
          { after_days: 1, message: 'notice' },
          { after_days: 5, message: 'last_warning' },
        ],
      ],
    }),
  final_action: z.enum(finalActions).meta({
    description:
      'What happens when nothing has helped: `mark_uncollectible` writes the invoice off, `pause` and `cancel` stop the subscriptions that it bills. `none`: a person decides.',
    examples: ['none'],
  }),
  final_after_days: days
    .min(1)
    .meta({ description: 'Days after the first failure, or after the last day to pay of an invoice that was sent.', examples: [14] }),
  final_message: message.meta({ description: 'How the customer is told of that.', examples: ['notice'] }),
}

export const dunningTermsShape = fields

/** When and how is asked again after a decline, and what happens at the end. Days are local days of the customer. */
export const dunningTermsSchema = z.strictObject(fields)

export type DunningTerms = z.infer<typeof dunningTermsSchema>

/** What is wrong with terms that are each right by themselves; null: nothing. */
export function contradictionIn({
  retries,
  final_after_days,
}: DunningTerms): { readonly field: keyof DunningTerms; readonly detail: string } | null {
  const last = retries.at(-1)?.after_days ?? 0
  if (final_after_days >= last) return null
  return { field: 'final_after_days', detail: `The end must not come before the last retry, which is after ${last} days.` }
}

/** How an organization asks again that has said nothing: four times in a week, and no decision over a customer without a person. */
export const standardDunning: DunningTerms = {
  remind_days_before_due: [3],
  remind_days_after_due: [3, 7, 14],
  time_of_day: '09:00',
  first_message: 'notice',
  retries: [
    { after_days: 1, message: 'none' },
    { after_days: 3, message: 'notice' },
    { after_days: 5, message: 'warning' },
    { after_days: 7, message: 'last_warning' },
  ],
  final_action: 'none',
  final_after_days: 14,
  final_message: 'none',
}
