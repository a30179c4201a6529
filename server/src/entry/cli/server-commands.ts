import type { Command } from 'commander'
import { keysOf } from '../../kit/authenticate-secrets.ts'
import { systemClock } from '../../kit/clock.ts'
import { loadConfig } from '../../kit/config.ts'
import type { Logger } from '../../kit/log.ts'
import { type RunningServer, startServer } from '../start.ts'
import { openDatabase } from '../start-database.ts'
import { type Demo, provideDemo, removeHalfDemo } from '../start-demo.ts'
import { startWorkers } from '../worker.ts'
import { CommandFailed, exitCodes } from './exit.ts'
import { commandLogger, serverLogger } from './log-lines.ts'
import { bold, dim, newProgress } from './terminal.ts'

/** The commands that are the system itself rather than a client of it. */
export function addServerCommands(program: Command): void {
  program
    .command('start')
    .summary('start database, API, dashboard and workers in this process')
    .description(
      'Starts everything in one process: the embedded PostgreSQL (or DATABASE_URL), migrations, the API and dashboard on PORT, and WORKERS workers.\n' +
        'An empty embedded database gets demo data, unless DEMO=0. Ctrl-C or SIGTERM ends it in good order.',
    )
    .action(start)
  program
    .command('worker')
    .summary('run only the workers, beside servers started with WORKERS=0')
    .description(
      'Runs the jobs on their schedule until it is stopped. As many as you like may run on one database: each turn is taken by one of them.',
    )
    .action(work)
  program
    .command('demo')
    .summary('fill an empty database with demo data')
    .description(
      'Makes a sandbox with plans, customers and two years of history, and prints a key for it. Only where there is no organization yet.',
    )
    .action(fillWithDemo)
  program
    .command('migrate')
    .summary('bring the database forward')
    .description('Applies the migrations that are missing, and says which. Safe to run twice, and beside a server.')
    .action(migrateOnly)
}

async function start(): Promise<void> {
  const config = loadConfig(process.env)
  const log = serverLogger(config.logLevel)
  const { signal, wait } = untilSignalled(log)
  const progress = newProgress()
  const server = await startServer({
    config,
    log,
    signal,
    say: (line) => void process.stderr.write(`${line}\n`),
    onDemoProgress: (done, total, label) => progress.update(done, total, label),
  }).finally(() => progress.end())
  process.stdout.write(welcome(server))
  await wait
  await server.stop()
  await flushed(log)
  process.exit(exitCodes.done)
}

async function work(): Promise<void> {
  const config = loadConfig(process.env)
  const log = serverLogger(config.logLevel)
  const { wait } = untilSignalled(log)
  const opened = await openDatabase({ config, log, say: (line) => void process.stderr.write(`${line}\n`) })
  const workers = await startWorkers({
    config,
    log,
    connection: opened.connection,
    owner: opened.owner,
    workers: Math.max(1, config.workers),
  })
  process.stdout.write('Working. Ctrl-C ends it.\n')
  await wait
  await workers.stop(workersStopWithinMs)
  await opened.close()
  await flushed(log)
  process.exit(exitCodes.done)
}

const workersStopWithinMs = 20_000

async function migrateOnly(): Promise<void> {
  const opened = await openDatabase({ config: loadConfig(process.env), log: commandLogger() })
  await opened.close()
  for (const name of opened.applied) process.stdout.write(`Applied ${name}\n`)
  if (opened.applied.length === 0) process.stdout.write('The database is up to date.\n')
}

async function fillWithDemo(): Promise<void> {
  const config = loadConfig(process.env)
  const log = commandLogger()
  const progress = newProgress()
  const opened = await openDatabase({ config, log, beforeMigrating: (owner) => removeHalfDemo(config.dataDirectory, owner) })
  try {
    const demo = await provideDemo({
      dataDirectory: config.dataDirectory,
      database: opened.database,
      clock: systemClock,
      log,
      deriveKey: keysOf(config),
      outside: config.outside,
      onProgress: (done, total, label) => progress.update(done, total, label),
    }).finally(() => progress.end())
    if (demo === null)
      throw new CommandFailed(
        exitCodes.refused,
        'There is an organization already: the demo is for an empty database. Give it one of its own with DATA_DIR.',
      )
    process.stdout.write([`Demo API key: ${demo.apiKey}`, ...portalLines(demo.portal, config.outside.publicUrl), ''].join('\n'))
  } finally {
    await opened.close()
  }
}

/** Waits for SIGTERM or Ctrl-C; a second one ends the process at once. */
function untilSignalled(log: Logger): { readonly signal: AbortSignal; readonly wait: Promise<void> } {
  const controller = new AbortController()
  process.on('uncaughtExceptionMonitor', (err) => log.fatal({ err }, 'the process cannot go on'))
  const wait = new Promise<void>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      process.on(name, () => {
        if (controller.signal.aborted) process.exit(exitCodes.interrupted)
        log.info({ signal: name }, 'stopping')
        controller.abort(new CommandFailed(exitCodes.interrupted, 'Stopped.'))
        resolve()
      })
    }
  })
  return { signal: controller.signal, wait }
}

function flushed(log: Logger): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()))
}

/** What a customer of the demo's sees, and by what they come in. */
function portalLines(portal: Demo['portal'], url: string): string[] {
  if (portal === null) return []
  return [`  For customers   ${url}/portal/${portal.slug}  (${portal.email}, password ${portal.password})`]
}

function welcome({ url, demo, setupUrl }: RunningServer): string {
  // A browser keeps what follows the # to itself: with the demo's key there, the link opens the dashboard signed in.
  const dashboard = demo === null ? url : `${url}/#key=${demo.apiKey}`
  const setUp = setupUrl === null ? [] : [`  Your own        ${setupUrl}  (make the first account)`]
  const lines = ['', bold(`  Quarterday is ready: ${url}`), '', `  Dashboard       ${dashboard}`, ...setUp, `  API reference   ${url}/docs`]
  if (demo === null) return `${[...lines, '', dim('  Next: npx quarterday --help'), ''].join('\n')}\n`
  return `${[
    ...lines,
    `  Demo API key    ${demo.apiKey}`,
    ...portalLines(demo.portal, url),
    '',
    '  Try next, in another terminal:',
    '',
    `    curl -H 'Authorization: Bearer ${demo.apiKey}' '${url}/v1/customers?limit=3'`,
    '    npx quarterday report revenue',
    '    npx quarterday customers list',
    '    npx quarterday subscriptions list --status active',
    '',
  ].join('\n')}\n`
}
