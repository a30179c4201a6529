import type { Case } from './case.ts'
import { invoicesDiffer } from './compare-invoices.ts'
import { differs, first, isAt, linesDiffer } from './compare-lines.ts'
import { notesDiffer } from './compare-notes.ts'
import { dayOf, inLocalDays } from './local-days.ts'
import type { Played } from './played.ts'
import type { PlayedInvoice } from './played-invoice.ts'
import type { PlayedLine } from './played-line.ts'

/** The first figure that differs, in words; null: everything that the case lists is as listed. */
export function firstDifference(billingCase: Case, played: Played): string | null {
  const expect = inLocalDays(billingCase)
  const invoices = expect.credit_notes ? played.invoices : [...played.invoices, ...played.creditNotes.map(asInvoice)]
  return (
    invoicesDiffer(expect.invoices ?? [], invoices, expect.invoices_complete ?? false) ??
    notesDiffer(expect.credit_notes ?? [], expect.invoices ?? [], played) ??
    periodsDiffer(expect, billingCase.given.timezone, played) ??
    first(expect.previews ?? [], ({ at, lines, total }) => {
      // Some systems show what is billed at once, others all of the next invoice.
      return closestDiffer(`preview at ${at}`, played.previews.get(at) ?? [], (name, preview) => {
        return (lines ? linesDiffer(name, lines, preview.lines) : null) ?? differs(`total of the ${name}`, total, preview.total)
      })
    }) ??
    first(expect.drafts ?? [], ({ at, lines, subtotal, tax, total }) =>
      closestDiffer(`draft at ${at}`, played.drafts.get(at) ?? [], (name, draft) => {
        return (
          (lines ? linesDiffer(name, lines, draft.lines) : null) ??
          differs(`subtotal of the ${name}`, subtotal, draft.subtotal) ??
          differs(`tax of the ${name}`, tax, draft.tax) ??
          differs(`total of the ${name}`, total, draft.total)
        )
      }),
    ) ??
    first(expect.net_amounts ?? [], ({ at, customer, amount }) =>
      differs(`net amount up to ${at}`, amount, netUntil(played, at, customer)),
    ) ??
    first(expect.effective_charges ?? [], (span) =>
      differs(`cost of ${span.period_start}–${span.period_end}`, span.amount, costOf(invoices, span)),
    ) ??
    first(expect.balances ?? [], ({ at, kind, customer = '', amount }) =>
      differs(`${kind} balance at ${at}`, amount, played.balances.get(`${kind} ${customer} ${at}`)),
    ) ??
    first(expect.subscriptions ?? [], ({ at, sub = 's1', status }) => {
      const actual = played.statuses.get(`${sub} ${at}`)
      const alike = spellings[status] ?? [status]
      return actual !== undefined && alike.includes(actual) ? null : differs(`status of ${sub} at ${at}`, status, actual ?? 'none')
    }) ??
    first(expect.usage ?? [], ({ at, sub = 's1', charge, ...wanted }) => {
      const read = played.usage.get(`${sub} ${charge} ${at}`)
      return first(usageFields, (field) => differs(`${field} of ${charge} at ${at}`, wanted[field], read?.[field]))
    }) ??
    eventsDiffer(expect, played) ??
    first([...(expect.ratings ?? []).entries()], ([index, { plan, charge, units, amount }]) =>
      differs(`${units} of ${charge} on ${plan}`, amount, played.ratings[index]),
    ) ??
    first(expect.invoice_counts ?? [], ({ at, customer = '', count }) => {
      const { least, most } = played.counts.get(`${customer} ${at}`) ?? { least: 0, most: 0 }
      return count >= least && count <= most ? null : differs(`invoices up to ${at}`, count, least === most ? least : `${least} to ${most}`)
    }) ??
    first(expect.parent_invoices ?? [], ({ at, customer, total, lines }) => {
      const summary = played.parents.get(`${customer} ${at}`)
      const missing = lines.find((line) => !summary?.lines.some((each) => each.child === line.child && each.amount === line.amount))
      return (
        differs(`summary of ${customer}`, total, summary?.total ?? 'none') ??
        (missing ? `no line of ${missing.amount} for ${missing.child}` : null)
      )
    })
  )
}

const usageFields = ['units', 'billable_units', 'amount', 'amount_with_tax'] as const

