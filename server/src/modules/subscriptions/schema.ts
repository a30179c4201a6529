import { conventionsPatchSchema, conventionsSchema } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { decimal, decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { currency, instant, metadata, plainDate, text, timezone } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { intervalSchema } from '../catalog/price-schema.ts'
import { anchorDay, collectionMethod, netTermsDays, quantity, spendingCap, termEnd, trialEnd } from './agreement-fields-schema.ts'
import { changeSchema, changeToApi } from './change-schema.ts'
import type { ItemView, SubscriptionView } from './subscription-types.ts'

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
    spending_cap: spendingCap.nullable().meta({ examples: [null] }),
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

export const subscriptionUpdateSchema = z
  .strictObject({
    collection_method: collectionMethod.optional(),
    net_terms_days: netTermsDays.nullable().optional(),
    spending_cap: spendingCap.nullable().optional().meta({ description: 'Counts for the running period too. Null takes it away.' }),
    conventions: conventionsPatchSchema.optional().meta({ description: 'A new value replaces the whole.' }),
    metadata: metadata.optional(),
  })
  .meta({ id: 'SubscriptionUpdate', description: 'Only what is given changes, from the next invoice on.' })

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
    spending_cap: row.spending_cap,
    conventions: row.conventions,
    parked: row.parked_at === null ? null : { at: row.parked_at.toString(), reason: row.parked_reason ?? 'unknown' },
    metadata: row.metadata,
    created_at: row.created_at.toString(),
    updated_at: row.updated_at.toString(),
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
