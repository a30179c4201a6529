import { conventionsPatchSchema, conventionsSchema } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText, nonNegativeDecimal } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { collectionMethods, subscriptionStatuses, termEndings, trialEndings } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { currency, instant, metadata, plainDate, text, timezone } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import type { StoredChange } from '../billing/change-json.ts'
import { intervalSchema } from '../catalog/price-schema.ts'
import { redemptionFields } from '../coupons/discount-schema.ts'
import type { ChangeView, ItemView, SubscriptionView } from './subscription-types.ts'

const quantity = nonNegativeDecimal.meta({ description: 'A decimal as text.', examples: ['5'] })
const netTermsDays = z.int().min(0).max(365)
const collectionMethod = z.enum(collectionMethods)
const anchorDay = z
  .int()
  .min(1)
  .max(31)
  .meta({ description: 'Day of the month; shorter months use their last day.', examples: [1] })

const trialEnd = z.enum(trialEndings).meta({
  description:
    'What becomes of it at the end of the trial. `cancel_without_payment_method` and `pause_without_payment_method` spare customers who can be charged or are sent invoices.',
})
const termEnd = z.enum(termEndings).meta({
  description:
    'At the end of its term it expires, or another term of the same length begins, with the first period that begins at or after that moment.',
})

const itemSchema = z
  .strictObject({
    id: idSchema('si'),
    object: z.literal('subscription_item'),
    price: idSchema('price'),
    price_name: text(256),
    quantity,
    starts_at: instant,
    ends_at: instant.nullable(),
  })
  .meta({ id: 'SubscriptionItem', description: 'One price in a subscription, with a quantity. The id stays when either changes.' })

export const changeSchema = z
  .strictObject({
    id: idSchema('chg'),
    object: z.literal('subscription_change'),
    subscription: idSchema('sub'),
    kind: z.enum(['items', 'anchor']),
    phase: z.int().min(2).nullable().meta({ description: 'Which phase of a schedule it begins; null: it was asked for by itself.' }),
    status: z.enum(['scheduled', 'applied', 'withdrawn']),
    effective_at: instant,
    plan: idSchema('plan').nullable(),
    interval: intervalSchema.nullable(),
    items: z.array(z.strictObject({ item: idSchema('si').nullable(), price: idSchema('price'), quantity })),
    anchor_day: anchorDay.nullable(),
    created_at: instant,
    closed_at: instant.nullable(),
  })
  .meta({ id: 'SubscriptionChange', description: 'A change that waits for its moment, or did.' })

export const changesSchema = z.strictObject({ data: z.array(changeSchema) }).meta({ id: 'SubscriptionChangeList' })

