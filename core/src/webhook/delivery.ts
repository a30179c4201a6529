import type { Machine } from '../machine.ts'

export const deliveryStatuses = ['pending', 'delivered', 'exhausted', 'canceled'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]
export type DeliveryEvent = 'deliver' | 'exhaust' | 'cancel' | 'replay'

/** The life of one event on its way to one endpoint. It is canceled with its endpoint; whatever has ended can be sent again. */
export const deliveryMachine: Machine<DeliveryStatus, DeliveryEvent> = {
  pending: { deliver: 'delivered', exhaust: 'exhausted', cancel: 'canceled' },
  delivered: { replay: 'pending' },
  exhausted: { replay: 'pending' },
  canceled: { replay: 'pending' },
}

const minute = 60
const hour = 60 * minute

/** Seconds between one try and the next, in the middle of what each may be: 10 tries over 75 hours, 35 minutes and 5 seconds. */
export const retryDelays: readonly number[] = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]

/** A receiver that asks to be left alone for longer is asked again after this many seconds. */
export const longestWait = 24 * hour

/** A receiver that was away is not told everything at one moment: each wait is up to a tenth shorter or longer. */
const jitter = 0.1

/**
 * Seconds, to the thousandth, from the failure of the `tries`-th try to the next one; null: it was the last. `chance`, from 0 up to 1, chooses within a tenth around
 * the schedule. A receiver that says when to come again is obeyed where that is later.
 */
export function secondsToNextTry({ tries, retryAfter, chance }: FailedTry): number | null {
  const delay = retryDelays[tries - 1]
  if (delay === undefined) return null
  const spread = Math.round(delay * (1 - jitter + 2 * jitter * chance) * 1000) / 1000
  return Math.max(spread, Math.min(retryAfter ?? 0, longestWait))
}

export interface FailedTry {
  /** 1: it was the first. */
  readonly tries: number
  /** Seconds that the receiver asked for. */
  readonly retryAfter: number | null
  readonly chance: number
}
