import { assert } from '@quarterday/core/assert.ts'
import { dateIn } from '@quarterday/core/calendar.ts'
import { freshCredit } from '@quarterday/core/credit/draw.ts'
import { payableParts } from '@quarterday/core/credit/payable.ts'
import type { InvoiceId, LineItemId } from '@quarterday/core/id.ts'
import { type ComputedInvoice, totalled } from '@quarterday/core/invoice/compute.ts'
import type { Line } from '@quarterday/core/invoice/invoice.ts'
import { issueInvoice } from '@quarterday/core/invoice/issue.ts'
import { creditPolicyOf, type ReissuedLines, reissuedLines } from '@quarterday/core/invoice/reissue.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { moveCountedCharges } from '../billing/counted-charge-store.ts'
import { moveCoverage } from '../billing/coverage-store.ts'
import { availableWithout } from '../billing/credit-store.ts'
import { findCustomer } from '../billing/customer-store.ts'
import { discountsWithout } from '../billing/discount-store.ts'
import { lockInvoice, readInvoice } from '../billing/invoice-store.ts'
import { loadLines } from '../billing/line-store.ts'
import { loadTax, taxAt } from '../billing/load-tax.ts'
import type { LockedInvoice } from '../billing/locked-invoice-rows.ts'
import { loadPrices, type PriceMemory } from '../billing/price-store.ts'
import { type Obstacle, obstacleTo, originOf } from '../billing/reissue-store.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadAgreements, loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { moveTopUp } from '../wallets/top-up-store.ts'
import { finalizeInvoices } from './finalize-invoices.ts'
import type { InvoicePreview } from './preview-schema.ts'
import { lockWithLines, refuseUnlessVoidable, takeBackInvoice } from './take-back-invoice.ts'
import { writeDraft } from './write-draft.ts'

export interface WantedReissue {
  readonly auto_finalize: boolean
  readonly memo?: string | null | undefined
  readonly net_terms_days?: number | undefined
  readonly due_on?: Temporal.PlainDate | undefined
}

/**
 * Voids an invoice on which no money was paid and puts another one in its place: the same lines for the same time, taxed for the customer as they are now.
 * All of it or nothing. Refuses `not_found`, `invalid`, `invalid_state`.
 */
export async function reissueInvoice(ctx: Context, id: InvoiceId, wanted: WantedReissue): Promise<InvoiceId> {
  return ctx.transaction(async (tx) => {
    const { before, lines } = await lockWithLines(tx, id)
    await refuseUnlessVoidable(tx, before)
    await refuseUnlessFree(tx, before)
    const netTermsDays = daysToPay(tx, before, wanted)
    // Locked before the credit is, as whoever writes a document does.
    const discounts = await discountsWithout(tx, id, 'write')
    await takeBackInvoice(tx, before, ['invoice.reissued'])
    const { computed, replaced, parties } = await computeAgain(tx, before, lines, discounts)
    const { customerId, subscriptionId, timezone, collectionMethod, reason } = before
    const memo = wanted.memo === undefined ? before.memo : wanted.memo
    const of = { customerId, subscriptionId, timezone, collectionMethod, reason, netTermsDays, memo, ...parties }
    await writeDraft(tx, computed, { ...of, createdAt: tx.now, eventCount: 1, reissueOf: id }, 'invoice.created')
    const moved = lines.flatMap(({ id: from, itemId }) => {
      const to = replaced.get(from)
      return itemId === null || to === undefined ? [] : [{ itemId, from, to }]
    })
    await moveCoverage(tx, moved)
    await moveCountedCharges(tx, moved)
    if (reason === 'top_up') await moveTopUp(tx, id, computed.id)
    if (wanted.auto_finalize) await finalizeInvoices(tx, [await lockInvoice(tx, computed.id)])
    return computed.id
  })
}

