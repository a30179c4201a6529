import type { Conventions } from '../conventions.ts'
import type { Currency } from '../currency.ts'
import { discountLines } from '../discount/apply.ts'
import type { DocumentDiscount } from '../discount/discount.ts'
import type { InvoiceId, LineItemId } from '../id.ts'
import type { DocumentTax, TaxTerms, TaxTreatment } from '../tax/rate.ts'
import { untaxed } from '../tax/recompute.ts'
import { taxLines, termsOf } from '../tax/tax.ts'
import { noReadings, type Readings } from '../usage/reading.ts'
import { type Adjustments, noAdjustments } from './adjustments.ts'
import type { Charge, Pricing } from './charge.ts'
import type { Line } from './invoice.ts'
import { balanceLine, linesOf } from './line.ts'

/** An invoice as computed, whatever brought it about and whether or not it is written: a preview is this very value. */
export interface ComputedInvoice {
  readonly id: InvoiceId
  readonly currency: Currency
  readonly lines: readonly Line[]
  readonly subtotal: bigint
  readonly discount: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly discounts: readonly DocumentDiscount[]
  readonly taxes: readonly DocumentTax[]
  readonly taxTreatment: TaxTreatment
  /** An engine outside has to say the tax before this can be issued, which is then put on it by these terms. Null: the tax is known. */
  readonly awaitsTax: TaxTerms | null
  /** What the lines would have been below zero: a new credit grant of the customer. Positive minor units. */
  readonly creditGenerated: bigint
}

/**
 * Turns charges, and lines that were waiting, into a document that adds up: total = Σ amount − Σ discount + Σ tax ≥ 0.
 * Under `customer_balance` each credit goes to the balance; otherwise only what is left below zero does.
 */
export function computeInvoice(input: {
  readonly id: InvoiceId
  readonly currency: Currency
  readonly conventions: Conventions
  readonly charges: readonly Charge[]
  /** Computed earlier and waiting for the next invoice. */
  readonly pending: readonly Line[]
  readonly newLineId: () => LineItemId
  readonly readings?: Readings | undefined
  readonly adjustments?: Adjustments | undefined
  readonly noted?: Pricing['noted']
}): ComputedInvoice {
  const { currency, conventions, charges, pending, readings = noReadings, adjustments = noAdjustments, newLineId, noted } = input
  const priced = [...pending, ...linesOf(charges, { currency, conventions, readings, newLineId, noted })]
  return totalled({ ...input, conventions, adjustments }, priced)
}

/** Discounts, taxes and adds up lines that have their amounts. */
export function totalled(
  input: {
    readonly id: InvoiceId
    readonly currency: Currency
    readonly conventions: Conventions
    readonly adjustments: Adjustments
    readonly newLineId: () => LineItemId
  },
  priced: readonly Line[],
): ComputedInvoice {
  return summed(input, discountLines(priced, input.adjustments, input.conventions))
}

/** A draft with its tax computed anew: its lines and their discounts stay, what would be below zero follows. */
export function retaxed(
  input: Parameters<typeof summed>[0],
  lines: readonly Line[],
  discounts: readonly DocumentDiscount[],
): ComputedInvoice {
  return summed(input, { lines: lines.filter(({ kind }) => kind !== 'credit_to_balance').map(untaxed), discounts })
}

function summed(
  input: {
    readonly id: InvoiceId
    readonly currency: Currency
    readonly conventions: TaxTerms
    readonly adjustments: Pick<Adjustments, 'tax' | 'locale'>
    readonly newLineId: () => LineItemId
  },
  discounted: { readonly lines: readonly Line[]; readonly discounts: readonly DocumentDiscount[] },
): ComputedInvoice {
  const { id, currency, conventions, adjustments } = input
  const taxed = taxLines(discounted.lines, adjustments.tax, conventions)
  const lines = [...taxed.lines]
  const moved = toBalance(lines, conventions)
  if (moved < 0n) lines.push(balanceLine(input.newLineId(), moved, currency, adjustments.locale))
  let subtotal = 0n
  let discount = 0n
  let tax = 0n
  for (const line of lines) {
    subtotal += line.amount
    discount += line.discount
    tax += line.tax
  }
  const sums = { subtotal, discount, tax, total: subtotal - discount + tax }
  const { taxes, treatment: taxTreatment } = taxed
  const awaitsTax = taxed.awaitsQuote ? termsOf(conventions) : null
  return { id, currency, lines, ...sums, discounts: discounted.discounts, taxes, taxTreatment, awaitsTax, creditGenerated: -moved }
}

/** True when nothing on it is worth a document: a free period. */
export function isEmpty(invoice: ComputedInvoice): boolean {
  return invoice.lines.every((line) => line.amount === 0n)
}

function toBalance(lines: readonly Line[], conventions: Pick<Conventions, 'credit_policy'>): bigint {
  let sum = 0n
  let credits = 0n
  for (const line of lines) {
    const net = line.amount - line.discount + line.tax
    sum += net
    if (net < 0n) credits += net
  }
  if (conventions.credit_policy === 'customer_balance') return credits
  return sum < 0n ? sum : 0n
}
