import { intervalUnitSchema } from '@quarterday/core/calendar.ts'
import { encodeId, idOf, idSchema } from '@quarterday/core/id.ts'
import { minorUnits } from '@quarterday/core/money.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { currency, instant } from '../../kit/fields.ts'
import type {
  Overview,
  ReportedSubscription,
  RevenueReport,
  RevenueRow,
  SubscriptionReport,
  SubscriptionTotal,
  UpcomingRenewal,
} from './report-types.ts'

const count = z.int().min(0)
const quantity = z.string().meta({ description: 'A decimal as text.', examples: ['5'] })
const month = z.string().meta({ description: 'In the zone of your organization.', examples: ['2027-04'] })
const plan = idSchema('plan').nullable()
const planName = z
  .string()
  .nullable()
  .meta({ examples: ['Pro'] })
const mrr = minorUnits.meta({
  description:
    'A month of it: weeks are 1/52, days 1/365 of a year. Nothing in a trial, in a pause or while a payment is late, and nothing for usage. Before discount and tax.',
  examples: [2900],
})
const pastDue = minorUnits.meta({ description: 'What those would add that are behind with a payment.', examples: [0] })

const subscriptionRowSchema = z
  .strictObject({
    subscription: idSchema('sub'),
    customer: idSchema('cus'),
    customer_name: z.string(),
    customer_email: z.string().nullable(),
    plan,
    plan_name: planName,
    status: z.enum(subscriptionStatuses),
    quantity: quantity.meta({ description: 'The sum over its items.' }),
    items: z.array(z.strictObject({ price: idSchema('price'), name: z.string(), quantity })),
    interval: z.strictObject({ unit: intervalUnitSchema, count: z.int() }),
    period_start: instant,
    period_end: instant,
    next_billing_at: instant.nullable(),
    cancel_at: instant.nullable(),
    currency,
    amount: minorUnits.meta({ description: 'What a full period costs, before discount and tax.', examples: [2900] }),
    mrr,
  })
  .meta({ id: 'ActiveSubscriptionsRow' })

const subscriptionTotalSchema = { currency, subscriptions: count, mrr, mrr_past_due: pastDue }

export const subscriptionReportSchema = z
  .strictObject({
    object: z.literal('active_subscriptions_report'),
    data: z.array(subscriptionRowSchema),
    truncated: z.boolean().meta({ description: 'There are more rows than `limit`; totals are over all of them.' }),
    totals: z.array(z.strictObject(subscriptionTotalSchema)),
    by_plan: z.array(z.strictObject({ plan, plan_name: planName, ...subscriptionTotalSchema })),
  })
  .meta({ id: 'ActiveSubscriptionsReport', description: 'Subscriptions that run, with what they cost and bring.' })

const revenue = {
  currency,
  invoices: count.meta({ description: 'Final invoices of the month that are not void.' }),
  invoiced: minorUnits.meta({ description: 'What they come to.' }),
  credited: minorUnits.meta({ description: 'What credit notes, and invoices below zero, gave back.' }),
  collected: minorUnits.meta({ description: 'Payments that arrived in the month, whichever invoice they are for.' }),
  outstanding: minorUnits.meta({ description: 'What is still due of the invoices of the month.' }),
}

export const revenueReportSchema = z
  .strictObject({
    object: z.literal('revenue_report'),
    from: month,
    to: month,
    timezone: z.string(),
    data: z.array(
      z
        .strictObject({
          month,
          ...revenue,
          plan: plan.optional().meta({ description: 'With `group_by=plan`: that of the subscription as it is now.' }),
          plan_name: planName.optional(),
        })
        .meta({ id: 'RevenueRow' }),
    ),
    totals: z.array(z.strictObject(revenue)),
  })
  .meta({ id: 'RevenueReport', description: 'What was invoiced, credited and collected, by month and currency.' })

const amountSchema = z.strictObject({ currency, amount: minorUnits })

export const overviewSchema = z
  .strictObject({
    object: z.literal('overview'),
    now: instant,
    timezone: z.string(),
    subscriptions: z.strictObject({
      incomplete: count,
      trialing: count,
      active: count,
      past_due: count,
      paused: count,
      canceled: count,
      expired: count,
    }),
    mrr: z
      .array(z.strictObject({ currency, amount: mrr, past_due: pastDue }))
      .meta({ description: 'Monthly recurring revenue: of active subscriptions, for what is paid whether used or not.' }),
    upcoming_renewals: z.strictObject({
      next_7_days: count,
      next_30_days: count,
      list: z
        .array(
          z.strictObject({
            subscription: idSchema('sub'),
            customer: idSchema('cus'),
            customer_name: z.string(),
            plan_name: planName,
            at: instant,
            currency,
            amount: minorUnits,
          }),
        )
        .meta({ description: 'The next ten.' }),
    }),
    revenue: z.strictObject({
      totals: z.array(z.strictObject(revenue)).meta({ description: 'Over all time.' }),
      months: z.array(z.strictObject({ month, ...revenue })).meta({ description: 'The last twelve, each currency in each month.' }),
    }),
    overdue: z.strictObject({ invoices: count, amounts: z.array(amountSchema) }),
    newest_customers: z.array(z.strictObject({ id: idSchema('cus'), name: z.string(), email: z.string().nullable(), created_at: instant })),
  })
  .meta({ id: 'Overview', description: 'The state of the business at one glance.' })

