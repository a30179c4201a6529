import { decimal } from '@quarterday/core/decimal.ts'
import type { Context } from '../kit/context.ts'
import { createPromotionCode } from '../modules/coupons/change-promotion-code.ts'
import { createCoupon } from '../modules/coupons/create-coupon.ts'

/** The words that Harbour Coffee's customers type: for who is new, and for who is still there. */
export const welcomeCode = 'HELLO20'
export const thanksCode = 'THANKS15'

/** A welcome that was always there. */
export async function createWelcome(ctx: Context): Promise<void> {
  const { id: couponId } = await createCoupon(ctx, {
    ...anybody,
    code: 'welcome',
    name: 'Welcome aboard',
    percentOff: decimal(20),
    amountOff: undefined,
    currency: null,
    duration: 'repeating',
    durationMonths: 3,
    firstPurchaseOnly: true,
    maxRedemptions: null,
  })
  await createPromotionCode(ctx, { ...anyTime, couponId, code: welcomeCode, firstPurchaseOnly: true, maxRedemptions: null })
}

/** A present of 15.00 EUR for regulars, for as many as the cellar has bags. */
export async function createThanks(ctx: Context): Promise<void> {
  const { id: couponId } = await createCoupon(ctx, {
    ...anybody,
    code: 'thanks',
    name: 'Thank you',
    percentOff: undefined,
    amountOff: 1500n,
    currency: 'EUR',
    duration: 'once',
    durationMonths: null,
    firstPurchaseOnly: false,
    maxRedemptions: 40,
  })
  await createPromotionCode(ctx, { ...anyTime, couponId, code: thanksCode, firstPurchaseOnly: false, maxRedemptions: 25 })
}

const anybody = {
  durationPeriods: null,
  appliesTo: { plans: [], products: [], prices: [] },
  minimumAmount: null,
  maxRedemptionsPerCustomer: 1,
  validFrom: null,
  validUntil: null,
  metadata: {},
}

const anyTime = { customerId: null, validUntil: null, metadata: {} }
