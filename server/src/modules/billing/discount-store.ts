import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import type { AvailableDiscount } from '@quarterday/core/discount/discount.ts'
import { type CouponId, type CustomerId, type DiscountId, idOf, type PromotionCodeId, type SubscriptionId } from '@quarterday/core/id.ts'
import { bigintArray, uuidArray } from '../../kit/arrays.ts'
import { type Column, column, insertInto, parametersOf } from '../../kit/bulk.ts'
import type { Tx } from '../../kit/db.ts'

/** A coupon that is being applied. */
export interface NewDiscount extends Pick<AvailableDiscount, 'endsAt' | 'periodsLeft'> {
  readonly id: DiscountId
  readonly couponId: CouponId
  readonly promotionCodeId: PromotionCodeId | null
  readonly customerId: CustomerId
  readonly subscriptionId: SubscriptionId | null
  /** Of an amount of which the rest is kept; else null. */
  readonly remainingAmount: bigint | null
}

/** Adds a discount behind those that the customer has. The customer is locked: the order is that of redemption. */
export async function insertDiscount(tx: Tx, discount: NewDiscount): Promise<void> {
  const { id, couponId, promotionCodeId, customerId, subscriptionId, endsAt, periodsLeft, remainingAmount } = discount
  const text = `INSERT INTO discounts (organization_id, id, coupon_id, promotion_code_id, customer_id, subscription_id, position, starts_at, ends_at,
      periods_left, remaining_amount, status)
    SELECT $1, $2, $3, $4, $5, $6, 1 + coalesce(max(position), 0), $7, $8, $9, $10, 'active'
    FROM discounts WHERE organization_id = $1 AND customer_id = $5`
  const parts = [id, couponId, promotionCodeId, customerId, subscriptionId, tx.now, endsAt, periodsLeft, remainingAmount]
  await tx.query(text, [tx.organizationId, ...parts])
}

/**
 * The discounts of some customers, by customer, in order of redemption; locked in one order, so that two runs that lower the same ones wait and do not
 * deadlock. Where nobody of the organization has one, nothing is looked up. `kept`: these too, whatever became of them.
 */
export async function lockDiscounts(
  tx: Tx,
  customerIds: readonly string[],
  kept: readonly string[] = [],
): Promise<Map<string, AvailableDiscount[]>> {
  const { rows } =
    kept.length === 0
      ? await tx.query<DiscountRow>(`${active} FOR UPDATE OF d`, [tx.organizationId, uuidArray(customerIds)], 'lock-discounts')
      : await tx.query<DiscountRow>(lockKept, [tx.organizationId, uuidArray(customerIds), uuidArray(kept)], 'lock-kept-discounts')
  return byCustomer(rows, kept)
}

/** The same, not locked: for previews that may not write. */
export async function readDiscounts(tx: Tx, customerIds: readonly string[]): Promise<Map<string, AvailableDiscount[]>> {
  const { rows } = await tx.query<DiscountRow>(active, [tx.organizationId, uuidArray(customerIds)], 'read-discounts')
  return byCustomer(rows, [])
}

/** The discounts that a document used, as if it had not, in order of redemption: what writes its lines anew takes these again, whatever became of them. */
export async function discountsWithout(tx: Tx, invoiceId: string, access: 'write' | 'read'): Promise<AvailableDiscount[]> {
  const uses = await tx.query<{ discount_id: string; amount: bigint }>(
    `SELECT discount_id, sum(amount)::bigint AS amount FROM discount_uses WHERE organization_id = $1 AND invoice_id = $2
     GROUP BY discount_id ORDER BY discount_id`,
    [tx.organizationId, invoiceId],
  )
  if (uses.rows.length === 0) return []
  const used = new Map(uses.rows.map((row) => [row.discount_id, row.amount]))
  const text = `${select} WHERE d.organization_id = $1 AND d.id = ANY ($2::uuid[]) ORDER BY d.id ${access === 'write' ? 'FOR UPDATE OF d' : ''}`
  const { rows } = await tx.query<DiscountRow>(text, [tx.organizationId, uuidArray([...used.keys()])])
  return rows
    .toSorted((a, b) => a.position - b.position)
    .map((row) => {
      const { remaining, keepsRemainder, ...discount } = toAvailable(row)
      const left = keepsRemainder && remaining !== null ? remaining + (used.get(row.id) ?? 0n) : remaining
      return { ...discount, keepsRemainder, remaining: left, endsAt: null }
    })
}

