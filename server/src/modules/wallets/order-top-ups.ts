import { assert } from '@quarterday/core/assert.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { computeInvoice } from '@quarterday/core/invoice/compute.ts'
import { netTerms } from '@quarterday/core/invoice/issue.ts'
import type { Tx } from '../../kit/db.ts'
import { findCustomers } from '../billing/customer-store.ts'
import { lockInvoices } from '../billing/invoice-store.ts'
import { conventionsOf, newRunMemory, zoneOf } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { finalizeInvoices } from '../invoices/finalize-invoices.ts'
import { type Draft, writeDrafts } from '../invoices/write-draft.ts'
import { insertTopUps } from './top-up-store.ts'
import type { TopUp, Wallet } from './wallet.ts'

/** A top-up that is to be paid, and the wallet that it is for. */
export interface Order {
  readonly wallet: Wallet
  readonly topUp: Omit<TopUp, 'status' | 'invoiceId' | 'grantId'>
}

/**
 * Invoices top-ups: untaxed, for what the credit will pay for is taxed, and paid with money alone. The credit comes when the invoice is paid. Few
 * statements, whatever their number. The wallets are locked. Refuses `already_exists`.
 */
export async function orderTopUps(tx: Tx, orders: readonly Order[]): Promise<void> {
  if (orders.length === 0) return
  const memory = newRunMemory(await loadSeller(tx))
  const customers = new Map(
    (await findCustomers(tx, [...new Set(orders.map(({ wallet }) => wallet.customerId))])).map((each) => [each.id, each]),
  )
  const drafts: Draft[] = []
  const topUps: TopUp[] = []
  for (const { wallet, topUp } of orders) {
    const customer = customers.get(wallet.customerId)
    assert(customer, 'a wallet has its customer')
    const conventions = conventionsOf(memory, customer.conventions)
    const id: InvoiceId = newIdOf('inv')
    const charge = {
      rule: 'entered' as const,
      kind: 'top_up' as const,
      lineId: newIdOf('il'),
      description: `${wallet.name}: top-up`,
      unitAmount: decimal(topUp.amount),
      quantity: decimal(1),
      period: null,
    }
    const newLineId = () => newIdOf('il')
    const computed = computeInvoice({ id, currency: wallet.currency, conventions, charges: [charge], pending: [], newLineId })
    const collectionMethod = customer.collection_method ?? 'charge_automatically'
    const terms = {
      reason: 'top_up' as const,
      customerId: idOf('cus', customer.id),
      customerPartyId: customer.party_id,
      sellerPartyId: memory.seller.partyId,
      timezone: zoneOf(memory, customer),
      collectionMethod,
      netTermsDays: netTerms(customer.net_terms_days, collectionMethod, conventions),
      memo: topUp.memo,
      createdAt: tx.now,
      eventCount: 1,
    }
    drafts.push({ computed, terms })
    topUps.push({ ...topUp, status: 'open', invoiceId: id, grantId: null })
  }
  await writeDrafts(tx, drafts, 'invoice.created')
  await insertTopUps(tx, topUps)
  await finalizeInvoices(
    tx,
    await lockInvoices(
      tx,
      drafts.map(({ computed }) => computed.id),
    ),
  )
}
