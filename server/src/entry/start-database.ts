import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import { type Connection, connectDatabase, type Database } from '../kit/db.ts'
import { checkRunTimeRole } from '../kit/db-check.ts'
import { type Embedded, startEmbedded } from '../kit/embedded.ts'
import type { Logger } from '../kit/log.ts'
import { migrate } from '../kit/migrate.ts'

/** The database of one process, brought forward and checked: what every way in begins with. */
export interface OpenDatabase {
  readonly database: Database
  /** For migrations and the queue's own schema. */
  readonly owner: Connection
  /** For run-time sessions of a pool of one's own. */
  readonly connection: Connection
  /** Names of the migrations that were applied now. */
  readonly applied: readonly string[]
  readonly isEmbedded: boolean
  /** The embedded server was running already. */
  readonly isAdopted: boolean
  /** Closes the pool and gives the embedded server back, if there is one. */
  close(): Promise<void>
}

export interface OpenDatabaseOptions {
  readonly config: Config
  readonly log: Logger
  /** What takes a while, for whoever waits at a terminal. */
  readonly say?: (line: string) => void
  /** How long to wait for a database that is only starting up. Default: 30 seconds. */
  readonly patienceMs?: number
  /** Between the start of the server and its migrations: a first look at what is there. */
  readonly beforeMigrating?: (owner: Connection) => Promise<void>
}

/**
 * Starts or finds the database, migrates it, and sees to it that this process works as a role that row-level security binds.
 * Throws `EmbeddedUnavailable`, `UnfitDatabase`, `MigrationError` or the error of the connection, each with words for the operator.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { config, log, say = ignore } = options
  const { databaseUrl } = config
  const embedded =
    databaseUrl === undefined ? await startEmbedded({ dataDirectory: config.dataDirectory, log: (line) => log.info(line) }) : null
  try {
    const owner = embedded?.owner ?? String(databaseUrl)
    const connection = embedded?.runTime ?? String(databaseUrl)
    await options.beforeMigrating?.(owner)
    const applied = await patiently(() => migrate(owner, { log: (line) => log.info(line) }), say, options.patienceMs ?? 30_000)
    await checkRunTimeRole(connection)
    const database = connectDatabase({
      ...{ connection, clock: systemClock, onAfterCommitError: (err) => log.error({ err }, 'after commit') },
      // Of eight: whatever one organization asks for, two are there for the others.
      organizationShare: 6,
    })
    return {
      database,
      owner,
      connection,
      applied,
      isEmbedded: embedded !== null,
      isAdopted: embedded?.adopted ?? false,
      close: () => closeBoth(database, embedded),
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

function ignore(): undefined {
  return undefined
}

async function closeBoth(database: Database, embedded: Embedded | null): Promise<void> {
  await database.close()
  await embedded?.stop()
}

/** A database that is started beside us (a composed set of containers) may need a moment. What it refuses for good is thrown at once. */
async function patiently<T>(work: () => Promise<T>, say: (line: string) => void, patienceMs: number): Promise<T> {
  const giveUpAt = performance.now() + patienceMs
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isStartingUp(error) || performance.now() > giveUpAt) throw error
      if (attempt === 1) say('Waiting for the database …')
      await sleep(500)
    }
  }
}

/** Nobody listens yet, or PostgreSQL says 57P03: it starts up, shuts down or recovers. */
function isStartingUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === '57P03')
}
