import { isDeepStrictEqual } from 'node:util'
import type { CustomerId } from '@quarterday/core/id.ts'
import type { Context } from '../../kit/context.ts'
import * as events from '../events/store.ts'
import * as parties from '../parties/store.ts'
import type { Customer, CustomerDetails } from './customer.ts'
import { toApi } from './schema.ts'
import * as customers from './store.ts'

/**
 * Changes what a seller says about a customer. Finalised invoices keep the name and address they were made with: a change of those makes a new
 * billing party for the documents to come. Refuses `not_found`, and `already_exists` for an external id that is taken.
 */
export async function updateCustomer(
  ctx: Context,
  id: CustomerId,
  change: (before: CustomerDetails) => CustomerDetails,
): Promise<Customer> {
  return ctx.transaction(async (tx) => {
    const before = await customers.lockCustomer(tx, id)
    const after = { ...before, ...change(before) }
    if (isDeepStrictEqual(toApi(before), toApi(after))) return before
    const customer: Customer = {
      ...after,
      partyId: parties.isSameParty(before, after) ? before.partyId : await parties.addParty(tx, after),
      eventCount: before.eventCount + 1,
      updatedAt: tx.now,
    }
    await customers.saveCustomer(tx, customer)
    await events.addEvents(tx, [{ type: 'customer.updated', aggregateId: id, sequence: customer.eventCount, data: toApi(customer) }])
    return customer
  })
}
