import type { WalletId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { lockLeftIn } from '../billing/credit-store.ts'
import { lockCustomers } from '../billing/customer-store.ts'
import { writeOff } from '../credits/write-off.ts'
import { addNextEvents } from '../events/store.ts'
import { toApi } from './schema.ts'
import { getWallet, lockWallet, saveWallet } from './store.ts'
import { hasOpenTopUp } from './top-up-store.ts'
import type { Wallet } from './wallet.ts'

/**
 * Closes a wallet: nothing can be put into it any more. What is left in it is written off only where that is said. What a voided invoice gives back
 * later still pays for invoices. Refuses `not_found`, and `invalid_state` where something is left, a top-up is not paid yet, or it is closed already.
 */
export async function closeWallet(ctx: Context, id: WalletId, options: { readonly writeOff: boolean }): Promise<Wallet> {
  return ctx.transaction(async (tx) => {
    // Customers are locked before their wallets: what is written off is an event of the customer.
    const customers = await lockCustomers(tx, [(await getWallet(tx, id)).customerId])
    const before = await lockWallet(tx, id)
    if (before.status !== 'active') throw refuse('invalid_state', { detail: 'The wallet is closed already.' })
    if (await hasOpenTopUp(tx, id)) {
      throw refuse('invalid_state', { detail: 'A top-up of the wallet is not paid yet. Void its invoice first.' })
    }
    const left = await lockLeftIn(tx, id)
    if (left.length > 0 && !options.writeOff) {
      throw refuse('invalid_state', { detail: 'There is credit left in the wallet. Say `write_off` to take it away.' })
    }
    await writeOff(
      tx,
      left.map((grant) => ({ ...grant, rollover: null })),
      customers,
    )
    const after: Wallet = { ...before, status: 'closed', balance: 0n, autoTopUp: null, updatedAt: tx.now, closedAt: tx.now }
    await saveWallet(tx, after)
    await addNextEvents(tx, [{ type: 'wallet.closed', aggregateId: id, data: toApi(after) }])
    return after
  })
}
