import { ConfigError } from '../../kit/config.ts'
import { UnfitDatabase } from '../../kit/db-check.ts'
import { EmbeddedUnavailable } from '../../kit/embedded-errors.ts'
import { MigrationError } from '../../kit/migrate.ts'
import { AlreadyRunning } from '../start.ts'

/** What the command's exit says to programs. `docs/cli.md` has the same list. */
export const exitCodes = {
  done: 0,
  /** The API understood and said no: a refusal that is none of the others. */
  refused: 1,
  /** The command line cannot be right. */
  usage: 2,
  /** No server answers, or the database cannot be used. */
  unavailable: 3,
  /** There is no such object. */
  notFound: 4,
  /** The credential is missing, wrong, or lacks the scope. */
  forbidden: 5,
  /** `verify` or `doctor` found something. */
  findings: 6,
  /** A bug of ours. */
  bug: 70,
  /** Stopped by a signal before it was done. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command: what to say on standard error, and with which code. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

/** Whatever was thrown, as words for a person at a terminal; a bug keeps its stack. */
export function explained(error: unknown): CommandFailed {
  if (error instanceof CommandFailed) return error
  if (!(error instanceof Error)) return new CommandFailed(exitCodes.bug, String(error))
  const { message } = error
  if (error instanceof ConfigError) return new CommandFailed(exitCodes.usage, `The environment is not right.\n${message}`)
  if (error instanceof AlreadyRunning) return new CommandFailed(exitCodes.refused, message)
  if (error instanceof EmbeddedUnavailable || error instanceof UnfitDatabase || error instanceof MigrationError) {
    return new CommandFailed(exitCodes.unavailable, message)
  }
  const known = 'code' in error ? explanations.find(([code]) => code === error.code) : undefined
  if (known !== undefined) return new CommandFailed(exitCodes.unavailable, known[1](error))
  return new CommandFailed(exitCodes.bug, `This is a bug of Quarterday.\n${error.stack ?? message}`, { cause: error })
}

const explanations: readonly (readonly [code: string, words: (error: Error) => string])[] = [
  ['EADDRINUSE', (error) => `The port is taken by another program (${error.message}). Choose another one: PORT=4243 npm start`],
  ['EACCES', (error) => `Not permitted: ${error.message}. Ports below 1024 and folders of others need rights that this user lacks.`],
  ['EADDRNOTAVAIL', (error) => `HOST is not an address of this machine: ${error.message}`],
  ['ENOSPC', () => 'The disk is full.'],
  ['EROFS', (error) => `DATA_DIR cannot be written: ${error.message}`],
  ['ECONNREFUSED', () => 'No database answers at DATABASE_URL. Is the server running, and are host and port right?'],
  ['ENOTFOUND', (error) => `The host of DATABASE_URL is not known: ${error.message}`],
  ['ETIMEDOUT', () => 'The database at DATABASE_URL does not answer.'],
  ['28P01', () => 'The database refuses the user or password of DATABASE_URL.'],
  ['28000', (error) => `The database refuses the user of DATABASE_URL: ${error.message}`],
  ['3D000', (error) => `DATABASE_URL names a database that is not there: ${error.message}. Create it first: createdb`],
  ['42501', (error) => `The user of DATABASE_URL may not do this: ${error.message}. It needs to own the database and to create roles.`],
]
