import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { type AppliesTo, couponDurations } from '@quarterday/core/discount/discount.ts'
import { type CouponId, type CustomerId, idOf } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Coupon, couponStatuses } from './coupon-types.ts'

/** Refuses `already_exists` for a code that another coupon has. */
export async function addCoupon(tx: Tx, coupon: Coupon): Promise<void> {
  const { plans, products, prices } = coupon.appliesTo
  const { terms } = coupon
  await tx.sql
    .insertInto('coupons')
    .values({
      organization_id: tx.organizationId,
      id: coupon.id,
      code: coupon.code,
      percent_off: terms.type === 'percent' ? decimalText(terms.percent) : null,
      amount_off: terms.type === 'amount' ? terms.amount : null,
      currency: coupon.currency,
      duration: coupon.duration,
      duration_months: coupon.durationMonths,
      duration_periods: coupon.durationPeriods,
      applies_to: JSON.stringify({ plans, products, prices }),
      minimum_amount: coupon.minimumAmount,
      first_purchase_only: coupon.firstPurchaseOnly,
      valid_from: coupon.validFrom,
      created_at: coupon.createdAt,
      ...toRow(coupon),
    })
    .execute()
    .catch((error: unknown) => {
      if (!isUniqueViolation(error, 'coupons_by_code')) throw error
      const detail = 'Another coupon has this code.'
      throw refuse('already_exists', { detail, errors: [{ pointer: '/code', code: 'already_exists', detail }] })
    })
}

/** Saves what can change: names, limits, the end of validity, status. The coupon is locked. */
export async function saveCoupon(tx: Tx, coupon: Coupon): Promise<void> {
  await tx.sql
    .updateTable('coupons')
    .set(toRow(coupon))
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', coupon.id)
    .execute()
}

export async function removeCoupon(tx: Tx, id: CouponId): Promise<void> {
  await tx.sql.deleteFrom('coupons').where('organization_id', '=', tx.organizationId).where('id', '=', id).execute()
}

