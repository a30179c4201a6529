import { type Refusal, refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import type { Customer } from './customer.ts'
import * as customers from './store.ts'

/**
 * Sees to it that a hierarchy has one level and one currency, before a customer is written. Customer and parent are locked, and whoever puts somebody
 * below a customer locks that one too, so what is read here holds. Refuses `invalid`.
 */
export async function checkParent(tx: Tx, before: Customer | null, after: Customer): Promise<void> {
  const isMoved = after.parentId !== null && after.parentId !== before?.parentId
  const currencyMoves = before !== null && before.currency !== after.currency
  if (!isMoved && !currencyMoves) return
  const { currency: fallback } = await loadSeller(tx)
  const currency = after.currency ?? fallback
  const below = before === null ? [] : await customers.currenciesBelow(tx, after.id)
  if (below.some((each) => (each ?? fallback) !== currency)) throw wrong('/currency', 'Customers below this one have another currency.')
  if (after.parentId === null) return
  if (after.parentId === after.id) throw wrong('/parent', 'A customer is not above itself.')
  if (below.length > 0) throw wrong('/parent', 'There are customers below this one: a hierarchy has one level.')
  const parent = await customers.findCustomer(tx, after.parentId)
  if (parent === null) throw wrong('/parent', 'There is no such customer.', 'not_found')
  if (isMoved && parent.status === 'archived') throw wrong('/parent', 'The parent is archived.')
  if (parent.parentId !== null) throw wrong('/parent', 'The parent is itself below a customer: a hierarchy has one level.')
  if ((parent.currency ?? fallback) !== currency)
    throw wrong(isMoved ? '/parent' : '/currency', 'A customer has the currency of the one above.')
}

function wrong(pointer: string, detail: string, code = 'invalid'): Refusal {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
