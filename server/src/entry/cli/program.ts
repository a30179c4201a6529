import { Command, CommanderError } from 'commander'
import { type CommandFailed, exitCodes, explained } from './exit.ts'
import { addServerCommands } from './server-commands.ts'

/** Runs one command line and answers with the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const program = newProgram()
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCodes.done
  } catch (error) {
    // commander has said what is wrong, or has shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    const failure: CommandFailed = explained(error)
    if (failure.message !== '') process.stderr.write(`${failure.message}\n`)
    return failure.exitCode
  }
}

function newProgram(): Command {
  const program = new Command('quarterday')
    .description('Subscriptions, invoices and payments, right to the cent.')
    .exitOverride()
    .showHelpAfterError('Add --help for what this command takes.')
  addServerCommands(program)
  return program
}
