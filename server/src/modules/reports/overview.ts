import { type Currency, currencySchema } from '@quarterday/core/currency.ts'
import type { SubscriptionStatus } from '@quarterday/core/subscription/subscription.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { getOrganization } from '../organizations/store.ts'
import { ratesFor } from './rates.ts'
import { reading } from './reading.ts'
import { presentMonth, startOf, totalsOf, twelveMonthsTo } from './report-revenue.ts'
import type { Overview, RevenueRow } from './report-types.ts'
import { newestCustomers, overdueAmounts, revenueByMonth, revenueEver } from './revenue-store.ts'
import {
  countByStatus,
  countRenewals,
  nextRenewals,
  pricedQuantities,
  pricedQuantitiesOf,
  renewalsOf,
  subscriptionTotals,
} from './subscription-report-store.ts'

const listed = 10

/** The state of the business at one glance and one moment. */
export async function overview(ctx: Context): Promise<Overview> {
  return reading(ctx, async (tx) => {
    const { timezone } = await getOrganization(tx)
    const counts = await countByStatus(tx)
    const overdue = await overdueAmounts(tx)
    return {
      now: tx.now,
      timezone,
      subscriptions: countsOf(counts),
      mrr: await mrrOf(tx),
      renewals: await renewals(tx, timezone),
      revenue: await revenue(tx, timezone),
      overdue: {
        invoices: overdue.reduce((sum, row) => sum + row.invoices, 0),
        amounts: overdue.map(({ currency, amount }) => ({ currency: currencySchema.parse(currency), amount })),
      },
      newestCustomers: await newestCustomers(tx, listed),
    }
  })
}

function countsOf(counts: ReadonlyMap<SubscriptionStatus, number>): Overview['subscriptions'] {
  const count = (status: SubscriptionStatus) => counts.get(status) ?? 0
  return {
    incomplete: count('incomplete'),
    trialing: count('trialing'),
    active: count('active'),
    past_due: count('past_due'),
    paused: count('paused'),
    canceled: count('canceled'),
    expired: count('expired'),
  }
}

async function mrrOf(tx: Tx): Promise<Overview['mrr']> {
  const filter = { statuses: ['active', 'past_due'] } as const
  const totals = await subscriptionTotals(tx, filter, await ratesFor(tx, await pricedQuantities(tx, filter)))
  return totals
    .filter((total) => total.planId === undefined)
    .map(({ currency, mrr, mrrPastDue }) => ({ currency, amount: mrr, pastDue: mrrPastDue }))
}

async function renewals(tx: Tx, timezone: string): Promise<Overview['renewals']> {
  const inDays = (days: number) => tx.now.toZonedDateTimeISO(timezone).add({ days }).toInstant()
  const { sooner, later } = await countRenewals(tx, inDays(7), inDays(30))
  const ids = await nextRenewals(tx, inDays(30), listed)
  const rates = await ratesFor(tx, await pricedQuantitiesOf(tx, ids))
  return { within7Days: sooner, within30Days: later, next: await renewalsOf(tx, ids, rates) }
}

async function revenue(tx: Tx, timezone: string): Promise<Overview['revenue']> {
  const to = presentMonth(tx, timezone)
  const from = twelveMonthsTo(to)
  const until = tx.now.add({ hours: 24 })
  const ever = await revenueEver(tx, { timezone, from: Temporal.Instant.from('1900-01-01T00:00:00Z'), to: until })
  const months = await revenueByMonth(tx, { timezone, from: startOf(from, timezone), to: until })
  return { total: totalsOf(ever), months: everyMonth(months, currenciesOf(ever), from, to) }
}

function currenciesOf(rows: readonly RevenueRow[]): Currency[] {
  return [...new Set(rows.map((row) => row.currency))].sort()
}

/** Each month of the range for each currency that was ever used, so that a chart has no holes. */
function everyMonth(
  rows: readonly RevenueRow[],
  currencies: readonly Currency[],
  from: Temporal.PlainYearMonth,
  to: Temporal.PlainYearMonth,
): Overview['revenue']['months'] {
  const found = new Map(rows.map((row) => [`${row.month} ${row.currency}`, row]))
  const months: string[] = []
  for (let month = from; Temporal.PlainYearMonth.compare(month, to) <= 0; month = month.add({ months: 1 })) months.push(month.toString())
  return months.flatMap((month) =>
    currencies.map((currency) => {
      const { invoices = 0, invoiced = 0n, credited = 0n, collected = 0n, outstanding = 0n } = found.get(`${month} ${currency}`) ?? {}
      return { month, currency, invoices, invoiced, credited, collected, outstanding }
    }),
  )
}
