import { type Currency, exponent } from '@quarterday/core/currency.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import { encodeId } from '@quarterday/core/id.ts'
import { type CsvColumn, csvReply } from '../../kit/csv.ts'
import type { FileReply } from '../../kit/file-reply.ts'
import type {
  CustomerReport,
  CustomerReportRow,
  GrowthReport,
  GrowthRow,
  ReportedSubscription,
  RevenueReport,
  RevenueRow,
  SubscriptionReport,
} from './report-types.ts'

/** For spreadsheets: amounts in major units, `29.00`, with their currency in a column of its own. */
export function subscriptionsCsv({ rows }: SubscriptionReport): FileReply {
  return csvReply('active-subscriptions.csv', subscriptionColumns, rows)
}

export function revenueCsv({ rows, from, to }: RevenueReport, byPlan: boolean): FileReply {
  const columns = byPlan ? revenueColumns : revenueColumns.filter((column) => !column.heading.startsWith('plan'))
  return csvReply(`revenue-${from}-${to}.csv`, columns, rows)
}

export function growthCsv({ rows, from, to }: GrowthReport): FileReply {
  return csvReply(`growth-${from}-${to}.csv`, growthColumns, rows)
}

export function customersCsv({ rows }: CustomerReport): FileReply {
  return csvReply('customers.csv', customerColumns, rows)
}

const growthColumns: readonly CsvColumn<GrowthRow>[] = [
  { heading: 'month', value: (row) => row.month },
  { heading: 'started', value: (row) => row.started },
  { heading: 'ended', value: (row) => row.ended },
  { heading: 'running', value: (row) => row.running },
  { heading: 'churn_percent', value: (row) => row.churnPercent },
]

const customerColumns: readonly CsvColumn<CustomerReportRow>[] = [
  { heading: 'customer', value: (row) => encodeId('cus', row.id) },
  { heading: 'customer_name', value: (row) => row.name },
  { heading: 'customer_email', value: (row) => row.email },
  { heading: 'status', value: (row) => row.status },
  { heading: 'subscription_statuses', value: (row) => row.subscriptionStatuses.join('; ') },
  { heading: 'currency', value: (row) => row.currency },
  { heading: 'invoices', value: (row) => row.invoices },
  { heading: 'invoiced', value: (row) => major(row.invoiced, row.currency) },
  { heading: 'collected', value: (row) => major(row.collected, row.currency) },
  { heading: 'outstanding', value: (row) => major(row.outstanding, row.currency) },
]

const subscriptionColumns: readonly CsvColumn<ReportedSubscription>[] = [
  { heading: 'subscription', value: (row) => encodeId('sub', row.id) },
  { heading: 'customer', value: (row) => encodeId('cus', row.customerId) },
  { heading: 'customer_name', value: (row) => row.customerName },
  { heading: 'customer_email', value: (row) => row.customerEmail },
  { heading: 'plan_name', value: (row) => row.planName },
  { heading: 'items', value: (row) => row.items.map((item) => `${item.quantity} × ${item.name}`).join('; ') },
  { heading: 'status', value: (row) => row.status },
  { heading: 'quantity', value: (row) => row.quantity },
  { heading: 'interval', value: ({ interval }) => `${interval.count} ${interval.unit}` },
  { heading: 'period_start', value: (row) => row.periodStart.toString() },
  { heading: 'period_end', value: (row) => row.periodEnd.toString() },
  { heading: 'next_billing_at', value: (row) => row.nextBillingAt?.toString() ?? null },
  { heading: 'currency', value: (row) => row.currency },
  { heading: 'amount', value: (row) => major(row.amount, row.currency) },
  { heading: 'mrr', value: (row) => major(row.mrr, row.currency) },
]

const revenueColumns: readonly CsvColumn<RevenueRow>[] = [
  { heading: 'month', value: (row) => row.month },
  { heading: 'currency', value: (row) => row.currency },
  { heading: 'plan', value: (row) => (row.planId === null ? null : encodeId('plan', row.planId)) },
  { heading: 'plan_name', value: (row) => row.planName },
  { heading: 'invoices', value: (row) => row.invoices },
  { heading: 'invoiced', value: (row) => major(row.invoiced, row.currency) },
  { heading: 'credited', value: (row) => major(row.credited, row.currency) },
  { heading: 'collected', value: (row) => major(row.collected, row.currency) },
  { heading: 'outstanding', value: (row) => major(row.outstanding, row.currency) },
]

/** A plain number with the currency's decimals, without separators: `1250.00`. */
function major(minor: bigint, currency: Currency): string {
  const places = exponent(currency)
  return decimal(minor).shiftedBy(-places).toFixed(places)
}
