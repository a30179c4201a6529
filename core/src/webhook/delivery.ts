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

/** Seconds between one try and the next: 10 tries over 75 hours, 35 minutes and 5 seconds. */
export const retryDelays: readonly number[] = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]

/** A receiver that asks to be left alone for longer is asked again after this many seconds. */
export const longestWait = 24 * hour

/**
 * Seconds from the failure of the `tries`-th try to the next one; null: it was the last. A receiver that says when to come again is obeyed where that is later.
 */
export function secondsToNextTry(tries: number, retryAfter: number | null): number | null {
  const delay = retryDelays[tries - 1]
  return delay === undefined ? null : Math.max(delay, Math.min(retryAfter ?? 0, longestWait))
}
