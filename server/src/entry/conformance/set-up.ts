import type { Board, SetCharge, SetPlan } from './board.ts'
import type { Case, GivenCharge, GivenPlan } from './case.ts'
import type { Client } from './client.ts'
import { termsOf } from './terms.ts'

/** Makes what a case takes as given: taxes, meters, plans, coupons and customers. */
export async function setUp(billingCase: Case, client: Client, organization: string): Promise<Board> {
  const { given } = billingCase
  if (given.tax) await client.post('/v1/tax_rates', { name: 'Tax', percent: given.tax.rate_percent })
  const meters = new Map<string, { id: string; aggregation: string }>()
  const plans = new Map<string, SetPlan>()
  const sold: [string, { plan: string; charge: string | null; prepaid: boolean }][] = []
  for (const [code, plan] of Object.entries(given.plans ?? {})) {
    const made = await makePlan(client, given.currency, code, plan, meters)
    plans.set(code, made)
    sold.push([made.price, { plan: code, charge: null, prepaid: false }])
    for (const { price } of made.phases) sold.push([price, { plan: code, charge: null, prepaid: false }])
    for (const { price, given: charge, meter } of made.charges)
      sold.push([price, { plan: code, charge: charge.code, prepaid: meter === null }])
    for (const price of made.prices)
      if (!sold.some(([id]) => id === price)) sold.push([price, { plan: code, charge: null, prepaid: false }])
  }
  return {
    billingCase,
    client,
    organization,
    customers: await makeCustomers(billingCase, client),
    plans,
    sold: new Map(sold),
    coupons: await makeCoupons(billingCase, client, plans),
    subs: new Map(),
    groups: new Map(),
    refs: new Map(),
    wallets: new Map(),
    previews: new Map(),
    drafts: new Map(),
    eventCharges: [],
  }
}

async function makePlan(
  client: Client,
  currency: string,
  code: string,
  plan: GivenPlan,
  meters: Map<string, { id: string; aggregation: string }>,
): Promise<SetPlan> {
  const interval = { unit: plan.interval, count: plan.interval_count }
  const ownTax = await ownRate(client, plan.tax)
  const price = { currency, interval, billing: plan.billing, terms: { model: 'per_unit', unit_amount: String(plan.amount) }, ...ownTax }
  const charges: { given: GivenCharge; meter: string | null; body: object }[] = []
  for (const charge of plan.charges ?? []) {
    const meter = charge.model === 'fixed_units' ? null : await meterOf(client, code, charge, meters)
    const tax = charge.tax === undefined ? ownTax : await ownRate(client, charge.tax)
    const metering = meter === null ? {} : { meter, metering: { recurring: charge.recurring ?? false, prorated: charge.prorated ?? false } }
    charges.push({
      given: charge,
      meter,
      body: { currency, interval, billing: charge.billing, nickname: charge.code, terms: termsOf(charge), ...metering, ...tax },
    })
  }
  const commitment =
    plan.minimum_commitment === undefined
      ? []
      : [{ currency, interval, kind: 'minimum_commitment', terms: { model: 'flat', amount: String(plan.minimum_commitment) }, ...ownTax }]
  const setupFee =
    plan.setup_fee === undefined
      ? []
      : [{ currency, kind: 'setup_fee', terms: { model: 'flat', amount: String(plan.setup_fee) }, ...ownTax }]
  const made = await client.post('/v1/plans', {
    code,
    name: code,
    trial_days: plan.trial_days ?? 0,
    term_months: plan.term_months ?? null,
    ...(plan.usage_thresholds && { usage_thresholds: plan.usage_thresholds.map((amount) => ({ currency, amount })) }),
    prices: [price, ...charges.map((charge) => charge.body), ...commitment, ...setupFee],
  })
  const ids: string[] = made.prices.map((each: { id: string }) => each.id)
  const phases: { price: string; periods: number | null }[] = []
  for (const { amount, periods = null } of plan.phases ?? []) {
    const terms = { model: 'per_unit', unit_amount: String(amount) }
    const { id } = await client.post('/v1/prices', { product: made.product, currency, interval, billing: plan.billing, terms, ...ownTax })
    phases.push({ price: id, periods })
  }
  const own = ids[0] ?? ''
  return {
    id: made.id,
    price: own,
    charges: charges.map(({ given, meter }, index): SetCharge => ({ plan: code, given, price: ids[index + 1] ?? '', meter })),
    phases,
    prices: ids,
  }
}

