import type { CustomerId } from '@quarterday/core/id.ts'
import { next } from '@quarterday/core/machine.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import * as events from '../events/store.ts'
import { type Customer, customerMachine } from './customer.ts'
import { toApi } from './schema.ts'
import * as customers from './store.ts'

/** Puts a customer away, who keeps all that hangs on them, or takes them back. Refuses `not_found`, `invalid_state`. */
export async function archiveCustomer(ctx: Context, id: CustomerId, verb: 'archive' | 'unarchive'): Promise<Customer> {
  return ctx.transaction(async (tx) => {
    const before = await customers.lockCustomer(tx, id)
    if (before.erasedAt !== null) throw refuse('invalid_state', { detail: 'The customer was erased.' })
    const status = next(customerMachine, before.status, verb)
    const customer: Customer = { ...before, status, eventCount: before.eventCount + 1, updatedAt: tx.now }
    await customers.saveCustomer(tx, customer)
    const type = verb === 'archive' ? 'customer.archived' : 'customer.unarchived'
    await events.addEvents(tx, [{ type, aggregateId: id, sequence: customer.eventCount, data: toApi(customer) }])
    return customer
  })
}
