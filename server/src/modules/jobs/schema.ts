import { z } from 'zod'
import { instant } from '../../kit/fields.ts'
import type { Job } from '../../kit/job.ts'
import { pageSchema } from '../../kit/pages.ts'

const name = z.string().meta({ examples: ['billing-run'] })

const jobSchema = z
  .strictObject({
    object: z.literal('job'),
    name,
    summary: z.string().meta({ examples: ['Bills the subscriptions whose period has ended.'] }),
    schedule: z.string().meta({ description: 'When workers look for work: a cron expression, in UTC.', examples: ['* * * * *'] }),
    next_at: instant.nullable().meta({ description: 'When your organization next has work, by its clock. Null: nothing is waiting.' }),
  })
  .meta({ id: 'Job', description: 'What runs by itself.' })
export const jobListSchema = pageSchema('JobList', jobSchema)

export const jobRunSchema = z
  .strictObject({
    object: z.literal('job_run'),
    name,
    organizations: z.int().meta({ description: 'In how many organizations it ran.' }),
    failed: z.int().meta({ description: 'In how many of them it failed; the log has the reasons.' }),
    counts: z
      .record(z.string(), z.int())
      .meta({ description: 'What it did, counted.', examples: [{ billed: 12, invoices: 12, parked: 0 }] }),
  })
  .meta({ id: 'JobRun', description: 'What a job did.' })

export function jobToApi(job: Job, nextAt: Temporal.Instant | null): z.input<typeof jobSchema> {
  return { object: 'job', name: job.name, summary: job.summary, schedule: job.schedule, next_at: nextAt?.toString() ?? null }
}
