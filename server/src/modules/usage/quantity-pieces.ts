export type Grain = 'day' | 'hour' | 'event'

/** A stretch of time and what is read there: sums of whole days or hours (UTC), or single events. Half-open. */
export interface Piece {
  readonly grain: Grain
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

/** Nothing happened before. */
export const beginning: Temporal.Instant = Temporal.Instant.from('0001-01-01T00:00:00Z')

/** Cuts a stretch of time so that as little as possible is read: whole days, at both ends whole hours, and the rest event by event. */
export function piecesOf(from: Temporal.Instant, to: Temporal.Instant, coarsest: 'day' | 'hour' = 'day'): Piece[] {
  const [firstHour, lastHour] = [ceiling(from, hour), floor(to, hour)]
  if (isBefore(lastHour, firstHour)) return existing([{ grain: 'event', from, to }])
  return existing([
    { grain: 'event', from, to: firstHour },
    ...wholeHours(firstHour, lastHour, coarsest),
    { grain: 'event', from: lastHour, to },
  ])
}

function wholeHours(from: Temporal.Instant, to: Temporal.Instant, coarsest: 'day' | 'hour'): Piece[] {
  const [firstDay, lastDay] = [ceiling(from, day), floor(to, day)]
  if (coarsest === 'hour' || !isBefore(firstDay, lastDay)) return [{ grain: 'hour', from, to }]
  return [
    { grain: 'hour', from, to: firstDay },
    { grain: 'day', from: firstDay, to: lastDay },
    { grain: 'hour', from: lastDay, to },
  ]
}

const hour = 3_600_000_000_000n
const day = 24n * hour

function floor(at: Temporal.Instant, unit: bigint): Temporal.Instant {
  const time = at.epochNanoseconds
  return Temporal.Instant.fromEpochNanoseconds(time - (((time % unit) + unit) % unit))
}

function ceiling(at: Temporal.Instant, unit: bigint): Temporal.Instant {
  const below = floor(at, unit)
  return below.equals(at) ? at : Temporal.Instant.fromEpochNanoseconds(below.epochNanoseconds + unit)
}

function existing(pieces: readonly Piece[]): Piece[] {
  return pieces.filter(({ from, to }) => isBefore(from, to))
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}
