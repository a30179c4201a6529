import type { DocumentDiscount } from '@quarterday/core/discount/discount.ts'
import { idOf } from '@quarterday/core/id.ts'
import type { LineDiscount, LineTaxing } from '@quarterday/core/invoice/invoice.ts'
import type { DocumentTax, TaxPolicy } from '@quarterday/core/tax/rate.ts'

/** How lines and invoices keep what was taken off and added. Amounts are texts; nothing to say is null. */
export type StoredLineDiscounts = readonly { readonly discount: string; readonly amount: string }[] | null

export interface StoredTaxing {
  readonly inclusive: boolean
  readonly category: string | null
  readonly rate: string | null
  readonly applied: readonly {
    readonly rate: string
    readonly percent: string
    readonly amount: string
    readonly name?: string | undefined
  }[]
  /** Absent: what is applied follows from the rates. */
  readonly quoted?: { readonly provider: string; readonly reference: string; readonly amounts: readonly string[] }
}

export function storedLineDiscounts(discounts: readonly LineDiscount[]): StoredLineDiscounts {
  if (discounts.length === 0) return null
  return discounts.map(({ discountId, amount }) => ({ discount: discountId, amount: amount.toString() }))
}

export function lineDiscountsOf(stored: StoredLineDiscounts): readonly LineDiscount[] {
  if (stored === null) return none
  return stored.map(({ discount, amount }) => ({ discountId: idOf('disc', discount), amount: BigInt(amount) }))
}

export function storedTaxing({ inclusive, category, rateId, applied, quoted }: LineTaxing): StoredTaxing | null {
  if (!inclusive && category === null && rateId === null && applied.length === 0) return null
  const taxes = applied.map(({ rateId: of, percent, amount, name }) => {
    return { rate: of, percent, amount: amount.toString(), ...(name !== undefined && { name }) }
  })
  const stored = { inclusive, category, rate: rateId, applied: taxes }
  return quoted ? { ...stored, quoted: { ...quoted, amounts: quoted.amounts.map(String) } } : stored
}

export function taxingOf(stored: StoredTaxing | null): LineTaxing {
  if (stored === null) return plain
  const { inclusive, category, rate } = stored
  const applied = stored.applied.map(({ rate: of, percent, amount, name }) => {
    return { rateId: idOf('txr', of), percent, amount: BigInt(amount), ...(name !== undefined && { name }) }
  })
  const taxing = { inclusive, category, rateId: rate === null ? null : idOf('txr', rate), applied }
  const { quoted } = stored
  return quoted ? { ...taxing, quoted: { ...quoted, amounts: quoted.amounts.map(BigInt) } } : taxing
}

/** A document's discounts as its row keeps them. */
export type StoredDiscounts =
  | readonly {
      readonly discount: string
      readonly coupon: string
      readonly name: string
      readonly type: DocumentDiscount['type']
      readonly value: string
      readonly positions: readonly number[]
      readonly base: string
      readonly amount: string
      readonly rounding: DocumentDiscount['rounding']
    }[]
  | null

export function storedDiscounts(discounts: readonly DocumentDiscount[]): StoredDiscounts {
  if (discounts.length === 0) return null
  return discounts.map(({ discountId, couponId, base, amount, ...rest }) => {
    return { discount: discountId, coupon: couponId, ...rest, base: base.toString(), amount: amount.toString() }
  })
}

export function discountsOf(stored: StoredDiscounts): readonly DocumentDiscount[] {
  return (stored ?? []).map(({ discount, coupon, base, amount, ...rest }) => {
    return { discountId: idOf('disc', discount), couponId: idOf('coup', coupon), ...rest, base: BigInt(base), amount: BigInt(amount) }
  })
}

/** A document's taxes as its row keeps them. */
export type StoredTaxes =
  | readonly {
      readonly rate: string
      readonly name: string
      readonly percent: string
      readonly base: string
      readonly amount: string
      readonly policy: TaxPolicy
    }[]
  | null

export function storedTaxes(taxes: readonly DocumentTax[]): StoredTaxes {
  if (taxes.length === 0) return null
  return taxes.map(({ rateId, name, percent, base, amount, policy }) => {
    return { rate: rateId, name, percent, base: base.toString(), amount: amount.toString(), policy }
  })
}

export function taxesOf(stored: StoredTaxes): readonly DocumentTax[] {
  return (stored ?? []).map(({ rate, name, percent, base, amount, policy }) => {
    return { rateId: idOf('txr', rate), name, percent, base: BigInt(base), amount: BigInt(amount), policy }
  })
}

const none: readonly LineDiscount[] = []
const plain: LineTaxing = { inclusive: false, category: null, rateId: null, applied: [] }
