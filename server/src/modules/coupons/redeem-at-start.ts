import type { AvailableDiscount } from '@quarterday/core/discount/discount.ts'
import type { Tx } from '../../kit/db.ts'
import { asksForCoupon, previewRedemption, type Redemption, redeemCoupon, type WantedCoupon } from './redeem-coupon.ts'

/**
 * Redeems the coupon that a start asks for, before its first document is billed: from then on it is among the customer's discounts. A preview takes
 * nothing, and gets back what the coupon would add to them. Refuses as `redeemCoupon` does.
 */
export async function redeemAtStart(
  tx: Tx,
  { coupon, promotionCode }: WantedCoupon,
  redemption: Redemption,
  mode: 'write' | 'preview',
): Promise<readonly AvailableDiscount[]> {
  const wanted = { coupon, promotionCode }
  if (!asksForCoupon(wanted)) return []
  if (mode === 'preview') return [await previewRedemption(tx, wanted, redemption)]
  await redeemCoupon(tx, wanted, redemption)
  return []
}
