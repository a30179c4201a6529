import type { Line } from '../invoice/invoice.ts'
import type { ChargedRate } from './rate.ts'
import { taxable, wholeOf } from './share.ts'

/** A tax as somebody outside states it of one line. */
export interface StatedTax extends Pick<ChargedRate, 'name' | 'percent'> {
  readonly amount: bigint
}

/**
 * What is wrong with the taxes that somebody outside states of a line; null: nothing. Each has to be what its rate gives of the line after its discount, to
 * one minor unit: that leaves room for every way to round, also once for the whole document, and for no other base. What a price includes it includes of
 * all rates together.
 */
export function faultOf(line: Line, taxes: readonly StatedTax[]): string | null {
  const names = new Set<string>()
  for (const { name, percent } of taxes) {
    const key = `${name} ${percent.toFixed()}`
    if (names.has(key)) return `“${name}” is stated twice at one rate`
    names.add(key)
  }
  if (taxes.length === 0) return null
  const of = taxable(line, taxes)
  const whole = wholeOf(of)
  for (const [index, { name, percent, amount }] of taxes.entries()) {
    if ((of.base > 0n && amount < 0n) || (of.base < 0n && amount > 0n)) return `“${name}” has another sign than its line`
    const exact = of.base * (of.weights[index] ?? 0n)
    const distance = amount * whole - exact
    if (distance > whole || distance < -whole)
      return `${amount} of “${name}” is not ${percent.toFixed()} % of the line, which comes to ${of.base}${line.taxing.inclusive ? ' with tax' : ''}`
  }
  return null
}
