import type { Plan, PlanCreate, PlanPriceCreate, PlanUpdate } from '@quarterday/sdk/types.gen.ts'
import { minorUnits } from './minor-units.ts'
import { priceOf, type TypedPrice } from './prices/price-of.ts'
import type { TypedThreshold } from './thresholds-field.tsx'
import { majorText } from './unit-amount.ts'

/** What stands in the form of a plan, as typed. */
export interface TypedPlan {
  readonly name: string
  /** Empty: made of the name. */
  readonly code: string
  readonly description: string
  /** Empty: a product of the same name is made. */
  readonly product: string
  readonly trialDays: string
  /** Months; empty: until it is canceled. */
  readonly termMonths: string
  /** Whether customers find it in the portal. */
  readonly isListed: boolean
  readonly thresholds: readonly TypedThreshold[]
}

export function typedPlan(plan?: Plan): TypedPlan {
  return {
    name: plan?.name ?? '',
    code: plan?.code ?? '',
    description: plan?.description ?? '',
    product: plan?.product ?? '',
    trialDays: plan ? String(plan.trial_days) : '',
    termMonths: plan?.term_months?.toString() ?? '',
    isListed: plan?.listed ?? false,
    thresholds: (plan?.usage_thresholds ?? []).map(({ currency, amount }) => ({ currency, amount: majorText(String(amount), currency) })),
  }
}

/** The request that makes the plan with its prices; null while a price is not complete. */
export function planOf(typed: TypedPlan, typedPrices: readonly TypedPrice[]): PlanCreate | null {
  if (thresholdsOf(typed.thresholds) === null) return null
  const prices = typedPrices.map((each) => priceOf(each))
  if (!prices.every((price): price is PlanPriceCreate => price !== null)) return null
  return {
    code: typed.code === '' ? codeOf(typed.name) : typed.code,
    prices,
    ...(typed.product !== '' && { product: typed.product }),
    ...planChanges(typed),
    name: typed.name.trim(),
  }
}

/** What of a plan can change later. */
export function planChanges({ name, description, trialDays, termMonths, isListed, thresholds }: TypedPlan): PlanUpdate {
  return {
    name: name.trim(),
    description: description.trim() === '' ? null : description.trim(),
    trial_days: trialDays === '' ? 0 : Number(trialDays),
    term_months: termMonths === '' ? null : Number(termMonths),
    listed: isListed,
    usage_thresholds: thresholdsOf(thresholds) ?? [],
  }
}

/** What is asked for; an amount that nobody has typed is left out. Null: one is none. */
export function thresholdsOf(typed: readonly TypedThreshold[]): NonNullable<PlanUpdate['usage_thresholds']> | null {
  const asked: NonNullable<PlanUpdate['usage_thresholds']> = []
  for (const { currency, amount } of typed) {
    if (amount.trim() === '') continue
    const minor = minorUnits(amount, currency)
    if (minor === null) return null
    asked.push({ currency, amount: minor })
  }
  return asked
}

/** A short name for programs: `Café Pro (2027)` becomes `cafe_pro_2027`. */
export function codeOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return letters
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 64)
}
