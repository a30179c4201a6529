import type { Case } from './case.ts'
import { invoicesDiffer } from './compare-invoices.ts'
import { differs, first, linesDiffer } from './compare-lines.ts'
import { notesDiffer } from './compare-notes.ts'
import type { Played, PlayedInvoice } from './played.ts'
import type { PlayedLine } from './played-line.ts'

/** The first figure that differs, in words; null: everything that the case lists is as listed. */
export function firstDifference({ expect }: Case, played: Played): string | null {
  const invoices = expect.credit_notes ? played.invoices : [...played.invoices, ...played.creditNotes.map(asInvoice)]
  return (
    invoicesDiffer(expect.invoices ?? [], invoices, expect.invoices_complete ?? false) ??
    notesDiffer(expect.credit_notes ?? [], expect.invoices ?? [], played) ??
    periodsDiffer(expect, played) ??
    first(expect.previews ?? [], ({ at, lines, total }) => {
      const preview = played.previews.get(at)
      if (!preview) return `no preview at ${at}`
      const name = `preview at ${at}`
      return (lines ? linesDiffer(name, lines, preview.lines) : null) ?? differs(`total of the ${name}`, total, preview.total)
    }) ??
    first(expect.drafts ?? [], ({ at, total }) => {
      const totals = played.drafts.get(at) ?? new Set()
      return total === undefined || totals.has(total)
        ? null
        : `draft at ${at}: expected ${total}, there are ${[...totals].join(', ') || 'none'}`
    }) ??
    first(expect.net_amounts ?? [], ({ at, amount }) => differs(`net amount up to ${at}`, amount, netUntil(played, at))) ??
    first(expect.effective_charges ?? [], (span) =>
      differs(`cost of ${span.period_start}–${span.period_end}`, span.amount, costOf(invoices, span)),
    ) ??
    first(expect.balances ?? [], ({ at, kind, customer = '', amount }) =>
      differs(`${kind} balance at ${at}`, amount, played.balances.get(`${kind} ${customer} ${at}`)),
    ) ??
    first(expect.subscriptions ?? [], ({ at, sub = 's1', status }) => {
      const spelled = status === 'cancelled' ? 'canceled' : status
      return differs(`status of ${sub} at ${at}`, spelled, played.statuses.get(`${sub} ${at}`))
    }) ??
    first(expect.usage ?? [], ({ at, sub = 's1', charge, ...wanted }) => {
      const read = played.usage.get(`${sub} ${charge} ${at}`)
      return first(usageFields, (field) => differs(`${field} of ${charge} at ${at}`, wanted[field], read?.[field]))
    }) ??
    eventsDiffer(expect, played) ??
    first([...(expect.ratings ?? []).entries()], ([index, { plan, charge, units, amount }]) =>
      differs(`${units} of ${charge} on ${plan}`, amount, played.ratings[index]),
    ) ??
    first(expect.invoice_counts ?? [], ({ at, count }) =>
      differs(`invoices up to ${at}`, count, played.invoices.filter((invoice) => invoice.issueDate <= at).length),
    ) ??
    first(expect.parent_invoices ?? [], ({ at, customer, total, lines }) => {
      const summary = played.parents.get(`${customer} ${at}`)
      const missing = lines.find((line) => !summary?.lines.some((each) => each.child === line.child && each.amount === line.amount))
      return (
        differs(`summary of ${customer}`, total, summary?.total) ?? (missing ? `no line of ${missing.amount} for ${missing.child}` : null)
      )
    })
  )
}

const usageFields = ['units', 'billable_units', 'amount', 'amount_with_tax'] as const

/** What each event of a charge cost when it was told; several of one moment are taken together. */
function eventsDiffer({ event_charges }: Case['expect'], { eventCharges }: Played): string | null {
  const wanted = new Map<string, number>()
  for (const { at, charge, amount } of event_charges ?? [])
    wanted.set(`${charge} at ${at}`, (wanted.get(`${charge} at ${at}`) ?? 0) + amount)
  return first([...wanted], ([key, amount]) => {
    const own = eventCharges.filter((event) => `${event.charge} at ${event.at}` === key)
    return differs(
      `charge for ${key}`,
      amount,
      own.reduce((sum, event) => sum + event.amount, 0),
    )
  })
}

function netUntil({ invoices, creditNotes }: Played, at: string): number {
  const day = at.slice(0, 10)
  const sum = (list: readonly { issueDate: string; total: number }[]): number =>
    list.filter((each) => each.issueDate <= day).reduce((total, each) => total + each.total, 0)
  return sum(invoices) - sum(creditNotes)
}

/** What a stretch of time cost in the end: the charges that begin in it, less what was given back of them. */
function costOf(invoices: readonly PlayedInvoice[], span: { period_start: string; period_end: string; plan?: string | undefined }): number {
  const lines = invoices.flatMap((invoice) => invoice.lines).filter((line) => span.plan === undefined || line.plan === span.plan)
  const charges = lines.filter((line) => line.amount > 0 && within(line.periodStart, span))
  const credits = lines.filter((line) => line.amount < 0 && charges.some((charge) => within(line.periodStart, spanOf(charge))))
  return [...charges, ...credits].reduce((sum, line) => sum + line.amount, 0)
}

function within(start: string | null, { period_start, period_end }: { period_start: string; period_end: string }): boolean {
  return start !== null && start >= period_start && start < period_end
}

function spanOf({ periodStart, periodEnd }: PlayedLine): { period_start: string; period_end: string } {
  return { period_start: periodStart ?? '', period_end: periodEnd ?? '' }
}

function periodsDiffer({ periods, issue_on }: Case['expect'], { invoices }: Played): string | null {
  return first(periods ?? [], ({ sub = 's1', period_start, period_end }) => {
    const found = invoices.find((invoice) =>
      invoice.lines.some(
        (line) => line.kind === 'recurring' && line.sub === sub && line.periodStart === period_start && line.periodEnd === period_end,
      ),
    )
    if (!found) return `no invoice bills ${sub} from ${period_start} to ${period_end}`
    const wanted = issue_on === 'period_end' ? period_end : period_start
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
