import { decimal, toScaled } from '../decimal.ts'
import type { LineItemId } from '../id.ts'
import type { Line } from '../invoice/invoice.ts'
import { allocate, type Rounding, roundDivide, roundShare } from '../money.ts'
import { untaxedTaxing } from '../tax/tax.ts'
import type { ComputedCreditNote, CreditNoteLine, ReturnDerivation, WantedReturn } from './credit-note.ts'
import { addAmounts, type LineAmounts, type Returnable, remainingOf, reverse, taxSum, totalOf } from './reverse.ts'
import { storedReversal } from './store-reversal.ts'

/** A line of an invoice with what was returned of it. */
export interface ReturnableLine {
  readonly line: Line
  readonly returnable: Returnable
}

/** What somebody wants returned: of a line, or of the whole invoice, spread over its lines. Amounts in minor units, above zero. */
export type WantedLine =
  | { readonly lineId: LineItemId; readonly wanted: WantedReturn; readonly description: string | null }
  | { readonly lineId: null; readonly unit: 'listed' | 'total'; readonly amount: bigint; readonly description: string | null }

/** Why nothing is returned: what was wanted is more than is left, or there is no such line, or it is no charge. */
export interface ReturnFault {
  readonly index: number
  readonly fault: 'too_much' | 'not_found' | 'not_returnable'
  /** What is left, in the unit that was wanted. */
  readonly left: bigint
}

/**
 * The lines of a credit note by hand, in the order in which they were wanted; what one of them returns the next does not return again. With
 * `wanted: null` all that is left of the invoice: of each line, or spread over them where others took off what is below zero. A fault names the entry
 * that asks for more than there is.
 */
export function returnLines(input: {
  readonly lines: readonly ReturnableLine[]
  readonly wanted: readonly WantedLine[] | null
  /** The total of the invoice less what credit notes gave back of it. */
  readonly creditable: bigint
  readonly rounding: Rounding
  readonly newLineId: () => LineItemId
  /** `top_up`: credit that was bought and not used goes back. Default: what was charged does. */
  readonly of?: 'top_up' | undefined
}): { readonly lines: readonly CreditNoteLine[] } | ReturnFault {
  const { wanted, rounding, newLineId } = input
  const isReturnable = input.of === 'top_up' ? isTopUp : isCharge
  const made: CreditNoteLine[] = []
  const state = new Map(input.lines.map((each) => [each.line.id, each]))
  const give = (id: LineItemId, want: WantedReturn, description: string | null): void => {
    const each = state.get(id)
    if (!each) return
    const derivation: ReturnDerivation = {
      rule: 'return',
      line: id,
      wanted: want,
      reverses: storedReversal(each.returnable),
      rounding,
    }
    const parts = amountsOfReturn(derivation, each.returnable)
    state.set(id, { ...each, returnable: { ...each.returnable, returned: addAmounts(each.returnable.returned, parts) } })
    if (parts.amount !== 0n || parts.discount !== 0n || parts.listed !== 0n)
      made.push(noteLine(each.line, newLineId(), parts, derivation, description))
  }
  if (wanted === null && !input.lines.some(({ line }) => takesOff(line, state))) {
    for (const { line } of input.lines) if (isReturnable(line)) give(line.id, { kind: 'whole' }, null)
    return { lines: made }
  }
  const all: readonly WantedLine[] = [{ lineId: null, unit: 'total', amount: input.creditable, description: null }]
  for (const [index, want] of (wanted ?? all).entries()) {
    if (want.lineId !== null) {
      const each = state.get(want.lineId)
      if (!each) return { index, fault: 'not_found', left: 0n }
      if (!isReturnable(each.line)) return { index, fault: 'not_returnable', left: 0n }
      const asked = askedOf(want.wanted, each.returnable, rounding)
      const left = want.wanted.kind === 'total' ? totalOf(remainingOf(each.returnable)) : remainingOf(each.returnable).listed
      if (asked > left) return { index, fault: 'too_much', left }
      give(want.lineId, want.wanted, want.description)
      continue
    }
    const candidates = [...state.values()].filter(({ line }) => isReturnable(line))
    const weights = candidates.map(({ returnable }) =>
      want.unit === 'listed' ? remainingOf(returnable).listed : totalOf(remainingOf(returnable)),
    )
    const left = weights.reduce((sum, weight) => sum + weight, 0n)
    if (want.amount > left) return { index, fault: 'too_much', left }
    const parts = allocate(want.amount, weights)
    for (const [position, { line }] of candidates.entries()) {
      const part = parts[position] ?? 0n
      if (part > 0n) give(line.id, { kind: want.unit, amount: part.toString() }, want.description)
    }
  }
  return { lines: made }
}

