import { encodeId, idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { type Context, newContext } from '../../kit/context.ts'
import { instant } from '../../kit/fields.ts'
import type { Job } from '../../kit/job.ts'
import { type Route, route } from '../../kit/route.ts'
import { refuseSuspended } from '../../kit/suspended.ts'
import { findSandbox } from '../organizations/find-sandbox.ts'
import { type Advance, advanceSandbox, clockOf } from './advance-sandbox.ts'

const advanceSchema = z
  .strictObject({
    to: instant.optional().meta({ description: 'Either this or `days`.', examples: ['2027-05-01T00:00:00Z'] }),
    days: z
      .int()
      .min(1)
      .max(3660)
      .optional()
      .meta({ description: 'So many days from where the clock stands.', examples: [31] }),
  })
  .refine((body) => (body.to === undefined) !== (body.days === undefined), 'Give either `to` or `days`')
  .meta({ id: 'SandboxAdvance' })

const advancedSchema = z
  .strictObject({
    id: idSchema('org'),
    object: z.literal('sandbox_advance'),
    clock_at: instant,
    done: z.boolean().meta({ description: 'False: there was too much to do for one answer. Ask again with the same target.' }),
    steps: z.int().meta({ description: 'Moments at which something happened.' }),
    counts: z.record(z.string(), z.record(z.string(), z.int())).meta({ description: 'What the jobs counted on the way.' }),
  })
  .meta({ id: 'SandboxAdvanced' })

/** An answer has to come before clients and proxies stop waiting. */
const budgetMs = 20_000

/** The clock of a sandbox. It runs the jobs that workers run, so it is told which there are. */
export function sandboxRoutes(jobs: readonly Job[]): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/sandboxes/{id}/advance',
      operation: 'advanceSandbox',
      longStatements: true,
      tag: 'Sandboxes',
      summary: 'Move the clock of a sandbox',
      description:
        'Everything that falls due on the way happens at its moment: renewals, payments, reminders. In one step or day by day the result is the same.',
      scope: 'sandboxes:write',
      transaction: 'own',
      params: z.strictObject({ id: idSchema('org') }),
      body: advanceSchema,
      reply: advancedSchema,
      refuses: ['organization_suspended', 'not_found', 'not_a_sandbox', 'clock_backwards', 'conflict'],
      examples: { request: { to: '2027-05-01T00:00:00Z' } },
      handle: async (ctx, { params: { id }, body }) => {
        const sandbox = await inside(ctx, id)
        const target = body.to ?? (await daysOn(sandbox, body.days ?? 0))
        return toApi(id, await advanceSandbox(sandbox, jobs, target, { budgetMs }))
      },
    }),
  ]
}

/** The same operation, in the sandbox: its own key, or that of the organization which made it. Refuses `not_found`, `organization_suspended`. */
async function inside(ctx: Context, id: Context['organizationId']): Promise<Context> {
  if (id !== ctx.organizationId) await findSandbox(ctx, id)
  // Whoever has a key of theirs was refused already; the operator comes with none.
  await refuseSuspended(ctx, id)
  if (id === ctx.organizationId) return ctx
  return newContext({ ...ctx, organizationId: id })
}

async function daysOn(ctx: Context, days: number): Promise<Temporal.Instant> {
  const { clockAt, timezone } = await clockOf(ctx)
  return clockAt.toZonedDateTimeISO(timezone).add({ days }).toInstant()
}

function toApi(id: Context['organizationId'], { clockAt, done, steps, counts }: Advance): z.input<typeof advancedSchema> {
  return { id: encodeId('org', id), object: 'sandbox_advance', clock_at: clockAt.toString(), done, steps, counts: { ...counts } }
}