/** Refuses `not_found`. */
export async function getCoupon(tx: Tx, id: CouponId): Promise<Coupon> {
  const row = await selectCoupons(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The coupon, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockCoupon(tx: Tx, id: CouponId): Promise<Coupon> {
  const row = await selectCoupons(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** By its id, or by its code in any case of letters. */
export async function findCoupon(tx: Tx, by: { readonly id: CouponId } | { readonly code: string }): Promise<Coupon | null> {
  const select =
    'id' in by ? selectCoupons(tx).where('id', '=', by.id) : selectCoupons(tx).where(sql`lower(code)`, '=', by.code.toLowerCase())
  const row = await select.executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

export interface CouponQuery extends PageQuery {
  readonly status?: string | undefined
  readonly code?: string | undefined
  readonly q?: string | undefined
}

export async function listCoupons(tx: Tx, query: CouponQuery): Promise<Page<Coupon>> {
  let select = selectCoupons(tx)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.code !== undefined) select = select.where(sql`lower(code)`, '=', query.code.toLowerCase())
  if (query.q !== undefined) select = select.where(containsText([sql.ref('name'), sql.ref('code')], query.q))
  const id = sql.ref('id')
  const page = await readPage(select, query, {
    id,
    by: { created_at: byCreation(id), name: { expression: sql`lower(name)`, type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Counts one more redemption of a coupon that can be redeemed at this moment. False: it cannot, or all are taken. One statement, so no race breaks the limit. */
export async function takeRedemption(tx: Tx, id: CouponId): Promise<boolean> {
  const text = `UPDATE coupons SET redeemed_count = redeemed_count + 1
    WHERE organization_id = $1 AND id = $2 AND status = 'active' AND (max_redemptions IS NULL OR redeemed_count < max_redemptions)
      AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)`
  const { rowCount } = await tx.query(text, [tx.organizationId, id, tx.now], 'take-redemption')
  return rowCount === 1
}

/** Counts one more redemption by a customer, of `limit` at most; null: any number. False: the customer has had them all. */
export async function takeRedemptionOf(tx: Tx, couponId: CouponId, customerId: CustomerId, limit: number | null): Promise<boolean> {
  const text = `INSERT INTO coupon_customers AS c (organization_id, coupon_id, customer_id, redeemed_count) VALUES ($1, $2, $3, 1)
    ON CONFLICT (organization_id, coupon_id, customer_id) DO UPDATE SET redeemed_count = c.redeemed_count + 1
    WHERE $4::int IS NULL OR c.redeemed_count < $4::int`
  const { rowCount } = await tx.query(text, [tx.organizationId, couponId, customerId, limit], 'take-redemption-of')
  return rowCount === 1
}

/** Gives a redemption back that nothing was lowered with. */
export async function returnRedemption(tx: Tx, couponId: CouponId, customerId: CustomerId): Promise<void> {
  const of = 'WHERE organization_id = $1'
  await tx.query(`UPDATE coupons SET redeemed_count = redeemed_count - 1 ${of} AND id = $2`, [tx.organizationId, couponId])
  await tx.query(`UPDATE coupon_customers SET redeemed_count = redeemed_count - 1 ${of} AND coupon_id = $2 AND customer_id = $3`, [
    tx.organizationId,
    couponId,
    customerId,
  ])
}

/** How often a customer has redeemed a coupon. */
export async function redemptionsOf(tx: Tx, couponId: CouponId, customerId: CustomerId): Promise<number> {
  const text = 'SELECT redeemed_count FROM coupon_customers WHERE organization_id = $1 AND coupon_id = $2 AND customer_id = $3'
  const { rows } = await tx.query<{ redeemed_count: number }>(text, [tx.organizationId, couponId, customerId])
  return rows[0]?.redeemed_count ?? 0
}

/** Whether a customer was ever billed something that still stands. Whatever was free does not count. */
export async function hasBought(tx: Tx, customerId: CustomerId): Promise<boolean> {
  const text = `SELECT EXISTS (SELECT FROM invoices WHERE organization_id = $1 AND customer_id = $2 AND status <> 'void' AND subtotal > 0) AS bought`
  const { rows } = await tx.query<{ bought: boolean }>(text, [tx.organizationId, customerId])
  return rows[0]?.bought ?? false
}

/** Those of these plans, products and prices that do not exist. */
export async function missingAmong(tx: Tx, { plans, products, prices }: AppliesTo): Promise<ReadonlySet<string>> {
  const text = `SELECT w.id FROM unnest($2::uuid[]) AS w (id) WHERE NOT EXISTS (SELECT FROM plans p WHERE p.organization_id = $1 AND p.id = w.id)
    UNION ALL SELECT w.id FROM unnest($3::uuid[]) AS w (id) WHERE NOT EXISTS (SELECT FROM products p WHERE p.organization_id = $1 AND p.id = w.id)
    UNION ALL SELECT w.id FROM unnest($4::uuid[]) AS w (id) WHERE NOT EXISTS (SELECT FROM prices p WHERE p.organization_id = $1 AND p.id = w.id)`
  const { rows } = await tx.query<{ id: string }>(text, [tx.organizationId, plans, products, prices])
  return new Set(rows.map((row) => row.id))
}

function selectCoupons(tx: Tx) {
  return tx.sql.selectFrom('coupons').selectAll().where('organization_id', '=', tx.organizationId)
}

type CouponRow = Awaited<ReturnType<ReturnType<typeof selectCoupons>['executeTakeFirstOrThrow']>>

const storedAppliesTo = z.object({ plans: z.array(z.uuid()), products: z.array(z.uuid()), prices: z.array(z.uuid()) })

function fromRow(row: CouponRow): Coupon {
  const { plans, products, prices } = storedAppliesTo.parse(row.applies_to)
  return {
    id: idOf('coup', row.id),
    code: row.code,
    name: row.name,
    terms:
      row.percent_off === null ? { type: 'amount', amount: row.amount_off ?? 0n } : { type: 'percent', percent: decimal(row.percent_off) },
    currency: row.currency === null ? null : currencySchema.parse(row.currency),
    duration: z.enum(couponDurations).parse(row.duration),
    durationMonths: row.duration_months,
    durationPeriods: row.duration_periods,
    appliesTo: {
      plans: plans.map((id) => idOf('plan', id)),
      products: products.map((id) => idOf('prod', id)),
      prices: prices.map((id) => idOf('price', id)),
    },
    minimumAmount: row.minimum_amount,
    firstPurchaseOnly: row.first_purchase_only,
    maxRedemptions: row.max_redemptions,
    maxRedemptionsPerCustomer: row.max_redemptions_per_customer,
    redeemedCount: row.redeemed_count,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    status: z.enum(couponStatuses).parse(row.status),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(coupon: Coupon) {
  return {
    name: coupon.name,
    max_redemptions: coupon.maxRedemptions,
    max_redemptions_per_customer: coupon.maxRedemptionsPerCustomer,
    valid_until: coupon.validUntil,
    status: coupon.status,
    metadata: JSON.stringify(coupon.metadata),
    updated_at: coupon.updatedAt,
  }
}
