import type { CustomerId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { isForeignKeyViolation } from '../../kit/db.ts'
import * as events from '../events/store.ts'
import { hasEventsOfCustomer, lockIngest } from '../usage/usage-event-store.ts'
import type { Customer } from './customer.ts'
import { toApi } from './schema.ts'
import * as customers from './store.ts'

/** Deletes a customer on whom nothing hangs. Refuses `not_found`, and `conflict` when there is a subscription, an invoice, a payment method or usage. */
export async function deleteCustomer(ctx: Context, id: CustomerId): Promise<Customer> {
  return ctx.transaction(async (tx) => {
    const customer = await customers.lockCustomer(tx, id)
    await lockIngest(tx)
    if (await hasEventsOfCustomer(tx, id)) throw refuse('conflict', { detail: 'The customer has usage. Archive them instead.' })
    await customers.removeCustomer(tx, id).catch((error) => {
      if (!isForeignKeyViolation(error)) throw error
      throw refuse('conflict', {
        detail: 'The customer has subscriptions, invoices, payment methods, logins or customers below. Archive them instead.',
      })
    })
    await events.addEvents(tx, [{ type: 'customer.deleted', aggregateId: id, sequence: customer.eventCount + 1, data: toApi(customer) }])
    return customer
  })
}
