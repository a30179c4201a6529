import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { intervalSchema } from '../catalog/price-schema.ts'
import { redemptionFields } from '../coupons/discount-schema.ts'
import { quantity } from '../subscriptions/agreement-fields-schema.ts'
import { subscriptionSchema } from '../subscriptions/schema.ts'

export const ownSubscriptionSchema = subscriptionSchema
  .omit({ customer: true, customer_name: true, cancel_credit: true, conventions: true, parked: true, metadata: true, spending_cap: true })
  .meta({ id: 'PortalSubscription', description: 'An agreement of yours.' })

export const ownSubscriptionListSchema = pageSchema('PortalSubscriptionList', ownSubscriptionSchema)

export const subscribeSchema = z
  .strictObject({
    plan: idSchema('plan'),
    interval: intervalSchema.optional().meta({ description: 'Which of the plan’s intervals; needed where it has several.' }),
    currency: currency.optional().meta({ description: 'Which of the plan’s currencies. Absent: yours.' }),
    quantity: quantity.optional().meta({ description: 'Absent: 1.', examples: ['1'] }),
    promotion_code: redemptionFields.promotion_code,
  })
  .meta({ id: 'PortalSubscriptionCreate', examples: [{ plan: 'plan_01h455vb4pex5vsknk084sn02q', interval: { unit: 'month', count: 1 } }] })

export const ownChangeSchema = z
  .strictObject({ plan: idSchema('plan').optional(), interval: intervalSchema.optional(), quantity: quantity.optional() })
  .meta({
    id: 'PortalSubscriptionChange',
    description: 'Another plan, interval or quantity: at once or at the end of the period, as the seller’s conventions say.',
    examples: [{ quantity: '3' }],
  })

export const unsubscribeSchema = z
  .strictObject({
    timing: z
      .enum(['period_end', 'now'])
      .default('period_end')
      .meta({ description: '`now` only where the seller lets customers end at once what is paid for.' }),
  })
  .meta({ id: 'PortalUnsubscribe' })

/** A subscription as its customer sees it: without what the seller notes about it. */
export function toOwnSubscription(subscription: z.input<typeof subscriptionSchema>): z.input<typeof ownSubscriptionSchema> {
  const {
    customer: _,
    customer_name: _n,
    cancel_credit: _c,
    conventions: _v,
    parked: _p,
    metadata: _m,
    spending_cap: _s,
    ...own
  } = subscription
  return own
}
