import type { Price } from '../catalog/price.ts'
import { billedAmounts } from '../credit-note/compute.ts'
import { nothingReturned } from '../credit-note/reverse.ts'
import { decimal } from '../decimal.ts'
import type { SubscriptionItemId } from '../id.ts'
import type { BilledDecision, BilledInvoice } from '../invoice/bill.ts'
import type { BilledLine, CreditedDocument } from '../invoice/charge.ts'
import type { Line } from '../invoice/invoice.ts'
import type { CoveredItem, Decision, ScheduledChange, Snapshot } from './decision.ts'
import { chargedAfter } from './setup-fees.ts'

/** The snapshot that would be read once the decision is written: lets a preview look one step further by the same functions. */
export function snapshotAfter(before: Snapshot, decision: Decision, now = decision.cycle.periodStart): Snapshot {
  const updated = new Map(decision.updatedItems.map((item) => [item.id, item]))
  const items = [...before.items.map((item) => updated.get(item.id) ?? item), ...decision.insertedItems].filter(
    (item) => item.endsAt === null,
  )
  const applied = new Set(decision.appliedChanges)
  const changes: readonly ScheduledChange[] = before.changes.filter((change) => !applied.has(change.id))
  const { subscription, cycle } = decision
  const waits = subscription.status === 'incomplete' || subscription.status === 'paused'
  const setupFees = waits ? (decision.setupFees ?? before.setupFees) : []
  const chargedFees = chargedAfter(before.chargedFees, decision, now)
  return { ...before, subscription, cycle, items, changes, setupFees, chargedFees }
}

/** What would be covered, and by which lines, once a billed decision is written. */
export function coveredAfter(
  before: ReadonlyMap<SubscriptionItemId, CoveredItem>,
  { decision, invoice, coverage, waiting }: BilledDecision,
  prices: { get(id: string): Price | undefined },
): ReadonlyMap<SubscriptionItemId, CoveredItem> {
  const after = new Map(before)
  for (const { itemId, endsAt } of decision.cuts) {
    const covered = after.get(itemId)
    if (covered) after.set(itemId, { ...covered, coverage: { ...covered.coverage, endsAt } })
  }
  const lines = new Map((invoice?.computed.lines ?? waiting).map((line) => [line.id, line]))
  for (const row of coverage) {
    const earlier = after.get(row.itemId)?.billed ?? []
    const line = row.lineId === null ? undefined : lines.get(row.lineId)
    after.set(row.itemId, { coverage: row, billed: line ? billedBy(line, invoice, earlier, prices) : row.kind === 'billed' ? earlier : [] })
  }
  return after
}

/** What is covered as it will stand at `at`: drafts that are issued by then are, and nothing was paid on them. */
export function coveredAt(
  covered: ReadonlyMap<SubscriptionItemId, CoveredItem>,
  at: Temporal.Instant,
): ReadonlyMap<SubscriptionItemId, CoveredItem> {
  const issued = (document: CreditedDocument): CreditedDocument => {
    const { status, finalizeAt } = document
    if (status !== 'draft' || !finalizeAt || Temporal.Instant.compare(finalizeAt, at) >= 0) return document
    return { ...document, status: 'open', owed: document.creditable }
  }
  return new Map(
    [...covered].map(([id, item]) => [
      id,
      { ...item, billed: item.billed.map((line) => ({ ...line, document: line.document && issued(line.document) })) },
    ]),
  )
}

/** The document as it would stand: nothing was paid on it yet. */
function documentOf(line: Line, { computed, issue, finalizeAt }: BilledInvoice): CreditedDocument {
  const { id: invoiceId, total: creditable } = computed
  const state = { status: issue?.status ?? 'draft', owed: issue?.amountDue ?? 0n, refundable: 0n, creditable, finalizeAt } as const
  return { invoiceId, ...state, line: { billed: billedAmounts(line), returned: nothingReturned }, taxing: line.taxing }
}

function billedBy(
  line: Line,
  invoice: BilledInvoice | null,
  earlier: readonly BilledLine[],
  prices: { get(id: string): Price | undefined },
): readonly BilledLine[] {
  const { derivation, period, id: lineId, quantity, listed: amount } = line
  const price = line.priceId === null ? undefined : prices.get(line.priceId)
  if (derivation.rule !== 'price' || !period || !price) return []
  const { full_period: full, above, beside } = derivation
  const fullPeriod = full ? { start: Temporal.Instant.from(full.start), end: Temporal.Instant.from(full.end) } : period
  const billed: BilledLine = {
    lineId,
    price,
    quantity,
    above: above === undefined ? null : decimal(above),
    period,
    fullPeriod,
    amount,
    alreadyCredited: 0n,
    document: invoice && documentOf(line, invoice),
  }
  return beside === undefined ? [billed] : [billed, ...earlier]
}
