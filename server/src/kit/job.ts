import type { OrganizationId } from '@quarterday/core/id.ts'
import type { Context } from './context.ts'
import type { DispatcherTx, Tx } from './db.ts'

/**
 * Work that falls due by itself. Safe to run twice, by hand and by several workers at once: what it finds done it leaves alone.
 * A worker asks `due` on the schedule and runs the job in each organization that it names; a sandbox whose clock is moved asks `nextAt`.
 */
export interface Job {
  readonly name: string
  /** When workers look for work: a cron expression, in UTC. */
  readonly schedule: string
  /** How often they look beside that, where a minute is too long to wait. */
  readonly everySeconds?: number
  /** Organizations worked on at once, where the work is waiting for others. Default: what the worker says. */
  readonly concurrency?: number
  readonly summary: string
  /**
   * How the audit log is told of runs that did something: each by itself, or all together once an hour (audit-tally.ts), where a run comes every few seconds and the
   * rows that it writes tell more than a count of them. Default: each.
   */
  readonly recorded?: 'each run' | 'hourly'
  /** Organizations that have work by their own clock; `now` is real time. Reads a few narrow columns across organizations. */
  due(tx: DispatcherTx, now: Temporal.Instant): Promise<readonly OrganizationId[]>
  /**
   * A constant `SELECT` of the one moment at which the organization `$1` next has work, which may be in its past; no row: nothing is waiting. Its
   * table's store owns it. A text rather than a call, so that the moments of all jobs are one question.
   */
  readonly nextAt: string
  /** Does what is due in one organization, and counts it for the log. */
  run(ctx: Context): Promise<JobCounts>
}

export type JobCounts = Readonly<Record<string, number>>

/** When each job next has work in the organization, in one round trip. */
export async function nextMoments(tx: Tx, jobs: readonly Job[]): Promise<ReadonlyMap<Job, Temporal.Instant | null>> {
  const { text, name } = questionAbout(jobs)
  const { rows } = await tx.query<{ moments: (Temporal.Instant | null)[] }>(text, [tx.organizationId], name)
  const moments = rows[0]?.moments ?? []
  return new Map(jobs.map((job, index) => [job, moments[index] ?? null]))
}

const questions = new WeakMap<readonly Job[], { text: string; name: string }>()
let asked = 0

/** The statement about a list of jobs, prepared once a session under a name of its own. */
function questionAbout(jobs: readonly Job[]): { text: string; name: string } {
  const known = questions.get(jobs)
  if (known) return known
  asked += 1
  const text = `SELECT ARRAY[${jobs.map((job) => `(${job.nextAt})`).join(', ')}]::timestamptz[] AS moments`
  const question = { text, name: `next-moments-${asked}` }
  questions.set(jobs, question)
  return question
}
