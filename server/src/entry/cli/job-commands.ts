import type { Command } from 'commander'
import { z } from 'zod'
import { confirmed } from './confirm.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { print, tableOf } from './output.ts'
import { groupOf } from './resource-commands.ts'
import { type Session, withSession } from './session.ts'
import { newProgress } from './terminal.ts'

/** `jobs run` and `jobs run-all`; `jobs list` comes from the API description. */
export function addJobCommands(program: Command): void {
  const group = groupOf(program, 'jobs')
  const run = group
    .command('run')
    .summary('run a job now')
    .description(
      'Runs a job where it has work: in every organization, or in the one of --organization. Workers may do the same at the same moment: nothing is done twice.',
    )
    .argument('<name>', 'such as billing-run; quarterday jobs list has them all')
    .addHelpText('after', '\nExamples:\n  quarterday jobs run billing-run\n  quarterday jobs run collect-payments --yes --json')
  run.action((name: string) =>
    withSession(run, async (session) => {
      if (movesMoney(name)) await confirmedEverywhere(session, `Run ${name} now?`)
      const { json } = await runJob(session, name)
      if (session.options.json) print(session, json)
      else process.stdout.write(tableOf([rowOf(json)]))
      check([rowOf(json)])
    }),
  )
  const all = group
    .command('run-all')
    .summary('run every job once, in order')
    .description('Does at once what the workers do over the day: bills, finalises, collects, reminds.')
    .addHelpText('after', '\nExamples:\n  quarterday jobs run-all --yes\n  quarterday jobs run-all --organization "Harbour Coffee"')
  all.action(() =>
    withSession(all, async (session) => {
      await confirmedEverywhere(session, 'Run all jobs now, those that collect payments too?')
      const { json } = await session.request('GET', '/v1/jobs', { organization: needOf(session) })
      const names = namesSchema.parse(json).data.map((job) => job.name)
      const progress = newProgress()
      const answers: unknown[] = []
      for (const [index, name] of names.entries()) {
        progress.update(index, names.length, name)
        answers.push((await runJob(session, name)).json)
      }
      progress.end()
      if (session.options.json) print(session, { data: answers, has_more: false, next_cursor: null })
      else process.stdout.write(tableOf(answers.map(rowOf)))
      check(answers.map(rowOf))
    }),
  )
}

const namesSchema = z.object({ data: z.array(z.object({ name: z.string() })) })
const runSchema = z.object({ name: z.string(), organizations: z.number(), failed: z.number(), counts: z.record(z.string(), z.number()) })

interface JobRow extends Record<string, unknown> {
  readonly job: string
  readonly organizations: number
  readonly failed: number
  readonly did: string
}

function rowOf(json: unknown): JobRow {
  const { name, organizations, failed, counts } = runSchema.parse(json)
  const did = Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${count} ${what.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`)
    .join(', ')
  return { job: name, organizations, failed, did: did || 'nothing to do' }
}

/** An organization that was named, or that a key belongs to; else all that have work. */
function needOf(session: Session): 'required' | 'none' {
  return session.isChosen ? 'required' : 'none'
}

function runJob(session: Session, name: string) {
  return session.request('POST', `/v1/jobs/${encodeURIComponent(name)}/run`, { organization: needOf(session) })
}

function movesMoney(name: string): boolean {
  return /collect|dunning|refund/.test(name)
}

async function confirmedEverywhere(session: Session, question: string): Promise<void> {
  if (session.isChosen) return confirmed(session, question)
  const all = (await session.organizations()) ?? []
  const live = all.find((each) => each.kind === 'live')
  if (live !== undefined) await confirmed(session.in(live), question)
}

function check(rows: readonly JobRow[]): void {
  const failed = rows.filter((row) => row.failed > 0)
  if (failed.length > 0)
    throw new CommandFailed(
      exitCodes.refused,
      `Failed: ${failed.map((row) => `${row.job} in ${row.failed}`).join(', ')}. The log has the reasons.`,
    )
}
