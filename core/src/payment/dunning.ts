import { addDays, dateIn, daysBetween, momentOn } from '../calendar.ts'
import type { Machine } from '../machine.ts'
import type { DunningMessage, DunningTerms } from './dunning-terms.ts'

export const dunningStatuses = ['running', 'paused', 'succeeded', 'exhausted', 'stopped'] as const
export type DunningStatus = (typeof dunningStatuses)[number]
export type DunningEvent = 'pause' | 'resume' | 'succeed' | 'exhaust' | 'stop'

/** The life of asking again for one invoice. What is paid after everything was tried has succeeded all the same. */
export const dunningMachine: Machine<DunningStatus, DunningEvent> = {
  running: { pause: 'paused', succeed: 'succeeded', exhaust: 'exhausted', stop: 'stopped' },
  paused: { resume: 'running', succeed: 'succeeded', stop: 'stopped' },
  succeeded: {},
  exhausted: { succeed: 'succeeded' },
  stopped: { succeed: 'succeeded' },
}

export const dunningNeeds = ['patience', 'confirmation', 'payment_method', 'payment'] as const
/**
 * What it takes for the money to come. `patience`: asking the same means to pay again. `confirmation`: the customer takes part. `payment_method`: another
 * one, for this one will never do. `payment`: the customer pays by themselves, an invoice that was sent.
 */
export type DunningNeed = (typeof dunningNeeds)[number]

export const dunningActions = ['retry', 'message', 'final'] as const
export type DunningAction = (typeof dunningActions)[number]

/** Asking again for one invoice. `step`: how many of the retries of its terms are done or passed. */
export interface Dunning {
  readonly terms: DunningTerms
  readonly zone: string
  readonly status: DunningStatus
  /** The local day from which the days of the terms are counted. */
  readonly countedFrom: Temporal.PlainDate
  readonly step: number
  readonly need: DunningNeed
  readonly nextAction: DunningAction | null
  readonly nextAt: Temporal.Instant | null
  readonly pausedAt: Temporal.Instant | null
}

/** What a decline calls for (field 2.4: no retry of a stolen card). */
export function needAfter(reason: string, retryable: boolean): DunningNeed {
  if (retryable) return 'patience'
  return reason === 'authentication_required' ? 'confirmation' : 'payment_method'
}

/** Begins with the first failure, or for an invoice that was sent with the end of its last day to pay, `countedFrom`. */
export function beginDunning(
  terms: DunningTerms,
  {
    zone,
    need,
    now,
    countedFrom = dateIn(now, zone),
  }: {
    readonly zone: string
    readonly need: DunningNeed
    readonly now: Temporal.Instant
    readonly countedFrom?: Temporal.PlainDate
  },
): Dunning {
  const blank = { nextAction: null, nextAt: null, pausedAt: null } as const
  return planned({ terms, zone, status: 'running', countedFrom, step: 0, need, ...blank }, now)
}

/**
 * The same after its next step, a retry or a message, was taken, and the how-manieth step that was. Steps whose moments have all passed meanwhile are one:
 * nobody is asked twice for having been forgotten once.
 */
export function takeStep(dunning: Dunning, now: Temporal.Instant): { readonly dunning: Dunning; readonly taken: number } {
  const passed = dunning.terms.retries.filter((_, index) => Temporal.Instant.compare(retryAt(dunning, index), now) <= 0).length
  const taken = Math.max(dunning.step + 1, passed)
  return { dunning: planned({ ...dunning, step: taken }, now), taken }
}

/** The same after another failure, which may call for something else than the one before. What would be due by now is passed. */
export function failAgain(dunning: Dunning, need: DunningNeed, now: Temporal.Instant): Dunning {
  return dunning.status === 'running' ? planned({ ...dunning, need }, now) : { ...dunning, need }
}

/** The same without its next retry. Null: only the end is left, which cannot be passed over. */
export function skipStep(dunning: Dunning, now: Temporal.Instant): Dunning | null {
  if (dunning.nextAction === 'final' || dunning.step >= dunning.terms.retries.length) return null
  return planned({ ...dunning, step: dunning.step + 1 }, now)
}

export function pauseDunning(dunning: Dunning, now: Temporal.Instant): Dunning {
  return { ...dunning, status: 'paused', nextAction: null, nextAt: null, pausedAt: now }
}

/** Goes on where it was: what was ahead at the pause is ahead again, later by the days that it took. */
export function resumeDunning(dunning: Dunning, now: Temporal.Instant): Dunning {
  const { zone, pausedAt, countedFrom, step, terms } = dunning
  const rested = pausedAt === null ? 0 : daysBetween(dateIn(pausedAt, zone), dateIn(now, zone))
  const shifted = { ...dunning, countedFrom: addDays(countedFrom, rested) }
  const isPast = step < terms.retries.length && Temporal.Instant.compare(retryAt(shifted, step), now) <= 0
  const from = isPast ? addDays(shifted.countedFrom, 1) : shifted.countedFrom
  return planned({ ...dunning, countedFrom: from, status: 'running', pausedAt: null }, now)
}

/** An end of whatever kind: nothing comes after it. */
export function endDunning(dunning: Dunning, status: 'succeeded' | 'exhausted' | 'stopped'): Dunning {
  return { ...dunning, status, nextAction: null, nextAt: null, pausedAt: null }
}

/** How a customer is told of a failure of this step; 0: the first one. */
export function messageOf({ first_message, retries }: DunningTerms, step: number): DunningMessage {
  return step === 0 ? first_message : (retries[step - 1]?.message ?? 'none')
}

export function finalAt({ terms, countedFrom, zone }: Pick<Dunning, 'terms' | 'countedFrom' | 'zone'>): Temporal.Instant {
  return momentOn(addDays(countedFrom, terms.final_after_days), terms.time_of_day, zone)
}

function planned(dunning: Dunning, now: Temporal.Instant): Dunning {
  const { terms, need } = dunning
  for (let step = dunning.step; step < terms.retries.length; step += 1) {
    const at = retryAt(dunning, step)
    if (Temporal.Instant.compare(at, now) <= 0) continue
    if (need === 'patience') return { ...dunning, step, nextAction: 'retry', nextAt: at }
    const isSilent = need === 'payment' || messageOf(terms, step + 1) === 'none'
    if (!isSilent) return { ...dunning, step, nextAction: 'message', nextAt: at }
  }
  const end = finalAt(dunning)
  return { ...dunning, step: terms.retries.length, nextAction: 'final', nextAt: Temporal.Instant.compare(end, now) > 0 ? end : now }
}

function retryAt({ terms, countedFrom, zone }: Dunning, index: number): Temporal.Instant {
  return momentOn(addDays(countedFrom, terms.retries[index]?.after_days ?? 0), terms.time_of_day, zone)
}
