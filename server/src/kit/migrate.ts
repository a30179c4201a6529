import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { checkServer } from './db-check.ts'
import { type Connection, connectClient } from './db-connection.ts'

export interface MigrateOptions {
  readonly log?: (line: string) => void
  /** Default: `server/migrations`. */
  readonly directory?: string
}

export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** A migration cannot be applied, or the ones applied are not the ones that this program knows. The message is for the operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Brings the database forward and returns the names of what it applied. Each file is one transaction with its row in
 * `quarterday_migrations`, so a stop anywhere resumes, a second run finds nothing to do, and of two at once one waits for the other.
 */
export async function migrate(
  connection: Connection,
  { log = ignore, directory = migrationsDirectory }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(directory)
  const client = await connectClient(connection, 'owner')
  try {
    await checkServer(client)
    await lock(client)
    const pending = pendingOf(migrations, await appliedTo(client), log)
    for (const migration of pending) {
      await apply(client, migration)
      log(`Applied ${migration.name}`)
    }
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

export const migrationsDirectory: string = fileURLToPath(new URL('../../migrations', import.meta.url))

/** All migrations of a directory in the order of their names. A file's digest does not depend on its line ends. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(`${directory}/${name}`, 'utf8')).replaceAll('\r\n', '\n')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function ignore(): undefined {
  return undefined
}

/** Chosen once, for good: every version of the program must take the same lock. */
const lockKey = 7_243_901_185
const lockWaitSeconds = 60

/** Held by the session, so the end of the connection, however it comes, gives it back. */
async function lock(client: pg.Client): Promise<void> {
  const text = `BEGIN; SET LOCAL lock_timeout='${lockWaitSeconds}s'; SELECT pg_advisory_lock(${lockKey}); COMMIT`
  await client.query(text).catch((cause) => {
    throw new MigrationError(`Another process has been migrating this database for ${lockWaitSeconds} seconds`, { cause })
  })
}

async function appliedTo(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`CREATE TABLE IF NOT EXISTS quarterday_migrations (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT statement_timestamp())`)
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM quarterday_migrations ORDER BY name')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

/** An older program may meet a newer database (two versions run side by side during an upgrade): what it does not know it leaves alone. */
function pendingOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>, log: (line: string) => void): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = [...applied.keys()].filter((name) => !known.has(name))
  if (newer.length > 0) log(`The database has migrations that this version does not know: ${newer.join(', ')}`)
  const last = [...applied.keys()].filter((name) => known.has(name)).at(-1) ?? ''
  return migrations.filter((migration) => {
    const sha256 = applied.get(migration.name)
    if (sha256 === undefined && migration.name < last) {
      throw new MigrationError(`${migration.name} is new but sorts before ${last}, which is applied: give it a later number`)
    }
    if (sha256 !== undefined && sha256 !== migration.sha256) {
      throw new MigrationError(`${migration.name} was changed after it was applied: restore it, and put the change into a new migration`)
    }
    return sha256 === undefined
  })
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(migration.text)
    await client.query('INSERT INTO quarterday_migrations (name, sha256) VALUES ($1, $2)', [migration.name, migration.sha256])
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(ignore)
    const line = lineOf(cause, migration.text)
    throw new MigrationError(`${migration.name}${line}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

function lineOf(error: unknown, text: string): string {
  const position = typeof error === 'object' && error !== null && 'position' in error ? Number(error.position) : Number.NaN
  return Number.isSafeInteger(position) ? ` line ${text.slice(0, position).split('\n').length}` : ''
}
