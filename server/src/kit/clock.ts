import { setTimeout } from 'node:timers/promises'

/** Where time comes from. The simulation and the tests bring their own. */
export interface Clock {
  now(): Temporal.Instant
}

/** The machine's clock, in whole milliseconds: what is written to the database is what was read from the clock. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
}

/** Waits in real time, where somebody else has to get on first. */
export async function pause(milliseconds: number): Promise<void> {
  await setTimeout(milliseconds)
}