/** What would take its place if that were finalized now; nothing is written. Refuses as `reissueInvoice` does. */
export async function previewReissue(ctx: Context, id: InvoiceId, wanted: WantedReissue): Promise<InvoicePreview> {
  return ctx.transaction(async (tx) => {
    const before = await readInvoice(tx, id)
    const { customerId, currency, timezone: zone, collectionMethod } = before
    await refuseUnlessVoidable(tx, before)
    await refuseUnlessFree(tx, before)
    const netTermsDays = daysToPay(tx, before, wanted)
    const lines = (await loadLines(tx, [id])).get(id) ?? []
    const { computed, prices } = await computeAgain(tx, before, lines, await discountsWithout(tx, id, 'read'))
    // Credit is not bought with credit.
    const own = before.reason === 'top_up' ? [] : await availableWithout(tx, { customerId, currency, invoiceId: id })
    const credit = computed.creditGenerated > 0n ? [...own, freshCredit(newIdOf('grant'), computed.creditGenerated)] : own
    return {
      customerId,
      computed,
      issue: issueInvoice(computed.total, {
        now: tx.now,
        zone,
        netTermsDays,
        collectionMethod,
        credit,
        parts: () => payableParts(computed.lines, (price) => prices.get(price)),
      }),
      zone,
    }
  })
}

/** The same charges, with the discounts that they had, and taxed as the customer is now: at the rates of the day on which they were first billed. */
async function computeAgain(
  tx: Tx,
  before: LockedInvoice,
  lines: readonly Line[],
  discounts: Awaited<ReturnType<typeof discountsWithout>>,
): Promise<
  Pick<ReissuedLines, 'replaced'> & {
    computed: ComputedInvoice
    prices: PriceMemory
    parties: { customerPartyId: string; sellerPartyId: string }
  }
> {
  const { customerId, subscriptionId, currency } = before
  const memory = newRunMemory(await loadSeller(tx))
  const customer = await findCustomer(tx, customerId)
  assert(customer, 'an invoice has its customer')
  const [agreement] = subscriptionId === null ? [] : await loadAgreements(tx, [subscriptionId])
  const named = lines.flatMap((line) => line.priceId ?? [])
  await loadPrices(tx, named, memory.prices)
  const conventions = {
    ...(agreement
      ? conventionsOf(memory, agreement.customer_conventions, agreement.conventions)
      : conventionsOf(memory, customer.conventions)),
    credit_policy: creditPolicyOf(lines),
  }
  const tax = taxAt((await loadTax(tx, [customerId], memory)).get(customerId) ?? null, await originOf(tx, before.id))
  const newLineId = (): LineItemId => newIdOf('il')
  const { lines: carried, replaced } = reissuedLines(lines, newLineId)
  const adjustments = { discounts, tax, priceOf: (price: string) => memory.prices.get(price), locale: customer.locale }
  return {
    computed: totalled({ id: newIdOf('inv'), currency, conventions, adjustments, newLineId }, carried),
    replaced,
    prices: memory.prices,
    parties: { customerPartyId: customer.party_id, sellerPartyId: memory.seller.partyId },
  }
}

/** As it was, as many days as are asked for, or as many as there are until the day that is. */
function daysToPay(tx: Tx, { timezone, netTermsDays }: LockedInvoice, { net_terms_days: days, due_on: dueOn }: WantedReissue): number {
  if (dueOn === undefined) return days ?? netTermsDays
  const left = dateIn(tx.now, timezone).until(dueOn, { largestUnit: 'day' }).days
  if (left >= 0 && left <= mostDaysToPay) return left
  const detail = left < 0 ? 'The last day to pay cannot have passed.' : `There are at most ${mostDaysToPay} days to pay.`
  throw refuse('invalid', { detail, errors: [{ pointer: '/due_on', code: left < 0 ? 'in_the_past' : 'too_late', detail }] })
}

async function refuseUnlessFree(tx: Tx, { id, customerId }: LockedInvoice): Promise<void> {
  const obstacle = await obstacleTo(tx, id, customerId)
  if (obstacle !== null) throw refuse('invalid_state', { detail: obstacles[obstacle] })
}

const mostDaysToPay = 365

const obstacles: Readonly<Record<Obstacle, string>> = {
  given_back: 'A later document gives a part of this invoice back. Void that first, or correct this one by a credit note.',
  beside: 'A later document bills a larger quantity beside this invoice. Void that first, or correct this one by a credit note.',
  credited_again:
    'A later document gives back more of what this invoice gave back a part of. Void that first, or correct this one by a credit note.',
}
