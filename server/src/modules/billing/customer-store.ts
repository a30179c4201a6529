import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'

/** A customer as billing reads it. */
export interface BilledCustomer {
  readonly id: string
  readonly status: 'active' | 'archived'
  readonly party_id: string
  readonly currency: string | null
  readonly timezone: string | null
  readonly collection_method: CollectionMethod | null
  readonly net_terms_days: number | null
  readonly conventions: ConventionsPatch
}

/** Locks the customer, so that two agreements of one customer start one after the other. Null: there is none. */
export async function lockCustomer(tx: Tx, id: string): Promise<BilledCustomer | null> {
  const text = `SELECT id, status, party_id, currency, timezone, collection_method, net_terms_days, conventions FROM customers
    WHERE organization_id = $1 AND id = $2 FOR UPDATE`
  const { rows } = await tx.query<BilledCustomer>(text, [tx.organizationId, id])
  return rows[0] ?? null
}

/** The same, not locked. Null: there is none. */
export async function findCustomer(tx: Tx, id: string): Promise<BilledCustomer | null> {
  const text = `SELECT id, status, party_id, currency, timezone, collection_method, net_terms_days, conventions FROM customers
    WHERE organization_id = $1 AND id = $2`
  const { rows } = await tx.query<BilledCustomer>(text, [tx.organizationId, id])
  return rows[0] ?? null
}

/** The party that a document made now would name, by customer. */
export async function loadParties(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const text = 'SELECT id, party_id FROM customers WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id'
  const { rows } = await tx.query<{ id: string; party_id: string }>(text, [tx.organizationId, uuidArray(customerIds)])
  return new Map(rows.map((row) => [row.id, row.party_id]))
}
