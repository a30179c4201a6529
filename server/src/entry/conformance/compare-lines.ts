import type { ExpectedLine } from './case.ts'
import type { PlayedLine } from './played-line.ts'
import { exactly, isNear, type Within } from './within.ts'

/** Compares lines as a set; what differs first, in words. Lines of nothing count only where the case lists such lines. */
export function linesDiffer(
  where: string,
  expected: readonly ExpectedLine[],
  actual: readonly PlayedLine[],
  within: Within = exactly,
): string | null {
  const wantedLines = folded(expected)
  const left = actual.filter((line) => line.amount !== 0 || wantedLines.some((wanted) => wanted.amount === 0))
  for (const wanted of wantedLines) {
    const index = left.findIndex((line) => isSame(wanted, line, within))
    if (index >= 0) left.splice(index, 1)
    else if (wanted.amount !== 0) return `${where}: no line like ${describeWanted(wanted)}; there are ${describe(left)}`
  }
  const extra = left.find((line) => line.amount !== 0)
  return extra ? `${where}: a line that is not expected: ${describe([extra])}` : null
}

/**
 * How the case shows a top-up to a minimum, or what was invoiced earlier, is its own: here both are part of the usage line. What was invoiced
 * earlier is taken off the usage lines in their order.
 */
function folded(expected: readonly ExpectedLine[]): ExpectedLine[] {
  const lines = expected.filter((line) => line.kind !== 'already_invoiced' && line.kind !== 'true_up')
  for (const extra of expected.filter((line) => line.kind === 'true_up')) {
    const index = lines.findIndex(
      (line) => line.kind === 'usage' && line.charge === extra.charge && line.period_start === extra.period_start,
    )
    const usage = lines[index]
    if (usage) lines[index] = { ...usage, ...sumOf(usage, extra) }
    else lines.push({ ...extra, kind: 'usage', quantity: undefined })
  }
  let earlier = expected.reduce((sum, line) => (line.kind === 'already_invoiced' ? sum + (line.amount ?? 0) : sum), 0)
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'usage' || line.amount === undefined || earlier === 0) continue
    const taken = Math.max(earlier, -line.amount)
    earlier -= taken
    lines[index] = {
      ...line,
      amount: line.amount + taken,
      quantity: undefined,
      tax: undefined,
      discount: undefined,
      period_start: undefined,
      period_end: undefined,
    }
  }
  return lines
}

function sumOf(a: ExpectedLine, b: ExpectedLine): Pick<ExpectedLine, 'amount' | 'discount' | 'tax' | 'quantity'> {
  const sum = (x?: number, y?: number): number | undefined => (x === undefined || y === undefined ? undefined : x + y)
  return { amount: sum(a.amount, b.amount), discount: sum(a.discount, b.discount), tax: sum(a.tax, b.tax), quantity: a.quantity }
}

function isSame(wanted: ExpectedLine, line: PlayedLine, within: Within): boolean {
  return (
    (wanted.kind === undefined || wanted.kind === line.kind) &&
    (isNear(wanted.amount, line.amount, within('amount')) || isNear(wanted.amount, line.listed, within('amount'))) &&
    (wanted.plan === undefined || wanted.plan === line.plan) &&
    (wanted.charge === undefined || wanted.charge === line.charge) &&
    (wanted.item === undefined || wanted.item === line.description) &&
    isAt(wanted.period_start, line.periodStart, line.start) &&
    isAt(wanted.period_end, line.periodEnd, line.end) &&
    (wanted.quantity === undefined || line.quantities === null || line.quantities.includes(wanted.quantity)) &&
    isNear(wanted.discount, line.discount, within('discount')) &&
    isNear(wanted.tax, line.tax, within('tax')) &&
    isSameFull(wanted, line)
  )
}

/** A bound that is said as an instant is that instant, or the day on which it lies where whole days are billed. */
export function isAt(wanted: string | undefined, day: string | null, instant: string | null): boolean {
  if (wanted === undefined) return true
  return (
    wanted === day || (wanted.includes('T') && instant !== null && Temporal.Instant.from(wanted).equals(Temporal.Instant.from(instant)))
  )
}

/** Only a line that shows a part says what it is a part of; usage is a part without being measured by it. */
function isSameFull({ full_period: wanted, kind }: ExpectedLine, { fullPeriod: full }: PlayedLine): boolean {
  if (wanted === undefined || full === null) return wanted === undefined || kind === 'proration_credit' || kind === 'usage'
  return isAt(wanted[0], full.startOn, full.start) && isAt(wanted[1], full.endOn, full.end)
}

function describeWanted(line: ExpectedLine): string {
  const name = line.charge ?? line.plan ?? line.item ?? ''
  const money = [
    line.amount ?? '',
    line.discount === undefined ? '' : `discount ${line.discount}`,
    line.tax === undefined ? '' : `tax ${line.tax}`,
  ]
  return `${line.kind ?? 'line'} ${name} ${line.period_start ?? ''}–${line.period_end ?? ''} ${money.filter((part) => part !== '').join(' ')}`
}

export function describe(lines: readonly PlayedLine[]): string {
  const one = (line: PlayedLine): string =>
    `${line.kind} ${line.charge ?? line.plan ?? line.description} ${line.periodStart ?? ''}–${line.periodEnd ?? ''} ${line.quantities?.[0] ?? ''} for ${line.amount}` +
    `${line.discount === 0 ? '' : ` discount ${line.discount}`}${line.tax === 0 ? '' : ` tax ${line.tax}`}`
  return lines.map(one).join('; ') || 'none'
}

export function differs(what: string, expected: unknown, actual: unknown): string | null {
  return expected === undefined || expected === actual ? null : `${what}: expected ${String(expected)}, got ${String(actual)}`
}

export function first<T>(list: readonly T[], check: (item: T) => string | null): string | null {
  for (const item of list) {
    const difference = check(item)
    if (difference !== null) return difference
  }
  return null
}
