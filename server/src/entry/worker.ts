import type { OrganizationId } from '@quarterday/core/id.ts'
import { keysOf } from '../kit/authenticate-secrets.ts'
import { systemClock } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import { type Connection, connectDatabase } from '../kit/db.ts'
import { untilStopped } from '../kit/db-stoppable.ts'
import type { HouseJob } from '../kit/house-job.ts'
import type { Job } from '../kit/job.ts'
import type { Logger } from '../kit/log.ts'
import { defaultOutside } from '../kit/outside.ts'
import { startQueue } from '../kit/queue.ts'
import { type JobParts, runJobWhereDue } from '../kit/run-job.ts'
import { houseJobs as allHouseJobs, jobs as allJobs } from '../modules/index.ts'

export interface WorkersOptions {
  readonly config: Pick<Config, 'secret' | 'publicUrl'> & Partial<Pick<Config, 'previousSecret' | 'outside' | 'taxProvider'>>
  readonly log: Logger
  /** Where the work is done, as quarterday_app. */
  readonly connection: Connection
  /** Where the queue keeps its own tables. */
  readonly owner: Connection
  /** Each works on two organizations at once, in each job. */
  readonly workers: number
  /** Default: all. */
  readonly jobs?: readonly Job[]
  /** Default: all, unless `jobs` says which. */
  readonly houseJobs?: readonly HouseJob[]
  readonly pollSeconds?: number
}

export interface Workers {
  /**
   * Begins nothing more; what is under way has `withinMs` to end. After half of that it gets no further transaction, so that a long
   * billing run ends between two slices; what is open even then is rolled back with its connection, and done again by the next run.
   */
  stop(withinMs: number): Promise<void>
}

/** Runs every job on its schedule, with connections of its own, so that requests do not wait for jobs. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { config, log, connection, owner, workers, jobs = allJobs, pollSeconds } = options
  const { houseJobs = options.jobs === undefined ? allHouseJobs : [] } = options
  const stopping = new AbortController()
  const cut = new AbortController()
  const concurrency = 2 * workers
  const poolSize = Math.min(20, concurrency * jobs.length + houseJobs.length + 2)
  const database = connectDatabase({
    connection,
    clock: systemClock,
    poolSize,
    onAfterCommitError: (err) => log.error({ err }, 'after commit'),
  })
  const parts: JobParts = {
    database: untilStopped(database, cut.signal),
    clock: systemClock,
    log,
    deriveKey: keysOf(config),
    taxProvider: config.taxProvider,
    outside: config.outside ?? defaultOutside(config.publicUrl),
  }
  const queue = await startQueue({ connection: owner, log, ...(pollSeconds === undefined ? {} : { pollSeconds }) })

  async function add(job: Job): Promise<void> {
    let after: OrganizationId | undefined
    await queue.repeat({
      name: job.name,
      schedule: job.schedule,
      everySeconds: job.everySeconds,
      async run() {
        const onBegin = (organizationId: OrganizationId) => {
          after = organizationId
        }
        const report = await runJobWhereDue(parts, job, {
          concurrency: job.concurrency ?? concurrency,
          signal: stopping.signal,
          after,
          onBegin,
        })
        log.debug({ job: job.name, ...report }, 'tick')
      },
    })
  }

  async function addHouse({ name, schedule, everySeconds, run }: HouseJob): Promise<void> {
    await queue.repeat({
      ...{ name, schedule, everySeconds },
      async run() {
        if (!stopping.signal.aborted) log.debug({ job: name, counts: await run(parts) }, 'tick')
      },
    })
  }

  await Promise.all([...jobs.map(add), ...houseJobs.map(addHouse)])
  return {
    async stop(withinMs) {
      stopping.abort()
      const timer = setTimeout(() => cut.abort(), withinMs / 2)
      await queue.stop(withinMs).finally(() => clearTimeout(timer))
      cut.abort()
      await database.close()
    },
  }
}
