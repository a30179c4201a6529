import { assert } from '../assert.ts'
import type { AppliedTax, LineDiscount } from '../invoice/invoice.ts'
import { allocate, type Rounding, roundDivide } from '../money.ts'

/** The money of a line, or of a part of it, in minor units; `discount` is the sum of `discounts` where those are known. */
export interface LineAmounts {
  readonly listed: bigint
  readonly amount: bigint
  readonly discount: bigint
  readonly discounts: readonly LineDiscount[]
  readonly taxes: readonly AppliedTax[]
}

/** A line as its document billed it, and what later documents returned of it; both with the sign of the line. */
export interface Returnable {
  readonly billed: LineAmounts
  readonly returned: LineAmounts
}

/** How much is returned: so much of what was listed, or so much of what the line came to with discount and tax. */
export type Wanted = { readonly listed: bigint } | { readonly total: bigint }

export const nothingReturned: LineAmounts = { listed: 0n, amount: 0n, discount: 0n, discounts: [], taxes: [] }

/**
 * The one way in which a part of an invoiced line is given back, by a credit line or a credit note: amount, discount and each tax in proportion, rounded
 * on the sum of all that was ever returned, so that the last part absorbs the cent. Never more than is left, of none of them.
 */
export function reverse(line: Returnable, wanted: Wanted, rounding: Rounding): LineAmounts {
  return 'listed' in wanted ? byListed(line, wanted.listed, rounding) : byTotal(line, wanted.total, rounding)
}

/** What the line still bills: nothing of it is returned twice. */
export function remainingOf({ billed, returned }: Returnable): LineAmounts {
  return {
    listed: billed.listed - returned.listed,
    amount: billed.amount - returned.amount,
    discount: billed.discount - returned.discount,
    discounts: billed.discounts.map((each) => ({ ...each, amount: each.amount - discountOf(returned, each.discountId) })),
    taxes: billed.taxes.map((tax) => ({ ...tax, amount: tax.amount - taxOf(returned, tax.rateId) })),
  }
}

/** Adds up parts of one line. */
export function addAmounts(a: LineAmounts, b: LineAmounts): LineAmounts {
  return {
    listed: a.listed + b.listed,
    amount: a.amount + b.amount,
    discount: a.discount + b.discount,
    discounts: merged([...a.discounts, ...b.discounts], (each) => each.discountId),
    taxes: merged([...a.taxes, ...b.taxes], (each) => each.rateId),
  }
}

export function negated({ listed, amount, discount, discounts, taxes }: LineAmounts): LineAmounts {
  const minus = <Part extends { readonly amount: bigint }>(part: Part): Part => ({ ...part, amount: -part.amount })
  return { listed: -listed, amount: -amount, discount: -discount, discounts: discounts.map(minus), taxes: taxes.map(minus) }
}

export function taxSum({ taxes }: Pick<LineAmounts, 'taxes'>): bigint {
  return taxes.reduce((sum, tax) => sum + tax.amount, 0n)
}

/** What a line, or a part of it, comes to. */
export function totalOf(amounts: LineAmounts): bigint {
  return amounts.amount - amounts.discount + taxSum(amounts)
}

/** Several lines of one kind of tax or discount as one. */
function merged<Part extends { readonly amount: bigint }>(parts: readonly Part[], keyOf: (part: Part) => string): Part[] {
  const byKey = new Map<string, Part>()
  for (const part of parts) {
    const before = byKey.get(keyOf(part))
    byKey.set(keyOf(part), before ? { ...before, amount: before.amount + part.amount } : part)
  }
  return [...byKey.values()]
}

