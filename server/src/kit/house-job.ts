import type { JobCounts } from './job.ts'
import type { JobParts } from './run-job.ts'

export type HouseParts = JobParts

/** Work that falls due by itself and belongs to no organization. Safe to run twice, by several workers at once: what it finds done it leaves alone. */
export interface HouseJob {
  readonly name: string
  /** When workers look for work: a cron expression, in UTC. */
  readonly schedule: string
  /** How often they look beside that, where a minute is too long to wait. */
  readonly everySeconds?: number
  readonly summary: string
  /** Does what is due, and counts it for the log. */
  run(parts: HouseParts): Promise<JobCounts>
}
