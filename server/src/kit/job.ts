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
  readonly summary: string
  /** Organizations that have work by their own clock; `now` is real time. Reads a few narrow columns across organizations. */
  due(tx: DispatcherTx, now: Temporal.Instant): Promise<readonly OrganizationId[]>
  /** When this organization next has work, which may be in its past; null: nothing is waiting. */
  nextAt(tx: Tx): Promise<Temporal.Instant | null>
  /** Does what is due in one organization, and counts it for the log. */
  run(ctx: Context): Promise<JobCounts>
}

export type JobCounts = Readonly<Record<string, number>>