function byListed(line: Returnable, listed: bigint, rounding: Rounding): LineAmounts {
  const { billed, returned } = line
  const left = remainingOf(line)
  assert(within(listed, left.listed), 'no more is returned of a line than it still bills')
  if (billed.listed === 0n) return { ...nothingReturned, taxes: left.taxes.map(emptied), discounts: left.discounts.map(emptied) }
  const part = (whole: bigint, before: bigint): bigint =>
    clamp(roundDivide(whole * (returned.listed + listed), billed.listed, rounding) - before, whole - before)
  const amount = part(billed.amount, returned.amount)
  const shares = billed.taxes.map((tax) => part(tax.amount, taxOf(returned, tax.rateId)))
  const exact = part(billed.discount, returned.discount)
  // Where parts were measured otherwise or taken back, the roundings can disagree by a unit: no part comes to less than nothing, nor to more than is left.
  const total = billed.listed > 0n ? clamp(amount - exact + sumOf(shares), totalOf(left)) : amount - exact + sumOf(shares)
  const discount = clamp(amount + sumOf(shares) - total, left.discount)
  const taxes = fitted(shares, left, total + discount - amount)
  return {
    listed,
    amount,
    discount,
    discounts: discountsOf(left, discount),
    taxes: billed.taxes.map((tax, index) => ({ ...tax, amount: taxes[index] ?? 0n })),
  }
}

/** The amount is what is left of the wanted total, so that the document comes to exactly what somebody asked for. */
function byTotal(line: Returnable, total: bigint, rounding: Rounding): LineAmounts {
  const { billed, returned } = line
  const left = remainingOf(line)
  const whole = totalOf(billed)
  assert(total >= 0n && billed.amount >= 0n, 'a sum is returned of lines that are not below zero')
  assert(total <= totalOf(left), 'no more is returned of a line than it still bills')
  if (whole === 0n) return reverse(line, { listed: 0n }, rounding)
  if (total === totalOf(left)) return left
  const before = totalOf(returned)
  const part = (of: bigint, given: bigint): bigint => clamp(roundDivide(of * (before + total), whole, rounding) - given, of - given)
  const discount = part(billed.discount, returned.discount)
  const shares = billed.taxes.map((tax) => part(tax.amount, taxOf(returned, tax.rateId)))
  // Each was rounded by itself, so what is left for the amount can be a unit too much or too little: the taxes take that up.
  const amount = clamp(total + discount - sumOf(shares), left.amount)
  const taxes = fitted(shares, left, total + discount - amount)
  const sameAsAmount = billed.listed === billed.amount && returned.listed === returned.amount
  const listed = sameAsAmount ? amount : part(billed.listed, returned.listed)
  return {
    listed,
    amount,
    discount,
    discounts: discountsOf(left, discount),
    taxes: billed.taxes.map((tax, index) => ({ ...tax, amount: taxes[index] ?? 0n })),
  }
}

/** Changes shares of taxes as little as it takes for them to add up to `wanted`, none below zero or above what is left of it. */
function fitted(shares: readonly bigint[], left: LineAmounts, wanted: bigint): bigint[] {
  let missing = wanted - sumOf(shares)
  const result = shares.map((share, index) => {
    const change = clampBetween(missing, -share, (left.taxes[index]?.amount ?? 0n) - share)
    missing -= change
    return share + change
  })
  assert(missing === 0n, 'the taxes can take up what rounding leaves')
  return result
}

/** Between zero and what is left, whichever sign that has. */
function clamp(value: bigint, left: bigint): bigint {
  return left < 0n ? clampBetween(value, left, 0n) : clampBetween(value, 0n, left)
}

function clampBetween(value: bigint, least: bigint, most: bigint): bigint {
  if (value < least) return least
  return value > most ? most : value
}

function within(part: bigint, whole: bigint): boolean {
  return clamp(part, whole) === part
}

function discountsOf(left: LineAmounts, discount: bigint): LineDiscount[] {
  if (left.discounts.length === 0) return []
  const parts = allocate(
    discount,
    left.discounts.map((each) => each.amount),
  )
  return left.discounts.map((each, index) => ({ ...each, amount: parts[index] ?? 0n }))
}

function emptied<Part extends { readonly amount: bigint }>(part: Part): Part {
  return { ...part, amount: 0n }
}

function discountOf(amounts: LineAmounts, id: string): bigint {
  return sumOf(amounts.discounts.flatMap((each) => (each.discountId === id ? [each.amount] : [])))
}

function taxOf(amounts: LineAmounts, id: string): bigint {
  return sumOf(amounts.taxes.flatMap((tax) => (tax.rateId === id ? [tax.amount] : [])))
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
