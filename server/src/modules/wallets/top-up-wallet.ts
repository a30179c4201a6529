import type { WalletId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { findCustomer } from '../billing/customer-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import type { GrantTerms } from '../credits/credit.ts'
import { checkTerms } from '../credits/grant-terms.ts'
import { bookGrants } from './grant-top-ups.ts'
import { orderTopUps } from './order-top-ups.ts'
import { lockWallet } from './store.ts'
import { getTopUp, insertTopUps } from './top-up-store.ts'
import type { TopUp, Wallet } from './wallet.ts'

export interface WantedTopUp extends GrantTerms {
  /** Minor units, above zero. */
  readonly amount: bigint
  /** It is sold: its credit comes when its invoice is paid. Else it is given, at once. */
  readonly paid: boolean
  readonly reference: string | null
  readonly expiresAfterDays: number | null
  readonly memo: string | null
}

/** Puts credit into a wallet, or sells it. Refuses `not_found`, `invalid_state`, `invalid`, `already_exists` for a reference that was used. */
export async function topUpWallet(ctx: Context, id: WalletId, { paid, ...wanted }: WantedTopUp): Promise<TopUp> {
  return ctx.transaction(async (tx) => {
    const wallet = await lockWallet(tx, id)
    if (wallet.status !== 'active') throw refuse('invalid_state', { detail: 'The wallet is closed.' })
    await refuseForArchived(tx, wallet)
    checkTerms(wanted, tx.now, wanted.expiresAfterDays !== null)
    if (wanted.expiresAt !== null && wanted.expiresAfterDays !== null) {
      const detail = 'Say either when it expires or after how many days.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/expires_after_days', code: 'conflict', detail }] })
    }
    const { customerId, currency } = wallet
    const of = { id: newIdOf('top'), walletId: id, customerId, currency, automatic: false, createdAt: tx.now }
    const topUp = { ...wanted, ...of }
    if (paid) await orderTopUps(tx, [{ wallet, topUp }])
    else {
      const granted = { ...topUp, status: 'granted', invoiceId: null, grantId: newIdOf('grant') } as const
      await insertTopUps(tx, [granted])
      await bookGrants(tx, [granted])
    }
    return getTopUp(tx, topUp.id)
  })
}

async function refuseForArchived(tx: Tx, { customerId }: Wallet): Promise<void> {
  const customer = await findCustomer(tx, customerId)
  if (customer?.status !== 'active') throw refuse('invalid_state', { detail: 'The customer is archived.' })
}
