import { idOf } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import { newId } from '../../kit/ids.ts'
import * as events from '../events/store.ts'
import * as parties from '../parties/store.ts'
import { checkDunningPolicy } from './check-dunning-policy.ts'
import { checkParent } from './check-parent.ts'
import type { Customer, CustomerDetails } from './customer.ts'
import { toApi } from './schema.ts'
import * as customers from './store.ts'

/** Makes a customer. Refuses `already_exists` for an external id that is taken, and `invalid` for who cannot be its parent. */
export async function createCustomer(ctx: Context, details: CustomerDetails): Promise<Customer> {
  return ctx.transaction(async (tx) => {
    const customer: Customer = {
      ...details,
      id: idOf('cus', newId()),
      partyId: await parties.addParty(tx, details),
      paymentMethodId: null,
      status: 'active',
      erasedAt: null,
      eventCount: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    if (customer.parentId !== null) {
      await customers.lockRows(tx, [customer.parentId])
      await checkParent(tx, null, customer)
    }
    await checkDunningPolicy(tx, null, customer)
    await customers.addCustomer(tx, customer)
    await events.addEvents(tx, [{ type: 'customer.created', aggregateId: customer.id, sequence: 1, data: toApi(customer) }])
    return customer
  })
}