export const subscriptionSchema = z
  .strictObject({
    id: idSchema('sub'),
    object: z.literal('subscription'),
    customer: idSchema('cus'),
    customer_name: text(256),
    plan: idSchema('plan').nullable(),
    plan_name: text(256).nullable(),
    status: z.enum(subscriptionStatuses),
    currency,
    timezone: timezone.meta({ description: 'Where its days begin; taken over from the customer when it started.' }),
    interval: intervalSchema,
    anchor_on: plainDate.meta({ description: 'Billing periods are counted from here.' }),
    anchor_day: anchorDay.nullable(),
    items: z.array(itemSchema),
    current_period_start: instant,
    current_period_end: instant,
    next_billing_at: instant.nullable().meta({
      description: 'When it is looked at next: at the end of its period or before. Null once it has ended, or while it is paused.',
    }),
    started_at: instant.meta({ description: 'While it is incomplete: when it is going to start.' }),
    trial_ends_at: instant.nullable(),
    trial_end: trialEnd,
    term_months: z.int().nullable().meta({ description: 'Length of its terms; null: until it is canceled.' }),
    term_end: termEnd,
    term_ends_at: instant.nullable().meta({ description: 'End of the running term.' }),
    cancel_at: instant.nullable().meta({ description: 'When it is going to be canceled, or was.' }),
    canceled_at: instant.nullable().meta({ description: 'When somebody asked for that.' }),
    cancel_credit: conventionsSchema.shape.credit_policy
      .nullable()
      .meta({ description: 'Where the unused part goes then. Null: as the conventions say.' }),
    pause_at: instant.nullable().meta({ description: 'Since when it is paused, or from when on it is going to be.' }),
    resumes_at: instant.nullable().meta({ description: 'When it goes on by itself.' }),
    ended_at: instant.nullable(),
    scheduled_changes: z.array(changeSchema),
    collection_method: collectionMethod,
    net_terms_days: netTermsDays.nullable(),
    conventions: conventionsPatchSchema.meta({ description: 'Only what differs from the customer and the organization.' }),
    parked: z
      .strictObject({ at: instant, reason: text(1000) })
      .nullable()
      .meta({ description: 'Set when it could not be billed: it waits until somebody resumes it.' }),
    metadata,
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Subscription', description: "A customer's standing agreement." })

export const subscriptionListSchema = pageSchema('SubscriptionList', subscriptionSchema)

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

export const subscriptionChangeSchema = z
  .strictObject({
    plan: idSchema('plan').optional().meta({ description: 'Its prices take the place of the items, in their order.' }),
    interval: intervalSchema.optional(),
    quantity: quantity.optional().meta({ description: 'Of every item.' }),
    items: z
      .array(
        z.strictObject({
          item: idSchema('si').optional(),
          price: idSchema('price').optional(),
          quantity: quantity.optional(),
          remove: z.literal(true).optional(),
        }),
      )
      .max(20)
      .optional()
      .meta({ description: 'Only what changes: an item by its id, or a new one by its price.' }),
    timing: z
      .enum(['now', 'period_end', 'at'])
      .optional()
      .meta({ description: 'Absent: as the conventions say for an upgrade or a downgrade.' }),
    at: instant.optional().meta({ description: 'With the timing `at`: a later moment, at a period’s end or within one.' }),
    proration: z
      .enum(['invoice_now', 'next_invoice', 'none'])
      .optional()
      .meta({ description: 'When the money of a change in mid-period moves. Absent: as the conventions say.' }),
    anchor_day: anchorDay.optional().meta({
      description: 'A new period begins with the change and is billed on this day from then on. Only at once, in a paid period.',
      examples: [16],
    }),
    release_schedule: z
      .boolean()
      .optional()
      .meta({ description: 'Gives up phases that are still to come. A change of a subscription that has some is refused without it.' }),
  })
  .meta({ id: 'SubscriptionChangeCreate', examples: [{ quantity: '12', timing: 'now', proration: 'invoice_now' }] })

export const subscriptionUpdateSchema = z
  .strictObject({
    collection_method: collectionMethod.optional(),
    net_terms_days: netTermsDays.nullable().optional(),
    conventions: conventionsPatchSchema.optional().meta({ description: 'A new value replaces the whole.' }),
    metadata: metadata.optional(),
  })
  .meta({ id: 'SubscriptionUpdate', description: 'Only what is given changes, from the next invoice on.' })

export const cancelSchema = z
  .strictObject({
    timing: z.enum(['now', 'period_end', 'at']).default('period_end'),
    at: instant.optional().meta({
      description:
        'With the timing `at`: a local midnight is the end itself, another moment names the last day, which `cancel_day` counts or not. May lie in the running period’s past.',
    }),
    credit: conventionsSchema.shape.credit_policy
      .optional()
      .meta({ description: 'Where the unused part of what is paid goes. Absent: as the conventions say.' }),
  })
  .meta({ id: 'SubscriptionCancel' })

export const pauseSchema = z
  .strictObject({
    at: instant.optional().meta({ description: 'Absent: now. May lie in the running period’s past, or ahead.' }),
    resumes_at: instant.optional().meta({ description: 'When it goes on by itself. Absent: when somebody resumes it.' }),
  })
  .meta({ id: 'SubscriptionPause', examples: [{ resumes_at: '2027-06-01T00:00:00Z' }] })

export const resumeSchema = z
  .strictObject({
    at: instant.optional().meta({
      description: 'Absent: now, or never mind a pause that has not begun. May be dated back to the beginning of the pause, or lie ahead.',
    }),
  })
  .meta({ id: 'SubscriptionResume' })

export const endTrialSchema = z
  .strictObject({ trial_ends_at: instant.optional().meta({ description: 'Absent: now. Earlier or later than it would end.' }) })
  .meta({ id: 'SubscriptionEndTrial' })

export const moveAnchorSchema = z.strictObject({ day: anchorDay }).meta({ id: 'SubscriptionMoveAnchor' })

export function toApi({ row, items, changes }: SubscriptionView): z.input<typeof subscriptionSchema> {
  return {
    id: encodeId('sub', row.id),
    object: 'subscription',
    customer: encodeId('cus', row.customer_id),
    customer_name: row.customer_name,
    plan: row.plan_id === null ? null : encodeId('plan', row.plan_id),
    plan_name: row.plan_name,
    status: row.status,
    currency: currencySchema.parse(row.currency),
    timezone: row.timezone,
    interval: { unit: row.interval_unit, count: row.interval_count },
    anchor_on: row.anchor_on.toString(),
    anchor_day: row.anchor_day,
    items: items.map(itemToApi),
    current_period_start: row.period_start.toString(),
    current_period_end: row.period_end.toString(),
    next_billing_at: row.next_at?.toString() ?? null,
    started_at: row.started_at.toString(),
    trial_ends_at: row.trial_ends_at?.toString() ?? null,
    trial_end: row.trial_end,
    term_months: row.term_months,
    term_end: row.term_end,
    term_ends_at: row.term_ends_at?.toString() ?? null,
    cancel_at: row.cancel_at?.toString() ?? null,
    canceled_at: row.canceled_at?.toString() ?? null,
    cancel_credit: row.cancel_credit,
    pause_at: row.pause_at?.toString() ?? null,
    resumes_at: row.resumes_at?.toString() ?? null,
    ended_at: row.ended_at?.toString() ?? null,
    scheduled_changes: changes.map(changeToApi),
    collection_method: row.collection_method,
    net_terms_days: row.net_terms_days,
    conventions: row.conventions,
    parked: row.parked_at === null ? null : { at: row.parked_at.toString(), reason: row.parked_reason ?? 'unknown' },
    metadata: row.metadata,
    created_at: row.created_at.toString(),
    updated_at: row.updated_at.toString(),
  }
}

export function changeToApi(view: ChangeView): z.input<typeof changeSchema> {
  const shared = {
    id: encodeId('chg', view.id),
    object: 'subscription_change' as const,
    subscription: encodeId('sub', view.subscription_id),
    status: view.status,
    phase: view.phase,
    effective_at: view.effective_at.toString(),
    created_at: view.created_at.toString(),
    closed_at: view.closed_at?.toString() ?? null,
  }
  return { ...shared, ...contentToApi(view.change) }
}

function contentToApi(change: StoredChange) {
  if (change.kind === 'anchor') return { kind: change.kind, plan: null, interval: null, items: [], anchor_day: change.day }
  const items = change.items.map(({ item_id, price_id, quantity: text }) => ({
    item: item_id === null ? null : encodeId('si', item_id),
    price: encodeId('price', price_id),
    quantity: text,
  }))
  return {
    kind: change.kind,
    plan: change.plan_id === null ? null : encodeId('plan', change.plan_id),
    interval: change.interval,
    items,
    anchor_day: null,
  }
}

function itemToApi(item: ItemView): z.input<typeof itemSchema> {
  return {
    id: encodeId('si', item.id),
    object: 'subscription_item',
    price: encodeId('price', item.price_id),
    price_name: item.price_name,
    quantity: decimalText(decimal(item.quantity)),
    starts_at: item.starts_at.toString(),
    ends_at: item.ends_at?.toString() ?? null,
  }
}
