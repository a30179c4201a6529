import { type Clock, systemClock } from '../src/kit/clock.ts'

/** Real time that a test moves on: by the clock of this machine, and so much later. */
export interface MovableClock extends Clock {
  advance(duration: Temporal.DurationLike): void
}

export function movableClock(): MovableClock {
  let milliseconds = 0
  return {
    now: () => systemClock.now().add({ milliseconds }),
    advance: (duration) => {
      milliseconds += Temporal.Duration.from(duration).total('milliseconds')
    },
  }
}
