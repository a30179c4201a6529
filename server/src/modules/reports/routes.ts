import { idSchema } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { currency, queryInteger } from '../../kit/fields.ts'
import { type Route, route } from '../../kit/route.ts'
import { customerReportSchema, customerReportToApi } from './customer-report-schema.ts'
import { growthReportSchema, growthReportToApi } from './growth-schema.ts'
import { overview } from './overview.ts'
import { customersCsv, growthCsv, revenueCsv, subscriptionsCsv } from './report-csv.ts'
import { reportCustomers } from './report-customers.ts'
import { reportGrowth } from './report-growth.ts'
import { reportRevenue } from './report-revenue.ts'
import { reportSubscriptions } from './report-subscriptions.ts'
import {
  overviewSchema,
  overviewToApi,
  revenueReportSchema,
  revenueReportToApi,
  subscriptionReportSchema,
  subscriptionReportToApi,
} from './schema.ts'

const tag = 'Reports'
const format = z
  .enum(['json', 'csv'])
  .default('json')
  .meta({ description: 'With `csv` the answer is a file, with amounts in major units.' })
const running = ['trialing', 'active', 'past_due', 'paused'] as const
const files = ['text/csv']

const month = z
  .codec(
    z.string().regex(/^(19|[2-9]\d)\d{2}-(0[1-9]|1[0-2])$/, 'Must be a month such as 2027-04'),
    z.custom<Temporal.PlainYearMonth>((value) => value instanceof Temporal.PlainYearMonth),
    { decode: (wire) => Temporal.PlainYearMonth.from(wire), encode: (value) => value.toString() },
  )
  .meta({ examples: ['2027-04'] })

const mostMonths = 600

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/overview',
    operation: 'getOverview',
    refuses: ['conflict'],
    tag,
    summary: 'Get the state of the business',
    description: 'What the first page of the dashboard shows: subscriptions, monthly revenue, renewals to come, what is overdue.',
    scope: 'reports:read',
    transaction: 'own',
    reply: overviewSchema,
    handle: async (ctx) => overviewToApi(await overview(ctx)),
  }),
  route({
    method: 'GET',
    path: '/v1/reports/active_subscriptions',
    operation: 'reportActiveSubscriptions',
    refuses: ['conflict'],
    tag,
    summary: 'Report the subscriptions that run',
    description: 'Each with what a period costs and what it brings a month; totals by currency and by plan.',
    scope: 'reports:read',
    transaction: 'own',
    query: z.strictObject({
      status: z.enum(running).optional(),
      plan: idSchema('plan').optional(),
      customer: idSchema('cus').optional(),
      currency: currency.optional(),
      limit: queryInteger(1, 100_000).default(100_000).meta({ description: 'Rows at most; totals are over all.' }),
      format,
    }),
    reply: subscriptionReportSchema,
    files,
    handle: async (ctx, { query }) => {
      const { status, plan: planId, customer: customerId, limit } = query
      const filter = { statuses: status === undefined ? running : [status], planId, customerId, currency: query.currency }
      const report = await reportSubscriptions(ctx, filter, limit)
      return query.format === 'csv' ? subscriptionsCsv(report) : subscriptionReportToApi(report)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/reports/revenue',
    operation: 'reportRevenue',
    refuses: ['conflict'],
    tag,
    summary: 'Report what was invoiced and collected',
    description:
      'By month of your organization’s zone and by currency. Without `from` the twelve months that end with `to`; without `to` until now.',
    scope: 'reports:read',
    transaction: 'own',
    query: z.strictObject({
      from: month.optional(),
      to: month.optional(),
      currency: currency.optional(),
      group_by: z.enum(['plan']).optional(),
      format,
    }),
    reply: revenueReportSchema,
    files,
    handle: async (ctx, { query: { from, to, currency, group_by: groupBy, format } }) => {
      if (from !== undefined && to !== undefined) checkRange(from, to)
      const byPlan = groupBy === 'plan'
      const report = await reportRevenue(ctx, { from, to, currency, byPlan })
      return format === 'csv' ? revenueCsv(report, byPlan) : revenueReportToApi(report, byPlan)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/reports/growth',
    operation: 'reportGrowth',
    tag,
    summary: 'Report how subscriptions grew and churned',
    description:
      'By month of your organization’s zone: what began, what ended, what ran in the end, and the share that left. Without `from` the twelve months that end with `to`; ' +
      'without `to` until now.',
    scope: 'reports:read',
    transaction: 'own',
    query: z.strictObject({ from: month.optional(), to: month.optional(), format }),
    reply: growthReportSchema,
    files,
    handle: async (ctx, { query: { from, to, format } }) => {
      if (from !== undefined && to !== undefined) checkRange(from, to)
      const report = await reportGrowth(ctx, { from, to })
      return format === 'csv' ? growthCsv(report) : growthReportToApi(report)
    },
  }),
  route({
    method: 'GET',
    path: '/v1/reports/customers',
    operation: 'reportCustomers',
    refuses: ['conflict'],
    tag,
    summary: 'Report customers by the revenue they bring',
    description: 'Whoever has paid most first; a row for each customer and currency. Over all time.',
    scope: 'reports:read',
    transaction: 'own',
    query: z.strictObject({
      subscription_status: z.enum(subscriptionStatuses).optional().meta({ description: 'Customers with a subscription in this state.' }),
      currency: currency.optional(),
      min_collected: queryInteger(0, Number.MAX_SAFE_INTEGER)
        .optional()
        .meta({ description: 'What they have paid at least, in minor units.' }),
      limit: queryInteger(1, 100_000).default(1000).meta({ description: 'Rows at most.' }),
      format,
    }),
    reply: customerReportSchema,
    files,
    handle: async (ctx, { query: { subscription_status: subscriptionStatus, currency, min_collected: least, limit, format } }) => {
      const minCollected = least === undefined ? undefined : BigInt(least)
      const report = await reportCustomers(ctx, { subscriptionStatus, currency, minCollected }, limit)
      return format === 'csv' ? customersCsv(report) : customerReportToApi(report)
    },
  }),
]

function checkRange(from: Temporal.PlainYearMonth, to: Temporal.PlainYearMonth): void {
  const { months } = from.until(to, { largestUnit: 'months' })
  if (months >= 0 && months < mostMonths) return
  const detail = months < 0 ? 'Must not be after `to`.' : `Must be less than ${mostMonths} months before \`to\`.`
  throw refuse('invalid', { detail, errors: [{ pointer: '/from', code: 'invalid_range', detail }] })
}
