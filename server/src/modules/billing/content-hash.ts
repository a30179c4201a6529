import { hash } from 'node:crypto'
import { decimalText } from '@quarterday/core/decimal.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { storedLineDiscounts, storedTaxing } from './adjustments-json.ts'

/** What a finalised invoice freezes. */
export interface FrozenContent {
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

/** SHA-256, hexadecimal, over the content in one canonical order. `verify` computes it again from the rows. */
export function contentHash(content: FrozenContent): string {
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
