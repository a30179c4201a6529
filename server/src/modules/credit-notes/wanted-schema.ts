import { creditNoteReasonsByHand } from '@quarterday/core/credit-note/credit-note.ts'
import { settlementWays } from '@quarterday/core/credit-note/settle.ts'
import { positiveDecimal } from '@quarterday/core/decimal.ts'
import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { text } from '../../kit/fields.ts'

const minor = z
  .int()
  .min(1)
  .meta({ description: 'Whole minor units.', examples: [1200] })

const wantedLineSchema = z
  .strictObject({
    line: idSchema('il').meta({ description: 'A line of the invoice.' }),
    amount: minor.optional().meta({
      description:
        'So much of the listed amount: before tax, or with it where the price includes it. Its discount and tax go back in proportion.',
      examples: [1200],
    }),
    quantity: positiveDecimal
      .optional()
      .meta({ description: 'So many of the units that the line billed, in the place of an amount.', examples: ['2'] }),
    share: positiveDecimal.optional().meta({ description: 'A part of the line, up to 1, in the place of an amount.', examples: ['0.5'] }),
    description: text(1000)
      .optional()
      .meta({ description: 'Default: that of the line.', examples: ['Two seats too many'] }),
  })
  .check(({ value, issues }) => {
    if ([value.amount, value.quantity, value.share].filter((each) => each !== undefined).length > 1)
      issues.push({ code: 'custom', path: ['amount'], message: 'Give an amount, a quantity or a share, and not two of them', input: value })
    if (value.share?.gt(1)) issues.push({ code: 'custom', path: ['share'], message: 'A share is 1 at most', input: value })
  })
  .meta({
    id: 'CreditNoteLineCreate',
    description: 'Without amount, quantity and share all that is left of the line is given back.',
    examples: [{ line: 'il_01h455vb4pex5vsknk084sn02q', amount: 1200 }],
  })

const wantedFields = {
  invoice: idSchema('inv'),
  lines: z.array(wantedLineSchema).min(1).max(100).optional().meta({ description: 'Default: all that is left of the invoice.' }),
  amount: minor.optional().meta({
    description:
      'What is given back in all, tax included, spread over the lines in proportion to what is left of them. In the place of `lines`.',
    examples: [2000],
  }),
  description: text(1000)
    .optional()
    .meta({ description: 'What the lines say where `amount` is given.', examples: ['For the outage'] }),
  settle: z
    .enum(settlementWays)
    .optional()
    .meta({
      description:
        'Where the money goes. `reduce_due`: off what is due, the rest is credit; so is it without this field. `credit`: all of it is credit for what comes. ' +
        '`refund`: off what is due, then back the way it was paid; what cannot go back is credit.',
      examples: ['reduce_due'],
    }),
  reason: z.enum(creditNoteReasonsByHand).default('other'),
  memo: text(2000)
    .nullable()
    .default(null)
    .meta({ description: 'A word to the customer.', examples: ['Sorry for the trouble.'] }),
}

const checkWanted = ({ value, issues }: z.core.ParsePayload<z.output<z.ZodObject<typeof wantedFields>>>): void => {
  const fault = (path: string, message: string): void => void issues.push({ code: 'custom', path: [path], message, input: value })
  if (value.lines !== undefined && value.amount !== undefined) fault('amount', 'Give lines or an amount, and not both')
  if (value.description !== undefined && value.amount === undefined) fault('description', 'It goes with an amount; lines have their own')
}

const example = { invoice: 'inv_01h455vb4pex5vsknk084sn02q', amount: 2000, settle: 'reduce_due', reason: 'other' }

export const creditNoteCreateSchema = z
  .strictObject(wantedFields)
  .check(checkWanted)
  .meta({ id: 'CreditNoteCreate', examples: [example] })

export const creditNotePreviewRequestSchema = z
  .strictObject({ ...wantedFields, reason: wantedFields.reason.optional(), memo: wantedFields.memo.optional() })
  .meta({ id: 'CreditNotePreviewCreate', examples: [{ invoice: example.invoice, amount: 2000 }] })
