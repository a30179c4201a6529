import { assert } from '@quarterday/core/assert.ts'
import { type Withdrawn, withdraw } from '@quarterday/core/credit/withdraw.ts'
import { type InvoiceId, idOf, type WalletId, type WithdrawalId } from '@quarterday/core/id.ts'
import { formatMoney } from '@quarterday/core/money.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newId } from '../../kit/ids.ts'
import { insertGrants, insertWithdrawn, lockWithdrawable, type WithdrawableRow, withdrawableIn } from '../billing/credit-store.ts'
import { type BilledCustomer, lockCustomers } from '../billing/customer-store.ts'
import { writeTransfers } from '../billing/document-store.ts'
import { type CreditedInvoiceRow, lockCredited } from '../billing/returned-store.ts'
import { conventionsOf, newRunMemory, type RunMemory } from '../billing/run-memory-types.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { writeCreditNotes } from '../billing/write-credit-notes.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { computeTopUpNotes } from '../credit-notes/compute-top-up-notes.ts'
import { applyGrants } from '../credits/apply-grant.ts'
import { addNextEvents } from '../events/store.ts'
import { toApi, withdrawalToApi } from './schema.ts'
import { getWallet, lockWallet } from './store.ts'
import type { Wallet } from './wallet.ts'
import { getWithdrawal, insertWithdrawal } from './withdrawal-store.ts'
import type { Withdrawal, WithdrawalDestination } from './withdrawal-types.ts'

export interface WantedWithdrawal {
  /** Null: all that can go this way. */
  readonly amount: bigint | null
  readonly destination: WithdrawalDestination
  readonly memo: string | null
}

/**
 * Takes bought credit that nobody used out of a wallet: to the customer's credit, back by the payments that bought it, or to the seller. What was given, what
 * expired and what is spent stays what it is; an invoice that draws at the same moment comes before or after. Refuses `not_found`, `invalid`, `invalid_state`.
 */
export async function withdrawCredit(ctx: Context, id: WalletId, wanted: WantedWithdrawal): Promise<Withdrawal> {
  return ctx.transaction(async (tx) => {
    // Locks go customer, invoice, wallet, grant.
    const [customer] = await lockCustomers(tx, [(await getWallet(tx, id)).customerId])
    assert(customer, 'a wallet has its customer')
    const bought = await withdrawableIn(tx, id)
    const invoices = wanted.destination === 'refund' ? await lockCredited(tx, [...new Set(bought.map((row) => row.invoice_id))].sort()) : []
    const wallet = await lockWallet(tx, id)
    const grants = await lockWithdrawable(tx, bought)
    const { taken, amount } = takenFrom(wallet, grants, wanted, invoices)
    const withdrawalId: WithdrawalId = newIdOf('wdr')
    const grantId = wanted.destination === 'customer_balance' ? newIdOf('grant') : null
    await insertWithdrawal(tx, { id: withdrawalId, walletId: id, amount, destination: wanted.destination, grantId, memo: wanted.memo })
    await insertWithdrawn(
      tx,
      withdrawalId,
      taken.map((each) => ({ id: newId(), ...each })),
    )
    const memory = newRunMemory(await loadSeller(tx))
    const of = { customerId: idOf('cus', customer.id), currency: wallet.currency }
    if (grantId !== null) {
      // Owed to the customer before and after: nothing moves in the books.
      await insertGrants(tx, [{ id: grantId, ...of, amount, reason: 'withdrawal', memo: wanted.memo, invoiceId: null, bought: true }])
      const pays = conventionsOf(memory, customer.conventions).credit_application === 'oldest_open_invoice_first'
      if (pays) await applyGrants(tx, [{ id: grantId, ...of, amount }])
    }
    if (wanted.destination === 'forfeit') {
      const transfer = {
        kind: 'credit_expired' as const,
        debit: 'customer_credit',
        credit: 'breakage',
        ...of,
        invoiceId: null,
        paymentId: null,
      }
      await writeTransfers(
        tx,
        taken.map((each) => ({ id: newId(), ...transfer, ...each, occurredAt: tx.now })),
      )
    }
    if (wanted.destination === 'refund') await refund(tx, { withdrawalId, grants, taken, customer, memory, memo: wanted.memo })
    const withdrawal = await getWithdrawal(tx, withdrawalId)
    const data = { ...toApi(await getWallet(tx, id)), withdrawal: withdrawalToApi(withdrawal) }
    await addNextEvents(tx, [{ type: 'wallet.withdrawn', aggregateId: id, data }])
    return withdrawal
  })
}

function takenFrom(
  wallet: Wallet,
  grants: readonly WithdrawableRow[],
  { amount: wanted, destination }: WantedWithdrawal,
  invoices: readonly CreditedInvoiceRow[],
): { readonly taken: readonly Withdrawn[]; readonly amount: bigint } {
  // What the payments of a top-up can still give back is shared by its grants.
  const left = new Map(invoices.map((row) => [row.id, smaller(row.refundable, row.creditable)]))
  const possible = grants.map(({ credit, invoice_id: invoiceId }) => {
    if (destination !== 'refund') return { credit, most: credit.remaining }
    const free = left.get(invoiceId) ?? 0n
    const most = smaller(free, credit.remaining)
    left.set(invoiceId, free - most)
    return { credit, most }
  })
  const all = possible.reduce((sum, { most }) => sum + most, 0n)
  const amount = wanted ?? all
  if (all === 0n) throw refuse('invalid_state', { detail: 'Nothing that was bought is left in the wallet.' })
  if (amount > all) {
    const detail = `Of the wallet ${formatMoney({ minor: all, currency: wallet.currency })} can be withdrawn.`
    throw refuse('invalid', { detail, errors: [{ pointer: '/amount', code: 'too_much', detail }] })
  }
  if (wallet.autoTopUp !== null && wallet.balance - amount < wallet.autoTopUp.threshold) {
    throw refuse('invalid_state', { detail: 'The wallet would be topped up again by itself. Turn its automatic top-up off first.' })
  }
  return { taken: withdraw(amount, possible), amount }
}

interface RefundOf {
  readonly withdrawalId: WithdrawalId
  readonly grants: readonly WithdrawableRow[]
  readonly taken: readonly Withdrawn[]
  readonly customer: BilledCustomer
  readonly memory: RunMemory
  readonly memo: string | null
}

/** A credit note a top-up, whose money goes back by its payments. */
async function refund(tx: Tx, { withdrawalId, grants, taken, customer, memory, memo }: RefundOf): Promise<void> {
  const bought = new Map(grants.map(({ credit, invoice_id: invoiceId }) => [credit.grantId, invoiceId]))
  const amounts = new Map<InvoiceId, bigint>()
  for (const { grantId, amount } of taken) {
    const invoiceId = bought.get(grantId)
    assert(invoiceId, 'what is withdrawn was bought with an invoice')
    amounts.set(invoiceId, (amounts.get(invoiceId) ?? 0n) + amount)
  }
  const notes = await computeTopUpNotes(tx, amounts, conventionsOf(memory, customer.conventions))
  const of = { subscriptionId: null, customerPartyId: customer.party_id, memo, withdrawalId }
  await writeCreditNotes(
    tx,
    notes.map((note) => ({ note, ...of })),
    memory.seller,
  )
}

/** (Math.min does not take bigint.) */
function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
