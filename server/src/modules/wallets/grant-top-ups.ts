import { assert } from '@quarterday/core/assert.ts'
import { expiryAfter } from '@quarterday/core/credit/expire.ts'
import type { CreditGrantId, InvoiceId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { insertGrants } from '../billing/credit-store.ts'
import { findCustomers } from '../billing/customer-store.ts'
import type { TransferRow } from '../billing/document-rows.ts'
import { writeTransfers } from '../billing/document-store.ts'
import { newRunMemory, zoneOf } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { addNextEvents } from '../events/store.ts'
import { toApi, topUpToApi } from './schema.ts'
import { getWallets, lockWallets } from './store.ts'
import { findOpen, settleTopUps } from './top-up-store.ts'
import type { TopUp } from './wallet.ts'

/** Puts into wallets what has been paid for, each once, whoever settles their invoices how often. The invoices are locked, and paid. */
export async function grantTopUps(tx: Tx, invoiceIds: readonly InvoiceId[]): Promise<void> {
  if (invoiceIds.length === 0) return
  const open = await findOpen(tx, invoiceIds)
  await lockWallets(
    tx,
    open.map(({ walletId }) => walletId),
  )
  const granted = open.map((topUp): GrantedTopUp => ({ ...topUp, status: 'granted', grantId: newIdOf('grant') }))
  const settled = await settleTopUps(tx, granted)
  await bookGrants(
    tx,
    granted.filter(({ id }) => settled.has(id)),
  )
}

/** A top-up whose grant has its id. */
export type GrantedTopUp = TopUp & { readonly grantId: CreditGrantId }

/** Makes the grants of top-ups, books and announces them. The wallets are locked. */
export async function bookGrants(tx: Tx, topUps: readonly GrantedTopUp[]): Promise<void> {
  if (topUps.length === 0) return
  const zones = await zonesOf(tx, topUps)
  const transfers = topUps.map(({ grantId, amount, currency, customerId, invoiceId }): TransferRow => {
    const debit = invoiceId === null ? 'credit_given' : 'prepaid'
    const of = { amount, currency, customerId, invoiceId, paymentId: null, grantId, occurredAt: tx.now }
    return { id: newId(), kind: 'credit_granted', debit, credit: 'customer_credit', ...of }
  })
  await insertGrants(
    tx,
    topUps.map((topUp) => {
      const { grantId: id, walletId, customerId, currency, amount, invoiceId, memo, priority, availableAt, rollover } = topUp
      const reason = invoiceId === null ? ('granted' as const) : ('top_up' as const)
      const expiresAt = expiryOf(topUp, zones, tx.now)
      return { id, walletId, customerId, currency, amount, invoiceId, memo, priority, availableAt, rollover, reason, expiresAt }
    }),
  )
  await writeTransfers(tx, transfers)
  const wallets = new Map((await getWallets(tx, [...new Set(topUps.map(({ walletId }) => walletId))])).map((wallet) => [wallet.id, wallet]))
  await addNextEvents(
    tx,
    topUps.map((topUp) => {
      const wallet = wallets.get(topUp.walletId)
      assert(wallet, 'a top-up has its wallet')
      return { type: 'wallet.topped_up', aggregateId: wallet.id, data: { ...toApi(wallet), top_up: topUpToApi(topUp) } }
    }),
  )
}

/** What is paid for late has not expired already: where its day has passed it does not expire at all. */
function expiryOf(topUp: TopUp, zones: ReadonlyMap<string, string>, now: Temporal.Instant): Temporal.Instant | null {
  const { expiresAfterDays: days, expiresAt, customerId } = topUp
  if (days !== null) return expiryAfter(days, now, zones.get(customerId) ?? 'UTC')
  return expiresAt !== null && Temporal.Instant.compare(expiresAt, now) > 0 ? expiresAt : null
}

/** Where the days of those customers begin whose credit lasts a number of days. */
async function zonesOf(tx: Tx, topUps: readonly TopUp[]): Promise<ReadonlyMap<string, string>> {
  const ids = topUps.flatMap(({ expiresAfterDays, customerId }) => (expiresAfterDays === null ? [] : [customerId]))
  if (ids.length === 0) return new Map()
  const memory = newRunMemory(await loadSeller(tx))
  const customers = await findCustomers(tx, [...new Set(ids)])
  return new Map(customers.map((customer) => [customer.id, zoneOf(memory, customer)]))
}