/** What each event of a charge cost when it was told; several of one moment are taken together. */
function eventsDiffer({ event_charges }: Case['expect'], { eventCharges }: Played): string | null {
  const wanted = new Map<string, number>()
  for (const { at, sub = 's1', charge, amount } of event_charges ?? []) {
    const key = `${charge} of ${sub} at ${at}`
    wanted.set(key, (wanted.get(key) ?? 0) + amount)
  }
  return first([...wanted], ([key, amount]) => {
    const own = eventCharges.filter((event) => `${event.charge} of ${event.sub} at ${event.at}` === key)
    return differs(
      `charge for ${key}`,
      amount,
      own.reduce((sum, event) => sum + event.amount, 0),
    )
  })
}

/** The first of several readings that fits, else how the first one differs. */
function closestDiffer<T>(name: string, readings: readonly T[], differ: (name: string, reading: T) => string | null): string | null {
  const differences = readings.map((reading) => differ(name, reading))
  if (differences.includes(null)) return null
  return differences[0] ?? `there is no ${name}`
}

/** An end date that is said at the start ends a subscription by its term, or by cancelling it. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  cancelled: ['canceled', 'expired'],
  canceled: ['canceled', 'expired'],
  terminated: ['canceled', 'expired'],
  expired: ['expired', 'canceled'],
  active: ['active', 'past_due'],
  pending: ['incomplete'],
}

function netUntil({ invoices, creditNotes }: Played, day: string, customer: string | undefined): number {
  const sum = (list: readonly { issueDate: string; customer: string; total: number }[]): number =>
    list
      .filter((each) => each.issueDate <= day && (customer === undefined || each.customer === customer))
      .reduce((total, each) => total + each.total, 0)
  return sum(invoices) - sum(creditNotes)
}

/** What a stretch of time cost in the end: the charges that begin in it, less what was given back of them. */
function costOf(invoices: readonly PlayedInvoice[], span: Span): number {
  const lines = invoices
    .flatMap((invoice) => invoice.lines)
    .filter((line) => (['sub', 'plan', 'charge'] as const).every((key) => span[key] === undefined || line[key] === span[key]))
  const charges = lines.filter((line) => line.amount > 0 && within(line.periodStart, span))
  const credits = lines.filter(
    (line) => line.amount < 0 && charges.some((charge) => isOfOneThing(charge, line) && within(line.periodStart, spanOf(charge))),
  )
  return [...charges, ...credits].reduce((sum, line) => sum + line.amount, 0)
}

interface Span {
  readonly period_start: string
  readonly period_end: string
  readonly sub?: string | undefined
  readonly plan?: string | undefined
  readonly charge?: string | undefined
}

function isOfOneThing(a: PlayedLine, b: PlayedLine): boolean {
  return a.plan === b.plan && a.charge === b.charge && (a.sub === null || b.sub === null || a.sub === b.sub)
}

function within(start: string | null, { period_start, period_end }: { period_start: string; period_end: string }): boolean {
  return start !== null && start >= period_start && start < period_end
}

function spanOf({ periodStart, periodEnd }: PlayedLine): { period_start: string; period_end: string } {
  return { period_start: periodStart ?? '', period_end: periodEnd ?? '' }
}

function periodsDiffer({ periods, issue_on }: Case['expect'], zone: string, { invoices }: Played): string | null {
  return first(periods ?? [], ({ sub = 's1', period_start, period_end }) => {
    const found = invoices.find((invoice) =>
      invoice.lines.some(
        (line) =>
          (line.kind === 'recurring' || line.kind === 'usage') &&
          line.sub === sub &&
          isAt(period_start, line.periodStart, line.start) &&
          isAt(period_end, line.periodEnd, line.end),
      ),
    )
    if (!found) return `no invoice bills ${sub} from ${period_start} to ${period_end}`
    const wanted = dayOf(issue_on === 'period_end' ? period_end : period_start, zone)
    return issue_on === undefined ? null : differs(`issue date of ${period_start}`, wanted, found.issueDate)
  })
}

/** Where a case shows what is given back as negative lines, a credit note counts as a document of such lines. */
function asInvoice(note: Played['creditNotes'][number]): PlayedInvoice {
  const { customer, issueDate } = note
  const lines = note.lines.map((line) => ({
    ...line,
    kind: 'proration_credit',
    listed: -Math.abs(line.listed),
    amount: -Math.abs(line.amount),
    discount: -Math.abs(line.discount),
    tax: -Math.abs(line.tax),
  }))
  const sums = { subtotal: -note.gross, listedSubtotal: -note.gross, discount: -note.discount, tax: -note.tax, total: -note.total }
  const money = { creditApplied: 0, walletApplied: 0, creditGenerated: note.total, payable: 0, amountDue: 0, amountCredited: 0 }
  return { id: '', customer, issueDate, lines, ...sums, ...money }
}
