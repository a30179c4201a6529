import type { BilledDecision, BilledInvoice } from '@quarterday/core/invoice/bill.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { newId } from '../../kit/ids.ts'
import { storedDiscounts, storedTaxes } from './adjustments-json.ts'
import { invoiceSummary, subscriptionSummary } from './announce.ts'
import { contentHash } from './content-hash.ts'
import type { DocumentRows, InvoiceRow } from './document-rows.ts'
import type { TakenNumbers } from './document-store.ts'
import { bookIssue, type MoneyRows } from './issue-money.ts'
import type { WaitingLine } from './pending-store.ts'
import type { Seller } from './snapshot-store.ts'

/** A decision with its money and what its rows need besides. */
export interface BilledSubscription {
  readonly billed: BilledDecision
  readonly customerPartyId: string
  readonly eventCount: number
}

export interface SliceRows extends MoneyRows {
  readonly documents: DocumentRows
  readonly newCycles: DocumentRows['cycles']
  readonly waiting: WaitingLine[]
  readonly consumed: string[]
}

/** How many numbers a slice needs. */
export function numbersNeeded(slice: readonly BilledSubscription[]): number {
  return slice.reduce((count, { billed }) => count + (billed.invoice?.issue ? 1 : 0), 0)
}

/** All rows of a slice. Its issued invoices get the numbers that were taken for them, in the order of the slice; null: none is issued. */
export function rowsOf(slice: readonly BilledSubscription[], seller: Seller, now: Temporal.Instant, taken: TakenNumbers | null): SliceRows {
  const documents: DocumentRows = { cycles: [], invoices: [], lines: [], coverage: [], transfers: [], events: [] }
  const rows: SliceRows = { documents, transfers: documents.transfers, newCycles: [], grants: [], draws: [], waiting: [], consumed: [] }
  let number = taken?.first ?? 0n
  for (const each of slice) {
    addDecision(rows, each, now)
    const { invoice } = each.billed
    if (!invoice) continue
    const numbered = taken && invoice.issue ? { number, issuedAt: taken.issuedAt } : null
    addInvoice(rows, each, invoice, seller, now, numbered)
    if (numbered) number += 1n
  }
  return rows
}

function addDecision(rows: SliceRows, { billed, eventCount }: BilledSubscription, now: Temporal.Instant): void {
  const { decision, coverage, waiting, consumed } = billed
  const { subscription, cycle, decidedOn, events } = decision
  const { id: subscriptionId, customerId } = subscription
  const cycles = decidedOn === null ? rows.newCycles : rows.documents.cycles
  cycles.push({ subscriptionId, expected: decidedOn ?? 0, cycle, eventCount: eventCount + events.length })
  for (const row of coverage) rows.documents.coverage.push({ subscriptionId, row })
  const shared = billed.shared ? { collectionMethod: subscription.collectionMethod, netTermsDays: subscription.netTermsDays } : null
  for (const line of waiting) rows.waiting.push({ customerId, line, shared })
  rows.consumed.push(...consumed)
  if (events.length === 0) return
  const data = subscriptionSummary(subscription, cycle)
  events.forEach((type, index) => {
    rows.documents.events.push({ id: newId(), type, aggregateId: subscriptionId, sequence: eventCount + index + 1, data, occurredAt: now })
  })
}

function addInvoice(
  rows: SliceRows,
  owner: BilledSubscription,
  invoice: BilledInvoice,
  seller: Seller,
  now: Temporal.Instant,
  numbered: { readonly number: bigint; readonly issuedAt: Temporal.Instant } | null,
): void {
  const { subscription } = owner.billed.decision
  const { computed, issue } = invoice
  const { id, currency, lines, subtotal, discount, tax, total } = computed
  const series = numbered === null ? null : seller.numberPrefix
  const parties = { customerPartyId: owner.customerPartyId, sellerPartyId: seller.partyId }
  const sums = { currency, subtotal, discount, tax, total }
  const { discounts, taxes, taxTreatment } = computed
  const paid = issue?.status === 'paid'
  const unsealed: Omit<InvoiceRow, 'contentHash'> = {
    id,
    customerId: subscription.customerId,
    subscriptionId: subscription.id,
    status: issue?.status ?? 'draft',
    reason: invoice.reason,
    series,
    number: numbered?.number ?? null,
    ...parties,
    ...sums,
    ...{ discounts, taxes, taxTreatment },
    timezone: subscription.zone,
    collectionMethod: subscription.collectionMethod,
    walletApplied: issue?.walletApplied ?? 0n,
    creditsApplied: issue?.creditsApplied ?? 0n,
    amountDue: issue?.amountDue ?? total,
    issuedAt: numbered?.issuedAt ?? null,
    issuedOn: issue?.issuedOn ?? null,
    dueOn: issue?.dueOn ?? null,
    overdueAt: issue?.overdueAt ?? null,
    finalizeAt: invoice.finalizeAt,
    collectAt: issue?.collectAt ?? null,
    paidAt: paid ? now : null,
    netTermsDays: invoice.netTermsDays,
    memo: null,
    eventCount: paid ? 2 : 1,
    createdAt: now,
  }
  const row: InvoiceRow = { ...unsealed, contentHash: hashOf(unsealed, lines) }
  rows.documents.invoices.push(row)
  lines.forEach((line, index) => {
    rows.documents.lines.push({ invoiceId: id, position: index + 1, line })
  })
  const data = invoiceSummary(row)
  const announce = (type: string, sequence: number): void => {
    rows.documents.events.push({ id: newId(), type, aggregateId: id, sequence, data, occurredAt: now })
  }
  announce(issue ? 'invoice.finalized' : 'invoice.created', 1)
  if (paid) announce('invoice.paid', 2)
  if (issue) bookIssue(rows, row, { generated: invoice.generated, draws: issue.draws }, now)
}

/** Null for a draft. */
function hashOf(invoice: Omit<InvoiceRow, 'contentHash'>, lines: readonly Line[]): string | null {
  const { series, number, issuedAt, issuedOn, dueOn, overdueAt, reissueOf = null } = invoice
  if (series === null || number === null || !issuedAt || !issuedOn || !dueOn || !overdueAt) return null
  const frozen = { series, number, issuedAt, issuedOn, dueOn, overdueAt, reissueOf }
  return contentHash({ ...invoice, ...frozen, discounts: storedDiscounts(invoice.discounts), taxes: storedTaxes(invoice.taxes), lines })
}
