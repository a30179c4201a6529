import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import type { CollectionMethod } from '@quarterday/core/subscription/subscription.ts'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { chargedMethodId } from './payer-rows.ts'

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
  readonly locale: string | null
  /** The one that is charged: a parent's, where that pays for its children. */
  readonly payment_method_id: string | null
}

/** Locks the customer, so that two agreements of one customer start one after the other. Null: there is none. */
export async function lockCustomer(tx: Tx, id: string): Promise<BilledCustomer | null> {
  const text = `${select} WHERE c.organization_id = $1 AND c.id = $2 FOR UPDATE`
  const { rows } = await tx.query<BilledCustomer>(text, [tx.organizationId, id])
  return rows[0] ?? null
}

/** Locks these customers in the order of their ids, before anything of theirs is locked. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<BilledCustomer[]> {
  if (ids.length === 0) return []
  const text = `${select} WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id FOR UPDATE`
  return (await tx.query<BilledCustomer>(text, [tx.organizationId, uuidArray(ids)], 'lock-customers')).rows
}

/** These customers, not locked. */
export async function findCustomers(tx: Tx, ids: readonly string[]): Promise<BilledCustomer[]> {
  const text = `${select} WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) ORDER BY c.id`
  return (await tx.query<BilledCustomer>(text, [tx.organizationId, uuidArray(ids)])).rows
}

/** The same, not locked. Null: there is none. */
export async function findCustomer(tx: Tx, id: string): Promise<BilledCustomer | null> {
  const text = `${select} WHERE c.organization_id = $1 AND c.id = $2`
  const { rows } = await tx.query<BilledCustomer>(text, [tx.organizationId, id])
  return rows[0] ?? null
}

/** The party that a document made now would name, by customer. */
export async function loadParties(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const text = 'SELECT id, party_id FROM customers WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id'
  const { rows } = await tx.query<{ id: string; party_id: string }>(text, [tx.organizationId, uuidArray(customerIds)])
  return new Map(rows.map((row) => [row.id, row.party_id]))
}

const select = `SELECT c.id, c.status, c.party_id, c.currency, c.timezone, c.collection_method, c.net_terms_days, c.conventions, c.locale,
    ${chargedMethodId} AS payment_method_id
  FROM customers c`
