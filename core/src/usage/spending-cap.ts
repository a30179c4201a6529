import type { UsageCharge } from '../invoice/charge.ts'
import { cappedPart, type UsageDerivation } from '../invoice/derivation.ts'
import type { Line } from '../invoice/invoice.ts'
import type { CapReading } from './cap-reading.ts'
import type { Readings } from './reading.ts'

/** Usage of one billing period shares a cap, whatever items and prices it has in it. */
export function capKey({ subscriptionId, fullPeriod }: Pick<UsageCharge, 'subscriptionId' | 'fullPeriod'>): string {
  return `${subscriptionId} ${fullPeriod.start}`
}

export interface UsageOfCharge {
  readonly charge: UsageCharge
  readonly lines: readonly Line[]
}

/**
 * Lowers usage lines in proportion where all of a period's would come to more than its cap leaves. Each takes its part of the running sum, rounded down, so
 * that the parts add up to what is left. A line that nothing is left for is none. What usage gives back stays, and makes room.
 */
export function capUsage(usage: readonly UsageOfCharge[], caps: Readings['caps']): readonly UsageOfCharge[] {
  if (!caps || caps.size === 0) return usage
  const periods = Map.groupBy(usage, ({ charge }) => capKey(charge))
  const lowered = new Map<Line['id'], Line>()
  for (const [key, own] of periods) {
    const cap = caps.get(key)
    if (cap?.action === 'limit')
      for (const line of within(
        own.flatMap((each) => each.lines),
        cap,
      ))
        lowered.set(line.id, line)
  }
  return usage.map(({ charge, lines }) => {
    return {
      charge,
      lines: lines.map((line) => lowered.get(line.id) ?? line).filter((line) => !lowered.has(line.id) || line.listed !== 0n),
    }
  })
}

function within(lines: readonly Line[], { amount, billed }: CapReading): readonly Line[] {
  const sum = lines.reduce((total, { listed }) => total + listed, 0n)
  const room = amount > billed ? amount - billed : 0n
  if (sum <= room) return []
  const positive = lines.filter(({ listed }) => listed > 0n)
  const of = positive.reduce((total, { listed }) => total + listed, 0n)
  const left = of - (sum - room)
  let before = 0n
  return positive.map((line) => {
    const { derivation } = line
    if (derivation.rule !== 'usage') return line
    const cap = {
      amount: amount.toString(),
      billed: billed.toString(),
      left: left.toString(),
      of: of.toString(),
      before: before.toString(),
    }
    before += line.listed
    return lowerLine(line, { ...derivation, cap })
  })
}

function lowerLine(line: Line, derivation: UsageDerivation): Line {
  const { cap } = derivation
  if (!cap) return line
  const listed = cappedPart(line.listed, cap)
  return { ...line, listed, amount: listed, derivation }
}

/** How near usage is to its cap: 80 and 100 percent are told. */
export function capLevel(spent: bigint, amount: bigint): 80 | 100 | null {
  if (spent >= amount) return 100
  return spent * 100n >= amount * 80n ? 80 : null
}
