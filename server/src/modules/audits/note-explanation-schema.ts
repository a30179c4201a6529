import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import type { NoteExplanation } from './note-explanation-types.ts'

export const noteExplanationSchema = z
  .strictObject({
    object: z.literal('credit_note_explanation'),
    credit_note: idSchema('cn'),
    number: z.string().meta({ examples: ['CN-000007'] }),
    currency,
    lines: z.array(
      z.strictObject({
        line: idSchema('il'),
        title: z.string().meta({ examples: ['Basic, unused 16–30 April 2027'] }),
        amount: z.int().meta({ description: 'Whole minor units.', examples: [500] }),
        steps: z.array(z.string()).meta({ description: 'Sentences, in the order of the computation.' }),
      }),
    ),
    summary: z.array(z.string()).meta({ description: 'How the total comes about, and where it goes.' }),
    text: z.string().meta({ description: 'All of it as one text, ready to be read.' }),
  })
  .meta({ id: 'CreditNoteExplanation', description: 'Why a credit note gives back what it gives back.' })

export function noteExplanationToApi(explanation: NoteExplanation): z.input<typeof noteExplanationSchema> {
  const { creditNoteId, number, currency: of, lines, summary, text } = explanation
  return {
    object: 'credit_note_explanation',
    credit_note: encodeId('cn', creditNoteId),
    number,
    currency: of,
    lines: lines.map(({ lineId, title, amount, steps }) => ({
      line: encodeId('il', lineId),
      title,
      amount: Number(amount),
      steps: [...steps],
    })),
    summary: [...summary],
    text,
  }
}
