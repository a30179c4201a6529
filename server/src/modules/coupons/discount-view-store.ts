import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { couponDurations } from '@quarterday/core/discount/discount.ts'
import { type CouponId, type CustomerId, type DiscountId, idOf, type SubscriptionId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Discount, discountStatuses } from './coupon-types.ts'

/** Refuses `not_found`. */
export async function viewDiscount(tx: Tx, id: DiscountId): Promise<Discount> {
  const [discount] = await viewDiscounts(tx, [id])
  if (!discount) throw refuse('not_found')
  return discount
}

/** These discounts, in the order of their ids. */
export async function viewDiscounts(tx: Tx, ids: readonly DiscountId[]): Promise<Discount[]> {
  if (ids.length === 0) return []
  const rows = await selectDiscounts(tx).where('d.id', 'in', ids).orderBy('d.id').execute()
  return rows.map((row) => fromRow(row, tx.now))
}

export interface DiscountQuery extends PageQuery {
  readonly customerId?: CustomerId | undefined
  readonly subscriptionId?: SubscriptionId | undefined
  readonly couponId?: CouponId | undefined
  readonly status?: string | undefined
}

export async function listDiscounts(tx: Tx, query: DiscountQuery): Promise<Page<Discount>> {
  let select = selectDiscounts(tx)
  if (query.customerId !== undefined) select = select.where('d.customer_id', '=', query.customerId)
  if (query.subscriptionId !== undefined) select = select.where('d.subscription_id', '=', query.subscriptionId)
  if (query.couponId !== undefined) select = select.where('d.coupon_id', '=', query.couponId)
  if (query.status !== undefined) select = select.where(statusAt(tx.now), '=', query.status)
  const id = sql.ref('d.id')
  const page = await readPage(select, query, { id, by: { created_at: byCreation(id) } })
  return { ...page, rows: page.rows.map((row) => fromRow(row, tx.now)) }
}

/** Time ends a discount by itself: nothing is written when it does. */
function statusAt(now: Temporal.Instant) {
  return sql<string>`CASE WHEN d.status = 'active' AND d.ends_at <= ${now} THEN 'ended' ELSE d.status END`
}

function selectDiscounts(tx: Tx) {
  return tx.sql
    .selectFrom('discounts as d')
    .innerJoin('coupons as c', (join) => join.onRef('c.organization_id', '=', 'd.organization_id').onRef('c.id', '=', 'd.coupon_id'))
    .select(['d.id', 'd.coupon_id', 'd.promotion_code_id', 'd.customer_id', 'd.subscription_id', 'd.starts_at', 'd.ends_at'])
    .select(['d.periods_left', 'd.remaining_amount', 'd.use_count', 'd.status', 'd.closed_at'])
    .select(['c.name', 'c.percent_off', 'c.amount_off', 'c.currency', 'c.duration'])
    .select(
      sql<bigint>`(SELECT coalesce(sum(u.amount), 0)::bigint FROM discount_uses u
        WHERE u.organization_id = d.organization_id AND u.discount_id = d.id)`.as('amount_used'),
    )
    .where('d.organization_id', '=', tx.organizationId)
}

type DiscountRow = Awaited<ReturnType<ReturnType<typeof selectDiscounts>['executeTakeFirstOrThrow']>>

function fromRow(row: DiscountRow, now: Temporal.Instant): Discount {
  const stored = z.enum(discountStatuses).parse(row.status)
  const isOver = stored === 'active' && row.ends_at !== null && Temporal.Instant.compare(row.ends_at, now) <= 0
  return {
    id: idOf('disc', row.id),
    coupon: {
      id: idOf('coup', row.coupon_id),
      name: row.name,
      terms:
        row.percent_off === null
          ? { type: 'amount', amount: row.amount_off ?? 0n }
          : { type: 'percent', percent: decimal(row.percent_off) },
      currency: row.currency === null ? null : currencySchema.parse(row.currency),
      duration: z.enum(couponDurations).parse(row.duration),
    },
    promotionCodeId: row.promotion_code_id === null ? null : idOf('promo', row.promotion_code_id),
    customerId: idOf('cus', row.customer_id),
    subscriptionId: row.subscription_id === null ? null : idOf('sub', row.subscription_id),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    periodsLeft: row.periods_left,
    remainingAmount: row.remaining_amount,
    useCount: row.use_count,
    amountUsed: row.amount_used,
    status: isOver ? 'ended' : stored,
    closedAt: isOver ? row.ends_at : row.closed_at,
  }
}
