import { assert } from '../assert.ts'
import { addDays, dateIn, startOfDay } from '../calendar.ts'
import type { Conventions } from '../conventions.ts'
import { type AvailableCredit, freshCredit } from '../credit/draw.ts'
import { payableParts } from '../credit/payable.ts'
import type { ComputedCreditNote } from '../credit-note/credit-note.ts'
import { type NotedTogether, noteCredits } from '../credit-note/note-credits.ts'
import type { InvoiceId, LineItemId } from '../id.ts'
import type { Decision } from '../subscription/decision.ts'
import type { NewId } from '../subscription/draft.ts'
import { type Coverage, hasEnded } from '../subscription/subscription.ts'
import { noReadings, type Readings } from '../usage/reading.ts'
import { type Adjustments, noAdjustments } from './adjustments.ts'
import type { Charge } from './charge.ts'
import { type ComputedInvoice, computeInvoice, isEmpty } from './compute.ts'
import type { InvoiceReason, Line } from './invoice.ts'
import { type Issue, issueInvoice, netTerms } from './issue.ts'
import { linesOf } from './line.ts'

/** A decision with its money: the document it brings about, or the lines that wait for the next one. */
export interface BilledDecision {
  readonly decision: Decision
  readonly invoice: BilledInvoice | null
  /** The decision's coverage; stretches that cost nothing are free and have no line. */
  readonly coverage: readonly Coverage[]
  /** Computed now, invoiced with the next document. */
  readonly waiting: readonly Line[]
  /** `waiting` is for the document that the customer's subscriptions share today, not for the next one of this subscription. */
  readonly shared: boolean
  /** Waited until now: they are on `invoice`. */
  readonly consumed: readonly LineItemId[]
  /** What it gives back of issued invoices. The credit that they leave can be drawn on by `invoice`. */
  readonly creditNotes: readonly ComputedCreditNote[]
  /** Whether credit that it gives and leaves pays what the customer owes already. */
  readonly creditApplication: Conventions['credit_application']
}

export interface BilledInvoice {
  readonly computed: ComputedInvoice
  readonly reason: InvoiceReason
  readonly netTermsDays: number
  /** The grant that a negative result becomes; it exists from finalisation on. */
  readonly generated: AvailableCredit | null
  /** Null: it stays a draft until `finalizeAt`. */
  readonly issue: Issue | null
  readonly finalizeAt: Temporal.Instant | null
}

/** Puts amounts to a decision. A slice of a billing run, a change of one subscription and a preview all go through here. */
export function billDecision(input: {
  readonly decision: Decision
  readonly conventions: Conventions
  readonly now: Temporal.Instant
  /** Lines that wait for this subscription's next invoice. */
  readonly pending: readonly Line[]
  readonly credit: readonly AvailableCredit[]
  readonly newId: NewId
  readonly readings?: Readings | undefined
  readonly adjustments?: Adjustments | undefined
  readonly together?: NotedTogether | undefined
}): BilledDecision {
  const { decision, pending, newId, readings = noReadings, adjustments } = input
  const { creditPolicy } = decision
  const conventions = creditPolicy ? { ...input.conventions, credit_policy: creditPolicy } : input.conventions
  const { subscription, coverage } = decision
  const { currency } = subscription
  const { charges, creditNotes, noted } = noteCredits({
    ...decision,
    policy: conventions.credit_policy,
    currency,
    conventions,
    newId,
    together: input.together,
  })
  const bare = { ...plain(decision, conventions), creditNotes }
  const newLineId = (): LineItemId => newId('il')
  if (charges.length === 0 && (pending.length === 0 || !collectsPending(decision))) return bare
  if (decision.invoicing === 'next_invoice' && !hasEnded(subscription)) {
    const pricing = { currency, conventions, readings, newLineId, noted }
    const waiting = linesOf(charges, pricing).filter((line) => line.amount !== 0n)
    return { ...bare, waiting, coverage: coverage.map((row) => billedBy(row, waiting, charges)) }
  }
  if (sharesDocument(decision, conventions)) {
    const lines = [...pending, ...linesOf(charges, { currency, conventions, readings, newLineId, noted })].filter(
      (line) => line.amount !== 0n,
    )
    const covered = coverage.map((row) => billedBy(row, lines, charges))
    return { ...bare, waiting: lines, shared: true, coverage: covered, consumed: idsOf(pending) }
  }
  const id: InvoiceId = newId('inv')
  const computed = computeInvoice({ id, currency, conventions, charges, pending, newLineId, readings, adjustments, noted })
  if (isEmpty(computed)) return { ...bare, coverage: coverage.map((row) => billedBy(row, [], charges)), consumed: idsOf(pending) }
  const given = creditNotes.flatMap(({ grant }) => grant ?? [])
  const invoice = documentOf(computed, { ...input, credit: [...input.credit, ...given] })
  return {
    decision,
    invoice,
    coverage: coverage.map((row) => billedBy(row, computed.lines, charges)),
    waiting: [],
    shared: false,
    consumed: idsOf(pending),
    creditNotes,
    creditApplication: conventions.credit_application,
  }
}

