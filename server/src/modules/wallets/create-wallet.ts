import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import type { CustomerId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { lockCustomer } from '../billing/customer-store.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { addEvents } from '../events/store.ts'
import { toApi } from './schema.ts'
import { addWallet } from './store.ts'
import type { AutoTopUp, Wallet } from './wallet.ts'

export interface WantedWallet {
  readonly customerId: CustomerId
  /** Default: that of the customer, else of the organization. */
  readonly currency?: Currency | undefined
  readonly name: string
  readonly priority: number
  readonly autoTopUp: AutoTopUp | null
}

/** Gives a customer a wallet, with nothing in it. Refuses `invalid` where there is no such customer, or they are archived. */
export async function createWallet(ctx: Context, wanted: WantedWallet): Promise<Wallet> {
  return ctx.transaction(async (tx) => {
    const { customerId, name, priority, autoTopUp } = wanted
    const customer = await lockCustomer(tx, customerId)
    if (customer?.status !== 'active') {
      const detail = customer ? 'The customer is archived.' : 'There is no such customer.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/customer', code: customer ? 'archived' : 'not_found', detail }] })
    }
    const currency = wanted.currency ?? currencySchema.parse(customer.currency ?? (await loadSeller(tx)).currency)
    const times = { createdAt: tx.now, updatedAt: tx.now, closedAt: null }
    const wallet: Wallet = { id: newIdOf('wal'), customerId, currency, name, priority, autoTopUp, status: 'active', balance: 0n, ...times }
    await addWallet(tx, wallet)
    await addEvents(tx, [{ type: 'wallet.created', aggregateId: wallet.id, sequence: 1, data: toApi(wallet) }])
    return wallet
  })
}
