import { decimalText } from '@quarterday/core/decimal.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { type StoredDiscounts, type StoredTaxes, storedLineDiscounts, storedTaxing } from './adjustments-json.ts'
import { type FirstContent, firstContentHash } from './content-hash-first.ts'
import { isFirstHash, sealed } from './seal.ts'

/** What a finalised invoice freezes: all that it shows, and whose it is. */
export interface FrozenContent extends FirstContent {
  readonly customerId: string
  readonly subscriptionId: string | null
  readonly reason: string
  readonly timezone: string
  readonly collectionMethod: string
  readonly netTermsDays: number
  readonly createdAt: Temporal.Instant
  readonly issuedOn: Temporal.PlainDate
  readonly overdueAt: Temporal.Instant
  readonly memo: string | null
  readonly reissueOf: string | null
  /** As the row keeps them. */
  readonly discounts: StoredDiscounts
  readonly taxes: StoredTaxes
  readonly taxTreatment: string
}

/** The seal of an invoice, hexadecimal. `verify` computes it again from the rows. */
export function contentHash(content: FrozenContent): string {
  const { id, customerId, subscriptionId, reason, series, number, customerPartyId, sellerPartyId, currency, timezone } = content
  const { collectionMethod, netTermsDays, memo, reissueOf, subtotal, discount, tax, total } = content
  const moments = [content.createdAt, content.issuedAt, content.overdueAt].map((moment) => moment.epochMilliseconds)
  const days = [content.issuedOn, content.dueOn].map((day) => day.toString())
  const of = [id, customerId, subscriptionId, reissueOf, reason, `${series}|${number}`, customerPartyId, sellerPartyId]
  const terms = [currency, timezone, collectionMethod, netTermsDays, memo, ...moments, ...days]
  const sums = [subtotal, discount, tax, total].map(String)
  const adjusted = [content.discounts, content.taxes, content.taxTreatment]
  return sealed([[...of, ...terms, ...sums, ...adjusted], ...content.lines.map(lineContent)])
}

/** The seal again, in the way in which the stored one was computed. */
export function contentHashLike(stored: string | null, content: FrozenContent): string {
  return isFirstHash(stored) ? firstContentHash(content) : contentHash(content)
}

function lineContent(line: Line): unknown {
  const { id, kind, description, subscriptionId, itemId, priceId, creditedLineId, quantity, period, currency, derivation } = line
  const time = period && [period.start.epochMilliseconds, period.end.epochMilliseconds]
  const money = [line.listed, line.amount, line.discount, line.tax].map(String)
  const adjusted = [storedLineDiscounts(line.discounts), storedTaxing(line.taxing)]
  const of = [subscriptionId, itemId, priceId, creditedLineId]
  return [id, kind, description, ...of, decimalText(quantity), time, currency, ...money, ...adjusted, derivation]
}
