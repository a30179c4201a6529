import { defaultPriority } from '@quarterday/core/credit/draw.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { addNextEvents } from '../events/store.ts'
import { type Order, orderTopUps } from './order-top-ups.ts'
import { toApi } from './schema.ts'
import { claimLow } from './store.ts'
import type { Wallet } from './wallet.ts'

/** Wallets a transaction. */
const sliceSize = 200
/** Slices a run: what is left then waits for the next one. */
const mostSlices = 5000

/**
 * Invoices what wallets need that fell below their threshold. While such an invoice is open nothing is asked again: a payment that fails does not
 * become a row of them.
 */
export async function topUpLow(ctx: Context): Promise<{ topped_up: number }> {
  let count = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (let slice = 0; slice < mostSlices; slice += 1) {
    const wallets = await ctx.transaction((tx) => topUpSlice(tx, after))
    count += wallets.length
    after = wallets.at(-1)?.id ?? after
    if (wallets.length < sliceSize) break
  }
  return { topped_up: count }
}

async function topUpSlice(tx: Tx, after: string): Promise<readonly Wallet[]> {
  const wallets = await claimLow(tx, after, sliceSize)
  await orderTopUps(
    tx,
    wallets.flatMap((wallet) => orderOf(wallet, tx.now)),
  )
  await addNextEvents(
    tx,
    wallets.map((wallet) => ({ type: 'wallet.balance_low', aggregateId: wallet.id, data: toApi(wallet) })),
  )
  return wallets
}

function orderOf(wallet: Wallet, now: Temporal.Instant): Order[] {
  const { id: walletId, customerId, currency, autoTopUp } = wallet
  if (autoTopUp === null) return []
  const { amount, expiresAfterDays } = autoTopUp
  const terms = { priority: defaultPriority, availableAt: null, expiresAt: null, rollover: null, expiresAfterDays }
  const of = { id: newIdOf('top'), walletId, customerId, currency, automatic: true, reference: null, memo: null, createdAt: now }
  return [{ wallet, topUp: { ...of, ...terms, amount } }]
}
