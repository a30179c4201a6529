/** Where time comes from. The simulation and the tests bring their own. */
export interface Clock {
  now(): Temporal.Instant
}

/** The machine's clock, in whole milliseconds: what is written to the database is what was read from the clock. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
}
