import type { Currency } from '@quarterday/core/currency.ts'
import type { Interval, PortalPlan, PortalPrice } from '@quarterday/sdk/types.gen.ts'
import { lengthInDays } from '../ui/format-date.ts'

/** Tells intervals apart: `1 month`. Twelve months are a year. */
export function keyOf({ unit, count }: Interval): string {
  return unit === 'month' && count % 12 === 0 ? `${count / 12} year` : `${count} ${unit}`
}

/** By which currencies plans can be had, in the alphabet's order. */
export function currenciesOf(plans: readonly Pick<PortalPlan, 'prices'>[]): readonly Currency[] {
  return [...new Set(plans.flatMap(({ prices }) => prices.filter(isRecurring).map(({ currency }) => currency)))].sort()
}

/** How often plans can be billed in a currency, the shortest interval first. */
export function intervalsOf(plans: readonly Pick<PortalPlan, 'prices'>[], currency: Currency): readonly Interval[] {
  const found = new Map<string, Interval>()
  for (const { currency: of, interval } of plans.flatMap(({ prices }) => prices))
    if (interval !== null && of === currency) found.set(keyOf(interval), interval)
  return [...found.values()].sort((a, b) => lengthInDays(a) - lengthInDays(b))
}

/** What a plan consists of in a currency and interval. Null: it cannot be had so. */
export interface Offer {
  readonly recurring: readonly PortalPrice[]
  readonly commitments: readonly PortalPrice[]
  readonly setupFees: readonly PortalPrice[]
}

export function offerOf({ prices }: Pick<PortalPlan, 'prices'>, currency: Currency, interval: Interval): Offer | null {
  const here = prices.filter((price) => price.currency === currency)
  const every = here.filter((price) => price.interval !== null && keyOf(price.interval) === keyOf(interval))
  const recurring = every.filter(({ kind }) => kind === 'recurring')
  if (recurring.length === 0) return null
  return {
    recurring,
    commitments: every.filter(({ kind }) => kind === 'minimum_commitment'),
    setupFees: here.filter(({ kind }) => kind === 'setup_fee'),
  }
}

/** Whether a quantity makes a difference: a flat price costs the same for any, and what a meter counts has none. */
export function isByQuantity({ recurring }: Offer): boolean {
  return recurring.some(({ usage, terms }) => usage === 'licensed' && terms.model !== 'flat')
}

/** Whether what is used is billed beside what is known beforehand. */
export function isByUse({ recurring }: Offer): boolean {
  return recurring.some(({ usage }) => usage === 'metered')
}

/**
 * What one of a plan costs whatever is used, in minor units as text: the figure that plans are compared by. Null: no one figure says it, for a price has tiers,
 * a minimum, or depends on use alone.
 */
export function headlineOf({ recurring }: Offer): { readonly minor: string; readonly isFrom: boolean } | null {
  const licensed = recurring.filter(({ usage }) => usage === 'licensed')
  const [only, ...others] = licensed
  if (only === undefined || others.length > 0) return null
  const { terms } = only
  if (terms.discount_percent !== undefined || terms.minimum !== undefined || terms.maximum !== undefined) return null
  const isFrom = terms.model !== 'flat' || recurring.length > 1
  if (terms.model === 'flat') return { minor: terms.amount, isFrom }
  if (terms.model === 'per_unit' && terms.free_units === undefined) return { minor: terms.unit_amount, isFrom }
  return null
}

/** Whether typed text is a quantity, and as the API writes it: digits, a point and at most 12 places. Null: it is none. */
export function quantityOf(typed: string): string | null {
  const text = typed.trim().replace(',', '.')
  if (!/^\d{1,12}(\.\d{1,12})?$/.test(text) || Number(text) <= 0) return null
  return text.replace(/^0+(?=\d)/, '')
}

function isRecurring({ interval }: Pick<PortalPrice, 'interval'>): boolean {
  return interval !== null
}
