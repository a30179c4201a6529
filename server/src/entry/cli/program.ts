import { Command, CommanderError } from 'commander'
import { addAuditLogCommands } from './audit-log-commands.ts'
import { addBillingCommands } from './billing-commands.ts'
import { addCheckCommands } from './check-commands.ts'
import { type CommandFailed, exitCodes, explained } from './exit.ts'
import { addGatewayCommand } from './gateway-command.ts'
import { addJobCommands } from './job-commands.ts'
import { type Api, describedApi } from './operations.ts'
import { addReportCommands } from './report-commands.ts'
import { addResourceCommands } from './resource-commands.ts'
import { addSandboxCommands } from './sandbox-commands.ts'
import { addSecretCommand } from './secret-command.ts'
import { addServerCommands } from './server-commands.ts'

/** Runs one command line and answers with the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await newProgram(describedApi()).parseAsync([...args], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    // commander has said what is wrong, or has shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? exitCodes.done : exitCodes.usage
    const failure: CommandFailed = explained(error)
    if (failure.message !== '') process.stderr.write(`${failure.message}\n`)
    return failure.exitCode
  }
}

/** The whole command line: what is written by hand, and a command for every other operation of the API. */
export function newProgram(api: Api): Command {
  const program = new Command('quarterday')
    .description('Subscriptions, invoices and payments, right to the cent.')
    .option('--json', 'print the answer as JSON')
    .option('-y, --yes', 'do not ask before what moves money or deletes')
    .option(
      '--organization <id>',
      'the organization, by id or name; default: QUARTERDAY_ORGANIZATION, else the only live one, else the demo',
    )
    .option('--url <url>', 'a server elsewhere; default: QUARTERDAY_URL, else the one of DATA_DIR. Needs QUARTERDAY_API_KEY')
    .exitOverride()
    .showHelpAfterError('Add --help for what this command takes.')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', footer)
  addServerCommands(program)
  addSecretCommand(program)
  addBillingCommands(program)
  addReportCommands(program)
  addJobCommands(program)
  addCheckCommands(program)
  addResourceCommands(program, api)
  addAuditLogCommands(program)
  addSandboxCommands(program)
  addGatewayCommand(program)
  return program
}

const footer = `
It talks to the running server of DATA_DIR, else it opens the database itself: every command works either way.
Exit codes: 0 done, 1 refused, 2 wrong command line, 3 no server or database, 4 not found, 5 not permitted, 6 findings, 70 a bug.`
