import { type Currency, exponent } from '@quarterday/core/currency.ts'
import { decimal } from '@quarterday/core/decimal.ts'
import type { PlanId } from '@quarterday/core/id.ts'
import type { PriceTerms } from '@quarterday/core/pricing/index.ts'
import type { Context } from '../kit/context.ts'
import type { NewPrice } from '../modules/catalog/catalog-types.ts'
import { createFeature } from '../modules/catalog/create-feature.ts'
import { createPlan } from '../modules/catalog/create-plan.ts'
import { createProduct } from '../modules/catalog/create-product.ts'
import { grant, plain } from './offer-parts.ts'
import { createOffice, type Office } from './office.ts'
import { coffee } from './taxes.ts'

export type PlanCode = 'basic' | 'pro' | 'enterprise'

export interface Catalog {
  readonly plans: ReadonlyMap<PlanCode, PlanId>
  readonly office: Office
}

/** What Harbour Coffee sells: three plans in four currencies by the month, quarter, half-year and year, and machines for offices that count cups. */
export async function createCatalog(ctx: Context): Promise<Catalog> {
  const fixed = { kind: 'limit', meterId: null, metadata: {} } as const
  await createFeature(ctx, { ...fixed, code: 'app_seats', name: 'Seats in the brewing app', unit: 'seats' })
  await createFeature(ctx, { ...fixed, code: 'visits', name: 'Maintenance visits a year', unit: 'visits' })
  await createFeature(ctx, { ...fixed, kind: 'switch', code: 'hotline', name: 'Hotline around the clock', unit: null })
  const plans = new Map<PlanCode, PlanId>()
  for (const { monthly, perSeat, taxCategory, grants, ...offer } of offers) {
    const prices = currencies.flatMap((currency) =>
      intervals.map(({ count, months }) => priceOf(currency, count, months, monthly, perSeat)),
    )
    const product = await createProduct(ctx, { name: offer.name, taxCategory })
    const features = grants.map(([code, limit]) => grant(code, limit))
    const { plan } = await createPlan(ctx, { ...offer, productId: product.id, prices, features })
    plans.set(offer.code, plan.id)
  }
  return { plans, office: await createOffice(ctx) }
}

/** Monthly prices in euros; a year costs ten months. */
const offers = [
  {
    code: 'basic',
    name: 'Basic',
    description: 'Beans every month and the brewing app for one counter.',
    taxCategory: coffee,
    trialDays: 14,
    monthly: 29,
    perSeat: false,
    grants: [['app_seats', 3]],
  },
  {
    code: 'pro',
    name: 'Pro',
    description: 'Beans, machines and maintenance, by counter.',
    taxCategory: null,
    trialDays: 14,
    monthly: 24,
    perSeat: true,
    grants: [
      ['app_seats', 25],
      ['visits', 2],
    ],
  },
  {
    code: 'enterprise',
    name: 'Enterprise',
    description: 'Counters by the dozen, cheaper the more there are, with a yearly audit.',
    taxCategory: null,
    trialDays: 0,
    monthly: 19,
    perSeat: true,
    grants: [
      ['app_seats', null],
      ['visits', 12],
      ['hotline', true],
    ],
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
  return { ...plain, currency, kind: 'recurring', interval, billing: 'in_advance', terms: termsOf(unit, perSeat, monthly === 19) }
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
