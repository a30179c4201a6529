import type { Context } from '../../kit/context.ts'
import { type CustomerReportFilter, customersByRevenue } from './customer-report-store.ts'
import { reading } from './reading.ts'
import type { CustomerReport } from './report-types.ts'

/** Customers by the revenue that they bring. All of it is of one moment. */
export async function reportCustomers(ctx: Context, filter: CustomerReportFilter, limit: number): Promise<CustomerReport> {
  return reading(ctx, async (tx) => {
    const rows = await customersByRevenue(tx, filter, limit + 1)
    return { rows: rows.slice(0, limit), isTruncated: rows.length > limit }
  })
}
