import type { CustomerId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import * as events from '../events/store.ts'
import type { Customer } from './customer.ts'
import { toApi } from './schema.ts'
import * as customers from './store.ts'

/** Deletes a customer on whom nothing hangs. Refuses `not_found`, and `conflict` when there is a subscription, an invoice or a payment method. */
export async function deleteCustomer(ctx: Context, id: CustomerId): Promise<Customer> {
  return ctx.transaction(async (tx) => {
    const customer = await customers.lockCustomer(tx, id)
    await customers.removeCustomer(tx, id).catch((error) => {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', { detail: 'The customer has subscriptions, invoices or payment methods. Archive them instead.' })
    })
    await events.addEvents(tx, [{ type: 'customer.deleted', aggregateId: id, sequence: customer.eventCount + 1, data: toApi(customer) }])
    return customer
  })
}
