import { conventionsPatchSchema } from '@quarterday/core/conventions.ts'
import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency, instant, metadata } from '../../kit/fields.ts'
import { intervalSchema } from '../catalog/price-schema.ts'
import { redemptionFields } from '../coupons/discount-schema.ts'
import { anchorDay, collectionMethod, netTermsDays, quantity, spendingCap, termEnd, trialEnd } from './agreement-fields-schema.ts'

const newItems = z
  .array(z.strictObject({ price: idSchema('price'), quantity: quantity.optional() }))
  .max(20)
  .meta({
    description:
      'Prices besides, or instead of, a plan; of a price that the plan brings, the quantity. All share one interval and currency.',
  })

const phases = z
  .array(
    z.strictObject({
      plan: idSchema('plan').optional(),
      interval: intervalSchema.optional(),
      quantity: quantity.optional(),
      items: newItems.optional(),
      periods: z.int().min(1).max(1200).optional().meta({ description: 'How many billing periods it lasts.' }),
      until: instant
        .optional()
        .meta({ description: 'Or until when: the next phase begins with the first period that begins at or after that moment.' }),
    }),
  )
  .min(1)
  .max(20)
  .meta({
    description:
      'Prices that change by themselves: the first is what it starts with, each next one is a scheduled change. All but the last need `periods` or `until`.',
  })

export const subscriptionCreateSchema = z
  .strictObject({
    customer: idSchema('cus'),
    plan: idSchema('plan').optional(),
    interval: intervalSchema.optional().meta({ description: 'Which of the plan’s intervals; needed where it has several.' }),
    currency: currency.optional().meta({ description: 'Which of the plan’s currencies. Absent: that of the customer.', examples: ['EUR'] }),
    quantity: quantity.optional().meta({ description: 'Of each item that comes from the plan.', examples: ['1'] }),
    items: newItems.optional(),
    start_at: instant.optional().meta({
      description:
        'Absent: now. Later: it is `incomplete` and bills nothing until then. Earlier: it is billed from then on, each period that has passed by itself.',
    }),
    allow_overlap: z
      .boolean()
      .optional()
      .meta({ description: 'A start in the past may bill time that another subscription of the customer has billed for the same price.' }),
    trial_days: z.int().min(0).max(1000).optional().meta({ description: 'Absent: as the plan says.' }),
    trial_ends_at: instant.optional().meta({ description: 'Instead of `trial_days`.' }),
    trial_end: trialEnd.optional(),
    term_months: z.int().min(1).max(1200).nullable().optional().meta({ description: 'A fixed term. Absent: as the plan says.' }),
    term_end: termEnd.optional(),
    phases: phases.optional(),
    end_behavior: z
      .enum(['release', 'cancel'])
      .optional()
      .meta({ description: 'After the last phase it goes on as it is, or is canceled.' }),
    anchor_day: anchorDay.optional(),
    anchor_at: instant.optional().meta({ description: 'Periods are counted from this very moment.' }),
    collection_method: collectionMethod.optional(),
    net_terms_days: netTermsDays.optional(),
    spending_cap: spendingCap.optional(),
    conventions: conventionsPatchSchema.optional(),
    ...redemptionFields,
    metadata: metadata.optional(),
  })
  .meta({
    id: 'SubscriptionCreate',
    examples: [
      {
        customer: 'cus_01h455vb4pex5vsknk084sn02q',
        plan: 'plan_01h455vb4pex5vsknk084sn02q',
        quantity: '5',
        trial_days: 14,
        promotion_code: 'SPRING27',
      },
    ],
  })
