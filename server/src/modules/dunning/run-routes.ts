import { type InvoiceId, idSchema } from '@quarterday/core/id.ts'
import { dunningNeeds, dunningStatuses } from '@quarterday/core/payment/dunning.ts'
import { z } from 'zod'
import type { Context } from '../../kit/context.ts'
import { listQuery, pageToApi } from '../../kit/pages.ts'
import { type Route, route } from '../../kit/route.ts'
import { tellStory } from './read-story.ts'
import { runListSchema, runToApi } from './run-schema.ts'
import { listRuns } from './run-view-store.ts'
import { pauseRun, resumeRun, retryNow, skipRetry, stopRun } from './steer-run.ts'
import { storySchema, storyToApi } from './story-schema.ts'

const tag = 'Dunning'
const params = z.strictObject({ id: idSchema('inv') })

interface Verb {
  readonly verb: string
  readonly operation: string
  readonly summary: string
  readonly description: string
  readonly run: (ctx: Context, id: InvoiceId) => Promise<void>
}

const verbs: readonly Verb[] = [
  {
    verb: 'pause',
    operation: 'pauseInvoiceDunning',
    summary: 'Pause asking for an invoice',
    description: 'Nothing is asked or said by itself until somebody resumes it.',
    run: pauseRun,
  },
  {
    verb: 'resume',
    operation: 'resumeInvoiceDunning',
    summary: 'Go on asking for an invoice',
    description: 'From where it was paused, later by as many days as that took.',
    run: resumeRun,
  },
  {
    verb: 'skip',
    operation: 'skipInvoiceDunningStep',
    summary: 'Leave out the next retry of an invoice',
    description: 'The end cannot be left out: stop it instead.',
    run: skipRetry,
  },
  {
    verb: 'retry',
    operation: 'retryInvoiceDunning',
    summary: 'Ask for an invoice again now',
    description: 'Beside what is planned, which stays as it is. The collector asks within a minute.',
    run: retryNow,
  },
  {
    verb: 'stop',
    operation: 'stopInvoiceDunning',
    summary: 'Stop asking for an invoice',
    description: 'For good: nothing is asked, said or done about it by itself any more. It stays owed.',
    run: stopRun,
  },
]

export const runRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/dunning_runs',
    operation: 'listDunningRuns',
    tag,
    summary: 'List what is done about money that did not come',
    scope: 'dunning:read',
    query: listQuery({
      sorts: ['-created_at', 'next_at'],
      filters: {
        status: z.enum(dunningStatuses).optional(),
        need: z.enum(dunningNeeds).optional().meta({ description: 'What it takes.' }),
        customer: idSchema('cus').optional(),
        invoice: idSchema('inv').optional(),
      },
    }),
    reply: runListSchema,
    handle: (ctx, { query }) => ctx.transaction(async (tx) => pageToApi(await listRuns(tx, query), runToApi)),
  }),
  route({
    method: 'GET',
    path: '/v1/invoices/{id}/dunning',
    operation: 'getInvoiceDunning',
    tag,
    summary: 'Read the story of the money for an invoice',
    description: 'Each question and its answer, each reminder, what was told to whom, what comes next, and what comes at the end.',
    scope: 'dunning:read',
    params,
    reply: storySchema,
    refuses: ['not_found'],
    handle: (ctx, { params: { id } }) => ctx.transaction(async (tx) => storyToApi(await tellStory(tx, id))),
  }),
  ...verbs.map(({ verb, operation, summary, description, run }) =>
    route({
      method: 'POST',
      path: `/v1/invoices/{id}/dunning/${verb}`,
      operation,
      tag,
      summary,
      description,
      scope: 'dunning:write',
      params,
      reply: storySchema,
      refuses: verb === 'retry' ? ['not_found', 'invalid_state', 'conflict'] : ['not_found', 'invalid_state'],
      handle: async (ctx, { params: { id } }) =>
        ctx.transaction(async (tx) => {
          await run(ctx, id)
          return storyToApi(await tellStory(tx, id))
        }),
    }),
  ),
]
