import { encodeId } from '@quarterday/core/id.ts'
import type { ApiClient, Reply } from './api.ts'

/** One of each thing that the API knows, by the prefix of its id. */
export type Things = Record<string, string>

/** Makes a small organization by the API alone: what the examples of the reference speak of, or the same under other codes. The clock stands at 1 April 2027. */
export async function referenceBook(client: ApiClient, codes: 'as in the examples' | 'others' = 'as in the examples'): Promise<Things> {
  const other = codes === 'others' ? '_2' : ''
  const post = async (url: string, body: object = {}) => ok(url, client.post(url, body))
  const get = async (url: string) => ok(url, client.get(url))
  const month = { unit: 'month', count: 1 }
  const product = await post('/v1/products', { name: 'Coffee club' })
  const meter = await post('/v1/meters', {
    code: `api_calls${other}`,
    name: 'API calls',
    aggregation: 'sum',
    value_property: 'calls',
    dimensions: ['region'],
  })
  const plan = await post('/v1/plans', {
    code: 'club',
    name: 'Club',
    product: product.id,
    prices: [
      { currency: 'EUR', interval: month, terms: { model: 'per_unit', unit_amount: '1000' } },
      { currency: 'EUR', interval: month, meter: meter.id, terms: { model: 'per_unit', unit_amount: '1' } },
    ],
  })
  const oneOff = await post('/v1/prices', {
    product: product.id,
    kind: 'one_off',
    currency: 'EUR',
    terms: { model: 'flat', amount: '500' },
  })
  const customer = await post('/v1/customers', { name: 'Ada', currency: 'EUR', email: 'ada@example.com', external_id: 'acme' })
  const method = await post('/v1/payment_methods', { customer: customer.id, gateway: 'sandbox', token: 'pm_card_visa' })
  const subscription = await post('/v1/subscriptions', { customer: customer.id, plan: plan.id })
  const grant = await post(`/v1/customers/${customer.id}/credit_grants`, { amount: 100, currency: 'EUR' })
  const invoice = await post('/v1/invoices', {
    customer: customer.id,
    currency: 'EUR',
    collection_method: 'send_invoice',
    lines: [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }],
    finalize: true,
  })
  const payment = await post(`/v1/invoices/${invoice.id}/record_payment`, { amount: 2500, reference: 'Statement 7' })
  const rate = await post('/v1/tax_rates', { name: 'VAT Denmark', percent: '25', country: 'DK' })
  const coupon = await post('/v1/coupons', {
    name: 'Spring sale',
    code: `spring-27${other}`,
    percent_off: '20',
    duration: 'forever',
    max_redemptions: 99,
    max_redemptions_per_customer: 9,
  })
  const promotion = await post('/v1/promotion_codes', { coupon: coupon.id, code: `SPRING27${other}`, max_redemptions: 40 })
  const discount = await post(`/v1/customers/${customer.id}/apply_coupon`, { coupon: coupon.id })
  const feature = await post('/v1/features', { code: `api_calls${other}`, name: 'API calls', kind: 'limit' })
  const wallet = await post('/v1/wallets', { customer: customer.id, currency: 'EUR', name: 'Prepaid' })
  const key = await post('/v1/api_keys', { name: 'Shop', scopes: ['customers:read'] })
  const endpoint = await post('/v1/webhook_endpoints', { url: 'https://hooks.example.com/quarterday' })
  const delivery = await post(`/v1/webhook_endpoints/${endpoint.id}/test`)
  const dunning = await post('/v1/dunning_policies', { name: 'Patient' })
  const about = { subscription: subscription.id, invoice: invoice.id }
  const ticket = await post('/v1/tickets', { customer: customer.id, subject: 'Grinder', body: 'Which one is it?', ...about })
  const [event] = (await get(`/v1/events?limit=1&object_id=${customer.id}`)).data
  return {
    org: encodeId('org', client.organization.id),
    prod: product.id,
    mtr: meter.id,
    plan: plan.id,
    price: oneOff.id,
    cus: customer.id,
    pm: method.id,
    sub: subscription.id,
    si: subscription.items[0].id,
    grant: grant.id,
    inv: invoice.id,
    il: invoice.lines[0].id,
    pay: payment.id,
    txr: rate.id,
    coup: coupon.id,
    promo: promotion.id,
    disc: discount.id,
    feat: feature.id,
    wal: wallet.id,
    key: key.api_key?.id ?? key.id,
    evt: event.id,
    dun: dunning.id,
    we: endpoint.id,
    tic: ticket.id,
    del: delivery.id,
  }
}

/** An example with the ids of the reference replaced by those of things that exist. */
export function withIds(example: unknown, things: Things): unknown {
  if (typeof example === 'string') {
    // A second thing of a kind ends in another letter.
    const [, prefix, last] = /^([a-z]+)_01h455vb4pex5vsknk084sn02([qr])$/.exec(example) ?? []
    // Tokens of links are no ids: they stand under what the example says.
    if (prefix === undefined && Object.hasOwn(things, example)) return things[example]
    return prefix === undefined ? example : (things[last === 'r' ? `other ${prefix}` : prefix] ?? example)
  }
  if (Array.isArray(example)) return example.map((item) => withIds(item, things))
  if (example === null || typeof example !== 'object') return example
  return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, withIds(value, things)]))
}

async function ok(url: string, pending: Promise<Reply>) {
  const reply = await pending
  if (reply.status >= 300) throw new Error(`${url} answered ${reply.status}: ${reply.text}`)
  return reply.body
}
