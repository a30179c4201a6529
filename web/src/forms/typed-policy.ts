import { contradictionIn, type DunningTerms, dunningTermsSchema } from '@quarterday/core/payment/dunning-terms.ts'

/** A policy as it is being typed. */
export interface TypedPolicy {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly time: string
  readonly first: DunningTerms['first_message']
  /** One retry each: its day as text. */
  readonly retries: readonly { readonly day: string; readonly message: DunningTerms['first_message'] }[]
  readonly action: DunningTerms['final_action']
  readonly end: string
  readonly last: DunningTerms['first_message']
}

export function typedFrom(name: string, terms: DunningTerms): TypedPolicy {
  return {
    name,
    before: terms.remind_days_before_due.join(', '),
    after: terms.remind_days_after_due.join(', '),
    time: terms.time_of_day,
    first: terms.first_message,
    retries: terms.retries.map(({ after_days, message }) => ({ day: String(after_days), message })),
    action: terms.final_action,
    end: String(terms.final_after_days),
    last: terms.final_message,
  }
}

/** The terms that were typed, or what is wrong with them in one sentence. */
export function termsOf(typed: TypedPolicy): DunningTerms | string {
  const read = dunningTermsSchema.safeParse({
    remind_days_before_due: daysOf(typed.before),
    remind_days_after_due: daysOf(typed.after),
    time_of_day: typed.time,
    first_message: typed.first,
    retries: typed.retries
      .map(({ day, message }) => ({ after_days: numberOf(day), message }))
      .toSorted((a, b) => a.after_days - b.after_days),
    final_action: typed.action,
    final_after_days: numberOf(typed.end),
    final_message: typed.last,
  })
  if (!read.success) return 'Days are whole numbers up to 365, each once, and times are like 09:00.'
  return contradictionIn(read.data)?.detail ?? read.data
}

function daysOf(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(numberOf)
}

function numberOf(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN
}
