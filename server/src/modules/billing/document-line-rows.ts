import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { type Column, column } from '../../kit/bulk.ts'
import {
  lineDiscountsOf,
  type StoredLineDiscounts,
  type StoredTaxing,
  storedLineDiscounts,
  storedTaxing,
  taxingOf,
} from './adjustments-json.ts'

/** What a line of an invoice and one of a credit note say alike. */
export type DocumentLine = Pick<Line, Shared>

type Shared = 'id' | 'description' | 'quantity' | 'period' | 'currency' | 'listed' | 'amount' | 'discount' | 'tax' | 'discounts' | 'taxing'

export interface DocumentLineRow {
  readonly id: string
  readonly description: string
  readonly quantity: string
  readonly period_start: Temporal.Instant | null
  readonly period_end: Temporal.Instant | null
  readonly currency: string
  readonly listed_amount: bigint
  readonly amount: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly discounts: StoredLineDiscounts
  readonly taxing: StoredTaxing | null
}

export function documentLine(row: DocumentLineRow): DocumentLine {
  const { period_start: start, period_end: end } = row
  return {
    id: idOf('il', row.id),
    description: row.description,
    quantity: decimal(row.quantity),
    period: start && end ? { start, end } : null,
    currency: currencySchema.parse(row.currency),
    listed: row.listed_amount,
    amount: row.amount,
    discount: row.discount,
    tax: row.tax,
    discounts: lineDiscountsOf(row.discounts),
    taxing: taxingOf(row.taxing),
  }
}

export const documentLineColumns: readonly Column<{ readonly line: DocumentLine }>[] = [
  column.uuid('id', ({ line }) => line.id),
  column.text('description', ({ line }) => line.description),
  column.numeric('quantity', ({ line }) => decimalText(line.quantity)),
  column.instant('period_start', ({ line }) => line.period?.start ?? null),
  column.instant('period_end', ({ line }) => line.period?.end ?? null),
  column.text('currency', ({ line }) => line.currency),
  column.bigint('listed_amount', ({ line }) => line.listed),
  column.bigint('amount', ({ line }) => line.amount),
  column.bigint('discount', ({ line }) => line.discount),
  column.bigint('tax', ({ line }) => line.tax),
  column.json('discounts', ({ line }) => storedLineDiscounts(line.discounts)),
  column.json('taxing', ({ line }) => storedTaxing(line.taxing)),
]
