import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { Derivation } from '@quarterday/core/invoice/derivation.ts'
import type { Line, LineKind } from '@quarterday/core/invoice/invoice.ts'

import {
  lineDiscountsOf,
  type StoredLineDiscounts,
  type StoredTaxing,
  storedLineDiscounts,
  storedTaxing,
  taxingOf,
} from './adjustments-json.ts'

/** A line as pending_lines keeps it until its invoice comes. */
export interface StoredLine {
  readonly id: string
  readonly kind: LineKind
  readonly description: string
  readonly subscription_id: string | null
  readonly item_id: string | null
  readonly price_id: string | null
  readonly credited_line_id: string | null
  readonly quantity: string
  readonly period_start: string | null
  readonly period_end: string | null
  readonly currency: string
  readonly listed?: string
  readonly amount: string
  readonly discount: string
  readonly tax: string
  readonly discounts?: StoredLineDiscounts
  readonly taxing?: StoredTaxing | null
  readonly derivation: Derivation
}

export function toStoredLine(line: Line): StoredLine {
  const { id, kind, description, quantity, period, currency, amount, discount, tax, derivation } = line
  const of = { subscription_id: line.subscriptionId, item_id: line.itemId, price_id: line.priceId, credited_line_id: line.creditedLineId }
  const time = { period_start: period?.start.toString() ?? null, period_end: period?.end.toString() ?? null }
  const money = { currency, listed: line.listed.toString(), amount: amount.toString(), discount: discount.toString(), tax: tax.toString() }
  const adjusted = { discounts: storedLineDiscounts(line.discounts), taxing: storedTaxing(line.taxing) }
  return { id, kind, description, ...of, quantity: decimalText(quantity), ...time, ...money, ...adjusted, derivation }
}

export function fromStoredLine(line: StoredLine): Line {
  const { kind, description, derivation, period_start, period_end } = line
  const period = period_start && period_end ? { start: Temporal.Instant.from(period_start), end: Temporal.Instant.from(period_end) } : null
  const currency: Currency = currencySchema.parse(line.currency)
  return {
    id: idOf('il', line.id),
    kind,
    description,
    subscriptionId: line.subscription_id === null ? null : idOf('sub', line.subscription_id),
    itemId: line.item_id === null ? null : idOf('si', line.item_id),
    priceId: line.price_id === null ? null : idOf('price', line.price_id),
    creditedLineId: line.credited_line_id === null ? null : idOf('il', line.credited_line_id),
    quantity: decimal(line.quantity),
    period,
    currency,
    listed: BigInt(line.listed ?? line.amount),
    amount: BigInt(line.amount),
    discount: BigInt(line.discount),
    tax: BigInt(line.tax),
    discounts: lineDiscountsOf(line.discounts ?? null),
    taxing: taxingOf(line.taxing ?? null),
    derivation,
  }
}
