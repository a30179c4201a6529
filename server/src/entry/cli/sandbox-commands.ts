import { idSchema } from '@quarterday/core/id.ts'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { CommandFailed, exitCodes } from './exit.ts'
import { print } from './output.ts'
import { groupOf } from './resource-commands.ts'
import { type Session, withSession } from './session.ts'
import { newProgress } from './terminal.ts'

/** `sandbox advance`: long work in many requests, shown as one. */
export function addSandboxCommands(program: Command): void {
  const advance = groupOf(program, 'sandboxes')
    .command('advance')
    .summary('move the clock of a sandbox')
    .description('Moves the clock. Everything that falls due on the way happens at its moment: renewals, payments, reminders.')
    .argument('[id]', 'the sandbox; default: the organization of the command, if it is one')
    .addOption(new Option('--to <moment>', 'a moment, such as 2027-05-01T00:00:00Z, or a day'))
    .addOption(new Option('--days <number>', 'so many days from where the clock stands').conflicts('to'))
    .addHelpText(
      'after',
      '\nExamples:\n  quarterday sandbox advance --days 31\n  quarterday sandbox advance org_01h455vb4pex5vsknk084sn02q --to 2027-05-01',
    )
  advance.action((id: string | undefined, options: AdvanceOptions) =>
    withSession(advance, async (session) => {
      const sandbox = await inSandbox(session, id)
      print(session, await advanceTo(sandbox, options))
    }),
  )
}

interface AdvanceOptions {
  readonly to?: string
  readonly days?: string
}

interface InSandbox {
  readonly session: Session
  readonly id: string
}

async function inSandbox(session: Session, id: string | undefined): Promise<InSandbox> {
  if (id === undefined) {
    const { json } = await session.request('GET', '/v1/organization')
    return { session, id: z.object({ id: z.string() }).parse(json).id }
  }
  const parsed = idSchema('org').safeParse(id)
  const all = await session.organizations()
  const found = all?.find((each) => (parsed.success ? each.id === parsed.data : each.name === id))
  if (all === null) return { session, id }
  if (found === undefined) throw new CommandFailed(exitCodes.notFound, `There is no sandbox ${id}.`)
  return { session: session.in(found), id: idSchema('org').encode(found.id) }
}

const sandboxSchema = z.object({ now: z.string(), timezone: z.string() })
const advanceSchema = z.looseObject({
  clock_at: z.string(),
  done: z.boolean(),
  steps: z.number(),
  counts: z.record(z.string(), z.record(z.string(), z.number())),
})

type Advance = z.infer<typeof advanceSchema>

const mostRequests = 1_000

/** Asks for the same target until it is reached: an answer has to come before anybody stops waiting, so one request does what it can. */
async function advanceTo({ session, id }: InSandbox, options: AdvanceOptions): Promise<unknown> {
  const sandbox = sandboxSchema.parse((await session.request('GET', `/v1/sandboxes/${id}`)).json)
  const start = Temporal.Instant.from(sandbox.now)
  const target = targetOf(options, start, sandbox.timezone)
  const progress = newProgress()
  let total: Advance | undefined
  try {
    for (let count = 0; count < mostRequests && total?.done !== true; count += 1) {
      progress.update(
        share(start, target, total),
        1000,
        `${(total?.clock_at ?? sandbox.now).slice(0, 10)} of ${target.toString().slice(0, 10)}`,
      )
      const { json } = await session.request('POST', `/v1/sandboxes/${id}/advance`, { body: { to: target.toString() } })
      total = together(total, advanceSchema.parse(json))
    }
  } finally {
    progress.end()
  }
  return total
}

function targetOf({ to, days }: AdvanceOptions, start: Temporal.Instant, timezone: string): Temporal.Instant {
  if (to !== undefined) return momentOf(to, timezone)
  if (days === undefined || !/^[1-9]\d{0,3}$/.test(days))
    throw new CommandFailed(exitCodes.usage, 'Say how far: --days 31, or --to 2027-05-01')
  return start
    .toZonedDateTimeISO(timezone)
    .add({ days: Number(days) })
    .toInstant()
}

/** A day alone is its beginning in the sandbox's zone. */
function momentOf(text: string, timezone: string): Temporal.Instant {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? Temporal.PlainDate.from(text).toZonedDateTime(timezone).toInstant()
      : Temporal.Instant.from(text)
  } catch (cause) {
    throw new CommandFailed(exitCodes.usage, `--to is a moment such as 2027-05-01T00:00:00Z, or a day such as 2027-05-01`, { cause })
  }
}

function share(start: Temporal.Instant, target: Temporal.Instant, total: Advance | undefined): number {
  const way = target.epochMilliseconds - start.epochMilliseconds
  if (total === undefined || way <= 0) return 0
  return Math.round((1000 * (Temporal.Instant.from(total.clock_at).epochMilliseconds - start.epochMilliseconds)) / way)
}

function together(before: Advance | undefined, after: Advance): Advance {
  if (before === undefined) return after
  const counts: Record<string, Record<string, number>> = { ...before.counts }
  for (const [job, more] of Object.entries(after.counts)) {
    const sum = { ...counts[job] }
    for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count
    counts[job] = sum
  }
  return { ...after, steps: before.steps + after.steps, counts }
}
