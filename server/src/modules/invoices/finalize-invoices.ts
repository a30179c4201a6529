import { assert } from '@quarterday/core/assert.ts'
import { type AvailableCredit, freshCredit } from '@quarterday/core/credit/draw.ts'
import { payableParts } from '@quarterday/core/credit/payable.ts'
import { encodeId, type InvoiceId } from '@quarterday/core/id.ts'
import { invoiceMachine, type Line } from '@quarterday/core/invoice/invoice.ts'
import { type Issue, issueInvoice } from '@quarterday/core/invoice/issue.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { contentHash } from '../billing/content-hash.ts'
import { settleDraftCharges } from '../billing/counted-charge-store.ts'
import { insertDraws, insertGrants } from '../billing/credit-store.ts'
import { loadParties } from '../billing/customer-store.ts'
import { type DocumentAdjustments, loadDocumentAdjustments } from '../billing/document-adjustments-store.ts'
import type { EventRow } from '../billing/document-rows.ts'
import { takeNumbers, writeEvents, writeTransfers } from '../billing/document-store.ts'
import { claimDrafts } from '../billing/invoice-due-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { finalizeOnceTaxed, lockInvoice, type Move, saveIssued } from '../billing/invoice-store.ts'
import { bookIssue, lowerCredit, type MoneyRows } from '../billing/issue-money.ts'
import { loadLines } from '../billing/line-store.ts'
import { creditByCustomer, creditOf } from '../billing/load-snapshots.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { loadPrices, type PriceMemory } from '../billing/price-store.ts'
import { loadSeller, lockCredit } from '../billing/snapshot-store.ts'
import { awaitingTax } from '../billing/tax-question-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { awaitStatements } from '../statements/await-statements.ts'
import { askAgainIfMoved } from '../taxes/ask-again-if-moved.ts'
import { recountDrafts } from './recount-drafts.ts'
import { retaxDrafts } from './retax-drafts.ts'

/** Freezes one draft. Refuses `not_found`, `invalid_state`, and `tax_not_known` while an engine outside has not said its tax. */
export async function finalizeInvoice(ctx: Context, id: InvoiceId): Promise<void> {
  await ctx.transaction(async (tx) => {
    const draft = await lockInvoice(tx, id)
    if (draft.status === 'draft' && (await awaitingTax(tx, [id])).has(id)) {
      throw refuse('tax_not_known', {
        detail: 'The tax engine has not said yet what is taxed. The invoice says why; ask it again, or wait.',
      })
    }
    await finalizeInvoices(tx, [draft])
  })
}

/**
 * Freezes locked drafts: each gets the next number of the series and the parties as they are now, draws on its customer's credit, enters the books
 * and is announced. Before that, what meters have counted is counted once more, and customers are taxed as they are now. A draft whose tax an engine outside
 * has to say, also because it was counted once more, stays one, and is frozen as soon as that is known. Few statements, whatever their number; all of it
 * or nothing. Answers how many were frozen. Refuses `invalid_state`.
 */
export async function finalizeInvoices(tx: Tx, locked: readonly LockedInvoice[]): Promise<number> {
  if (locked.length === 0) return 0
  for (const draft of locked) next(invoiceMachine, draft.status, 'finalize')
  const recounted = await retaxDrafts(tx, await recountDrafts(tx, locked))
  await askAgainIfMoved(
    tx,
    recounted.map((draft) => draft.id),
  )
  const awaiting = await awaitingTax(
    tx,
    recounted.map((draft) => draft.id),
  )
  await finalizeOnceTaxed(tx, [...awaiting])
  const drafts = recounted.filter((draft) => !awaiting.has(draft.id))
  if (drafts.length === 0) return 0
  const customerIds = [...new Set(drafts.map((draft) => draft.customerId))].sort()
  const seller = await loadSeller(tx)
  const parties = await loadParties(tx, customerIds)
  const ids = drafts.map((draft) => draft.id)
  const lines = await loadLines(tx, ids)
  const adjustments = await loadDocumentAdjustments(tx, ids)
  const credit = creditByCustomer(await lockCredit(tx, customerIds))
  const prices = await pricesForScopes(tx, credit, lines)
  const money: MoneyRows = { transfers: [], grants: [], draws: [] }
  const moves: Move[] = []
  const events: EventRow[] = []
  // The series is locked last: whoever waits for its number waits for nothing else of ours.
  const { first, issuedAt } = await takeNumbers(tx, seller.numberPrefix, drafts.length)
  let number = first
  for (const before of drafts) {
    // Credit is not bought with credit.
    const own = before.reason === 'top_up' ? [] : creditOf(credit, before.customerId, before.currency)
    const generated = creditGiven(lines.get(before.id) ?? [])
    const issue = issueInvoice(before.total, {
      now: issuedAt,
      zone: before.timezone,
      netTermsDays: before.netTermsDays,
      collectionMethod: before.collectionMethod,
      credit: generated ? [...own, generated] : own,
      parts: () => payableParts(lines.get(before.id) ?? [], (price) => prices.get(price)),
    })
    lowerCredit(own, generated, issue.draws)
    const customerPartyId = parties.get(before.customerId)
    const adjusted = adjustments.get(before.id)
    assert(customerPartyId && adjusted, 'an invoice has its customer, and a row of its own')
    const frozen = { series: seller.numberPrefix, number, sellerPartyId: seller.partyId, customerPartyId }
    const after = issued({ ...before, ...frozen }, frozen, issue, { ...adjusted, lines: lines.get(before.id) ?? [] })
    moves.push({ before, after })
    bookIssue(money, after, { generated, draws: issue.draws }, tx.now)
    events.push(...eventsOf(after, after.status === 'paid' ? ['invoice.finalized', 'invoice.paid'] : ['invoice.finalized'], tx.now))
    number += 1n
  }
  await saveIssued(tx, moves)
  await awaitStatements(
    tx,
    seller,
    moves.map(({ after }) => after),
  )
  await settleDraftCharges(tx, ids)
  await writeTransfers(tx, money.transfers)
  await insertGrants(tx, money.grants)
  await insertDraws(tx, money.draws)
  await writeEvents(tx, events)
  return drafts.length
}

