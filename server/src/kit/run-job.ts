import { encodeId, type OrganizationId } from '@quarterday/core/id.ts'
import { recordAudit } from './audit.ts'
import { type ContextParts, newContext } from './context.ts'
import { newId } from './ids.ts'
import type { Job, JobCounts } from './job.ts'

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

/** Runs one job in one organization, and logs it; where it did something that is in the audit log too. Throws what the job throws. */
export async function runJob(parts: JobParts, job: Job, organizationId: OrganizationId): Promise<JobCounts> {
  const requestId = encodeId('req', newId())
  const log = parts.log.child({ job: job.name, organization_id: encodeId('org', organizationId), request_id: requestId })
  const startedAt = performance.now()
  try {
    const ctx = newContext({ ...parts, log, organizationId, requestId, actor: { kind: 'system', job: job.name }, address: undefined })
    const counts = await job.run(ctx)
    if (Object.values(counts).some((count) => count > 0))
      await ctx.transaction(async (tx) => recordAudit(tx, ctx, { action: `job.${job.name}`, detail: counts }))
    log.info({ outcome: 'done', milliseconds: millisecondsSince(startedAt), ...counts }, 'job')
    return counts
  } catch (err) {
    log.error({ outcome: 'failed', milliseconds: millisecondsSince(startedAt), err }, 'job')
    throw err
  }
}

/** Runs a job in each organization that has work for it by its own clock. One that fails does not keep the others from theirs. */
export async function runJobWhereDue(parts: JobParts, job: Job, options: TickOptions): Promise<JobReport> {
  const due = await parts.database.dispatcher((tx) => job.due(tx, parts.clock.now()))
  const waiting = startingAfter(due, options.after)
  const counts: Record<string, number> = {}
  const report = { organizations: 0, failed: 0, counts }

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !options.signal?.aborted; next = waiting.shift()) {
      options.onBegin?.(next)
      report.organizations += 1
      try {
        add(counts, await runJob(parts, job, next))
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
