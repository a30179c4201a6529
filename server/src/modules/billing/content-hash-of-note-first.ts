import { hash } from 'node:crypto'
import type { CreditNoteLine } from '@quarterday/core/credit-note/credit-note.ts'
import { decimalText } from '@quarterday/core/decimal.ts'
import { storedLineDiscounts, storedTaxing } from './adjustments-json.ts'
import type { CreditNoteRow } from './credit-note-rows.ts'

/** What the first hash of a credit note covered. */
export type FirstNote = Omit<
  CreditNoteRow,
  'contentHash' | 'eventCount' | 'status' | 'customerId' | 'grantId' | 'issuedOn' | 'timezone'
> & {
  readonly lines: readonly CreditNoteLine[]
}

/** The hash of a credit note as it was computed first: for those that were issued then. */
export function firstNoteHash(note: FirstNote): string {
  const { id, invoiceId, subscriptionId, reason, series, number, customerPartyId, sellerPartyId, currency, issuedAt, memo } = note
  let text = `1|${id}|${invoiceId}|${subscriptionId ?? ''}|${reason}|${series}|${number}|${customerPartyId}|${sellerPartyId}|${currency}`
  text += `|${issuedAt.epochMilliseconds}|${note.subtotal}|${note.discount}|${note.tax}|${note.total}`
  text += `|${note.reducedDue}|${note.credited}|${note.refunded}|${JSON.stringify(memo)}`
  for (const line of note.lines) text += lineContent(line)
  return hash('sha256', text, 'hex')
}

function lineContent(line: CreditNoteLine): string {
  const { id, kind, description, creditedLineId, quantity, period, listed, amount, discount, tax, discounts, taxing, derivation } = line
  const time = period ? `${period.start.epochMilliseconds}-${period.end.epochMilliseconds}` : ''
  const money = `${listed}|${amount}|${discount}|${tax}`
  const adjusted = `${JSON.stringify(storedLineDiscounts(discounts))}|${JSON.stringify(storedTaxing(taxing))}`
  return `\n${id}|${kind}|${JSON.stringify(description)}|${creditedLineId}|${decimalText(quantity)}|${time}|${money}|${adjusted}|${JSON.stringify(derivation)}`
}
