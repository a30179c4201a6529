import type { Decimal } from '@quarterday/core/decimal.ts'
import type { CouponTerms } from '@quarterday/core/discount/discount.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import { newIdOf } from '../billing/write-slice.ts'
import { addEvents } from '../events/store.ts'
import type { Coupon } from './coupon-types.ts'
import { couponToApi } from './schema.ts'
import * as coupons from './store.ts'

export type NewCoupon = Omit<Coupon, 'id' | 'terms' | 'redeemedCount' | 'status' | 'createdAt' | 'updatedAt'> & {
  readonly percentOff: Decimal | undefined
  /** Minor units. */
  readonly amountOff: bigint | undefined
}

/** Makes a coupon that can be redeemed. Refuses `invalid`, and `already_exists` for a code that is taken. */
export async function createCoupon(ctx: Context, { percentOff, amountOff, ...wanted }: NewCoupon): Promise<Coupon> {
  const terms = termsOf(percentOff, amountOff)
  refuseContradictions(wanted, terms)
  return ctx.transaction(async (tx) => {
    const { plans, products, prices } = wanted.appliesTo
    const missing = await coupons.missingAmong(tx, wanted.appliesTo)
    refuseMissing('plans', 'plan', plans, missing)
    refuseMissing('products', 'prod', products, missing)
    refuseMissing('prices', 'price', prices, missing)
    const made = { redeemedCount: 0, status: 'active' as const, createdAt: tx.now, updatedAt: tx.now }
    const coupon: Coupon = { ...wanted, ...made, terms, id: newIdOf('coup') }
    await coupons.addCoupon(tx, coupon)
    await addEvents(tx, [{ type: 'coupon.created', aggregateId: coupon.id, sequence: 1, data: couponToApi(coupon) }])
    return coupon
  })
}

function termsOf(percent: Decimal | undefined, amount: bigint | undefined): CouponTerms {
  if (percent !== undefined && amount !== undefined)
    throw wrong('/amount_off', 'contradiction', 'Give a percentage or an amount, not both.')
  if (amount !== undefined) return { type: 'amount', amount }
  if (percent === undefined) throw wrong('/percent_off', 'required', 'Give a percentage or an amount.')
  if (percent.isZero() || percent.isGreaterThan(100)) throw wrong('/percent_off', 'out_of_range', 'Must be above 0 and 100 at most.')
  if ((percent.decimalPlaces() ?? 0) > 6) throw wrong('/percent_off', 'too_fine', 'Must have 6 decimal places at most.')
  return { type: 'percent', percent }
}

function refuseContradictions(wanted: Omit<NewCoupon, 'percentOff' | 'amountOff'>, terms: CouponTerms): void {
  const { duration, durationMonths, durationPeriods, currency, minimumAmount, validFrom, validUntil } = wanted
  const lengths = (durationMonths === null ? 0 : 1) + (durationPeriods === null ? 0 : 1)
  if (duration === 'repeating' && lengths !== 1) throw wrong('/duration_months', 'required', 'Give either months or periods.')
  if (duration !== 'repeating' && lengths > 0) {
    const pointer = durationMonths === null ? '/duration_periods' : '/duration_months'
    throw wrong(pointer, 'contradiction', 'Only a repeating coupon has a length.')
  }
  if (currency === null && (terms.type === 'amount' || minimumAmount !== null))
    throw wrong('/currency', 'required', 'An amount needs its currency.')
  if (validFrom !== null && validUntil !== null && Temporal.Instant.compare(validFrom, validUntil) >= 0)
    throw wrong('/valid_until', 'too_early', 'The end must be after the beginning.')
}

function refuseMissing(
  field: 'plans' | 'products' | 'prices',
  prefix: 'plan' | 'prod' | 'price',
  ids: readonly string[],
  missing: ReadonlySet<string>,
): void {
  const index = ids.findIndex((id) => missing.has(id))
  const id = ids[index]
  if (id !== undefined) throw wrong(`/applies_to/${field}/${index}`, 'not_found', `There is no ${encodeId(prefix, id)}.`)
}

function wrong(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
