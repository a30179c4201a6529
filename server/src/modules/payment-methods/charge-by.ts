import type { PaymentMethodId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import { collectNow } from '../billing/invoice-store.ts'
import type { Customer } from '../customers/customer.ts'
import { toApi } from '../customers/schema.ts'
import { saveCustomer } from '../customers/store.ts'
import * as events from '../events/store.ts'

/** Charges a customer, whose row is locked, by this method from now on; what is owed and charged automatically is collected at once. Null: by none. */
export async function chargeBy(tx: Tx, before: Customer, id: PaymentMethodId | null): Promise<void> {
  if (before.paymentMethodId !== id) {
    const customer: Customer = { ...before, paymentMethodId: id, eventCount: before.eventCount + 1, updatedAt: tx.now }
    await saveCustomer(tx, customer)
    await events.addEvents(tx, [
      { type: 'customer.updated', aggregateId: customer.id, sequence: customer.eventCount, data: toApi(customer) },
    ])
  }
  if (id !== null) await collectNow(tx, before.id)
}
