import type { Context } from '../../kit/context.ts'
import { getOrganization } from '../organizations/store.ts'
import { type GrowthFilter, movements, runningAt } from './growth-store.ts'
import { reading } from './reading.ts'
import { presentMonth, startOf, twelveMonthsTo } from './report-revenue.ts'
import type { GrowthReport, GrowthRow } from './report-types.ts'

/** How many subscriptions began and ended in each month, how many ran at its end, and the share of those of its beginning that left. */
export async function reportGrowth(
  ctx: Context,
  query: { readonly from?: Temporal.PlainYearMonth | undefined; readonly to?: Temporal.PlainYearMonth | undefined },
): Promise<GrowthReport> {
  return reading(ctx, async (tx) => {
    const { timezone } = await getOrganization(tx)
    const to = query.to ?? presentMonth(tx, timezone)
    const from = query.from ?? twelveMonthsTo(to)
    const end = startOf(to.add({ months: 1 }), timezone)
    const filter: GrowthFilter = { timezone, from: startOf(from, timezone), to: earlier(end, tx.now.add({ nanoseconds: 1000 })) }
    return { from, to, timezone, rows: monthByMonth(from, to, await runningAt(tx, filter.from), await movements(tx, filter)) }
  })
}

function monthByMonth(
  from: Temporal.PlainYearMonth,
  to: Temporal.PlainYearMonth,
  before: number,
  found: Awaited<ReturnType<typeof movements>>,
): GrowthRow[] {
  const byMonth = new Map(found.map((each) => [each.month, each]))
  const rows: GrowthRow[] = []
  let running = before
  for (let month = from; Temporal.PlainYearMonth.compare(month, to) <= 0; month = month.add({ months: 1 })) {
    const { started = 0, ended = 0, left = 0 } = byMonth.get(month.toString()) ?? {}
    const churnPercent = running === 0 ? null : percentOf(left, running)
    running += started - ended
    rows.push({ month: month.toString(), started, ended, running, churnPercent })
  }
  return rows
}

/** With one place, half up: 1 of 3 is `33.3`, 2 of 3 `66.7`. */
function percentOf(part: number, whole: number): string {
  const tenths = Math.floor((part * 2000 + whole) / (whole * 2))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b
}
