import type { Chance } from './chance.ts'
import { zones } from './draw-setting.ts'
import type { Deed, Setting } from './trace.ts'

export const planCount = 3

export interface Catalogue {
  readonly intervals: readonly Interval[]
  readonly meters: readonly Meter[]
  readonly customers: number
  readonly coupons: number
  /** How many prices each plan has. */
  readonly prices: readonly number[]
  readonly deeds: readonly Deed[]
}

export interface Interval {
  readonly unit: 'day' | 'week' | 'month' | 'year'
  readonly count: number
}

interface Meter {
  readonly code: string
  readonly aggregation: string
}

const intervals: readonly Interval[] = [
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'week', count: 1 },
  { unit: 'day', count: 30 },
  { unit: 'year', count: 1 },
]

const amounts = ['1000', '2995', '333', '10007', '49', '33333', '990', '120000']

/** Taxes, coupons, meters, three plans at the same one or two intervals, and the customers with their cards. */
export function drawOpening(chance: Chance, { currency }: Setting): Catalogue {
  const [first, second] = [
    chance.weighted([
      [5, 0],
      [2, 1],
      [2, 2],
      [2, 3],
      [1, 4],
    ] as const),
    chance.int(0, 4),
  ]
  const offered = [...new Set(chance.percent(50) ? [first, second] : [first])].flatMap((place) => intervals[place] ?? [])
  const meters = chance.percent(65) ? drawMeters(chance) : []
  const taxed = chance.percent(60)
  const coupons = chance.percent(60) ? chance.int(1, 3) : 0
  const customers = chance.percent(70) ? 1 : 2
  const prices: object[][] = Array.from({ length: planCount }, () =>
    offered.flatMap((interval) => drawPrices(chance, interval, meters, currency)),
  )
  const deeds: Deed[] = [
    ...(taxed ? drawTaxes(chance) : []),
    ...meters.map(({ code, aggregation }): Deed => {
      const value = aggregation === 'count' ? {} : { value_property: 'units' }
      return { method: 'POST', url: '/v1/meters', body: { code, name: code, aggregation, ...value }, as: `meter_${code}` }
    }),
    ...prices.map((own, index) => drawPlan(chance, index, own, currency)),
    ...Array.from({ length: coupons }, (_, index) => drawCoupon(chance, index, currency)),
    ...Array.from({ length: customers }, (_, index) => drawCustomer(chance, index, currency, taxed)).flat(),
  ]
  return { intervals: offered, meters, customers, coupons, prices: prices.map((own) => own.length), deeds }
}

function drawMeters(chance: Chance): Meter[] {
  const aggregations = ['sum', 'count', 'max', 'last', 'unique', 'weighted_sum']
  const first = chance.pick(aggregations)
  const second = chance.pick(aggregations.filter((each) => each !== first))
  return [first, ...(chance.percent(40) ? [second] : [])].map((aggregation) => ({ code: aggregation, aggregation }))
}

function drawPrices(chance: Chance, interval: Interval, meters: readonly Meter[], currency: string): object[] {
  const shared = { currency, interval }
  const licensed = chance.weighted([
    [6, ['in_advance']],
    [2, ['in_arrears']],
    [2, ['in_advance', 'in_arrears']],
    [1, []],
  ] as const)
  const own = licensed.map((billing) => ({ ...shared, billing, terms: drawTerms(chance), ...drawTaxBehavior(chance) }))
  const metered = meters
    .filter(() => chance.percent(70))
    .map(({ code, aggregation }) => {
      const isLevel = ['max', 'last', 'unique', 'weighted_sum'].includes(aggregation)
      const recurring = isLevel && chance.percent(40)
      const metering = recurring ? { metering: { recurring, prorated: aggregation !== 'weighted_sum' && chance.percent(40) } } : {}
      return {
        ...shared,
        meter: `@meter_${code}`,
        ...(chance.percent(15) ? { billing: 'in_advance' } : {}),
        ...metering,
        terms:
          aggregation === 'sum' && chance.percent(20) ? { model: 'percentage', rate_percent: '2.5', fixed_amount: '3' } : drawTerms(chance),
      }
    })
  const commitment = metered.length > 0 && chance.percent(25)
  const fallback = own.length + metered.length === 0 ? [{ ...shared, terms: { model: 'flat', amount: chance.pick(amounts) } }] : []
  const minimum = { ...shared, kind: 'minimum_commitment', terms: { model: 'flat', amount: chance.pick(amounts) } }
  return [...own, ...metered, ...fallback, ...(commitment ? [minimum] : [])]
}

