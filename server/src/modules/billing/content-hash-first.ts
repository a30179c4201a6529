import { hash } from 'node:crypto'
import { decimalText } from '@quarterday/core/decimal.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { storedLineDiscounts, storedTaxing } from './adjustments-json.ts'

/** What the first hash of an invoice covered. */
export interface FirstContent {
  readonly id: string
  readonly series: string
  readonly number: bigint
  readonly customerPartyId: string
  readonly sellerPartyId: string
  readonly currency: string
  readonly issuedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly lines: readonly Line[]
}

/** The hash of an invoice as it was computed first, without its taxes by rate, its memo and its terms: for invoices that were finalised then. */
export function firstContentHash(content: FirstContent): string {
  const { id, series, number, customerPartyId, sellerPartyId, currency, issuedAt, dueOn } = content
  let text = `2|${id}|${series}|${number}|${customerPartyId}|${sellerPartyId}|${currency}|${issuedAt.epochMilliseconds}|${dueOn.toString()}`
  text += `|${content.subtotal}|${content.discount}|${content.tax}|${content.total}`
  for (const line of content.lines) text += lineContent(line)
  return hash('sha256', text, 'hex')
}

function lineContent({
  id,
  kind,
  description,
  itemId,
  priceId,
  creditedLineId,
  quantity,
  period,
  listed,
  amount,
  discount,
  tax,
  discounts,
  taxing,
  derivation,
}: Line): string {
  const time = period ? `${period.start.epochMilliseconds}-${period.end.epochMilliseconds}` : ''
  const of = `${itemId ?? ''}|${priceId ?? ''}|${creditedLineId ?? ''}`
  const money = `${listed}|${amount}|${discount}|${tax}`
  const adjusted = `${JSON.stringify(storedLineDiscounts(discounts))}|${JSON.stringify(storedTaxing(taxing))}`
  return `\n${id}|${kind}|${JSON.stringify(description)}|${of}|${decimalText(quantity)}|${time}|${money}|${adjusted}|${JSON.stringify(derivation)}`
}
