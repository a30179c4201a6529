import { type CustomerId, idOf, type PaymentMethodId } from '@quarterday/core/id.ts'
import { type GatewayName, gatewayNames } from '@quarterday/core/payment/payment.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { uuidArray } from '../../kit/arrays.ts'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type PaymentMethod, paymentMethodStatuses } from './payment-method.ts'

export async function addPaymentMethod(tx: Tx, method: PaymentMethod): Promise<void> {
  const { id, gateway, token, brand, last4, status } = method
  await tx.sql
    .insertInto('payment_methods')
    .values({
      organization_id: tx.organizationId,
      id,
      customer_id: method.customerId,
      gateway,
      token,
      gateway_account_id: method.gatewayAccountId,
      gateway_customer: method.gatewayCustomer,
      brand,
      last4,
      exp_month: method.expMonth,
      exp_year: method.expYear,
      status,
      created_at: method.createdAt,
    })
    .execute()
}

export async function saveStatus(tx: Tx, { id, status }: Pick<PaymentMethod, 'id' | 'status'>): Promise<void> {
  const update = tx.sql.updateTable('payment_methods').set({ status })
  await update.where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Refuses `not_found`. */
export async function getPaymentMethod(tx: Tx, id: PaymentMethodId): Promise<PaymentMethod> {
  const row = await selectMethods(tx).where('m.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** These, in the order of their ids. */
export async function getPaymentMethods(tx: Tx, ids: readonly PaymentMethodId[]): Promise<PaymentMethod[]> {
  const rows = await selectMethods(tx)
    .where('m.id', '=', sql<string>`ANY (${uuidArray(ids)}::uuid[])`)
    .orderBy('m.id')
    .execute()
  return rows.map(fromRow)
}

/** The active method of a customer with this token. */
export async function findByToken(
  tx: Tx,
  { customerId, gateway, token }: { readonly customerId: CustomerId; readonly gateway: GatewayName; readonly token: string },
): Promise<PaymentMethod | null> {
  const select = selectMethods(tx).where('m.customer_id', '=', customerId).where('m.gateway', '=', gateway).where('m.token', '=', token)
  const row = await select.where('m.status', '=', 'active').executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** Whoever's they are: the active methods that a gateway knows by this token. */
export async function listByToken(
  tx: Tx,
  { gateway, token }: { readonly gateway: GatewayName; readonly token: string },
): Promise<PaymentMethod[]> {
  const select = selectMethods(tx).where('m.gateway', '=', gateway).where('m.token', '=', token).where('m.status', '=', 'active')
  return (await select.orderBy('m.id').limit(100).execute()).map(fromRow)
}

/** What people recognise it by. */
export async function saveDescription(tx: Tx, { id, brand, last4, expMonth, expYear }: PaymentMethod): Promise<void> {
  const update = tx.sql.updateTable('payment_methods').set({ brand, last4, exp_month: expMonth, exp_year: expYear })
  await update.where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** The method, if this customer can be charged by it. */
export async function findChargeable(tx: Tx, customerId: CustomerId, id: PaymentMethodId): Promise<PaymentMethod | null> {
  const select = selectMethods(tx).where('m.customer_id', '=', customerId).where('m.id', '=', id)
  const row = await select.where('m.status', '=', 'active').executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

export interface PaymentMethodQuery extends PageQuery {
  readonly customer?: string | undefined
  readonly status?: string | undefined
}

export async function listPaymentMethods(tx: Tx, query: PaymentMethodQuery): Promise<Page<PaymentMethod>> {
  let select = selectMethods(tx)
  if (query.customer !== undefined) select = select.where('m.customer_id', '=', query.customer)
  if (query.status !== undefined) select = select.where('m.status', '=', query.status)
  const id = sql.ref('m.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectMethods(tx: Tx) {
  return tx.sql
    .selectFrom('payment_methods as m')
    .innerJoin('customers as c', (join) => join.onRef('c.organization_id', '=', 'm.organization_id').onRef('c.id', '=', 'm.customer_id'))
    .selectAll('m')
    .select(({ ref }) => sql<boolean>`${ref('c.payment_method_id')} IS NOT DISTINCT FROM ${ref('m.id')}`.as('is_default'))
    .where('m.organization_id', '=', tx.organizationId)
}

type MethodRow = Awaited<ReturnType<ReturnType<typeof selectMethods>['executeTakeFirstOrThrow']>>

const gatewaySchema = z.enum(gatewayNames)
const statusSchema = z.enum(paymentMethodStatuses)

function fromRow(row: MethodRow): PaymentMethod {
  const { token, brand, last4 } = row
  return {
    id: idOf('pm', row.id),
    customerId: idOf('cus', row.customer_id),
    gateway: gatewaySchema.parse(row.gateway),
    token,
    gatewayAccountId: row.gateway_account_id,
    gatewayCustomer: row.gateway_customer,
    brand,
    last4,
    expMonth: row.exp_month,
    expYear: row.exp_year,
    status: statusSchema.parse(row.status),
    isDefault: row.is_default,
    createdAt: row.created_at,
  }
}
