import type { Case, ExpectedInvoice, ExpectedLine } from './case.ts'
import type { Played, PlayedInvoice, PlayedLine } from './play.ts'

/** The first figure that differs, in words; null: everything that the case lists is as listed. */
export function firstDifference({ expect }: Case, played: Played): string | null {
  return (
    invoicesDiffer(expect.invoices ?? [], played.invoices, expect.invoices_complete ?? false) ??
    periodsDiffer(expect, played) ??
    first(expect.previews ?? [], ({ at, lines, total }) => {
      const preview = played.previews.get(at)
      if (!preview) return `no preview at ${at}`
      return linesDiffer(`preview at ${at}`, lines, preview.lines) ?? differs(`total of the preview at ${at}`, total, preview.total)
    }) ??
    first(expect.net_amounts ?? [], ({ at, amount }) => {
      const net = played.invoices.filter((invoice) => invoice.issueDate <= at).reduce((sum, invoice) => sum + invoice.total, 0)
      return differs(`net amount up to ${at}`, amount, net)
    }) ??
    first(expect.balances ?? [], ({ at, amount }) => differs(`credit balance at ${at}`, amount, played.balances.get(at))) ??
    first(expect.subscriptions ?? [], ({ at, sub = 's1', status }) => {
      const spelled = status === 'cancelled' ? 'canceled' : status
      return differs(`status of ${sub} at ${at}`, spelled, played.statuses.get(`${sub} ${at}`))
    }) ??
    first(expect.invoice_counts ?? [], ({ at, count }) =>
      differs(`invoices up to ${at}`, count, played.invoices.filter((invoice) => invoice.issueDate <= at).length),
    )
  )
}

/** Documents of one date are compared as one: systems differ in how many they make of them. */
function invoicesDiffer(expected: readonly ExpectedInvoice[], actual: readonly PlayedInvoice[], complete: boolean): string | null {
  const mattering = actual.filter((invoice) => invoice.lines.some((line) => line.amount !== 0))
  const left = new Set(mattering)
  const dates = [...new Set(expected.map((invoice) => invoice.issue_date))]
  for (const date of dates) {
    const wanted = expected.filter((invoice) => invoice.issue_date === date)
    const allowed = new Set(wanted.flatMap((invoice) => [invoice.issue_date, ...(invoice.issue_date_any_of ?? [])]))
    const found = mattering.filter((invoice) => allowed.has(invoice.issueDate) && left.has(invoice))
    for (const invoice of found) left.delete(invoice)
    const difference =
      linesDiffer(
        `invoices of ${date}`,
        wanted.flatMap((invoice) => invoice.lines),
        found.flatMap((invoice) => invoice.lines),
      ) ?? sumsDiffer(date, wanted, found)
    if (difference !== null) return difference
  }
  const [extra] = left
  return complete && extra ? `an invoice of ${extra.issueDate} over ${extra.total} is not expected: ${describe(extra.lines)}` : null
}

function sumsDiffer(date: string, wanted: readonly ExpectedInvoice[], found: readonly PlayedInvoice[]): string | null {
  const fields = [
    ['subtotal', 'subtotal'],
    ['discount', 'discount'],
    ['tax', 'tax'],
    ['total', 'total'],
    ['credit_applied', 'creditApplied'],
    ['amount_due', 'amountDue'],
  ] as const
  return first(fields, ([theirs, ours]) => {
    if (wanted.some((invoice) => invoice[theirs] === undefined)) return null
    const expected = wanted.reduce((sum, invoice) => sum + (invoice[theirs] ?? 0), 0)
    return differs(
      `${theirs} of ${date}`,
      expected,
      found.reduce((sum, invoice) => sum + invoice[ours], 0),
    )
  })
}

function periodsDiffer({ periods, issue_on }: Case['expect'], { invoices }: Played): string | null {
  return first(periods ?? [], ({ sub = 's1', period_start, period_end }) => {
    const found = invoices.find((invoice) =>
      invoice.lines.some(
        (line) => line.kind === 'recurring' && line.sub === sub && line.periodStart === period_start && line.periodEnd === period_end,
      ),
    )
    if (!found) return `no invoice bills ${sub} from ${period_start} to ${period_end}`
    return issue_on === undefined
      ? null
      : differs(`issue date of ${period_start}`, issue_on === 'period_end' ? period_end : period_start, found.issueDate)
  })
}

function linesDiffer(where: string, expected: readonly ExpectedLine[], actual: readonly PlayedLine[]): string | null {
  const left = actual.filter((line) => line.amount !== 0 || expected.some((wanted) => wanted.amount === 0))
  for (const wanted of expected) {
    const index = left.findIndex((line) => isSame(wanted, line))
    if (index < 0) return `${where}: no line like ${describeWanted(wanted)}; there are ${describe(left)}`
    left.splice(index, 1)
  }
  const [extra] = left
  return extra ? `${where}: a line that is not expected: ${describe([extra])}` : null
}

function isSame(wanted: ExpectedLine, line: PlayedLine): boolean {
  const inFull = wanted.full_period ?? null
  return (
    wanted.kind === line.kind &&
    wanted.amount === line.amount &&
    (wanted.plan === undefined || wanted.plan === line.plan) &&
    (wanted.item === undefined || wanted.item === line.description) &&
    (wanted.period_start === undefined || wanted.period_start === line.periodStart) &&
    (wanted.period_end === undefined || wanted.period_end === line.periodEnd) &&
    (wanted.quantity === undefined || wanted.quantity === line.quantity) &&
    (wanted.discount ?? 0) === line.discount &&
    (wanted.tax === undefined || wanted.tax === line.tax) &&
    (inFull === null || line.fullPeriod === null
      ? inFull === null || wanted.kind === 'proration_credit'
      : inFull[0] === line.fullPeriod[0] && inFull[1] === line.fullPeriod[1])
  )
}

function describeWanted(line: ExpectedLine): string {
  return `${line.kind} ${line.plan ?? line.item ?? ''} ${line.period_start ?? ''}–${line.period_end ?? ''} ${line.amount}`
}

function describe(lines: readonly PlayedLine[]): string {
  return (
    lines
      .map((line) => `${line.kind} ${line.plan ?? line.description} ${line.periodStart ?? ''}–${line.periodEnd ?? ''} ${line.amount}`)
      .join('; ') || 'none'
  )
}

function differs(what: string, expected: unknown, actual: unknown): string | null {
  return expected === undefined || expected === actual ? null : `${what}: expected ${String(expected)}, got ${String(actual)}`
}

function first<T>(list: readonly T[], check: (item: T) => string | null): string | null {
  for (const item of list) {
    const difference = check(item)
    if (difference !== null) return difference
  }
  return null
}