/** One meter a charge code, shared by plans, so that a level outlives a change of plan. */
async function meterOf(
  client: Client,
  plan: string,
  charge: GivenCharge,
  meters: Map<string, { id: string; aggregation: string }>,
): Promise<string> {
  const aggregation = aggregations[charge.aggregation ?? 'sum'] ?? 'sum'
  const known = meters.get(charge.code)
  if (known?.aggregation === aggregation) return known.id
  const code = known ? `${charge.code}_${plan}` : charge.code
  const property = aggregation === 'unique' ? 'id' : 'units'
  const { id } = await client.post('/v1/meters', {
    code,
    name: code,
    aggregation,
    ...(aggregation !== 'count' && { value_property: property }),
  })
  meters.set(code, { id, aggregation })
  return id
}

const aggregations: Readonly<Record<string, string>> = {
  sum: 'sum',
  count: 'count',
  max: 'max',
  last: 'last',
  latest: 'last',
  unique_count: 'unique',
  weighted_sum: 'weighted_sum',
}

/** A rate that only the prices that name it have: its category is nobody's. */
async function ownRate(client: Client, percent: string | undefined): Promise<{ tax_rate?: string }> {
  if (percent === undefined) return {}
  return { tax_rate: await rateOf(client, percent) }
}

export async function rateOf(client: Client, percent: string): Promise<string> {
  const { id } = await client.post('/v1/tax_rates', { name: `Tax ${percent}`, percent, category: `only by name ${percent}` })
  return id
}

async function makeCoupons({ given }: Case, client: Client, plans: ReadonlyMap<string, SetPlan>): Promise<Map<string, string>> {
  const coupons = new Map<string, string>()
  for (const [code, coupon] of Object.entries(given.coupons ?? {})) {
    const off = coupon.type === 'percent' ? { percent_off: coupon.percent } : { amount_off: coupon.amount, currency: given.currency }
    const planIds = (coupon.applies_to?.plans ?? []).flatMap((plan) => plans.get(plan)?.id ?? [])
    const named = coupon.applies_to?.charges ?? []
    const priceIds = [...plans.values()].flatMap((plan) =>
      plan.charges.filter((charge) => named.includes(charge.given.code)).map((charge) => charge.price),
    )
    const { id } = await client.post('/v1/coupons', {
      name: code,
      ...off,
      duration: coupon.duration,
      ...(coupon.duration_months !== undefined && { duration_months: coupon.duration_months }),
      ...((planIds.length > 0 || priceIds.length > 0) && { applies_to: { plans: planIds, products: [], prices: priceIds } }),
    })
    coupons.set(code, id)
  }
  return coupons
}

async function makeCustomers({ given }: Case, client: Client): Promise<Map<string, string>> {
  const paidByHand = given.payment === 'unpaid_until_told'
  const customers = new Map<string, string>()
  for (const [name, { parent }] of Object.entries(given.customers ?? { '': {} })) {
    const customer = await client.post('/v1/customers', {
      name: name || 'Customer',
      timezone: given.timezone,
      currency: given.currency,
      collection_method: paidByHand ? 'send_invoice' : 'charge_automatically',
      ...(parent !== undefined && { parent: customers.get(parent) }),
    })
    customers.set(name, customer.id)
    if (!paidByHand) await client.post('/v1/payment_methods', { customer: customer.id, gateway: 'sandbox', token: 'pm_card_visa' })
  }
  return customers
}

/** One more customer like the others. */
export async function freshCustomer({ client, billingCase: { given } }: Board, name: string): Promise<string> {
  const { id } = await client.post('/v1/customers', { name, timezone: given.timezone, currency: given.currency })
  await client.post('/v1/payment_methods', { customer: id, gateway: 'sandbox', token: 'pm_card_visa' })
  return id
}
