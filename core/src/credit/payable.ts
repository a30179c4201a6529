import { assert } from '../assert.ts'
import type { Price } from '../catalog/price.ts'
import type { PriceId } from '../id.ts'
import type { Line, LineKind } from '../invoice/invoice.ts'
import { allocate } from '../money.ts'

/** A line, and what of the document's total is owed for it. Minor units, tax included, never below zero. */
export interface PayablePart {
  readonly kind: LineKind
  readonly price: Price | undefined
  readonly worth: bigint
}

/**
 * What of a total is owed for which line: each line after discount and with its tax, less what the same document gives back of it; what else is below zero
 * lowers all of them in proportion. The parts add up to the total.
 */
export function payableParts(lines: readonly Line[], priceOf: (id: PriceId) => Price | undefined): readonly PayablePart[] {
  const net = ({ amount, discount, tax }: Line): bigint => amount - discount + tax
  const total = lines.reduce((sum, line) => sum + net(line), 0n)
  const charged = lines.filter((line) => line.kind !== 'credit_to_balance' && net(line) > 0n)
  const left = new Map(charged.map((line) => [line.id, net(line)]))
  let lowered = charged.reduce((sum, line) => sum + net(line), -total)
  assert(lowered >= 0n, 'a document bills no more than its lines')
  for (const line of lines) {
    const own = line.creditedLineId === null ? undefined : left.get(line.creditedLineId)
    if (line.creditedLineId === null || own === undefined || net(line) >= 0n) continue
    const part = smaller(smaller(own, -net(line)), lowered)
    left.set(line.creditedLineId, own - part)
    lowered -= part
  }
  const worth = charged.map((line) => left.get(line.id) ?? 0n)
  const rest = lowered > 0n ? allocate(lowered, worth) : worth.map(() => 0n)
  return charged.map(({ kind, priceId }, index) => {
    return { kind, price: priceId === null ? undefined : priceOf(priceId), worth: (worth[index] ?? 0n) - (rest[index] ?? 0n) }
  })
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
