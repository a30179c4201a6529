import { idOf } from '@quarterday/core/id.ts'
import type { ComputedInvoice } from '@quarterday/core/invoice/compute.ts'
import type { InvoiceReason } from '@quarterday/core/invoice/invoice.ts'
import type { Tx } from '../../kit/db.ts'
import type { InvoiceEventType } from '../billing/announce.ts'
import type { InvoiceRow } from '../billing/document-rows.ts'
import { writeDocuments } from '../billing/document-store.ts'
import { eventsOf } from '../billing/invoice-events.ts'
import { openTaxQuestions, removeTaxQuestions } from '../billing/tax-question-store.ts'
import { useDiscounts } from '../billing/use-discounts.ts'

/** What a draft says besides its lines and sums. */
export interface DraftTerms
  extends Pick<
    InvoiceRow,
    | 'customerId'
    | 'customerPartyId'
    | 'sellerPartyId'
    | 'timezone'
    | 'collectionMethod'
    | 'netTermsDays'
    | 'memo'
    | 'createdAt'
    | 'eventCount'
  > {
  /** Default: `one_off`. */
  readonly reason?: InvoiceReason
  readonly subscriptionId?: InvoiceRow['subscriptionId']
  readonly finalizeAt?: InvoiceRow['finalizeAt']
  readonly reissueOf?: InvoiceRow['reissueOf']
}

export interface Draft {
  readonly computed: ComputedInvoice
  readonly terms: DraftTerms
}

/** Writes a one-off draft with its lines, what it uses of discounts, and what happened to it last. It waits until somebody finalizes it. */
export async function writeDraft(tx: Tx, computed: ComputedInvoice, terms: DraftTerms, event: InvoiceEventType): Promise<void> {
  await writeDrafts(tx, [{ computed, terms }], event)
}

/** The same for several, in as many statements. */
export async function writeDrafts(tx: Tx, drafts: readonly Draft[], event: InvoiceEventType): Promise<void> {
  const invoices = await insertDrafts(tx, drafts, event)
  await useDiscounts(tx, invoices)
  const ids = invoices.map((row) => row.id)
  const awaited = drafts.flatMap(({ computed: { id: invoiceId, awaitsTax: terms } }) => (terms === null ? [] : [{ invoiceId, terms }]))
  await openTaxQuestions(tx, awaited)
  // A document that was written anew under its id may have been asked about before.
  if (awaited.length < ids.length && event === 'invoice.updated') {
    const asked = new Set(awaited.map(({ invoiceId }) => invoiceId))
    await removeTaxQuestions(
      tx,
      ids.filter((id) => !asked.has(idOf('inv', id))),
    )
  }
}

/** Writes drafts anew whose tax has become known: what they use of discounts, and the question with its answer, stay as they are. */
export async function writeTaxedDrafts(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  await insertDrafts(tx, drafts, 'invoice.updated')
}

async function insertDrafts(tx: Tx, drafts: readonly Draft[], event: InvoiceEventType): Promise<readonly InvoiceRow[]> {
  const invoices = drafts.map(rowOf)
  const lines = drafts.flatMap(({ computed }) =>
    computed.lines.map((line, index) => ({ invoiceId: computed.id, position: index + 1, line })),
  )
  const events = invoices.flatMap((row) => eventsOf(row, [event], tx.now))
  await writeDocuments(tx, { cycles: [], invoices, lines, coverage: [], transfers: [], events })
  return invoices
}

function rowOf({ computed, terms }: Draft): InvoiceRow {
  const { id, currency, subtotal, discount, tax, total, discounts, taxes, taxTreatment } = computed
  return {
    ...terms,
    ...{ id, currency, subtotal, discount, tax, total, discounts, taxes, taxTreatment },
    subscriptionId: terms.subscriptionId ?? null,
    status: 'draft',
    reason: terms.reason ?? 'one_off',
    series: null,
    number: null,
    walletApplied: 0n,
    creditsApplied: 0n,
    amountDue: total,
    issuedAt: null,
    issuedOn: null,
    dueOn: null,
    overdueAt: null,
    finalizeAt: terms.finalizeAt ?? null,
    reissueOf: terms.reissueOf ?? null,
    collectAt: null,
    paidAt: null,
    contentHash: null,
  }
}
