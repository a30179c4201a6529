import type { Interval, SubscriptionPreview } from '@quarterday/sdk/types.gen.ts'
import type { Formats } from './formats.ts'
import type { previewTexts } from './texts/preview.ts'
import type { priceTexts } from './texts/prices.ts'

type Shown = Pick<SubscriptionPreview, 'invoice' | 'next_invoice' | 'next_billing_at' | 'credit_notes'>

interface Saying {
  readonly words: (typeof previewTexts)['en']
  readonly prices: (typeof priceTexts)['en']
  readonly formats: Pick<Formats, 'money' | 'dayOf'>
  /** How often what comes next is billed. */
  readonly interval: Interval
}

/** What something costs in one sentence: `Today €23.87, from 1 May 2027 €49.00 a month.` Amounts are what is to be paid, tax included and credit taken off. */
export function previewSaid({ invoice, next_invoice: next, next_billing_at: at }: Shown, saying: Saying): string {
  const { words, prices, formats, interval } = saying
  const today = invoice !== null && invoice.amount_due > 0 ? formats.money(invoice.amount_due, invoice.currency) : null
  if (next === null || at === null) return today === null ? words.nothing : words.onlyToday(today)
  const day = formats.dayOf(at)
  // Credit is used up one day, and then the whole is to be paid.
  const then = formats.money(next.total, next.currency)
  if (!isWhole(next)) return today === null ? words.onlyThenOnce(day, then) : words.todayThenOnce(today, day, then)
  const per = prices.per(interval.unit, interval.count)
  return today === null ? words.onlyThen(day, then, per) : words.todayAndThen(today, day, then, per)
}

/** Whether each invoice to come is like this one: whole periods of what is agreed, and nothing that comes once or by use. */
function isWhole({ lines, discount }: NonNullable<Shown['next_invoice']>): boolean {
  return discount === 0 && lines.length > 0 && lines.every(({ kind, full_period: full }) => kind === 'recurring' && full === null)
}

/** What is given back at once, in minor units; 0: nothing. */
export function givenBack({ credit_notes: notes }: Pick<Shown, 'credit_notes'>): number {
  return notes.reduce((sum, { total }) => sum + total, 0)
}
