import { isDeepStrictEqual } from 'node:util'
import type { CustomerId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { remindAnew } from '../billing/invoice-store.ts'
import * as events from '../events/store.ts'
import * as parties from '../parties/store.ts'
import { checkDunningPolicy } from './check-dunning-policy.ts'
import { checkParent } from './check-parent.ts'
import type { Customer, CustomerDetails } from './customer.ts'
import { toApi } from './schema.ts'
import * as customers from './store.ts'

/**
 * Changes what a seller says about a customer. Finalised invoices keep the name and address they were made with: a change of those makes a new
 * billing party for the documents to come. Refuses `not_found`, `already_exists` for an external id that is taken, and `invalid` for who cannot be its parent
 * and for another currency than the parent's or the children's.
 */
export async function updateCustomer(
  ctx: Context,
  id: CustomerId,
  change: (before: CustomerDetails) => CustomerDetails,
  /** Who is going to be above, so that both are locked in one order. */
  parentId: CustomerId | null = null,
): Promise<Customer> {
  return ctx.transaction(async (tx) => {
    await customers.lockRows(tx, parentId ? [id, parentId] : [id])
    const before = await customers.lockCustomer(tx, id)
    if (before.erasedAt !== null) throw refuse('invalid_state', { detail: 'The customer was erased.' })
    const after = { ...before, ...change(before) }
    if (isDeepStrictEqual(toApi(before), toApi(after))) return before
    const customer: Customer = {
      ...after,
      partyId: parties.isSameParty(before, after) ? before.partyId : await parties.addParty(tx, after),
      eventCount: before.eventCount + 1,
      updatedAt: tx.now,
    }
    await checkParent(tx, before, customer)
    await checkDunningPolicy(tx, before, customer)
    await customers.saveCustomer(tx, customer)
    if (customer.dunningPolicyId !== before.dunningPolicyId) await remindAnew(tx, id)
    await events.addEvents(tx, [{ type: 'customer.updated', aggregateId: id, sequence: customer.eventCount, data: toApi(customer) }])
    return customer
  })
}
