import { decimalString, decimalText } from '@quarterday/core/decimal.ts'
import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { billableUnits } from '@quarterday/core/pricing/index.ts'
import { capActions } from '@quarterday/core/usage/cap-reading.ts'
import { nextThreshold } from '@quarterday/core/usage/threshold.ts'
import { z } from 'zod'
import { currency, instant } from '../../kit/fields.ts'
import type { RatedUsage, TaxedUsage } from './usage-types.ts'

const amount = z.int().meta({ description: 'Whole minor units of the currency.', examples: [1300] })

const entrySchema = z
  .strictObject({
    object: z.literal('usage'),
    item: idSchema('si'),
    price: idSchema('price'),
    meter: idSchema('mtr'),
    group: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Values of the properties that the price groups by. Null: it does not group.', examples: [null] }),
    units: decimalString.meta({
      description: 'What the meter has counted in the period; of a level, the present one.',
      examples: ['1100'],
    }),
    billable_units: decimalString.meta({ description: 'The same without the units that are free.', examples: ['1100'] }),
    amount: amount.meta({ description: 'What they come to, before discounts and tax, whether billed already or not.' }),
    amount_with_tax: amount
      .nullable()
      .meta({ description: 'The same with today’s tax. Null: a tax engine says it once it is billed.', examples: [1560] }),
    already_billed: amount.meta({ description: 'What documents have billed of `amount`.', examples: [0] }),
    period: z.strictObject({ start: instant, end: instant }).meta({ description: 'The running period, without its end.' }),
  })
  .meta({ id: 'Usage', description: 'What an item was used for in its running period.' })

export const subscriptionUsageSchema = z
  .strictObject({
    object: z.literal('subscription_usage'),
    subscription: idSchema('sub'),
    currency,
    free: z.boolean().meta({ description: 'Nobody is charged for it: a trial runs, or the subscription is paused.', examples: [false] }),
    amount: amount.meta({ description: 'All of it.' }),
    amount_with_tax: amount.nullable().meta({ examples: [1560] }),
    arrears_amount: amount.meta({ description: 'What thresholds look at: all that is paid in arrears.' }),
    next_threshold: amount
      .nullable()
      .meta({ description: 'When `arrears_amount` comes to this, it is billed at once. Null: none is ahead.', examples: [50000] }),
    spending_cap: z
      .strictObject({
        amount,
        action: z.enum(capActions),
        spent: amount.meta({ description: 'What the usage of the period has come to without it.' }),
        left: amount.meta({ description: 'What can still be billed of the period; 0 where it is reached.', examples: [0] }),
      })
      .nullable()
      .meta({ description: 'Null: it may spend as much as it uses.', examples: [null] }),
    thresholds: z.array(amount).meta({ description: 'All of the plan’s, in this currency.', examples: [[20000, 50000]] }),
    data: z.array(entrySchema),
  })
  .meta({ id: 'SubscriptionUsage', description: 'What a subscription was used for in its running period, and what that comes to.' })

export const customerUsageSchema = z
  .strictObject({ object: z.literal('customer_usage'), customer: idSchema('cus'), data: z.array(subscriptionUsageSchema) })
  .meta({ id: 'CustomerUsage', description: 'The usage of a customer’s subscriptions.' })

export function usageToApi({ rated, taxed }: TaxedUsage): z.input<typeof subscriptionUsageSchema> {
  const { snapshot, items, cap, thresholds, spent, free } = rated
  const { subscription } = snapshot
  const next = nextThreshold(thresholds, subscription.currency, spent)
  return {
    object: 'subscription_usage',
    subscription: encodeId('sub', subscription.id),
    currency: subscription.currency,
    free,
    amount: Number(free ? 0n : items.reduce((sum, item) => sum + item.spent, 0n)),
    amount_with_tax: withTax(free ? 0n : taxed && [...taxed.values()].reduce((sum, each) => sum + each, 0n)),
    arrears_amount: Number(free ? 0n : spent),
    next_threshold: next === null ? null : Number(next),
    spending_cap: cap && {
      amount: Number(cap.amount),
      action: cap.action,
      spent: Number(free ? 0n : cap.spent),
      left: Number(cap.amount > cap.billed ? cap.amount - cap.billed : 0n),
    },
    thresholds: thresholds.map((each) => Number(each.amount)),
    data: items.flatMap((item) => entriesOf(item, free, taxed)),
  }
}

function withTax(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount)
}

function entriesOf({ charge, groups }: RatedUsage['items'][number], free: boolean, taxed: TaxedUsage['taxed']) {
  const { itemId, price, period } = charge
  return groups.map(
    ({ line, units, billed }): z.input<typeof entrySchema> => ({
      object: 'usage',
      item: encodeId('si', itemId),
      price: encodeId('price', price.id),
      meter: encodeId('mtr', price.meter?.meterId ?? ''),
      group: line.derivation.rule === 'usage' && line.derivation.group ? { ...line.derivation.group } : null,
      units: decimalText(units),
      billable_units: decimalText(billableUnits(price.terms, units)),
      amount: Number(free ? 0n : line.listed),
      amount_with_tax: withTax(free ? 0n : taxed && (taxed.get(line.id) ?? line.listed)),
      already_billed: Number(billed),
      period: { start: period.start.toString(), end: period.end.toString() },
    }),
  )
}