/** Drafts a transaction. */
const sliceSize = 200
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 5000
/** Where this many fail the fault is hardly theirs, and the run ends. */
const mostFailures = 20

/** Freezes the drafts whose window has closed. One that cannot be is logged and left; the others go on. */
export async function finalizeDue(ctx: Context): Promise<{ finalized: number }> {
  let finalized = 0
  const failed: string[] = []
  for (let slice = 0; slice < mostSlices; slice += 1) {
    let ids: readonly InvoiceId[] = []
    let count = 0
    try {
      await ctx.transaction(async (tx) => {
        const drafts = await claimDrafts(tx, sliceSize, failed)
        ids = drafts.map((draft) => draft.id)
        count = await finalizeInvoices(tx, drafts)
      })
      finalized += count
      if (ids.length < sliceSize) return { finalized }
    } catch (error) {
      if (ids.length === 0) throw error
      ctx.log.warn({ err: error, invoices: ids.length }, 'a slice of drafts could not be finalized; looking for the culprit')
      finalized += await finalizeEach(ctx, ids, failed)
    }
  }
  return { finalized }
}

async function finalizeEach(ctx: Context, ids: readonly InvoiceId[], failed: string[]): Promise<number> {
  let finalized = 0
  for (const id of ids) {
    try {
      await finalizeInvoice(ctx, id)
      finalized += 1
    } catch (error) {
      ctx.log.error({ err: error, invoice: encodeId('inv', id) }, 'a draft could not be finalized')
      failed.push(id)
      if (failed.length >= mostFailures) throw error
    }
  }
  return finalized
}

/** What wallets that pay for certain things ask of lines; nothing is read where nobody has such a wallet. */
async function pricesForScopes(
  tx: Tx,
  credit: ReadonlyMap<string, readonly AvailableCredit[]>,
  lines: ReadonlyMap<string, readonly Line[]>,
): Promise<PriceMemory> {
  const isScoped = [...credit.values()].flat().some(({ wallet }) => wallet !== null && wallet.scope !== null)
  const named = isScoped ? [...lines.values()].flat().flatMap((line) => line.priceId ?? []) : []
  return loadPrices(tx, named, new Map())
}

/** What the lines moved to the balance becomes a grant of the customer. */
function creditGiven(lines: readonly Line[]): AvailableCredit | null {
  const remaining = lines.reduce((sum, line) => (line.kind === 'credit_to_balance' ? sum + line.amount : sum), 0n)
  return remaining > 0n ? freshCredit(newIdOf('grant'), remaining) : null
}

function issued(
  draft: LockedInvoice,
  frozen: { readonly series: string; readonly number: bigint },
  issue: Issue,
  content: DocumentAdjustments & { readonly lines: readonly Line[] },
): LockedInvoice {
  const { issuedAt, issuedOn, dueOn, overdueAt, creditsApplied, walletApplied, amountDue, collectAt } = issue
  const opened = next(invoiceMachine, draft.status, 'finalize')
  const isPaid = issue.status === 'paid'
  return {
    ...draft,
    status: isPaid ? next(invoiceMachine, opened, 'pay') : opened,
    ...{ issuedAt, issuedOn, dueOn, overdueAt, creditsApplied, walletApplied, amountDue, collectAt },
    finalizeAt: null,
    paidAt: isPaid ? issuedAt : null,
    contentHash: contentHash({ ...draft, ...frozen, ...content, issuedAt, issuedOn, dueOn, overdueAt }),
    eventCount: draft.eventCount + (isPaid ? 2 : 1),
  }
}