export function subscriptionReportToApi(report: SubscriptionReport): z.input<typeof subscriptionReportSchema> {
  return {
    object: 'active_subscriptions_report',
    data: report.rows.map(rowToApi),
    truncated: report.isTruncated,
    totals: report.totals.map(totalToApi),
    by_plan: report.byPlan.map((total) => ({ plan: planToApi(total.planId ?? null), plan_name: total.planName, ...totalToApi(total) })),
  }
}

function rowToApi(row: ReportedSubscription): z.input<typeof subscriptionRowSchema> {
  return {
    subscription: encodeId('sub', row.id),
    customer: encodeId('cus', row.customerId),
    customer_name: row.customerName,
    customer_email: row.customerEmail,
    plan: planToApi(row.planId),
    plan_name: row.planName,
    status: row.status,
    quantity: row.quantity,
    items: row.items.map((item) => ({ price: encodeId('price', idOf('price', item.priceId)), name: item.name, quantity: item.quantity })),
    interval: row.interval,
    period_start: row.periodStart.toString(),
    period_end: row.periodEnd.toString(),
    next_billing_at: row.nextBillingAt?.toString() ?? null,
    cancel_at: row.cancelAt?.toString() ?? null,
    currency: row.currency,
    amount: exact(row.amount),
    mrr: exact(row.mrr),
  }
}

function planToApi(id: ReportedSubscription['planId']): string | null {
  return id === null ? null : encodeId('plan', id)
}

function totalToApi({ currency, subscriptions, mrr, mrrPastDue }: SubscriptionTotal) {
  return { currency, subscriptions, mrr: exact(mrr), mrr_past_due: exact(mrrPastDue) }
}

export function revenueReportToApi(report: RevenueReport, byPlan: boolean): z.input<typeof revenueReportSchema> {
  return {
    object: 'revenue_report',
    from: report.from.toString(),
    to: report.to.toString(),
    timezone: report.timezone,
    data: report.rows.map((row) => ({
      month: row.month,
      ...revenueToApi(row),
      ...(byPlan ? { plan: planToApi(row.planId), plan_name: row.planName } : {}),
    })),
    totals: report.totals.map(revenueToApi),
  }
}

function revenueToApi(row: Pick<RevenueRow, 'currency' | 'invoices' | 'invoiced' | 'credited' | 'collected' | 'outstanding'>) {
  const { currency, invoices, invoiced, credited, collected, outstanding } = row
  return {
    currency,
    invoices,
    invoiced: exact(invoiced),
    credited: exact(credited),
    collected: exact(collected),
    outstanding: exact(outstanding),
  }
}

export function overviewToApi(overview: Overview): z.input<typeof overviewSchema> {
  const { now, timezone, subscriptions, mrr, renewals, revenue, overdue, newestCustomers } = overview
  return {
    object: 'overview',
    now: now.toString(),
    timezone,
    subscriptions: { ...subscriptions },
    mrr: mrr.map((each) => ({ ...amountToApi(each), past_due: exact(each.pastDue) })),
    upcoming_renewals: { next_7_days: renewals.within7Days, next_30_days: renewals.within30Days, list: renewals.next.map(renewalToApi) },
    revenue: {
      totals: revenue.total.map(revenueToApi),
      months: revenue.months.map((row) => ({ month: row.month, ...revenueToApi(row) })),
    },
    overdue: { invoices: overdue.invoices, amounts: overdue.amounts.map(amountToApi) },
    newest_customers: newestCustomers.map(({ id, name, email, createdAt }) => ({
      id: encodeId('cus', id),
      name,
      email,
      created_at: createdAt.toString(),
    })),
  }
}

function amountToApi({ currency, amount }: Overview['overdue']['amounts'][number]) {
  return { currency, amount: exact(amount) }
}

function renewalToApi(renewal: UpcomingRenewal) {
  return {
    subscription: encodeId('sub', renewal.subscriptionId),
    customer: encodeId('cus', renewal.customerId),
    customer_name: renewal.customerName,
    plan_name: renewal.planName,
    at: renewal.at.toString(),
    currency: renewal.currency,
    amount: exact(renewal.amount),
  }
}

/** Each amount of a book fits into an exact number of JSON; their sums need not. Refuses `conflict`: a rounded sum would be a wrong one. */
export function exact(sum: bigint): number {
  const number = Number(sum)
  if (Number.isSafeInteger(number)) return number
  throw refuse('conflict', {
    detail: `A sum is ${sum} minor units, more than a number of JSON can say exactly. Ask for fewer months or customers.`,
  })
}
