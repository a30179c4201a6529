import { type CouponId, idOf, type PromotionCodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { isUniqueViolation, type Tx } from '../../kit/db.ts'
import { byCreation, containsText, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type PromotionCode, promotionCodeStatuses } from './coupon-types.ts'

/** Refuses `already_exists` for a code that is active. */
export async function addPromotionCode(tx: Tx, code: PromotionCode): Promise<void> {
  await tx.sql
    .insertInto('promotion_codes')
    .values({
      organization_id: tx.organizationId,
      id: code.id,
      coupon_id: code.couponId,
      code: code.code,
      customer_id: code.customerId,
      first_purchase_only: code.firstPurchaseOnly,
      created_at: code.createdAt,
      ...toRow(code),
    })
    .execute()
    .catch(refuseTakenCode)
}

/** Saves what can change: limits, the end of validity, status. Refuses `already_exists` for one that becomes active while another of its code is. */
export async function savePromotionCode(tx: Tx, code: PromotionCode): Promise<void> {
  await tx.sql
    .updateTable('promotion_codes')
    .set(toRow(code))
    .where('organization_id', '=', tx.organizationId)
    .where('id', '=', code.id)
    .execute()
    .catch(refuseTakenCode)
}

/** Refuses `not_found`. */
export async function getPromotionCode(tx: Tx, id: PromotionCodeId): Promise<PromotionCode> {
  const row = await selectCodes(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** The code, kept from others until the transaction ends. Refuses `not_found`. */
export async function lockPromotionCode(tx: Tx, id: PromotionCodeId): Promise<PromotionCode> {
  const row = await selectCodes(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

/** By its id, or as a customer types it: the active one, in any case of letters. */
export async function findPromotionCode(
  tx: Tx,
  by: { readonly id: PromotionCodeId } | { readonly code: string },
): Promise<PromotionCode | null> {
  const select =
    'id' in by
      ? selectCodes(tx).where('id', '=', by.id)
      : selectCodes(tx).where(sql`lower(code)`, '=', by.code.toLowerCase()).where('status', '=', 'active')
  const row = await select.executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

export interface PromotionCodeQuery extends PageQuery {
  readonly couponId?: CouponId | undefined
  readonly code?: string | undefined
  readonly status?: string | undefined
  readonly q?: string | undefined
}

export async function listPromotionCodes(tx: Tx, query: PromotionCodeQuery): Promise<Page<PromotionCode>> {
  let select = selectCodes(tx)
  if (query.couponId !== undefined) select = select.where('coupon_id', '=', query.couponId)
  if (query.status !== undefined) select = select.where('status', '=', query.status)
  if (query.code !== undefined) select = select.where(sql`lower(code)`, '=', query.code.toLowerCase())
  if (query.q !== undefined) select = select.where(containsText([sql.ref('code')], query.q))
  const id = sql.ref('id')
  const page = await readPage(select, query, {
    id,
    by: { created_at: byCreation(id), code: { expression: sql`lower(code)`, type: 'text' } },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

/** Counts one more redemption of a code that can be redeemed at this moment. False: it cannot, or all are taken. One statement, so no race breaks the limit. */
export async function takeCodeRedemption(tx: Tx, id: PromotionCodeId): Promise<boolean> {
  const text = `UPDATE promotion_codes SET redeemed_count = redeemed_count + 1
    WHERE organization_id = $1 AND id = $2 AND status = 'active' AND (max_redemptions IS NULL OR redeemed_count < max_redemptions)
      AND (valid_until IS NULL OR valid_until > $3)`
  const { rowCount } = await tx.query(text, [tx.organizationId, id, tx.now], 'take-code-redemption')
  return rowCount === 1
}

/** Gives a redemption back that nothing was lowered with. */
export async function returnCodeRedemption(tx: Tx, id: PromotionCodeId): Promise<void> {
  const text = 'UPDATE promotion_codes SET redeemed_count = redeemed_count - 1 WHERE organization_id = $1 AND id = $2'
  await tx.query(text, [tx.organizationId, id])
}

function selectCodes(tx: Tx) {
  return tx.sql.selectFrom('promotion_codes').selectAll().where('organization_id', '=', tx.organizationId)
}

type CodeRow = Awaited<ReturnType<ReturnType<typeof selectCodes>['executeTakeFirstOrThrow']>>

function fromRow(row: CodeRow): PromotionCode {
  return {
    id: idOf('promo', row.id),
    couponId: idOf('coup', row.coupon_id),
    code: row.code,
    customerId: row.customer_id === null ? null : idOf('cus', row.customer_id),
    firstPurchaseOnly: row.first_purchase_only,
    maxRedemptions: row.max_redemptions,
    redeemedCount: row.redeemed_count,
    validUntil: row.valid_until,
    status: z.enum(promotionCodeStatuses).parse(row.status),
    metadata: z.record(z.string(), z.string()).parse(row.metadata),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(code: PromotionCode) {
  return {
    max_redemptions: code.maxRedemptions,
    valid_until: code.validUntil,
    status: code.status,
    metadata: JSON.stringify(code.metadata),
    updated_at: code.updatedAt,
  }
}

function refuseTakenCode(error: unknown): never {
  if (!isUniqueViolation(error, 'promotion_codes_by_code')) throw error
  const detail = 'Another active promotion code has this code.'
  throw refuse('already_exists', { detail, errors: [{ pointer: '/code', code: 'already_exists', detail }] })
}
