import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import type { StoredChange } from '../billing/change-json.ts'
import { intervalSchema } from '../catalog/price-schema.ts'
import { anchorDay, quantity } from './agreement-fields-schema.ts'
import type { ChangeView } from './subscription-types.ts'

export const changeSchema = z
  .strictObject({
    id: idSchema('chg'),
    object: z.literal('subscription_change'),
    subscription: idSchema('sub'),
    kind: z.enum(['items', 'anchor']),
    phase: z.int().min(2).nullable().meta({ description: 'Which phase of a schedule it begins; null: it was asked for by itself.' }),
    by_customer: z.boolean().meta({ description: 'They asked for it in the portal, where they can withdraw it.', examples: [false] }),
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

export const subscriptionChangeSchema = z
  .strictObject({
    plan: idSchema('plan').optional().meta({
      description: 'Each of its prices takes the place of the item that is most like it; what is left over ends, what is new begins.',
    }),
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
      .meta({
        description:
          'Only what changes: an item by its id, or a new one by its price. Beside a plan, an item with one of the plan’s prices becomes that, one without stays as it is, and a price of the plan says its quantity.',
      }),
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

export const endTrialSchema = z
  .strictObject({ trial_ends_at: instant.optional().meta({ description: 'Absent: now. Earlier or later than it would end.' }) })
  .meta({ id: 'SubscriptionEndTrial' })

export const moveAnchorSchema = z.strictObject({ day: anchorDay }).meta({ id: 'SubscriptionMoveAnchor' })

export function changeToApi(view: ChangeView): z.input<typeof changeSchema> {
  const shared = {
    id: encodeId('chg', view.id),
    object: 'subscription_change' as const,
    subscription: encodeId('sub', view.subscription_id),
    status: view.status,
    phase: view.phase,
    by_customer: view.by_customer,
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
