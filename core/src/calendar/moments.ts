/*
 * Moments are compared by their nanoseconds: `Temporal.Instant.compare` and `equals` take ten times as long, and every decision asks several times.
 */

export function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochNanoseconds < b.epochNanoseconds
}

export function isSameMoment(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a === b || a.epochNanoseconds === b.epochNanoseconds
}

/** Whether two stretches of time begin and end together. */
export function isSamePeriod(a: Stretch, b: Stretch): boolean {
  return isSameMoment(a.start, b.start) && isSameMoment(a.end, b.end)
}

export function latest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? b : a
}

export function earliest(first: Temporal.Instant, ...others: readonly (Temporal.Instant | null)[]): Temporal.Instant {
  let result = first
  for (const other of others) if (other && isBefore(other, result)) result = other
  return result
}

interface Stretch {
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}