function byCustomer(rows: readonly DiscountRow[], kept: readonly string[]): Map<string, AvailableDiscount[]> {
  const keeps = new Set(kept)
  const result = new Map<string, AvailableDiscount[]>()
  for (const row of rows.toSorted((a, b) => a.position - b.position)) {
    const list = result.get(row.customer_id) ?? []
    if (list.length === 0) result.set(row.customer_id, list)
    const available = toAvailable(row)
    list.push(keeps.has(row.id) ? { ...available, endsAt: null } : available)
  }
  return result
}

/** What one document used of one discount. Minor units. */
export interface DiscountUse {
  readonly discountId: string
  readonly invoiceId: string
  readonly amount: bigint
}

/** Books what documents used of discounts that are locked, and answers which of them are used up by it. */
export async function insertUses(tx: Tx, uses: readonly DiscountUse[]): Promise<DiscountId[]> {
  if (uses.length === 0) return []
  const columns: readonly Column<DiscountUse>[] = [...useColumns, column.instant('created_at', () => tx.now)]
  // After the organization and four columns comes the moment. A kept amount that falls below zero, or a document too many, fails the check of its row,
  // and with it the transaction.
  const text = `WITH used AS (${insertInto('discount_uses', columns)} RETURNING discount_id, amount),
      summed AS (SELECT discount_id, count(*)::int AS times, sum(amount)::bigint AS amount FROM used GROUP BY discount_id)
    UPDATE discounts d SET
      use_count = d.use_count + s.times,
      periods_left = d.periods_left - s.times,
      remaining_amount = d.remaining_amount - s.amount,
      status = CASE WHEN d.status = 'active' AND (d.periods_left = s.times OR d.remaining_amount = s.amount) THEN 'ended' ELSE d.status END,
      closed_at = CASE WHEN d.status = 'active' AND (d.periods_left = s.times OR d.remaining_amount = s.amount) THEN $6::timestamptz
        ELSE d.closed_at END
    FROM summed s WHERE d.organization_id = $1 AND d.id = s.discount_id
    RETURNING d.id, d.status = 'ended' AND (d.periods_left = 0 OR d.remaining_amount = 0) AS ended`
  const { rows } = await tx.query<{ id: string; ended: boolean }>(text, [tx.organizationId, ...parametersOf(columns, uses), tx.now])
  if (rows.length !== new Set(uses.map((use) => use.discountId)).size) throw new Error('a discount that was used does not exist')
  return rows.flatMap((row) => (row.ended ? [idOf('disc', row.id)] : [])).sort()
}

export interface ReturnedUses {
  readonly used: readonly DiscountId[]
  /** Those that had ended with these uses and are active again. */
  readonly restored: readonly DiscountId[]
}

/** Gives back what documents used that do not stand any more: as if they had not been. */
export async function returnUses(tx: Tx, invoiceIds: readonly string[]): Promise<ReturnedUses> {
  const used = await tx.query<{ discount_id: string; amount: bigint; times: number }>(
    `SELECT discount_id, sum(amount)::bigint AS amount, count(*)::int AS times FROM discount_uses
     WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[]) GROUP BY discount_id ORDER BY discount_id`,
    [tx.organizationId, uuidArray(invoiceIds)],
  )
  if (used.rows.length === 0) return { used: [], restored: [] }
  const ids = used.rows.map((row) => idOf('disc', row.discount_id))
  const locked = await tx.query<{ id: string; status: string }>(
    'SELECT id, status FROM discounts WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
    [tx.organizationId, uuidArray(ids)],
  )
  await tx.query('DELETE FROM discount_uses WHERE organization_id = $1 AND invoice_id = ANY ($2::uuid[])', [
    tx.organizationId,
    uuidArray(invoiceIds),
  ])
  await tx.query(
    `UPDATE discounts d SET
       use_count = d.use_count - u.times,
       periods_left = d.periods_left + u.times,
       remaining_amount = d.remaining_amount + u.amount,
       status = CASE WHEN d.status = 'ended' THEN 'active' ELSE d.status END,
       closed_at = CASE WHEN d.status = 'ended' THEN NULL ELSE d.closed_at END
     FROM unnest($2::uuid[], $3::bigint[], $4::int[]) AS u (id, amount, times)
     WHERE d.organization_id = $1 AND d.id = u.id`,
    [tx.organizationId, uuidArray(ids), bigintArray(used.rows.map((row) => row.amount)), used.rows.map((row) => row.times)],
  )
  return { used: ids, restored: locked.rows.flatMap(({ id, status }) => (status === 'ended' ? [idOf('disc', id)] : [])) }
}

