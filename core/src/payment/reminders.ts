import { addDays, momentOn } from '../calendar.ts'
import type { DunningTerms } from './dunning-terms.ts'

/** One reminder of an invoice that was sent: so many days before it is due, or after. */
export interface Reminder {
  readonly kind: 'due_soon' | 'overdue'
  readonly days: number
  readonly at: Temporal.Instant
}

export interface Reminded {
  readonly dueOn: Temporal.PlainDate
  readonly zone: string
}

/** The first reminder after a moment. Null: none is left. */
export function nextReminder(terms: DunningTerms, invoice: Reminded, after: Temporal.Instant): Reminder | null {
  return remindersOf(terms, invoice).find(({ at }) => Temporal.Instant.compare(at, after) > 0) ?? null
}

/**
 * The reminder whose moment has come since somebody last looked, the latest where there are several. Null: there is none, or a day has passed: “due in
 * three days” is not true any more then.
 */
export function dueReminder(terms: DunningTerms, invoice: Reminded, since: Temporal.Instant, now: Temporal.Instant): Reminder | null {
  const isDue = ({ at }: Reminder): boolean => Temporal.Instant.compare(at, since) >= 0 && Temporal.Instant.compare(at, now) <= 0
  const reminder = remindersOf(terms, invoice).findLast(isDue)
  return reminder !== undefined && Temporal.Instant.compare(now, reminder.at.add({ hours: 24 })) < 0 ? reminder : null
}

/** In the order of their moments. */
function remindersOf(terms: DunningTerms, { dueOn, zone }: Reminded): Reminder[] {
  const { remind_days_before_due, remind_days_after_due, time_of_day } = terms
  const on = (kind: Reminder['kind'], days: number, date: Temporal.PlainDate): Reminder => ({
    kind,
    days,
    at: momentOn(date, time_of_day, zone),
  })
  const before = remind_days_before_due.map((days) => on('due_soon', days, addDays(dueOn, -days)))
  const after = remind_days_after_due.map((days) => on('overdue', days, addDays(dueOn, days)))
  return [...before, ...after].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}
