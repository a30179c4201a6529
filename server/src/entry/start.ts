import type { FastifyInstance } from 'fastify'
import { keysOf } from '../kit/authenticate-secrets.ts'
import { systemClock } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import { untilStopped } from '../kit/db-stoppable.ts'
import type { Logger } from '../kit/log.ts'
import { offerSetup } from '../modules/people/offer-setup.ts'
import { createHttpServer } from './http.ts'
import { type OpenDatabase, openDatabase } from './start-database.ts'
import { type Demo, provideDemo, removeHalfDemo } from './start-demo.ts'
import { databaseMark, findRunningServer, removeServerRecord, type ServerRecord, writeServerRecord } from './start-record.ts'
import { startWorkers, type Workers } from './worker.ts'

/** A server already runs on this data directory. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

export interface StartOptions {
  readonly config: Config
  readonly log: Logger
  /** What takes a while, for whoever waits at a terminal. */
  readonly say: (line: string) => void
  readonly onDemoProgress: (done: number, total: number, label: string) => void
  /** Given: stop, whatever has been reached. */
  readonly signal: AbortSignal
}

export interface RunningServer {
  readonly url: string
  readonly demo: Demo | null
  /** Where the first person sets the installation up; null: somebody has, or nobody may. It is not shown again. */
  readonly setupUrl: string | null
  /** Unready at once; then everything that runs has 25 seconds to end. */
  stop(): Promise<void>
}

const stopWithinMs = 25_000
const workersStopWithinMs = 18_000

/**
 * The whole system in one process: database, migrations, API, demo, workers. The port answers early (`/healthz`), and is ready (`/readyz`)
 * at the end. Throws `AlreadyRunning`, what `openDatabase` throws, and the error of the port.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, log, say, signal } = options
  await refuseSecond(config)
  const steps = new Undo()
  const state = { unready: 'The server is starting.' as string | null }
  try {
    const opened = await openDatabase({ config, log, say, beforeMigrating: (owner) => removeHalfDemo(config.dataDirectory, owner) })
    steps.add(() => opened.close())
    const app = createHttpServer({
      database: opened.database,
      config,
      clock: systemClock,
      log,
      readiness: async () => state.unready ?? (await databaseProblem(opened)),
    })
    steps.add(() => app.close())
    const url = await listen(app, config)
    await writeServerRecord(config.dataDirectory, {
      pid: process.pid,
      url: localUrl(config, url),
      database: databaseMark(config),
    })
    steps.add(() => removeServerRecord(config.dataDirectory))
    const demo = config.demo ? await seedIfEmpty(options, opened) : null
    const setupUrl = await offerSetup({ database: opened.database, clock: systemClock, outside: config.outside }, config.signUp)
    const workers = await work(options, opened)
    state.unready = null
    return {
      url: config.port === 0 ? localUrl(config, url) : config.publicUrl,
      demo,
      setupUrl,
      async stop() {
        state.unready = 'The server is stopping.'
        const stopped = Promise.all([workers?.stop(workersStopWithinMs), app.close()]).then(() => steps.run())
        await withinTime(stopped, log)
      },
    }
  } catch (error) {
    state.unready = 'The server is stopping.'
    await withinTime(steps.run(), log)
    throw signal.aborted ? (signal.reason ?? error) : error
  }
}

async function refuseSecond(config: Config): Promise<void> {
  const running = config.databaseUrl === undefined ? await findRunningServer(config) : null
  if (running === null) return
  throw new AlreadyRunning(
    `Quarterday already runs on ${config.dataDirectory}: ${running.url} (process ${running.pid}).\n` +
      'Stop that one first, or give this one a directory of its own with DATA_DIR. For more workers beside it: quarterday worker',
  )
}

/** What has been begun, to be ended in the opposite order. */
class Undo {
  readonly #steps: (() => Promise<unknown>)[] = []

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step)
  }

  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) await step()
  }
}

async function databaseProblem({ database }: OpenDatabase): Promise<string | null> {
  try {
    await database.dispatcher((tx) => tx.query('SELECT 1'))
    return null
  } catch {
    return 'The database does not answer.'
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  return app.listen({ host, port })
}

/** How programs of this machine reach it. */
function localUrl({ host }: Config, listeningUrl: string): ServerRecord['url'] {
  const { port } = new URL(listeningUrl)
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  return `http://${address}:${port}`
}

async function seedIfEmpty({ config, log, signal, onDemoProgress }: StartOptions, { database }: OpenDatabase): Promise<Demo | null> {
  return provideDemo({
    dataDirectory: config.dataDirectory,
    database: untilStopped(database, signal),
    clock: systemClock,
    // Its steps are shown as progress; two years of billing would fill the log.
    log: log.child({}, { level: 'warn' }),
    deriveKey: keysOf(config),
    outside: config.outside,
    onProgress: onDemoProgress,
  })
}

async function work({ config, log, signal }: StartOptions, opened: OpenDatabase): Promise<Workers | null> {
  signal.throwIfAborted()
  if (config.workers === 0) return null
  const { owner, connection } = opened
  return startWorkers({ config, log, connection, owner, workers: config.workers })
}

/** What does not end in time ends with the process: its transactions are rolled back, and done again by the next run. */
async function withinTime(work: Promise<unknown>, log: Logger): Promise<void> {
  const late = AbortSignal.timeout(stopWithinMs)
  await Promise.race([work, new Promise((resolve) => late.addEventListener('abort', resolve))])
  if (late.aborted) log.error({ milliseconds: stopWithinMs }, 'not everything ended in time')
}
