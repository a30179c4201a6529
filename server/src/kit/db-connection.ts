import { Socket } from 'node:net'
import pg from 'pg'
import { NoConnection } from './db-errors.ts'
import { columnTypes } from './db-types.ts'

/** Where a database is: a URL, or the fields of one. */
export type Connection = string | ConnectionFields

export interface ConnectionFields {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

/**
 * What a session is for. `run-time` works as quarterday_app and is bound by row-level security; `owner` owns the tables and migrates.
 *
 * `credentials` works as quarterday_auth, and has a pool of its own. Whoever comes in belongs to no organization yet, so the look-up crosses them, which
 * quarterday_app may not. That role may read a few columns of api_keys and organizations and write nothing. A session of its own saves the transaction that
 * would change the role and change it back: every request begins with this one statement. And it is a bulkhead: whatever holds the run-time sessions, those
 * who come in are told who they are, or that the database is busy, at once. It has four sessions at most. Its sessions cannot write
 * (default_transaction_read_only, over privileges that allow nothing) and a statement that reads one row by its key has two seconds.
 *
 * `limits` works as quarterday_limits, which may count what has been asked for and do nothing else, and has a pool of its own for the same reasons. Its
 * commits wait for no disk: a crash of the database server forgets less than a second of counting.
 */
export type Purpose = 'run-time' | 'credentials' | 'limits' | 'owner'

/** What a statement may take of somebody who waits for an answer, unless the operation says that it takes longer. */
export const requestStatementMs = 2_000
/** What it may take of a job, and of a session where nobody says otherwise. */
export const defaultStatementTimeoutMs = 10_000
export const credentialsTimeoutMs = 2_000
export const limitsTimeoutMs = 1_000
export const lockTimeoutMs = 2_000

/** How long a statement of so much time waits for a lock: shorter than that, for who gave up on a lock tries again, and who took too long does not. */
export function lockTimeoutWithin(statementTimeoutMs: number): number {
  return Math.min(lockTimeoutMs, Math.ceil(statementTimeoutMs * 0.75))
}

/** A client of its own, outside any pool: for migrations and checks. Connects within ten seconds or throws. */
export async function connectClient(connection: Connection, purpose: Purpose): Promise<pg.Client> {
  const client = new Session({ ...clientConfig(connection, purpose), connectionTimeoutMillis: 10_000 })
  await client.connect()
  return client
}

/** A pool of sessions for one purpose. Whoever finds none free within 1.9 seconds is told `NoConnection`. */
export function createPool(connection: Connection, size: number, purpose: Exclude<Purpose, 'owner'> = 'run-time'): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(connection, purpose),
    Client: Session,
    max: size,
    connectionTimeoutMillis: 1_900,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: false,
  })
  // An idle session that breaks leaves the pool; the next caller gets a new one.
  pool.on('error', ignore)
  return pool
}

export async function acquire(pool: pg.Pool, size: number): Promise<pg.PoolClient> {
  if (pool.waitingCount >= size * 64) throw new NoConnection('Too many callers already wait for a database connection')
  try {
    return await pool.connect()
  } catch (cause) {
    throw new NoConnection('No database connection', { cause })
  }
}

/** Breaks the connection at once, whatever is under way on it. `end` would wait for an answer that may never come. */
export function breakConnection(client: pg.ClientBase): void {
  sockets.get(client)?.destroy()
}

/** The same place, seen as another user or another database of the server. */
export function withDatabase(connection: Connection, database: string, user?: string): Connection {
  if (typeof connection !== 'string') return { ...connection, database, user: user ?? connection.user }
  const url = new URL(connection)
  url.pathname = `/${database}`
  if (user !== undefined) url.searchParams.set('user', user)
  return url.toString()
}

const sockets = new WeakMap<object, Socket>()

class Session extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    const socket = new Socket()
    super({ ...config, stream: () => socket })
    sockets.set(this, socket)
    // A break shows as the failure of the statement under way; without a listener the event would end the process.
    this.on('error', ignore)
  }
}

function ignore(): undefined {
  return undefined
}

function clientConfig(connection: Connection, purpose: Purpose): pg.ClientConfig {
  const shared = { application_name: 'quarterday', types: columnTypes, keepAlive: true }
  if (typeof connection !== 'string') return { ...connection, ...shared, options: sessionOptions(purpose) }
  const { url, options } = withoutOptions(connection)
  return { connectionString: url, ...shared, options: [options, sessionOptions(purpose)].filter(Boolean).join(' ') }
}

/** Some hosts need options of their own in the URL; pg would let them replace ours, so they are taken out and put in front. */
function withoutOptions(connection: string): { url: string; options: string } {
  const url = new URL(connection)
  const options = url.searchParams.get('options') ?? ''
  if (options === '') return { url: connection, options }
  url.searchParams.delete('options')
  return { url: url.toString(), options }
}

/** The session's settings are sent with its start, so they are also what RESET returns to. */
function sessionOptions(purpose: Purpose): string {
  const shared = ['search_path=public,pg_temp', 'TimeZone=UTC', 'DateStyle=ISO']
  const runTime = [...ownOptions[purpose], `lock_timeout=${lockTimeoutMs}`, 'idle_in_transaction_session_timeout=60000']
  return [...shared, ...(purpose === 'owner' ? [] : runTime)].map((setting) => `-c ${setting}`).join(' ')
}

const ownOptions: Readonly<Record<Purpose, readonly string[]>> = {
  'run-time': ['role=quarterday_app', `statement_timeout=${defaultStatementTimeoutMs}`],
  credentials: ['role=quarterday_auth', 'default_transaction_read_only=on', `statement_timeout=${credentialsTimeoutMs}`],
  limits: ['role=quarterday_limits', 'synchronous_commit=off', `statement_timeout=${limitsTimeoutMs}`],
  owner: [],
}
