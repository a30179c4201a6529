import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { type Clock, systemClock } from '../src/kit/clock.ts'
import { type Connection, connectDatabase, type Database, type DatabaseOptions } from '../src/kit/db.ts'
import { connectClient, withDatabase } from '../src/kit/db-connection.ts'
import { startEmbedded } from '../src/kit/embedded.ts'
import { loginRole } from '../src/kit/embedded-cluster.ts'
import { migrate, migrationsDirectory, readMigrations } from '../src/kit/migrate.ts'

export interface TestDatabase {
  readonly database: Database
  /** For whatever connects by itself at run time: its login is neither superuser nor owner. */
  readonly connection: Connection
  /** For migrations and for what a test does as a superuser. */
  readonly owner: Connection
  /** As a superuser, past row-level security: to plant what the program itself would never write. */
  ownerQuery<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Another pool on the same database, closed with it. */
  connect(options?: Partial<DatabaseOptions>): Database
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  readonly clock?: Clock
  /** Default true. False gives an empty database without any migration. */
  readonly migrated?: boolean
}

/**
 * A fresh, migrated database, copied from a template that is migrated once. It lives on the server of TEST_DATABASE_URL (a superuser's),
 * else on an embedded PostgreSQL that all test files and all runs of this folder share.
 */
export async function testDatabase({ clock = systemClock, migrated = true }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await testServer()
  const name = `quarterday_test_${process.pid}_${Date.now()}_${++count}`
  const template = migrated ? await templateOn(server.owner) : 'template0'
  const admin = await connectClient(server.owner, 'owner')
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  } finally {
    await admin.end()
  }
  const owner = withDatabase(server.owner, name)
  const connection = withDatabase(server.owner, name, loginRole)
  const databases: Database[] = []
  let ownerClient: Promise<pg.Client> | undefined

  function connect(options: Partial<DatabaseOptions> = {}): Database {
    const database = connectDatabase({ connection, clock, ...options })
    databases.push(database)
    return database
  }

  return {
    database: connect(),
    connection,
    owner,
    connect,
    async ownerQuery<Row extends object>(text: string, values?: readonly unknown[]) {
      ownerClient ??= connectClient(owner, 'owner')
      const client = await ownerClient
      const { rows } = await client.query<Row>(text, values ? [...values] : undefined)
      return rows
    },
    async drop() {
      await Promise.all(databases.map((database) => database.close()))
      await ownerClient?.then((client) => client.end())
      const last = await connectClient(server.owner, 'owner')
      await last.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).finally(() => last.end())
      await server.release()
    },
  }
}

export interface TestServer {
  readonly owner: Connection
  /** The last to give an embedded server back stops it. */
  release(): Promise<void>
}

/** The server that tests use, started or adopted. */
export async function testServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL
  if (url) {
    await provideLogin(url)
    return { owner: url, release: async () => undefined }
  }
  const embedded = await startEmbedded({ dataDirectory: testDataDirectory(), settings: quick })
  return { owner: embedded.owner, release: () => embedded.stop() }
}

/** Migrates the template if nobody has yet, and drops templates and databases of earlier runs. */
export async function prepareTemplate(server: Connection): Promise<void> {
  const template = await templateOn(server)
  const admin = await connectClient(server, 'owner')
  try {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'quarterday\\_te%' ORDER BY 1`,
    )
    for (const { name } of rows) {
      const pid = Number(/^quarterday_test_(\d+)_/.exec(name)?.[1] ?? 0)
      if (name !== template && !(pid > 0 && isAlive(pid))) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    }
  } finally {
    await admin.end()
  }
}

let count = 0

/** Tests kill processes, not machines, so nothing waits for the disk. */
const quick = { shared_buffers: '128MB', fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB' }

function testDataDirectory(): string {
  const repository = fileURLToPath(new URL('../..', import.meta.url))
  const key = createHash('sha256').update(`${repository} ${process.getuid?.()}`).digest('hex').slice(0, 12)
  return join(tmpdir(), `quarterday-test-${key}`)
}

/** On a server of its own the login role is ours to make; the embedded one has it. */
async function provideLogin(url: string): Promise<void> {
  const client = await connectClient(url, 'owner')
  try {
    await client.query(`CREATE ROLE ${loginRole} LOGIN NOINHERIT`).catch((error) => {
      if (!['42710', '23505'].includes(error.code)) throw error
    })
  } finally {
    await client.end()
  }
}

const templateLock = 5_104_772_310

/** Named after what the migrations say, so a changed migration makes a new one. Built under another name: half a template is never used. */
async function templateOn(server: Connection): Promise<string> {
  const migrations = await readMigrations(migrationsDirectory)
  const digest = createHash('sha256')
    .update(migrations.map((migration) => migration.sha256).join())
    .digest('hex')
    .slice(0, 12)
  const name = `quarterday_template_${digest}`
  const admin = await connectClient(server, 'owner')
  try {
    await admin.query(`SELECT pg_advisory_lock(${templateLock})`)
    const { rows } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rows.length > 0) return name
    const building = `quarterday_template_building`
    await admin.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${building}`)
    await migrate(withDatabase(server, building))
    await admin.query(`ALTER DATABASE ${building} RENAME TO ${name}`)
    return name
  } finally {
    await admin.end()
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
