import type { ComputedCreditNote } from '@quarterday/core/credit-note/credit-note.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { z } from 'zod'
import { noteFields, noteFieldsToApi, noteLineFields, noteLineFieldsToApi } from './schema.ts'

/** A credit note that is not written: without ids and a number. */
export const computedNoteFields = {
  invoice: idSchema('inv'),
  ...noteFields,
  lines: z.array(z.strictObject(noteLineFields).meta({ id: 'CreditNotePreviewLine' })),
}

export const creditNotePreviewSchema = z
  .strictObject({ object: z.literal('credit_note_preview'), customer: idSchema('cus'), ...computedNoteFields })
  .meta({ id: 'CreditNotePreview', description: 'To the cent what would be given back, by the same computation. Nothing is written.' })

/** `lines`: those that it credits, by their ids. */
export function computedNoteToApi(
  note: ComputedCreditNote,
  lines: ReadonlyMap<string, Pick<Line, 'priceId' | 'subscriptionId' | 'itemId'>>,
  zone: string,
) {
  return {
    invoice: encodeId('inv', note.invoiceId),
    ...noteFieldsToApi({ ...note, ...note.settlement }),
    lines: note.lines.map((line) => {
      const { priceId = null, subscriptionId = null, itemId = null } = lines.get(line.creditedLineId) ?? {}
      return noteLineFieldsToApi({ ...line, priceId, subscriptionId, itemId }, zone)
    }),
  }
}
