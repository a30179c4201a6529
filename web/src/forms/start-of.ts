import type { Currency, SubscriptionCreate } from '@quarterday/sdk/types.gen.ts'
import { midnightIn } from './local-midnight.ts'
import { nothingSold, saleOf, type TypedSale } from './sold.ts'

/** One stretch of a subscription that changes by itself. */
export interface TypedPhase extends TypedSale {
  /** How many billing periods it lasts; of the last phase only where the subscription ends with it. */
  readonly periods: string
}

export interface WantedStart {
  /** The first is what it starts with. */
  readonly phases: readonly TypedPhase[]
  readonly endBehavior: 'release' | 'cancel'
  /** A day; empty: today. */
  readonly day: string
  /** Days; empty: as the plan says. */
  readonly trialDays: string
  readonly trialEnd: NonNullable<SubscriptionCreate['trial_end']>
  /** Months; empty: as the plan says. */
  readonly termMonths: string
  readonly termEnd: 'expire' | 'renew'
  /** Of the month; empty: the day on which it starts. */
  readonly anchorDay: string
  readonly collection: 'as_usual' | 'charge_automatically' | 'send_invoice'
  /** A promotion code; empty: none. */
  readonly code: string
}

export const blankPhase: TypedPhase = { ...nothingSold, periods: '' }

export const blankStart: WantedStart = {
  phases: [blankPhase],
  endBehavior: 'release',
  day: '',
  trialDays: '',
  trialEnd: 'activate',
  termMonths: '',
  termEnd: 'expire',
  anchorDay: '',
  collection: 'as_usual',
  code: '',
}

/** What to ask the API for; null while a plan is not chosen yet, or a phase has no length that needs one. */
export function startOf(
  customer: { readonly id: string; readonly currency: Currency; readonly timezone: string },
  wanted: WantedStart,
): SubscriptionCreate | null {
  const { day, trialDays, trialEnd, termMonths, termEnd, anchorDay, collection, code } = wanted
  const sold = whatIsSold(wanted)
  if (sold === null) return null
  return {
    customer: customer.id,
    currency: customer.currency,
    ...sold,
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && { start_at: midnightIn(day, customer.timezone) }),
    ...(/^\d+$/.test(trialDays) && { trial_days: Number(trialDays) }),
    ...(trialEnd !== 'activate' && { trial_end: trialEnd }),
    ...(/^\d+$/.test(termMonths) && { term_months: Number(termMonths) }),
    ...(termEnd !== 'expire' && { term_end: termEnd }),
    ...(/^\d+$/.test(anchorDay) && { anchor_day: Number(anchorDay) }),
    ...(collection !== 'as_usual' && { collection_method: collection }),
    ...(code.trim() !== '' && { promotion_code: code.trim() }),
  }
}

function whatIsSold({ phases, endBehavior }: WantedStart): Partial<SubscriptionCreate> | null {
  const [first] = phases
  if (first === undefined) return null
  if (phases.length === 1) return saleOf(first)
  const asked: NonNullable<SubscriptionCreate['phases']> = []
  for (const [index, phase] of phases.entries()) {
    const sale = saleOf(phase)
    const isEndless = index === phases.length - 1 && endBehavior === 'release'
    if (sale === null || (!isEndless && !/^[1-9]\d*$/.test(phase.periods))) return null
    asked.push({ ...sale, ...(!isEndless && { periods: Number(phase.periods) }) })
  }
  return { phases: asked, end_behavior: endBehavior }
}
