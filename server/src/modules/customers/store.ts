import { conventionsPatchSchema } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { type CustomerId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { taxTreatments } from '@quarterday/core/tax/rate.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { intArray, uuidArray } from '../../kit/arrays.ts'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { addressSchema, taxIdsSchema } from '../parties/party.ts'
import { type Customer, collectionMethods, customerStatuses } from './customer.ts'

/** Refuses `already_exists` for an external id that another customer has. */
export async function addCustomer(tx: Tx, customer: Customer): Promise<void> {
  const values = { organization_id: tx.organizationId, id: customer.id, created_at: customer.createdAt, ...toRow(customer) }
  await tx.sql.insertInto('customers').values(values).execute().catch(refuseTakenExternalId)
}

/** Refuses `already_exists` for an external id that another customer has. The row is locked. */
export async function saveCustomer(tx: Tx, customer: Customer): Promise<void> {
  const update = tx.sql.updateTable('customers').set(toRow(customer)).where('organization_id', '=', tx.organizationId)
  await update.where('id', '=', customer.id).execute().catch(refuseTakenExternalId)
}

export async function removeCustomer(tx: Tx, id: CustomerId): Promise<void> {
  await tx.sql.deleteFrom('customers').where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Refuses `not_found`. */
export async function getCustomer(tx: Tx, id: CustomerId): Promise<Customer> {
  const row = await selectCustomers(tx).where('c.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The customer, kept from others until the transaction ends; read after the lock was got. Refuses `not_found`. */
export async function lockCustomer(tx: Tx, id: CustomerId): Promise<Customer> {
  await tx.query('SELECT FROM customers WHERE organization_id = $1 AND id = $2 FOR UPDATE', [tx.organizationId, id])
  return getCustomer(tx, id)
}

/** Locks these customers in the order of their ids; those that do not exist are left out. */
export async function lockRows(tx: Tx, ids: readonly string[]): Promise<void> {
  const text = 'SELECT FROM customers WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE'
  await tx.query(text, [tx.organizationId, uuidArray(ids)])
}

/** A customer as it is read now; null: there is none. */
export async function findCustomer(tx: Tx, id: CustomerId): Promise<Customer | null> {
  const row = await selectCustomers(tx).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** The currencies of those below a customer; null is that of the organization. Empty: nobody is below. */
export async function currenciesBelow(tx: Tx, id: CustomerId): Promise<(string | null)[]> {
  const text = 'SELECT DISTINCT currency FROM customers WHERE organization_id = $1 AND parent_id = $2 ORDER BY currency'
  const { rows } = await tx.query<{ currency: string | null }>(text, [tx.organizationId, id])
  return rows.map((row) => row.currency)
}

/** Counts one more event of a customer and answers its sequence; the row is locked from here on. Refuses `not_found`. */
export async function countEvent(tx: Tx, id: CustomerId): Promise<number> {
  const update = tx.sql.updateTable('customers').set((row) => ({ event_count: row('event_count', '+', 1) }))
  const row = await update.where('organization_id', '=', tx.organizationId).where('id', '=', id).returning('event_count').executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return row.event_count
}

/** Counts more events of several customers, whose rows are locked, and answers the sequence of the last one of each. */
export async function countEvents(tx: Tx, counts: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const text = `UPDATE customers c SET event_count = c.event_count + d.count FROM unnest($2::uuid[], $3::int[]) AS d (id, count)
    WHERE c.organization_id = $1 AND c.id = d.id RETURNING c.id, c.event_count`
  const values = [tx.organizationId, uuidArray([...counts.keys()]), intArray([...counts.values()])]
  const { rows } = await tx.query<{ id: string; event_count: number }>(text, values, 'count-events')
  return new Map(rows.map((row) => [row.id, row.event_count]))
}

export interface CustomerQuery extends PageQuery {
  readonly parent?: string | undefined
  readonly status?: string | undefined
  readonly email?: string | undefined
  readonly externalId?: string | undefined
  readonly country?: string | undefined
  readonly currency?: string | undefined
  readonly subscriptionStatus?: string | undefined
  readonly q?: string | undefined
}

export async function listCustomers(tx: Tx, query: CustomerQuery): Promise<Page<Customer>> {
  const { parent, status, email, externalId, country, currency, subscriptionStatus, q } = query
  let select = selectCustomers(tx)
  if (parent !== undefined) select = select.where('c.parent_id', '=', parent)
  if (status !== undefined) select = select.where('c.status', '=', status)
  if (email !== undefined) select = select.where(sql<boolean>`lower(c.email) = ${email.toLowerCase()}`)
  if (externalId !== undefined) select = select.where('c.external_id', '=', externalId)
  if (country !== undefined) select = select.where('c.country', '=', country)
  if (currency !== undefined) select = select.where('c.currency', '=', currency)
  if (subscriptionStatus !== undefined) {
    select = select.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('subscriptions as s')
          .whereRef('s.organization_id', '=', 'c.organization_id')
          .whereRef('s.customer_id', '=', 'c.id')
          .where('s.status', '=', subscriptionStatus)
          .select('s.id'),
      ),
    )
  }
  if (q !== undefined) select = select.where(containsText([sql.ref('c.name'), sql.ref('c.email'), sql.ref('c.external_id')], q))
  const id = sql.ref('c.id')
  const page = await readPage(select, query, {
    id,
    by: { created_at: byCreation(id), name: { expression: sql`lower(${sql.ref('c.name')})`, type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectCustomers(tx: Tx) {
  return tx.sql
    .selectFrom('customers as c')
    .innerJoin('billing_parties as p', (join) => join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.id', '=', 'c.party_id'))
    .selectAll('c')
    .select(['p.address', 'p.tax_ids'])
    .where('c.organization_id', '=', tx.organizationId)
}

type CustomerRow = Awaited<ReturnType<ReturnType<typeof selectCustomers>['executeTakeFirstOrThrow']>>

function fromRow(row: CustomerRow): Customer {
  return {
    id: idOf('cus', row.id),
    parentId: row.parent_id === null ? null : idOf('cus', row.parent_id),
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    partyId: idOf('par', row.party_id),
    address: addressSchema.parse(row.address),
    taxIds: taxIdsSchema.parse(row.tax_ids),
    region: row.region,
    taxTreatment: z.enum(taxTreatments).nullable().parse(row.tax_treatment),
    currency: currencySchema.nullable().parse(row.currency),
    timezone: row.timezone,
    locale: row.locale,
    collectionMethod: z.enum(collectionMethods).nullable().parse(row.collection_method),
    netTermsDays: row.net_terms_days,
    dunningPolicyId: row.dunning_policy_id === null ? null : idOf('dun', row.dunning_policy_id),
    conventions: conventionsPatchSchema.parse(row.conventions),
    paymentMethodId: row.payment_method_id === null ? null : idOf('pm', row.payment_method_id),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    status: z.enum(customerStatuses).parse(row.status),
    erasedAt: row.erased_at,
    eventCount: row.event_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(customer: Customer) {
  return {
    parent_id: customer.parentId,
    external_id: customer.externalId,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    party_id: customer.partyId,
    country: customer.address.country ?? null,
    region: customer.region,
    tax_treatment: customer.taxTreatment,
    currency: customer.currency,
    timezone: customer.timezone,
    locale: customer.locale,
    collection_method: customer.collectionMethod,
    net_terms_days: customer.netTermsDays,
    dunning_policy_id: customer.dunningPolicyId,
    conventions: JSON.stringify(customer.conventions),
    metadata: JSON.stringify(customer.metadata),
    payment_method_id: customer.paymentMethodId,
    status: customer.status,
    erased_at: customer.erasedAt,
    event_count: customer.eventCount,
    updated_at: customer.updatedAt,
  }
}

function refuseTakenExternalId(error: unknown): never {
  if (!isUniqueViolation(error, 'customers_organization_id_external_id_key')) throw error
  const detail = 'Another customer has this external id.'
  throw refuse('already_exists', { detail, errors: [{ pointer: '/external_id', code: 'already_exists', detail }] })
}
