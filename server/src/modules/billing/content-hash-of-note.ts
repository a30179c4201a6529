import type { CreditNoteLine } from '@quarterday/core/credit-note/credit-note.ts'
import { decimalText } from '@quarterday/core/decimal.ts'
import { storedLineDiscounts, storedTaxing } from './adjustments-json.ts'
import { firstNoteHash } from './content-hash-of-note-first.ts'
import type { CreditNoteRow } from './credit-note-rows.ts'
import { isFirstHash, sealed } from './seal.ts'

export type FrozenNote = Omit<CreditNoteRow, 'contentHash' | 'eventCount' | 'status'> & { readonly lines: readonly CreditNoteLine[] }

/** The seal of a credit note, hexadecimal, over all of it that never changes. `verify` computes it again from the rows. */
export function creditNoteHash(note: FrozenNote): string {
  const { id, customerId, invoiceId, subscriptionId, reason, series, number, customerPartyId, sellerPartyId, currency, timezone, memo } =
    note
  const { grantId, issuedAt, issuedOn } = note
  const of = [id, customerId, invoiceId, subscriptionId, grantId, reason, `${series}|${number}`, customerPartyId, sellerPartyId]
  const terms = [currency, timezone, memo, issuedAt.epochMilliseconds, issuedOn.toString()]
  const sums = [note.subtotal, note.discount, note.tax, note.total, note.reducedDue, note.credited, note.refunded].map(String)
  return sealed([[...of, ...terms, ...sums], ...note.lines.map(lineContent)])
}

/** The seal again, in the way in which the stored one was computed. */
export function creditNoteHashLike(stored: string, note: FrozenNote): string {
  return isFirstHash(stored) ? firstNoteHash(note) : creditNoteHash(note)
}

function lineContent(line: CreditNoteLine): unknown {
  const { id, kind, description, creditedLineId, quantity, period, currency, derivation } = line
  const time = period && [period.start.epochMilliseconds, period.end.epochMilliseconds]
  const money = [line.listed, line.amount, line.discount, line.tax].map(String)
  const adjusted = [storedLineDiscounts(line.discounts), storedTaxing(line.taxing)]
  return [id, kind, description, creditedLineId, decimalText(quantity), time, currency, ...money, ...adjusted, derivation]
}
