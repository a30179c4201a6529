import { type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { CommandFailed, exitCodes } from './exit.ts'
import { deliver, print, tableOf } from './output.ts'
import { groupOf } from './resource-commands.ts'
import { type Session, withSession } from './session.ts'

/** `audit-log export` and `audit-log verify`, beside what the API description gives. */
export function addAuditLogCommands(program: Command): void {
  const group = groupOf(program, 'audit-log').description('Who did what, to what, from where.')
  const exported = group
    .command('export')
    .summary('write records to a file, the oldest first')
    .description(
      'Writes records, the oldest first, 10,000 at most: with --after the number of the last one it goes on from there. The export is recorded.',
    )
    .addOption(new Option('--format <format>', 'jsonl is a record a line').choices(['jsonl', 'csv', 'json']).default('jsonl'))
    .addOption(new Option('--after <sequence>', 'only records numbered higher').argParser(wholeNumber))
    .option('--actor <id>', 'only what this one did')
    .option('--object-id <id>', 'only what was done to this')
    .option('--from <moment>', 'at this moment or later')
    .option('--before <moment>', 'before this moment')
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  quarterday audit-log export --format csv --output audit.csv\n  quarterday audit-log export --after 10000',
    )
  exported.action((options: ExportOptions) => withSession(exported, (session) => exportLog(session, options)))
  const verify = group
    .command('verify')
    .summary('compute every hash of the chain again')
    .description(
      'Computes the hash of every record again and prints where the chain ends. Note that, with its hash, somewhere else: given to a later run by --sequence and\n' +
        '--hash it proves that nothing up to there was written anew. Exit code 6: the chain is broken.',
    )
    .addOption(new Option('--sequence <number>', 'a record that was noted').argParser(wholeNumber))
    .option('--hash <hash>', 'and its hash')
    .addHelpText('after', '\nExamples:\n  quarterday audit-log verify\n  quarterday audit-log verify --sequence 1042 --hash 01a3f5…')
  verify.action((options: VerifyOptions) => withSession(verify, (session) => verifyLog(session, options)))
}

interface ExportOptions {
  readonly format: 'jsonl' | 'csv' | 'json'
  readonly after?: string
  readonly actor?: string
  readonly objectId?: string
  readonly from?: string
  readonly before?: string
  readonly output?: string
}

interface VerifyOptions {
  readonly sequence?: string
  readonly hash?: string
}

async function exportLog(session: Session, options: ExportOptions): Promise<void> {
  const { format, after, actor, objectId: object_id, from, before, output } = options
  const answer = await session.request('GET', '/v1/audit_log/export', { query: given({ format, after, actor, object_id, from, before }) })
  deliver(format === 'json' ? `${JSON.stringify(answer.json, null, 2)}\n` : answer.text, output)
}

const verificationSchema = z.object({
  records: z.number(),
  forgotten: z.number(),
  last_sequence: z.number().nullable(),
  last_hash: z.string().nullable(),
  breaks: z.array(z.record(z.string(), z.unknown())),
})

async function verifyLog(session: Session, { sequence, hash }: VerifyOptions): Promise<void> {
  const { json } = await session.request('GET', '/v1/audit_log/verification', { query: given({ sequence, hash }) })
  const { records, forgotten, last_sequence: last, last_hash: lastHash, breaks } = verificationSchema.parse(json)
  if (session.options.json) print(session, json)
  else {
    const what = `${records} records${forgotten === 0 ? '' : `, of ${forgotten} something was forgotten`}`
    const end = last === null ? '' : `It ends at ${last}, with the hash ${lastHash}.\n`
    process.stdout.write(
      breaks.length === 0
        ? `${what}: the chain holds.\n${end}`
        : `${what}: the chain is broken.\n${tableOf(breaks, ['sequence', 'id', 'detail'])}`,
    )
  }
  if (breaks.length > 0) throw new CommandFailed(exitCodes.findings, '')
}

function given(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function wholeNumber(text: string): string {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('A whole number.')
  return text
}
