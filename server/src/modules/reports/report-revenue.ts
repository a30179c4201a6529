import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { getOrganization } from '../organizations/store.ts'
import { reading } from './reading.ts'
import type { RevenueReport, RevenueRow } from './report-types.ts'
import { revenueByMonth, revenueByMonthAndPlan } from './revenue-store.ts'

export interface RevenueQuery {
  /** Default: eleven months before `to`. */
  readonly from?: Temporal.PlainYearMonth | undefined
  /** Default: the present month. */
  readonly to?: Temporal.PlainYearMonth | undefined
  readonly currency?: string | undefined
  readonly byPlan: boolean
}

/** What was invoiced, credited and collected, by month of the organization's zone and by currency. */
export async function reportRevenue(ctx: Context, query: RevenueQuery): Promise<RevenueReport> {
  return reading(ctx, async (tx) => {
    const { timezone } = await getOrganization(tx)
    const to = query.to ?? presentMonth(tx, timezone)
    const from = query.from ?? twelveMonthsTo(to)
    const filter = { timezone, currency: query.currency, from: startOf(from, timezone), to: startOf(to.add({ months: 1 }), timezone) }
    const rows = await (query.byPlan ? revenueByMonthAndPlan(tx, filter) : revenueByMonth(tx, filter))
    return { from, to, timezone, rows, totals: totalsOf(rows) }
  })
}

export function presentMonth(tx: Tx, timezone: string): Temporal.PlainYearMonth {
  return tx.now.toZonedDateTimeISO(timezone).toPlainDate().toPlainYearMonth()
}

/** The first of twelve months that end with this one. */
export function twelveMonthsTo(month: Temporal.PlainYearMonth): Temporal.PlainYearMonth {
  return month.subtract({ months: 11 })
}

/** The first moment of a month. */
export function startOf(month: Temporal.PlainYearMonth, timezone: string): Temporal.Instant {
  return month.toPlainDate({ day: 1 }).toZonedDateTime(timezone).toInstant()
}

export function totalsOf(rows: readonly RevenueRow[]): RevenueReport['totals'] {
  return [...Map.groupBy(rows, (row) => row.currency)]
    .map(([currency, list]) => ({
      currency,
      invoices: list.reduce((sum, row) => sum + row.invoices, 0),
      invoiced: list.reduce((sum, row) => sum + row.invoiced, 0n),
      credited: list.reduce((sum, row) => sum + row.credited, 0n),
      collected: list.reduce((sum, row) => sum + row.collected, 0n),
      outstanding: list.reduce((sum, row) => sum + row.outstanding, 0n),
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
