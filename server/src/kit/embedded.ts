import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type ConnectionFields, connectClient } from './db-connection.ts'
import { type Account, accountFor } from './embedded-account.ts'
import { type Distribution, packagedPostgres } from './embedded-binaries.ts'
import { createCluster, databaseName, loginRole, ownerRole } from './embedded-cluster.ts'
import { alone } from './embedded-lock.ts'
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './embedded-postmaster.ts'

export type { Distribution } from './embedded-binaries.ts'

export interface EmbeddedOptions {
  /** The cluster is its folder `postgres`, the server's log `postgres.log`. Made if missing. */
  readonly dataDirectory: string
  readonly log?: (line: string) => void
  /** Default: the packaged PostgreSQL of this platform. */
  readonly distribution?: Distribution
  /** Server settings beyond ours, or instead of them. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Embedded {
  /** For migrations and backups: the owner of the tables. */
  readonly owner: ConnectionFields
  /** For everything else. Its login is neither superuser nor owner. */
  readonly runTime: ConnectionFields
  /** True when the server was running already: another Quarterday process has it, or one that was killed left it. */
  readonly adopted: boolean
  /**
   * Gives the server back; close the pools first. The last process to do so stops it. While any other session is connected it stays,
   * so nobody's database is pulled from under them, and it also stays when this process is killed: the next start adopts it.
   */
  stop(): Promise<void>
}

const stopWithinMs = 20_000

/**
 * Sees to it that the one PostgreSQL of the data directory runs, and starts it again should it die. Throws `EmbeddedUnavailable`
 * with what to do when it cannot run here.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log = ignore } = options
  const cluster = await clusterOf(options.dataDirectory)
  const first = await takeHold(cluster, options)
  let held = first
  const ended = new AbortController()

  function watch(since: number, failures: number): void {
    held.holder.once('end', () => {
      if (ended.signal.aborted) return
      log('The connection to the embedded PostgreSQL broke: looking after it')
      // What fails soon after each start is started again ever more slowly.
      void keepRunning(performance.now() - since > settledMs ? 0 : failures)
    })
  }

  async function keepRunning(failures: number): Promise<void> {
    await sleep(Math.min(maxPauseMs, failures && 250 * 2 ** failures), undefined, { signal: ended.signal }).catch(ignore)
    if (ended.signal.aborted) return
    try {
      held = await takeHold(cluster, options)
      watch(performance.now(), failures + 1)
    } catch (error) {
      log(error instanceof Error ? error.message : String(error))
      await keepRunning(failures + 1)
    }
  }

  watch(performance.now(), 0)
  const place = { host: first.postmaster.socketDirectory, port: first.postmaster.port, database: databaseName }
  return {
    owner: { ...place, user: ownerRole },
    runTime: { ...place, user: loginRole },
    adopted: first.adopted,
    async stop() {
      if (ended.signal.aborted) return
      ended.abort()
      await alone(cluster, async () => {
        const others = await otherSessions(held.holder)
        await held.holder.end().catch(ignore)
        if (others > 0) log(`The embedded PostgreSQL keeps running: other sessions use it (${others})`)
        else if (!(await stopPostmaster(cluster, held.postmaster, stopWithinMs))) log('The embedded PostgreSQL is still stopping')
      })
    },
  }
}

const settledMs = 60_000
const maxPauseMs = 30_000

function ignore(): undefined {
  return undefined
}

async function clusterOf(dataDirectory: string): Promise<string> {
  await mkdir(dataDirectory, { recursive: true })
  return join(await realpath(dataDirectory), 'postgres')
}

interface Hold {
  readonly postmaster: Postmaster
  /** One session for as long as this process wants the server: how others see that it is in use. */
  readonly holder: pg.Client
  readonly adopted: boolean
}

async function takeHold(cluster: string, options: EmbeddedOptions): Promise<Hold> {
  const account = await accountFor(cluster)
  return alone(cluster, async () => {
    const running = await findPostmaster(cluster)
    const postmaster = running ?? (await start(cluster, account, options))
    const holder = await connectHolder(postmaster)
    await provide(holder)
    return { postmaster, holder, adopted: running !== undefined }
  })
}

async function start(cluster: string, account: Account, options: EmbeddedOptions): Promise<Postmaster> {
  const distribution = options.distribution ?? (await packagedPostgres(account, options.dataDirectory))
  await createCluster(cluster, account, distribution)
  return startPostmaster({ cluster, account, distribution, settings: options.settings ?? {} })
}

const holderName = 'quarterday holder'
const connectWithinMs = 30_000

/** A server that has just been started, or that recovers from a crash, may refuse for a while. */
async function connectHolder({ socketDirectory, port }: Postmaster): Promise<pg.Client> {
  const giveUpAt = performance.now() + connectWithinMs
  for (;;) {
    try {
      return await connectClient({ host: socketDirectory, port, user: ownerRole, database: 'postgres' }, 'owner')
    } catch (error) {
      if (performance.now() > giveUpAt) throw error
      await sleep(100)
    }
  }
}

/** Marks the session, and makes what a new cluster lacks. The lock keeps others away where `alone` cannot. */
async function provide(holder: pg.Client): Promise<void> {
  await holder.query(`SET application_name = '${holderName}'`)
  await holder.query(`SELECT pg_advisory_lock(${provideLock})`)
  const { rows } = await holder.query<{ login: boolean; database: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS login, EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
    [loginRole, databaseName],
  )
  if (!rows[0]?.login) await holder.query(`CREATE ROLE ${loginRole} LOGIN NOINHERIT`)
  if (!rows[0]?.database) await holder.query(`CREATE DATABASE ${databaseName}`)
  await holder.query(`SELECT pg_advisory_unlock(${provideLock})`)
}

const provideLock = 3_318_846_901

const leavingTakesMs = 1_000

/**
 * How many sessions would lose their server. Another holder stays for sure; others may have been closed a moment ago and be on their
 * way out, so for a second they are not yet believed.
 */
async function otherSessions(holder: pg.Client): Promise<number> {
  const giveUpAt = performance.now() + leavingTakesMs
  for (;;) {
    const { rows } = await holder
      .query<{ holds: boolean }>(
        `SELECT application_name = '${holderName}' AS holds FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      )
      .catch(() => ({ rows: [] }))
    if (rows.length === 0 || rows.some((row) => row.holds) || performance.now() > giveUpAt) return rows.length
    await sleep(pollMs)
  }
}

const pollMs = 20