/** Takes a discount away from its customer. One that no document used is said to be returned. False: it was not active. */
export async function removeDiscount(tx: Tx, id: DiscountId): Promise<boolean> {
  const text = `UPDATE discounts SET status = 'removed', returned = (use_count = 0), closed_at = $3
    WHERE organization_id = $1 AND id = $2 AND status = 'active'`
  const { rowCount } = await tx.query(text, [tx.organizationId, id, tx.now])
  return rowCount === 1
}

interface DiscountRow {
  readonly id: string
  readonly customer_id: string
  readonly position: number
  readonly coupon_id: string
  readonly name: string
  readonly percent_off: string | null
  readonly amount_off: bigint | null
  readonly currency: Currency | null
  readonly subscription_id: string | null
  readonly applies_to: StoredAppliesTo
  readonly minimum_amount: bigint | null
  readonly ends_at: Temporal.Instant | null
  readonly periods_left: number | null
  readonly remaining_amount: bigint | null
}

interface StoredAppliesTo {
  readonly plans: readonly string[]
  readonly products: readonly string[]
  readonly prices: readonly string[]
}

const select = `SELECT d.id, d.customer_id, d.position, d.coupon_id, c.name, c.percent_off, c.amount_off, c.currency, d.subscription_id, c.applies_to,
    c.minimum_amount, d.ends_at, d.periods_left, d.remaining_amount
  FROM discounts d JOIN coupons c ON c.organization_id = d.organization_id AND c.id = d.coupon_id`
const isActive = `d.customer_id = ANY ($2::uuid[]) AND d.status = 'active'`
const active = `${select}
  WHERE d.organization_id = $1 AND EXISTS (SELECT FROM discounts a WHERE a.organization_id = $1 AND a.status = 'active') AND ${isActive}
  ORDER BY d.id`
const lockKept = `${select} WHERE d.organization_id = $1 AND (${isActive} OR d.id = ANY ($3::uuid[])) ORDER BY d.id FOR UPDATE OF d`

function toAvailable(row: DiscountRow): AvailableDiscount {
  const { plans, products, prices } = row.applies_to
  return {
    id: idOf('disc', row.id),
    couponId: idOf('coup', row.coupon_id),
    name: row.name,
    terms:
      row.percent_off === null ? { type: 'amount', amount: row.amount_off ?? 0n } : { type: 'percent', percent: decimal(row.percent_off) },
    currency: row.currency === null ? null : currencySchema.parse(row.currency),
    remaining: row.remaining_amount ?? row.amount_off,
    keepsRemainder: row.remaining_amount !== null,
    periodsLeft: row.periods_left,
    endsAt: row.ends_at,
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    appliesTo: {
      plans: plans.map((id) => idOf('plan', id)),
      products: products.map((id) => idOf('prod', id)),
      prices: prices.map((id) => idOf('price', id)),
    },
    minimumAmount: row.minimum_amount,
  }
}

const useColumns: readonly Column<DiscountUse>[] = [
  column.uuid('discount_id', (use) => use.discountId),
  column.uuid('invoice_id', (use) => use.invoiceId),
  column.bigint('amount', (use) => use.amount),
]
