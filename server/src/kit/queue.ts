import { type DatabaseOptions, PgBoss } from 'pg-boss'
import type { Connection } from './db.ts'
import type { Logger } from './log.ts'

/** Work that comes round by the clock: of all processes on one database, one at a time does it. */
export interface RepeatedTask {
  /** Lower case, with dashes. */
  readonly name: string
  /** A cron expression, in UTC, to the minute. */
  readonly schedule: string
  /** Comes round so soon after it is done as well. */
  readonly everySeconds?: number | undefined
  /** Safe to run twice at once: whoever stops answering loses the turn to another, and may still be at work. */
  run(): Promise<void>
}

export interface Queue {
  /** Does it on its schedule from now on, and the first time at once. */
  repeat(task: RepeatedTask): Promise<void>
  /** Takes no more work, and waits this long at most for what is under way. */
  stop(withinMs: number): Promise<void>
}

export interface QueueOptions {
  /** As the owner: the queue keeps its tables in a schema of its own, `pgboss`. */
  readonly connection: Connection
  readonly log: Logger
  /** How often to look for work. Default: every 5 seconds. */
  readonly pollSeconds?: number
}

/** Silence of a worker for this long, and its turn is given away. */
const leaseSeconds = 30
const longestTurnSeconds = 12 * 3600

/** The schedules and queues of this installation, in PostgreSQL by pg-boss. Two processes may begin at once. */
export async function startQueue({ connection, log, pollSeconds = 5 }: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    ...placeOf(connection),
    schema: 'pgboss',
    max: 4,
    application_name: 'quarterday queue',
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 5,
    // How soon the silence of a dead worker is noticed.
    monitorIntervalSeconds: 15,
    superviseIntervalSeconds: 15,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (err) => log.error({ err }, 'queue'))
  boss.on('warning', (warning) => log.warn({ warning }, 'queue'))
  await boss.start()

  return {
    async repeat({ name, schedule, everySeconds, run }) {
      const limits = {
        // What failed comes round again by itself.
        retryLimit: 0,
        expireInSeconds: longestTurnSeconds,
        heartbeatSeconds: leaseSeconds,
        retentionSeconds: 3600,
        deleteAfterSeconds: 3600,
      }
      // At most one turn waits and one is under way, however many processes there are and however long it takes.
      await boss.createQueue(name, { policy: 'stately', ...limits })
      await boss.updateQueue(name, limits)
      await boss.schedule(name, schedule, null, { tz: 'UTC', missed: 'once' })
      // Nobody may have been here to notice what fell due meanwhile. Where another process thought of it first, this one is dropped.
      await boss.send(name, null)
      await boss.work(name, { pollingIntervalSeconds: Math.min(pollSeconds, everySeconds ?? pollSeconds) }, async () => {
        try {
          await run()
        } finally {
          // Where one waits already, this one is dropped; and where this one is lost, the schedule thinks of it again.
          if (everySeconds !== undefined) await boss.send(name, null, { startAfter: everySeconds })
        }
      })
    },
    async stop(withinMs) {
      await boss.stop({ graceful: true, timeout: withinMs })
    },
  }
}

function placeOf(connection: Connection): DatabaseOptions {
  if (typeof connection === 'string') return { connectionString: connection }
  return { ...connection }
}