function drawTerms(chance: Chance): object {
  const amount = (): string => chance.pick(amounts)
  const least = chance.percent(10) ? { minimum: amount() } : {}
  const tiers = [
    { up_to: '3', unit_amount: amount() },
    { up_to: '10', unit_amount: amount(), flat_amount: '101' },
    { up_to: null, unit_amount: '7.5' },
  ]
  return chance.weighted<() => object>([
    [5, () => ({ model: 'per_unit', unit_amount: amount(), ...least })],
    [2, () => ({ model: 'flat', amount: amount() })],
    [2, () => ({ model: 'graduated', tiers })],
    [2, () => ({ model: 'volume', tiers, ...least })],
    [1, () => ({ model: 'package', package_size: '4', package_amount: amount() })],
  ])()
}

function drawTaxBehavior(chance: Chance): object {
  return chance.percent(30) ? { tax_behavior: chance.pick(['inclusive', 'exclusive']) } : {}
}

function drawPlan(chance: Chance, index: number, prices: readonly object[], currency: string): Deed {
  const fee = chance.percent(25) ? [{ currency, kind: 'setup_fee', terms: { model: 'flat', amount: chance.pick(amounts) } }] : []
  const life = {
    ...(chance.percent(30) ? { trial_days: chance.pick([3, 14, 45]) } : {}),
    ...(chance.percent(10) ? { term_months: chance.pick([1, 3, 12]) } : {}),
    ...(chance.percent(15) ? { usage_thresholds: [{ currency, amount: chance.pick([2000, 20_000]) }] } : {}),
  }
  return {
    method: 'POST',
    url: '/v1/plans',
    body: { code: `plan${index}`, name: `Plan ${index}`, ...life, prices: [...prices, ...fee] },
    as: `plan${index}`,
  }
}

function drawTaxes(chance: Chance): Deed[] {
  const percents = ['19', '7.7', '8.875', '20', '0']
  const one = { name: 'VAT', percent: chance.pick(percents) }
  const other = { name: 'Levy', percent: '1.5', kind: 'LEVY' }
  const bodies = chance.percent(25) ? [one, other] : [one]
  return bodies.map((body) => ({ method: 'POST', url: '/v1/tax_rates', body }))
}

function drawCoupon(chance: Chance, index: number, currency: string): Deed {
  const off = chance.percent(60)
    ? { percent_off: chance.pick(['10', '33.333', '100', '50']) }
    : { amount_off: chance.pick([100, 1500, 40_000]), currency }
  const duration = chance.weighted<object>([
    [2, { duration: 'once' }],
    [2, { duration: 'forever' }],
    [2, { duration: 'repeating', duration_periods: 2 }],
    [1, { duration: 'repeating', duration_months: 3 }],
  ])
  const limits = chance.percent(30) ? { max_redemptions: chance.int(1, 2) } : {}
  const more = { ...limits, ...(chance.percent(20) ? { applies_to: { plans: ['@plan0'] } } : {}) }
  const body = { code: `coupon${index}`, name: `Coupon ${index}`, ...off, ...duration, ...more }
  return { method: 'POST', url: '/v1/coupons', body, as: `coupon${index}` }
}

function drawCustomer(chance: Chance, index: number, currency: string, taxed: boolean): Deed[] {
  const card = chance.weighted([
    [6, 'pm_card_visa'],
    [2, 'pm_card_chargeDeclined'],
    [1, 'pm_card_timeout'],
    [2, null],
  ] as const)
  const body = {
    name: `Customer ${index}`,
    currency,
    ...(chance.percent(50) ? { timezone: chance.pick(zones) } : {}),
    ...(chance.percent(40) ? { collection_method: 'send_invoice' } : {}),
    ...(taxed && chance.percent(10) ? { tax_treatment: chance.pick(['exempt', 'reverse_charge']) } : {}),
  }
  const wallet = {
    customer: `@cus${index}`,
    name: 'Prepaid',
    ...(chance.percent(40) ? { auto_top_up: { threshold: 2000, amount: 10_000 } } : {}),
  }
  return [
    { method: 'POST', url: '/v1/customers', body, as: `cus${index}` },
    ...(chance.percent(40) ? [{ method: 'POST', url: '/v1/wallets', body: wallet, as: 'wal' } as const] : []),
    ...(card === null
      ? []
      : [{ method: 'POST', url: '/v1/payment_methods', body: { customer: `@cus${index}`, gateway: 'sandbox', token: card } } as const]),
  ]
}