/** What a return by hand comes to; verification calls it on what is stored. */
export function amountsOfReturn({ wanted, rounding }: Pick<ReturnDerivation, 'wanted' | 'rounding'>, line: Returnable): LineAmounts {
  if (wanted.kind === 'whole') return reverse(line, { listed: remainingOf(line).listed }, rounding)
  const asked = askedOf(wanted, line, rounding)
  return reverse(line, wanted.kind === 'total' ? { total: asked } : { listed: asked }, rounding)
}

/** Adds the lines of a credit note up: total = Σ amounts − Σ discounts + Σ tax. */
export function sumsOf(lines: readonly CreditNoteLine[]): Pick<ComputedCreditNote, 'subtotal' | 'discount' | 'tax' | 'total'> {
  const sums = { subtotal: 0n, discount: 0n, tax: 0n }
  for (const line of lines) {
    sums.subtotal += line.amount
    sums.discount += line.discount
    sums.tax += line.tax
  }
  return { ...sums, total: sums.subtotal - sums.discount + sums.tax }
}

/** The money of a line of an invoice. */
export function billedAmounts(line: Pick<Line, 'listed' | 'amount' | 'discount' | 'discounts' | 'taxing'>): LineAmounts {
  const { listed, amount, discount, discounts, taxing } = line
  return { listed, amount, discount, discounts, taxes: taxing.applied }
}

/** Below zero, and not a part of a line of the same document, which that line's amounts are without already. */
function takesOff({ listed, creditedLineId }: Line, lines: ReadonlyMap<LineItemId, ReturnableLine>): boolean {
  return listed < 0n && (creditedLineId === null || !lines.has(creditedLineId))
}

/** Money that is only moved, and what was given back already, is not returned. */
function isCharge({ kind, listed }: Line): boolean {
  return kind !== 'credit_to_balance' && kind !== 'top_up' && listed > 0n
}

function isTopUp({ kind }: Line): boolean {
  return kind === 'top_up'
}

function askedOf(wanted: WantedReturn, line: Returnable, rounding: Rounding): bigint {
  switch (wanted.kind) {
    case 'whole':
      return remainingOf(line).listed
    case 'listed':
    case 'total':
      return BigInt(wanted.amount)
    case 'quantity': {
      const part = toScaled(decimal(wanted.quantity))
      const whole = toScaled(decimal(wanted.of))
      const numerator = line.billed.listed * part.units * 10n ** BigInt(whole.scale)
      return roundDivide(numerator, whole.units * 10n ** BigInt(part.scale), rounding)
    }
    case 'share':
      return roundShare(decimal(wanted.share), line.billed.listed, 1n, rounding)
  }
}

function noteLine(
  line: Line,
  id: LineItemId,
  parts: LineAmounts,
  derivation: ReturnDerivation,
  description: string | null,
): CreditNoteLine {
  const { listed, amount, discount, discounts, taxes } = parts
  return {
    id,
    kind: 'return',
    creditedLineId: line.id,
    description: description ?? line.description,
    quantity: derivation.wanted.kind === 'quantity' ? decimal(derivation.wanted.quantity) : line.quantity,
    period: line.period,
    currency: line.currency,
    listed,
    amount,
    discount,
    discounts,
    tax: taxSum(parts),
    taxing: { ...untaxedTaxing(line.taxing), applied: taxes },
    derivation,
  }
}
