import { addDays, dateIn, startOfDay } from '../calendar.ts'

/** What of an expired grant goes on in a new one. Both limits may be given; the smaller one counts. */
export interface Rollover {
  /** Minor units at most. Null: no such limit. */
  readonly maxAmount: bigint | null
  /** Whole percent of what was left, 1 to 100; less than a minor unit is lost. */
  readonly percent: number
  /** How long the new grant lasts, in local days of the customer. Null: it does not expire. */
  readonly expiresAfterDays: number | null
}

/** How what remains of an expired grant is divided; the two parts add up to it. */
export interface Expiry {
  readonly rolledOver: bigint
  readonly lost: bigint
}

/** Divides `remaining` minor units of an expired grant into what goes on in a new grant and what is lost. */
export function expire(remaining: bigint, rollover: Rollover | null): Expiry {
  if (rollover === null) return { rolledOver: 0n, lost: remaining }
  const share = (remaining * BigInt(rollover.percent)) / 100n
  const rolledOver = rollover.maxAmount !== null && rollover.maxAmount < share ? rollover.maxAmount : share
  return { rolledOver, lost: remaining - rolledOver }
}

/** The local midnight at which credit of `days` days ends; the day on which it is given counts as the first. */
export function expiryAfter(days: number, given: Temporal.Instant, zone: string): Temporal.Instant {
  return startOfDay(addDays(dateIn(given, zone), days), zone)
}
