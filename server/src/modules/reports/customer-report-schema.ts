import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { minorUnits } from '@quarterday/core/money.ts'
import { subscriptionStatuses } from '@quarterday/core/subscription/subscription.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import { customerStatuses } from '../customers/customer.ts'
import type { CustomerReport } from './report-types.ts'
import { exact } from './schema.ts'

export const customerReportSchema = z
  .strictObject({
    object: z.literal('customer_report'),
    data: z.array(
      z
        .strictObject({
          customer: idSchema('cus'),
          customer_name: z.string(),
          customer_email: z.string().nullable(),
          status: z.enum(customerStatuses),
          subscription_statuses: z
            .array(z.enum(subscriptionStatuses))
            .meta({ description: 'Of all their subscriptions, each state once.' }),
          currency,
          invoices: z.int().min(0).meta({ description: 'Final invoices that are not void.' }),
          invoiced: minorUnits.meta({ description: 'What they come to.', examples: [34800] }),
          collected: minorUnits.meta({ description: 'Payments that arrived, before refunds.', examples: [31900] }),
          outstanding: minorUnits.meta({ description: 'What is still due.', examples: [2900] }),
        })
        .meta({ id: 'CustomerReportRow' }),
    ),
    truncated: z.boolean().meta({ description: 'There are more rows than `limit`.' }),
  })
  .meta({ id: 'CustomerReport', description: 'Customers by the revenue that they bring, a row for each currency.' })

export function customerReportToApi({ rows, isTruncated }: CustomerReport): z.input<typeof customerReportSchema> {
  return {
    object: 'customer_report',
    data: rows.map((row) => ({
      customer: encodeId('cus', row.id),
      customer_name: row.name,
      customer_email: row.email,
      status: row.status,
      subscription_statuses: [...row.subscriptionStatuses],
      currency: row.currency,
      invoices: row.invoices,
      invoiced: exact(row.invoiced),
      collected: exact(row.collected),
      outstanding: exact(row.outstanding),
    })),
    truncated: isTruncated,
  }
}
