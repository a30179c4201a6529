import type { Command } from 'commander'
import { z } from 'zod'
import { CommandFailed, exitCodes } from './exit.ts'
import { print, tableOf } from './output.ts'
import { type Session, withSession } from './session.ts'

/** `verify` and `doctor`: both read only, and end with their own exit code when they find something. */
export function addCheckCommands(program: Command): void {
  const verify = program
    .command('verify')
    .summary('compute every stored amount again')
    .description(
      'Computes each amount of each invoice again from what it was made of, and lists whatever differs. Nothing is changed. Exit code 6: something differs.',
    )
    .option('--all-organizations', 'one after the other, instead of one')
    .addHelpText('after', '\nExamples:\n  quarterday verify\n  quarterday verify --all-organizations --json')
  verify.action((options: CheckOptions) =>
    withSession(verify, (session) => everywhere(session, options, '/v1/verification', showVerification)),
  )
  const doctor = program
    .command('doctor')
    .summary('check what must always hold')
    .description(
      'Looks for what should never be stored, and for what waits for a person, each with its remedy. Nothing is changed. Exit code 6: a violation.',
    )
    .option('--all-organizations', 'one after the other, instead of one')
    .addHelpText('after', '\nExamples:\n  quarterday doctor\n  quarterday doctor --organization "Harbour Coffee" --json')
  doctor.action((options: CheckOptions) => withSession(doctor, (session) => everywhere(session, options, '/v1/doctor', showDiagnosis)))
}

interface CheckOptions {
  readonly allOrganizations?: boolean
}

/** Asks one organization or all; `show` prints for people and says whether all is well. */
async function everywhere(session: Session, options: CheckOptions, path: string, show: (json: unknown) => boolean): Promise<void> {
  const all = options.allOrganizations ? await session.organizations() : null
  if (options.allOrganizations && all === null)
    throw new CommandFailed(exitCodes.usage, 'A key sees its own organization only: leave --all-organizations away.')
  const answers: unknown[] = []
  let isWell = true
  for (const each of all ?? [null]) {
    const { json } = await (each === null ? session : session.in(each)).request('GET', path)
    answers.push(json)
    if (each !== null && !session.options.json) process.stdout.write(`${each.name}\n`)
    isWell = (session.options.json ? isWellOf(json) : show(json)) && isWell
  }
  if (session.options.json) print(session, all === null ? answers[0] : { data: answers, has_more: false, next_cursor: null })
  if (!isWell) throw new CommandFailed(exitCodes.findings, '')
}

const verificationSchema = z.object({
  object: z.literal('verification'),
  invoices: z.number(),
  lines: z.number(),
  credit_grants: z.number(),
  credit_notes: z.number(),
  drift_count: z.number(),
  drift: z.array(z.record(z.string(), z.unknown())),
})

const diagnosisSchema = z.object({
  object: z.literal('diagnosis'),
  suspension: z.object({ suspended_at: z.string(), reason: z.string() }).nullable(),
  checks: z.array(z.object({ check: z.string() })),
  findings: z.array(z.looseObject({ severity: z.string() })),
})

function isWellOf(json: unknown): boolean {
  const parsed = z.union([verificationSchema, diagnosisSchema]).parse(json)
  return parsed.object === 'verification' ? parsed.drift_count === 0 : !parsed.findings.some((finding) => finding.severity === 'violation')
}

function showVerification(json: unknown): boolean {
  const { invoices, lines, credit_grants: grants, credit_notes: notes, drift_count: count, drift } = verificationSchema.parse(json)
  const what = `${invoices} invoices, ${notes} credit notes, ${lines} lines and ${grants} credit grants computed again`
  process.stdout.write(
    count === 0
      ? `${what}: no drift.\n`
      : `${what}: ${count} stored values differ.\n${tableOf(drift, ['object', 'field', 'stored', 'computed', 'detail'])}`,
  )
  return count === 0
}

function showDiagnosis(json: unknown): boolean {
  const { checks, findings, suspension } = diagnosisSchema.parse(json)
  if (suspension !== null)
    process.stdout.write(`Suspended since ${suspension.suspended_at}, so nothing is done for it: ${suspension.reason}\n`)
  const text =
    findings.length === 0
      ? `${checks.length} checks, nothing found.\n`
      : `${checks.length} checks.\n${tableOf(findings, ['severity', 'check', 'object', 'detail', 'remedy'])}`
  process.stdout.write(text)
  return isWellOf(json)
}
