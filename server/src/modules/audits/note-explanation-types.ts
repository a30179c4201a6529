import type { CreditNoteId } from '@quarterday/core/id.ts'
import type { Explained } from './audit.ts'

/** Why a credit note gives back what it gives back, in the words of its customer's language. */
export interface NoteExplanation extends Explained {
  readonly creditNoteId: CreditNoteId
  readonly number: string
}
