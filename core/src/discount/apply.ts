import { assert } from '../assert.ts'
import type { Conventions } from '../conventions.ts'
import { decimal, decimalText } from '../decimal.ts'
import type { Adjustments } from '../invoice/adjustments.ts'
import type { Line, LineDiscount, LineKind } from '../invoice/invoice.ts'
import { allocate, roundShare } from '../money.ts'
import { type AvailableDiscount, type DocumentDiscount, isGoodFor } from './discount.ts'

export interface DiscountedLines {
  readonly lines: readonly Line[]
  readonly discounts: readonly DocumentDiscount[]
}

/**
 * Takes discounts off a document before it is taxed: in their order, each of what those before it left, spread over its lines in proportion. In units of
 * what is listed, so of the gross where a price includes tax. Never more than a line is worth; a discount that finds nothing to lower is not used.
 */
export function discountLines(
  lines: readonly Line[],
  { discounts, priceOf }: Pick<Adjustments, 'discounts' | 'priceOf'>,
  conventions: Pick<Conventions, 'rounding'>,
): DiscountedLines {
  if (discounts.length === 0) return { lines, discounts: [] }
  const worth = discountable(lines)
  const left = [...worth]
  const taken = new Map<number, LineDiscount[]>()
  const applied: DocumentDiscount[] = []
  for (const discount of discounts) {
    const positions = positionsFor(discount, lines, priceOf, left)
    if (discount.minimumAmount !== null && sumAt(positionsFor(discount, lines, priceOf, worth), worth) < discount.minimumAmount) continue
    const { id: discountId, couponId, name } = discount
    const { rounding } = conventions
    const shared = { discountId, couponId, name, ...valueFor(discount), positions, base: sumAt(positions, left), rounding }
    const used: DocumentDiscount = { ...shared, amount: amountTaken(shared) }
    if (used.amount === 0n) continue
    applied.push(used)
    for (const [position, amount] of spread(used, left)) {
      left[position - 1] = at(left, position) - amount
      taken.set(position, [...(taken.get(position) ?? []), { discountId, amount }])
    }
  }
  if (applied.length === 0) return { lines, discounts: [] }
  return { lines: lines.map((line, index) => lowered(line, taken.get(index + 1))), discounts: applied }
}

/**
 * What each line is worth to discounts: what is listed, less what the same document gives back of it. Nothing for credits, for what is below zero, and
 * for money that is only moved (top-ups, the balance).
 */
export function discountable(lines: readonly Line[]): readonly bigint[] {
  const givenBack = new Map<string, bigint>()
  for (const { kind, creditedLineId, listed } of lines) {
    if (kind === 'proration_credit' && creditedLineId !== null)
      givenBack.set(creditedLineId, (givenBack.get(creditedLineId) ?? 0n) + listed)
  }
  return lines.map(({ id, kind, listed }) => {
    const worth = discountableKinds.has(kind) ? listed + (givenBack.get(id) ?? 0n) : 0n
    return worth > 0n ? worth : 0n
  })
}

/** What a discount takes of its base: the percentage, rounded once, or as much of the amount as the base can bear. */
export function amountTaken({ type, value, base, rounding }: Pick<DocumentDiscount, 'type' | 'value' | 'base' | 'rounding'>): bigint {
  if (type === 'percent') return roundShare(decimal(value), base, 100n, rounding)
  const amount = BigInt(value)
  return amount < base ? amount : base
}

/** The part of each line, by position; lines that get none are left out. `left` is what the lines are worth by then. */
export function spread(
  { amount, positions }: Pick<DocumentDiscount, 'amount' | 'positions'>,
  left: readonly bigint[],
): readonly (readonly [number, bigint])[] {
  const parts = allocate(
    amount,
    positions.map((position) => at(left, position)),
  )
  return positions.flatMap((position, index) => {
    const part = parts[index] ?? 0n
    return part > 0n ? [[position, part] as const] : []
  })
}

const discountableKinds: ReadonlySet<LineKind> = new Set<LineKind>(['recurring', 'usage', 'minimum_commitment', 'setup_fee', 'one_off'])

/** Positions of the lines that a discount may lower and that are worth something still. */
function positionsFor(
  { currency, subscriptionId, appliesTo }: AvailableDiscount,
  lines: readonly Line[],
  priceOf: Adjustments['priceOf'],
  left: readonly bigint[],
): readonly number[] {
  const positions: number[] = []
  lines.forEach((line, index) => {
    if (left[index] === 0n || (currency !== null && currency !== line.currency)) return
    if (subscriptionId !== null && subscriptionId !== line.subscriptionId) return
    if (isGoodFor(appliesTo, line.priceId === null ? undefined : priceOf(line.priceId))) positions.push(index + 1)
  })
  return positions
}

function valueFor({ terms, remaining }: AvailableDiscount): Pick<DocumentDiscount, 'type' | 'value'> {
  if (terms.type === 'percent') return { type: terms.type, value: decimalText(terms.percent) }
  return { type: terms.type, value: (remaining ?? terms.amount).toString() }
}

/** A line that includes its tax carries the gross discount here; taxing it finds the net. */
function lowered(line: Line, discounts: readonly LineDiscount[] | undefined): Line {
  if (discounts === undefined) return line
  const discount = discounts.reduce((sum, each) => sum + each.amount, 0n)
  return { ...line, discount, discounts }
}

function sumAt(positions: readonly number[], worth: readonly bigint[]): bigint {
  return positions.reduce((sum, position) => sum + at(worth, position), 0n)
}

function at(worth: readonly bigint[], position: number): bigint {
  const value = worth[position - 1]
  assert(value !== undefined, 'a position is that of a line')
  return value
}