/** What falls due by itself, while the subscription goes on. */
function sharesDocument({ decidedOn, reason, subscription }: Decision, conventions: Conventions): boolean {
  const byItself = reason === 'renewal' || (reason === 'start' && decidedOn !== null)
  return conventions.consolidation === 'customer_day' && byItself && !hasEnded(subscription)
}

/** A charge may have come to nothing, or to other lines than its first: usage in groups. What exceeds a paid quantity by nothing is paid by that line. */
function billedBy(row: Coverage, lines: readonly Line[], charges: readonly Charge[]): Coverage {
  if (row.lineId === null || lines.some((line) => line.id === row.lineId)) return row
  const charge = charges.find((each) => each.lineId === row.lineId)
  if (charge?.rule === 'price' && charge.above) return { ...row, lineId: charge.above.lineId }
  const other = lines.find(({ itemId, period }) => itemId === row.itemId && period?.start.equals(row.startsAt))
  return other ? { ...row, lineId: other.id } : free(row)
}

function documentOf(computed: ComputedInvoice, input: Parameters<typeof billDecision>[0]): BilledInvoice {
  const { decision, conventions, now, credit, adjustments = noAdjustments } = input
  const { subscription, reason } = decision
  const { zone, collectionMethod } = subscription
  const netTermsDays = netTerms(subscription.netTermsDays, collectionMethod, conventions)
  // Only a period's end waits: nothing can still arrive late for what is charged at a start or a change.
  if (conventions.grace_period_days > 0 && reason === 'renewal') {
    const finalizeAt = startOfDay(addDays(dateIn(now, zone), conventions.grace_period_days), zone)
    return { computed, reason, netTermsDays, generated: null, issue: null, finalizeAt }
  }
  // Nobody outside is asked in the middle of this: it is issued as soon as its tax is known.
  if (computed.awaitsTax !== null) return { computed, reason, netTermsDays, generated: null, issue: null, finalizeAt: now }
  const generated = computed.creditGenerated > 0n ? freshCredit(input.newId('grant'), computed.creditGenerated) : null
  const available = generated ? [...credit, generated] : credit
  const parts = () => payableParts(computed.lines, adjustments.priceOf)
  const issue = issueInvoice(computed.total, { now, zone, netTermsDays, collectionMethod, credit: available, parts })
  return { computed, reason, netTermsDays, generated, issue, finalizeAt: null }
}

/** Waiting lines leave with the next period, or when no period will come. A scheduled cancellation alone does not send them. */
function collectsPending({ subscription, cycle, decidedOn, events }: Decision): boolean {
  assert(cycle.cycle > (decidedOn ?? 0), 'a decision moves the cycle')
  const begins = ['subscription.renewed', 'subscription.activated', 'subscription.resumed'] as const
  return hasEnded(subscription) || begins.some((event) => events.includes(event))
}

function plain(decision: Decision, { credit_application: creditApplication }: Conventions): BilledDecision {
  return {
    decision,
    invoice: null,
    coverage: decision.coverage,
    waiting: [],
    shared: false,
    consumed: [],
    creditNotes: [],
    creditApplication,
  }
}

function free(row: Coverage): Coverage {
  return row.kind === 'billed' ? { ...row, kind: 'free', lineId: null } : row
}

function idsOf(lines: readonly Line[]): readonly LineItemId[] {
  return lines.map((line) => line.id)
}
