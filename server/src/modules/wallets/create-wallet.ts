import type { CreditScope } from '@quarterday/core/credit/scope.ts'
import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { lockCustomer } from '../billing/customer-store.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { addEvents } from '../events/store.ts'
import { toApi } from './schema.ts'
import { missingOf } from './scope-store.ts'
import { addWallet } from './store.ts'
import type { AutoTopUp, Wallet } from './wallet.ts'

export interface WantedWallet {
  readonly customerId: CustomerId
  /** Default: that of the customer, else of the organization. */
  readonly currency?: Currency | undefined
  readonly name: string
  readonly priority: number
  readonly autoTopUp: AutoTopUp | null
  readonly appliesTo: CreditScope | null
}

/** Gives a customer a wallet, with nothing in it. Refuses `invalid` where there is no such customer, or they are archived. */
export async function createWallet(ctx: Context, wanted: WantedWallet): Promise<Wallet> {
  return ctx.transaction(async (tx) => {
    const { customerId, name, priority, autoTopUp, appliesTo } = wanted
    const customer = await lockCustomer(tx, customerId)
    if (customer?.status !== 'active') {
      const detail = customer ? 'The customer is archived.' : 'There is no such customer.'
      throw refuse('invalid', { detail, errors: [{ pointer: '/customer', code: customer ? 'archived' : 'not_found', detail }] })
    }
    if (appliesTo !== null) await refuseUnknownScope(tx, appliesTo)
    const currency = wanted.currency ?? currencySchema.parse(customer.currency ?? (await loadSeller(tx)).currency)
    const times = { createdAt: tx.now, updatedAt: tx.now, closedAt: null }
    const wallet: Wallet = {
      id: newIdOf('wal'),
      customerId,
      currency,
      name,
      priority,
      autoTopUp,
      appliesTo,
      status: 'active',
      balance: 0n,
      ...times,
    }
    await addWallet(tx, wallet)
    await addEvents(tx, [{ type: 'wallet.created', aggregateId: wallet.id, sequence: 1, data: toApi(wallet) }])
    return wallet
  })
}

/** Refuses `invalid`, naming the first id that is nobody's. */
async function refuseUnknownScope(tx: Tx, scope: CreditScope): Promise<void> {
  const missing = await missingOf(tx, scope)
  for (const [field, prefix] of [
    ['plans', 'plan'],
    ['products', 'prod'],
    ['prices', 'price'],
    ['meters', 'mtr'],
  ] as const) {
    const ids: readonly string[] = scope[field]
    const index = ids.findIndex((id) => missing.has(id))
    const id = ids[index]
    if (id === undefined) continue
    const detail = `There is no ${encodeId(prefix, id)}.`
    throw refuse('invalid', { detail, errors: [{ pointer: `/applies_to/${field}/${index}`, code: 'not_found', detail }] })
  }
}
