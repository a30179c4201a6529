import { encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import { recordAudit } from './audit.ts'
import { recordTally } from './audit-tally.ts'
import { type Context, type ContextParts, newContext } from './context.ts'
import type { Tx } from './db.ts'
import { withStatementTimeout } from './db-bounded.ts'
import { defaultStatementTimeoutMs } from './db-connection.ts'
import { untilSuspended } from './db-suspendable.ts'
import { newId } from './ids.ts'
import type { Job, JobCounts } from './job.ts'
import { isRefusal } from './problem.ts'
import { openAmong } from './suspended.ts'

/** What the jobs of a process share. */
export type JobParts = Omit<ContextParts, 'organizationId' | 'actor' | 'requestId'>

/** What one job did, in one organization or in all that had work. */
export interface JobReport {
  readonly organizations: number
  /** Organizations in which it failed; the log has the reasons. */
  readonly failed: number
  readonly counts: JobCounts
}

export interface TickOptions {
  /** Organizations worked on at once. */
  readonly concurrency: number
  /** When given, no further organization is begun. */
  readonly signal?: AbortSignal
  /** The organization that was begun last: the one after it comes first, so that nobody is always last. */
  readonly after?: OrganizationId | undefined
  readonly onBegin?: (organizationId: OrganizationId) => void
}

/**
 * Runs one job in one organization, and logs it; where it did something or failed that is in the audit log too. Throws what the job throws. Whoever calls has seen at
 * `lookedAt`, by the clock of `performance`, that the organization is not suspended; when it is meanwhile, the run ends soon after, with `unavailable`.
 */
export async function runJob(
  parts: JobParts,
  job: Job,
  organizationId: OrganizationId,
  lookedAt: number = performance.now(),
): Promise<JobCounts> {
  const requestId = encodeId('req', newId())
  const log = parts.log.child({ job: job.name, organization_id: encodeId('org', organizationId), request_id: requestId })
  const startedAt = performance.now()
  const about = { ...parts, log, organizationId, requestId, actor: { kind: 'system', job: job.name }, address: undefined } as const
  const ctx = newContext(about)
  try {
    // A request that runs a job has it run as a worker would.
    const unhurried = withStatementTimeout(parts.database, defaultStatementTimeoutMs)
    const database = untilSuspended(unhurried, organizationId, { lookedAt, elapsedMs: () => performance.now() })
    const counts = await job.run(newContext({ ...about, database }))
    if (Object.values(counts).some((count) => count > 0)) await ctx.transaction((tx) => tell(tx, ctx, job, counts))
    log.info({ outcome: 'done', milliseconds: millisecondsSince(startedAt), ...counts }, 'job')
    return counts
  } catch (err) {
    log.error({ outcome: 'failed', milliseconds: millisecondsSince(startedAt), err }, 'job')
    if (!isAway(err)) {
      await ctx.transaction((tx) => tellFailure(tx, ctx, job, err)).catch((error) => log.error({ err: error }, 'failure not recorded'))
    }
    throw err
  }
}

async function tell(tx: Tx, ctx: Context, { name, recorded = 'each run' }: Job, counts: JobCounts): Promise<void> {
  const action = `job.${name}`
  if (recorded === 'hourly') await recordTally(tx, ctx, { action, outcome: 'done', cause: null, counts })
  else recordAudit(tx, ctx, { action, detail: counts })
}

/** Of one job and cause once an hour, with their number. The server's log has each of them, with all that is known. */
async function tellFailure(tx: Tx, ctx: Context, { name }: Job, error: unknown): Promise<void> {
  await recordTally(tx, ctx, { action: `job.${name}`, outcome: 'failed', cause: causeOf(error), counts: { failed: 1 } })
}

/** The database is away, or this process or the organization is being stopped: nothing of the organization's own went wrong. */
function isAway(error: unknown): boolean {
  return isRefusal(error) && error.code === 'unavailable'
}

/** A word for why: the code of a refusal or of the database, or the kind of error. What the error says may hold anything, also what has to be forgotten once. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return /^[\w.-]{1,100}$/.test(code) ? code : 'unknown'
}

/** Runs a job in each organization that has work for it by its own clock. One that fails does not keep the others from theirs. */
export async function runJobWhereDue(parts: JobParts, job: Job, options: TickOptions): Promise<JobReport> {
  const lookedAt = performance.now()
  // Nothing is done for who is suspended until they are resumed; what is due is still due then.
  const due = await parts.database.dispatcher(async (tx) => openAmong(tx, await job.due(tx, parts.clock.now())))
  const waiting = startingAfter(due, options.after)
  const counts: Record<string, number> = {}
  const report = { organizations: 0, failed: 0, counts }

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !options.signal?.aborted; next = waiting.shift()) {
      options.onBegin?.(next)
      report.organizations += 1
      try {
        add(counts, await runJob(parts, job, next, lookedAt))
      } catch {
        // It is logged with its reason, and the next tick tries again.
        report.failed += 1
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(options.concurrency, waiting.length) }, work))
  return report
}

function startingAfter(due: readonly OrganizationId[], after: OrganizationId | undefined): OrganizationId[] {
  const sorted = [...new Set(due)].sort()
  const first = after === undefined ? 0 : sorted.findIndex((id) => id > after)
  return first <= 0 ? sorted : [...sorted.slice(first), ...sorted.slice(0, first)]
}

function add(total: Record<string, number>, counts: JobCounts): void {
  for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count
}

function millisecondsSince(start: number): number {
  return Math.round(performance.now() - start)
}
