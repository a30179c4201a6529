import type { ExpectedLine } from './case.ts'
import type { PlayedLine } from './played-line.ts'

/** Compares lines as a set; what differs first, in words. Lines of nothing count only where the case lists such lines. */
export function linesDiffer(where: string, expected: readonly ExpectedLine[], actual: readonly PlayedLine[]): string | null {
  const wantedLines = folded(expected)
  const left = actual.filter((line) => line.amount !== 0 || wantedLines.some((wanted) => wanted.amount === 0))
  for (const wanted of wantedLines) {
    if (wanted.amount === 0 && !left.some((line) => isSame(wanted, line))) continue
    const index = left.findIndex((line) => isSame(wanted, line))
    if (index < 0) return `${where}: no line like ${describeWanted(wanted)}; there are ${describe(left)}`
    left.splice(index, 1)
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
    else lines.push({ ...extra, kind: 'usage' })
  }
  let earlier = expected.filter((line) => line.kind === 'already_invoiced').reduce((sum, line) => sum + line.amount, 0)
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'usage' || earlier === 0) continue
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
  return { amount: a.amount + b.amount, discount: sum(a.discount, b.discount), tax: sum(a.tax, b.tax), quantity: a.quantity }
}

function isSame(wanted: ExpectedLine, line: PlayedLine): boolean {
  return (
    wanted.kind === line.kind &&
    (wanted.amount === line.amount || wanted.amount === line.listed) &&
    (wanted.plan === undefined || wanted.plan === line.plan) &&
    (wanted.charge === undefined || wanted.charge === line.charge) &&
    (wanted.item === undefined || wanted.item === line.description) &&
    (wanted.period_start === undefined || dayOf(wanted.period_start) === line.periodStart) &&
    (wanted.period_end === undefined || dayOf(wanted.period_end) === line.periodEnd) &&
    (wanted.quantity === undefined || wanted.quantity === line.quantity) &&
    (wanted.discount === undefined || wanted.discount === line.discount) &&
    (wanted.tax === undefined || wanted.tax === line.tax) &&
    isSameFull(wanted, line)
  )
}

/** Only a line that shows a part says what it is a part of; usage is a part without being measured by it. */
function isSameFull({ full_period, kind }: ExpectedLine, { fullPeriod }: PlayedLine): boolean {
  if (full_period === undefined || fullPeriod === null) return full_period === undefined || kind === 'proration_credit' || kind === 'usage'
  return full_period[0] === fullPeriod[0] && full_period[1] === fullPeriod[1]
}

function dayOf(text: string): string {
  return text.slice(0, 10)
}

function describeWanted(line: ExpectedLine): string {
  const name = line.charge ?? line.plan ?? line.item ?? ''
  const money = [
    line.amount,
    line.discount === undefined ? '' : `discount ${line.discount}`,
    line.tax === undefined ? '' : `tax ${line.tax}`,
  ]
  return `${line.kind} ${name} ${line.period_start ?? ''}–${line.period_end ?? ''} ${money.filter((part) => part !== '').join(' ')}`
}

export function describe(lines: readonly PlayedLine[]): string {
  const one = (line: PlayedLine): string =>
    `${line.kind} ${line.charge ?? line.plan ?? line.description} ${line.periodStart ?? ''}–${line.periodEnd ?? ''} ${line.quantity} for ${line.amount}` +
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
