import { isDeepStrictEqual } from 'node:util'
import type { WalletId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { addNextEvents } from '../events/store.ts'
import { toApi } from './schema.ts'
import { lockWallet, saveWallet } from './store.ts'
import type { Wallet } from './wallet.ts'

export type WalletChange = Partial<Pick<Wallet, 'name' | 'priority' | 'autoTopUp'>>

/** Changes how a wallet is called, drawn on and topped up. Refuses `not_found`, and `invalid_state` once it is closed. */
export async function updateWallet(ctx: Context, id: WalletId, change: WalletChange): Promise<Wallet> {
  return ctx.transaction(async (tx) => {
    const before = await lockWallet(tx, id)
    if (before.status !== 'active') throw refuse('invalid_state', { detail: 'The wallet is closed.' })
    const after: Wallet = { ...before, ...change, updatedAt: tx.now }
    if (isDeepStrictEqual(toApi({ ...after, updatedAt: before.updatedAt }), toApi(before))) return before
    await saveWallet(tx, after)
    await addNextEvents(tx, [{ type: 'wallet.updated', aggregateId: id, data: toApi(after) }])
    return after
  })
}
