import { refuse } from '@quarterday/core/refusal.ts'
import { pause } from '../../kit/clock.ts'
import type { Context } from '../../kit/context.ts'
import { type Job, nextMoments } from '../../kit/job.ts'
import { moveClock, readClock } from '../organizations/store.ts'

export interface Advance {
  /** Where the clock stands now. */
  readonly clockAt: Temporal.Instant
  /** Whether it got where it was to go; if not, ask again. */
  readonly done: boolean
  /** Moments at which something happened. */
  readonly steps: number
  /** What the jobs counted, by job. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface AdvanceOptions {
  /** Gives up after so many moments or milliseconds; what was done stays done. */
  readonly maxSteps?: number
  readonly budgetMs?: number
  readonly onStep?: (clockAt: Temporal.Instant) => void
}

/**
 * Moves a sandbox's clock to `target`, stopping at every moment at which a job has work and running it there. So a year in one step and a year day by
 * day make the same documents. Refuses `not_a_sandbox`, `clock_backwards`, and `conflict` when somebody else moves the clock meanwhile.
 */
export async function advanceSandbox(
  ctx: Context,
  jobs: readonly Job[],
  target: Temporal.Instant,
  options: AdvanceOptions = {},
): Promise<Advance> {
  const { maxSteps = 100_000, budgetMs = Number.POSITIVE_INFINITY, onStep } = options
  const begun = performance.now()
  const counts: Counts = {}
  const stuck: Stuck = new Map()
  let { clockAt } = await clockOf(ctx)
  if (Temporal.Instant.compare(target, clockAt) < 0) {
    const detail = `The clock stands at ${clockAt.toString()}; it only moves forward.`
    throw refuse('clock_backwards', { detail, errors: [{ pointer: '/to', code: 'clock_backwards', detail }] })
  }
  for (let steps = 0; ; steps += 1) {
    if (steps >= maxSteps || performance.now() - begun > budgetMs) return { clockAt, done: false, steps, counts }
    const next = await settle(ctx, jobs, clockAt, counts, stuck)
    onStep?.(clockAt)
    if (clockAt.equals(target)) return { clockAt, done: true, steps, counts }
    const to = next && Temporal.Instant.compare(next, target) < 0 ? next : target
    const from = clockAt
    const moved = await ctx.transaction((tx) => moveClock(tx, from, to))
    if (!moved) throw refuse('conflict', { detail: 'Somebody else is moving the clock of this sandbox.' })
    clockAt = to
  }
}

/** Rounds of one moment; more means that a job finds the same work again and again. */
const mostRounds = 100
/** How often a job that finds its work taken is given another chance: a worker may be at it this very second. */
const mostWaits = 20
const waitMs = 100

/** Work that is still waiting after many runs that did nothing: it waits for something else than time, and is not waited for again. */
type Stuck = Map<Job, Temporal.Instant>

/** Runs whatever is due at this moment until nothing is, and answers when something will be. */
async function settle(
  ctx: Context,
  jobs: readonly Job[],
  now: Temporal.Instant,
  counts: Counts,
  stuck: Stuck,
): Promise<Temporal.Instant | null> {
  const waits = new Map<Job, number>()
  for (let round = 0; round < mostRounds; round += 1) {
    const times = await ctx.transaction((tx) => nextMoments(tx, jobs))
    const due = jobs.filter((job) => isDue(times.get(job) ?? null, now) && !isStuck(stuck, job, times))
    if (due.length === 0) return earliestAfter(now, [...times.values()])
    for (const job of due) {
      const counted = await job.run(ctx)
      add(counts, job.name, counted)
      if (Object.values(counted).some((count) => count > 0)) continue
      const waited = (waits.get(job) ?? 0) + 1
      waits.set(job, waited)
      const at = times.get(job)
      if (waited > mostWaits && at) stuck.set(job, at)
      else await pause(waitMs)
    }
  }
  throw new Error(`the jobs of a sandbox did not come to rest at ${now.toString()}`)
}

function isStuck(stuck: Stuck, job: Job, times: ReadonlyMap<Job, Temporal.Instant | null>): boolean {
  const at = stuck.get(job)
  return at !== undefined && times.get(job)?.equals(at) === true
}

type Counts = Record<string, Record<string, number>>

/** The clock of a sandbox. Refuses `not_found`, `not_a_sandbox`. */
export async function clockOf(ctx: Context): Promise<{ clockAt: Temporal.Instant; timezone: string }> {
  const clock = await ctx.transaction(readClock)
  if (!clock) throw refuse('not_found')
  const { clockAt, timezone } = clock
  if (!clockAt) throw refuse('not_a_sandbox', { detail: 'Only the clock of a sandbox can be moved; this organization lives in real time.' })
  return { clockAt, timezone }
}

function isDue(at: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return at !== null && Temporal.Instant.compare(at, now) <= 0
}

function earliestAfter(now: Temporal.Instant, times: readonly (Temporal.Instant | null)[]): Temporal.Instant | null {
  let earliest: Temporal.Instant | null = null
  for (const at of times) {
    if (at === null || Temporal.Instant.compare(at, now) <= 0) continue
    if (earliest === null || Temporal.Instant.compare(at, earliest) < 0) earliest = at
  }
  return earliest
}

function add(counts: Counts, job: string, counted: Readonly<Record<string, number>>): void {
  const sums = counts[job] ?? {}
  for (const [what, count] of Object.entries(counted)) sums[what] = (sums[what] ?? 0) + count
  counts[job] = sums
}
