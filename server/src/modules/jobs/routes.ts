import { refuse } from '@quarterday/core/refusal.ts'
import { z } from 'zod'
import { type Context, noOrganization } from '../../kit/context.ts'
import { type Job, nextMoments } from '../../kit/job.ts'
import { type Route, route } from '../../kit/route.ts'
import { type JobReport, runJob, runJobWhereDue } from '../../kit/run-job.ts'
import { refuseSuspended } from '../../kit/suspended.ts'
import { jobListSchema, jobRunSchema, jobToApi } from './schema.ts'

const params = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,63}$/)
    .meta({ examples: ['billing-run'] }),
})

/** What runs by itself, to be looked at and to be run by hand. It is told which jobs there are. */
export function jobRoutes(jobs: readonly Job[]): Route[] {
  function find(name: string): Job {
    const job = jobs.find((each) => each.name === name)
    if (job === undefined)
      throw refuse('not_found', { detail: `There is no job of this name. There are: ${jobs.map((each) => each.name).join(', ')}.` })
    return job
  }

  return [
    route({
      method: 'GET',
      path: '/v1/jobs',
      operation: 'listJobs',
      tag: 'Jobs',
      summary: 'List the jobs',
      description: 'What runs by itself, when workers look for it, and when your organization next has work for it.',
      scope: 'jobs:read',
      withoutOrganization: true,
      reply: jobListSchema,
      handle: async (ctx) => ({
        data: await withMoments(ctx, jobs),
        has_more: false,
        next_cursor: null,
      }),
    }),
    route({
      method: 'POST',
      path: '/v1/jobs/{name}/run',
      operation: 'runJob',
      tag: 'Jobs',
      summary: 'Run a job now',
      description:
        'Does what is due in your organization by its clock, and answers when it is done. Workers may do the same at the same moment: nothing is done twice. ' +
        'An operator who names no organization runs it in all that have work.',
      scope: 'jobs:write',
      withoutOrganization: true,
      transaction: 'own',
      params,
      reply: jobRunSchema,
      refuses: ['organization_suspended', 'not_found'],
      examples: {
        response: { object: 'job_run', name: 'billing-run', organizations: 1, failed: 0, counts: { billed: 12, invoices: 12, parked: 0 } },
      },
      handle: async (ctx, { params: { name } }) => {
        const { organizations, failed, counts } = await run(ctx, find(name))
        return { object: 'job_run' as const, name, organizations, failed, counts: { ...counts } }
      },
    }),
  ]
}

async function withMoments(ctx: Context, jobs: readonly Job[]) {
  if (ctx.organizationId === noOrganization) return jobs.map((job) => jobToApi(job, null))
  const moments = await ctx.transaction((tx) => nextMoments(tx, jobs))
  return jobs.map((job) => jobToApi(job, moments.get(job) ?? null))
}

const concurrency = 2

async function run(ctx: Context, job: Job): Promise<JobReport> {
  if (ctx.organizationId === noOrganization) return runJobWhereDue(ctx, job, { concurrency })
  await refuseSuspended(ctx, ctx.organizationId)
  return { organizations: 1, failed: 0, counts: await runJob(ctx, job, ctx.organizationId) }
}
