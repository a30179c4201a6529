import { type Currency, exponent } from '@quarterday/core/currency.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import type { PlanId } from '@quarterday/core/id.ts'
import type { PriceTerms } from '@quarterday/core/pricing/index.ts'
import type { Context } from '../kit/context.ts'
import { createPlan, type NewPlan } from '../modules/catalog/create-plan.ts'
import type { PlanCode } from './story.ts'

/** What Harbour Coffee sells: three plans in four currencies, by the month, quarter, half-year and year. */
export async function createCatalog(ctx: Context): Promise<ReadonlyMap<PlanCode, PlanId>> {
  const ids = new Map<PlanCode, PlanId>()
  for (const { code, name, description, trialDays, monthly, perSeat } of offers) {
    const prices = currencies.flatMap((currency) =>
      intervals.map(({ count, months }) => priceOf(currency, count, months, monthly, perSeat)),
    )
    const { plan } = await createPlan(ctx, { code, name, description, trialDays, prices })
    ids.set(code, plan.id)
  }
  return ids
}

type NewPrice = NonNullable<NewPlan['prices']>[number]

/** Monthly prices in euros; a year costs ten months. */
const offers = [
  {
    code: 'basic',
    name: 'Basic',
    description: 'Beans every month and the brewing app for one counter.',
    trialDays: 14,
    monthly: 29,
    perSeat: false,
  },
  { code: 'pro', name: 'Pro', description: 'Beans, machines and maintenance, by counter.', trialDays: 14, monthly: 24, perSeat: true },
  {
    code: 'enterprise',
    name: 'Enterprise',
    description: 'Counters by the dozen, cheaper the more there are, with a yearly audit.',
    trialDays: 0,
    monthly: 19,
    perSeat: true,
  },
] as const

const currencies: readonly Currency[] = ['EUR', 'USD', 'GBP', 'JPY']

/** Whole months, and how many of them are charged. */
const intervals = [
  { count: 1, months: 1 },
  { count: 3, months: 2.85 },
  { count: 6, months: 5.5 },
  { count: 12, months: 10 },
]

const factor: Readonly<Partial<Record<Currency, number>>> = { EUR: 1, USD: 1.1, GBP: 0.9, JPY: 165 }

function priceOf(currency: Currency, count: number, months: number, monthly: number, perSeat: boolean): NewPrice {
  const unit = Math.round(monthly * months * (factor[currency] ?? 1)) * 10 ** exponent(currency)
  const interval = count === 12 ? ({ unit: 'year', count: 1 } as const) : ({ unit: 'month', count } as const)
  return {
    nickname: null,
    usage: 'licensed',
    meter: null,
    names: {},
    tax: { behavior: null, rateId: null },
    currency,
    kind: 'recurring',
    interval,
    billing: 'in_advance',
    terms: termsOf(unit, perSeat, monthly === 19),
  }
}

function termsOf(unit: number, perSeat: boolean, graduated: boolean): PriceTerms {
  if (!perSeat) return { model: 'flat', amount: decimal(unit) }
  if (!graduated) return { model: 'per_unit', unit_amount: decimal(unit) }
  const cheaper = (share: number) => decimal(Math.round(unit * share))
  return {
    model: 'graduated',
    tiers: [
      { up_to: decimal(5), unit_amount: decimal(unit) },
      { up_to: decimal(20), unit_amount: cheaper(0.85) },
      { up_to: null, unit_amount: cheaper(0.7) },
    ],
  }
}
