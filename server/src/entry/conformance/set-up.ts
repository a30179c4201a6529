import type { Board, SetCharge, SetPhase, SetPlan, SoldAs } from './board.ts'
import type { Case, GivenCharge, GivenPlan } from './case.ts'
import type { Client } from './client.ts'
import { termsOf } from './terms.ts'

/** Makes what a case takes as given: taxes, meters, plans, coupons and customers. */
export async function setUp(billingCase: Case, client: Client, organization: string): Promise<Board> {
  const { given } = billingCase
  if (given.tax !== undefined) await client.post('/v1/tax_rates', { name: 'Tax', percent: given.tax })
  const plans = new Map<string, SetPlan>()
  const meters: Meters = new Map()
  for (const [code, plan] of Object.entries(given.plans ?? {}))
    plans.set(code, await makePhases(client, given.currency, code, plan, meters))
  return {
    billingCase,
    client,
    organization,
    customers: await makeCustomers(billingCase, client),
    plans,
    sold: new Map(
      [...plans].flatMap(([code, plan]) => [plan, ...plan.phases.map((phase) => phase.plan)].flatMap((each) => soldBy(code, each))),
    ),
    coupons: await makeCoupons(billingCase, client, plans),
    subs: new Map(),
    levels: new Map(),
    groups: new Map(),
    refs: new Map(),
    wallets: new Map(),
    previews: new Map(),
    drafts: new Map(),
    eventCharges: [],
  }
}

type Meters = Map<string, { readonly id: string; readonly aggregation: string }>

function soldBy(plan: string, { price, charges, others }: SetPlan): [string, { plan: string; charge: string | null } & SoldAs][] {
  const own = [price, ...others].map((id): [string, { plan: string; charge: null } & SoldAs] => {
    return [id, { plan, charge: null, prepaid: false, isMean: false, unitAmount: null }]
  })
  return [
    ...own,
    ...charges.map(({ price: id, given, meter, isLevel }): [string, { plan: string; charge: string } & SoldAs] => {
      const prepaid = meter === null || isLevel
      const isPerUnit = given.model === 'fixed_units' || (given.model === 'standard' && given.billing === 'in_advance')
      const isMean = meter !== null && (given.prorated === true || given.aggregation === 'weighted_sum')
      return [id, { plan, charge: given.code, prepaid, isMean, unitAmount: isPerUnit ? Number(given.unit_amount ?? 0) : null }]
    }),
  ]
}

/** A plan, and one more like it for each phase in which it costs something else. */
async function makePhases(client: Client, currency: string, code: string, plan: GivenPlan, meters: Meters): Promise<SetPlan> {
  const set = await makePlan(client, currency, code, plan, meters)
  const phases: SetPhase[] = []
  for (const [index, { amount, periods = null }] of (plan.phases ?? []).entries()) {
    const own = await makePlan(client, currency, `${code}_phase_${index + 1}`, { ...plan, amount }, meters)
    phases.push({ plan: own, periods })
  }
  const last = phases.at(-1)
  if (last && last.periods !== null) phases.push({ plan: set, periods: null })
  return { ...set, phases }
}

async function makePlan(client: Client, currency: string, code: string, plan: GivenPlan, meters: Meters): Promise<SetPlan> {
  const interval = { unit: plan.interval, count: plan.interval_count }
  const ownTax = await ownRate(client, plan.tax)
  const price = { currency, interval, billing: plan.billing, terms: { model: 'per_unit', unit_amount: String(plan.amount) }, ...ownTax }
  const charges: { given: GivenCharge; meter: string | null; isLevel: boolean; body: object }[] = []
  for (const charge of plan.charges ?? []) {
    const isPrepaid = charge.model === 'fixed_units'
    const isLevel = isPrepaid && !charge.prorated
    const meter = isPrepaid && !isLevel ? null : await meterOf(client, code, charge, meters)
    const tax = charge.tax === undefined ? ownTax : await ownRate(client, charge.tax)
    const level = { recurring: isLevel || (charge.recurring ?? false), prorated: charge.prorated ?? false }
    const metering = meter === null ? {} : { meter, metering: level }
    const billing = charge.billing ?? (isPrepaid ? plan.billing : 'in_arrears')
    const body = { currency, interval, billing, nickname: charge.code, terms: termsOf(charge), ...metering, ...tax }
    charges.push({ given: charge, meter, isLevel, body })
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
  const [own = '', ...others]: string[] = made.prices.map((each: { id: string }) => each.id)
  const setCharges = charges.map(({ given, meter, isLevel }, index): SetCharge => {
    return { plan: code, given, price: others[index] ?? '', meter, isLevel }
  })
  return { id: made.id, price: own, charges: setCharges, phases: [], others: others.slice(charges.length) }
}

/** One meter a charge code, shared by plans, so that a level outlives a change of plan. */
async function meterOf(client: Client, plan: string, charge: GivenCharge, meters: Meters): Promise<string> {
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
    const all = [...plans].flatMap(([name, plan]) =>
      [plan, ...plan.phases.map((phase) => phase.plan)].map((each) => ({ name, plan: each })),
    )
    const planIds = [...new Set(all.flatMap(({ name, plan }) => (coupon.applies_to?.plans?.includes(name) ? [plan.id] : [])))]
    const named = coupon.applies_to?.charges ?? []
    const priceIds = all.flatMap(({ plan }) =>
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
  const wanted = Object.entries(given.customers ?? { '': {} })
  const parents = new Set(wanted.flatMap(([, { parent }]) => parent ?? []))
  const payers = new Set(wanted.flatMap(([, { paid_by: payer }]) => payer ?? []))
  // Parents are there before their children, in whatever order they are given.
  for (const [name, { parent }] of wanted.toSorted(([a], [b]) => Number(parents.has(b)) - Number(parents.has(a)))) {
    const paysItself = parents.has(name) && !payers.has(name)
    const customer = await client.post('/v1/customers', {
      name: name || 'Customer',
      timezone: given.timezone,
      currency: given.currency,
      collection_method: paidByHand ? 'send_invoice' : 'charge_automatically',
      ...(paysItself && { conventions: { parent_billing: 'none' } }),
      ...(parent && { parent: customers.get(parent) }),
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
