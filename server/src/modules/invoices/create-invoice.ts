import { freshCredit } from '@quarterday/core/credit/draw.ts'
import { payableParts } from '@quarterday/core/credit/payable.ts'
import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { issueInvoice, netTerms } from '@quarterday/core/invoice/issue.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { availableCredit } from '../billing/credit-store.ts'
import { findCustomer } from '../billing/customer-store.ts'
import { lockInvoice } from '../billing/invoice-store.ts'
import { loadAdjustments } from '../billing/load-adjustments.ts'
import { conventionsOf, newRunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { computeOneOff, type WantedLine } from './compute-one-off.ts'
import { finalizeInvoices } from './finalize-invoices.ts'
import type { InvoicePreview } from './preview-schema.ts'
import { writeDraft } from './write-draft.ts'

export interface WantedInvoice {
  readonly customer: CustomerId
  readonly currency?: Currency | undefined
  readonly lines: readonly WantedLine[]
  readonly collection_method?: CollectionMethod | undefined
  readonly net_terms_days?: number | undefined
}

/** Drafts an invoice that belongs to no subscription, and finalizes it when asked to. Refuses `invalid`, `currency_mismatch`. */
export async function createInvoice(
  ctx: Context,
  wanted: WantedInvoice & { readonly memo: string | null; readonly finalize: boolean },
): Promise<InvoiceId> {
  return ctx.transaction(async (tx) => {
    const { computed, terms } = await draftOneOff(tx, wanted, 'write')
    await writeDraft(tx, computed, { ...terms, memo: wanted.memo, createdAt: tx.now, eventCount: 1 }, 'invoice.created')
    if (wanted.finalize) await finalizeInvoices(tx, [await lockInvoice(tx, computed.id)])
    return computed.id
  })
}

/** What it would be if it were finalized now; nothing is written. Refuses as `createInvoice` does. */
export async function previewInvoice(ctx: Context, wanted: WantedInvoice): Promise<InvoicePreview> {
  return ctx.transaction(async (tx) => {
    const { computed, terms, prices } = await draftOneOff(tx, wanted, 'read')
    const { timezone: zone, collectionMethod, netTermsDays, customerId } = terms
    const own = await availableCredit(tx, customerId, computed.currency)
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
        parts: () => payableParts(computed.lines, (id) => prices.get(id)),
      }),
      zone,
    }
  })
}

async function draftOneOff(tx: Tx, wanted: WantedInvoice, access: 'write' | 'read') {
  const customer = await findCustomer(tx, wanted.customer)
  if (customer?.status !== 'active') {
    const detail = customer ? 'The customer is archived.' : 'There is no such customer.'
    throw refuse('invalid', { detail, errors: [{ pointer: '/customer', code: customer ? 'archived' : 'not_found', detail }] })
  }
  const memory = newRunMemory(await loadSeller(tx))
  const { seller, prices } = memory
  const conventions = conventionsOf(memory, customer.conventions)
  const zone = conventions.period_timezone === 'customer' ? (customer.timezone ?? seller.timezone) : seller.timezone
  const currency = wanted.currency ?? currencySchema.parse(customer.currency ?? seller.currency)
  const adjustments = (await loadAdjustments(tx, [customer.id], memory, [], access))(customer.id, currency)
  const computed = await computeOneOff(tx, {
    id: newIdOf('inv'),
    customerId: customer.id,
    currency,
    lines: wanted.lines,
    conventions,
    zone,
    prices,
    adjustments,
  })
  const collectionMethod = wanted.collection_method ?? customer.collection_method ?? 'charge_automatically'
  const terms = {
    customerId: idOf('cus', customer.id),
    customerPartyId: customer.party_id,
    sellerPartyId: seller.partyId,
    timezone: zone,
    collectionMethod,
    netTermsDays: netTerms(wanted.net_terms_days ?? customer.net_terms_days, collectionMethod, conventions),
  }
  return { computed, terms, prices }
}
