import { z } from 'zod'
import type { GrowthReport } from './report-types.ts'

const count = z.int().min(0)
const month = z.string().meta({ description: 'In the zone of your organization.', examples: ['2027-04'] })

export const growthReportSchema = z
  .strictObject({
    object: z.literal('growth_report'),
    from: month,
    to: month,
    timezone: z.string(),
    data: z.array(
      z
        .strictObject({
          month,
          started: count.meta({ description: 'Subscriptions that began.' }),
          ended: count.meta({ description: 'Subscriptions that were canceled or expired.' }),
          running: count.meta({ description: 'At the end of the month; of the present one, now. Trials and pauses run too.' }),
          churn_percent: z
            .string()
            .nullable()
            .meta({
              description: 'Of those that ran when the month began, the share that ended in it. Null: none ran.',
              examples: ['3.2'],
            }),
        })
        .meta({ id: 'GrowthRow' }),
    ),
  })
  .meta({ id: 'GrowthReport', description: 'How many subscriptions began, ended and ran, month by month.' })

export function growthReportToApi({ from, to, timezone, rows }: GrowthReport): z.input<typeof growthReportSchema> {
  const data = rows.map(({ churnPercent, ...row }) => ({ ...row, churn_percent: churnPercent }))
  return { object: 'growth_report', from: from.toString(), to: to.toString(), timezone, data }
}
