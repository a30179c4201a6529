import type { Currency } from '@quarterday/core/currency.ts'
import type { CreditNoteId, LineItemId } from '@quarterday/core/id.ts'

/** Why a credit note gives back what it gives back, in the words of its customer's language. */
export interface NoteExplanation {
  readonly creditNoteId: CreditNoteId
  readonly number: string
  readonly currency: Currency
  readonly lines: readonly {
    readonly lineId: LineItemId
    readonly title: string
    readonly amount: bigint
    readonly steps: readonly string[]
  }[]
  /** How its total comes about, and where it goes. */
  readonly summary: readonly string[]
  /** All of it as one text. */
  readonly text: string
}
