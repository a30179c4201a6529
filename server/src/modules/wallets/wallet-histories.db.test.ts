import { encodeId } from '@quarterday/core/id.ts'
import { property } from '@quarterday/core/testing/property.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi
let now = Temporal.Instant.from('2023-01-01T00:00:00Z')
beforeAll(async () => {
  api = await testApi({ clockAt: now, timezone: 'UTC' })
})
afterAll(async () => {
  expect((await api.get('/v1/verification')).body).toMatchObject({ drift: [] })
  expect((await api.get('/v1/doctor')).body.findings).toEqual([])
  await api.close()
})

type Step =
  | {
      readonly do: 'give'
      readonly amount: number
      readonly wallet: number | null
      readonly days: number | null
      readonly percent: number | null
    }
  | { readonly do: 'sell'; readonly amount: number; readonly wallet: number; readonly pay: boolean }
  | { readonly do: 'bill'; readonly amount: number }
  | { readonly do: 'void'; readonly which: number }
  | { readonly do: 'withdraw'; readonly amount: number; readonly wallet: number; readonly destination: string }
  | { readonly do: 'wait'; readonly days: number }

const amount = fc.integer({ min: 1, max: 500 })
const wallet = fc.integer({ min: 0, max: 1 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('give' as const),
    amount,
    wallet: fc.option(wallet),
    days: fc.option(fc.integer({ min: 1, max: 4 })),
    percent: fc.option(fc.integer({ min: 1, max: 100 })),
  }),
  fc.record({ do: fc.constant('sell' as const), amount, wallet, pay: fc.boolean() }),
  fc.record({ do: fc.constant('bill' as const), amount }),
  fc.record({ do: fc.constant('void' as const), which: fc.nat({ max: 10 }) }),
  fc.record({
    do: fc.constant('withdraw' as const),
    amount,
    wallet,
    destination: fc.constantFrom('customer_balance', 'refund', 'forfeit'),
  }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 3 }) }),
)

property(
  'whatever is given, sold, drawn, voided, taken out and expires: what remains is what was granted less all of that (I14, I7)',
  [fc.array(anyStep, { minLength: 4, maxLength: 14 })],
  async (steps) => {
    const customer = await made('/v1/customers', { name: 'Acme', currency: 'EUR', collection_method: 'send_invoice' })
    const wallets = [
      await made('/v1/wallets', { customer, name: 'One', priority: 1 }),
      await made('/v1/wallets', { customer, name: 'Two', priority: 2 }),
    ]
    const invoices: string[] = []
    for (const step of steps) {
      const id = await take(step, { customer, wallets, invoices })
      if (id !== null) invoices.push(id)
      await holds(customer)
    }
  },
  { runs: 25 },
)

interface World {
  readonly customer: string
  readonly wallets: readonly string[]
  readonly invoices: readonly string[]
}

/** Answers the invoice that was made. */
async function take(step: Step, { customer, wallets, invoices }: World): Promise<string | null> {
  switch (step.do) {
    case 'give': {
      const expiresAt = step.days === null ? null : now.add({ hours: 24 * step.days }).toString()
      const rollover = expiresAt === null || step.percent === null ? null : { percent: step.percent, expires_after_days: 2 }
      const terms = { amount: step.amount, expires_at: expiresAt, rollover }
      if (step.wallet === null) await made(`/v1/customers/${customer}/credit_grants`, { ...terms, currency: 'EUR' })
      else await made(`/v1/wallets/${wallets[step.wallet]}/top_up`, { ...terms, paid: false })
      return null
    }
    case 'sell': {
      const { body } = await api.post(`/v1/wallets/${wallets[step.wallet]}/top_up`, { amount: step.amount, paid: true })
      if (step.pay) expect((await api.post(`/v1/invoices/${body.invoice}/record_payment`, { reference: 'x' })).status).toBeLessThan(300)
      return body.invoice
    }
    case 'bill':
      return made('/v1/invoices', { customer, lines: [{ description: 'x', unit_amount: String(step.amount) }], finalize: true })
    case 'void': {
      const invoice = invoices[step.which % Math.max(invoices.length, 1)]
      // What is paid cannot be voided, and what is void is void.
      if (invoice !== undefined) expect([200, 409]).toContain((await api.post(`/v1/invoices/${invoice}/void`)).status)
      return null
    }
    case 'withdraw': {
      const body = { amount: step.amount, destination: step.destination }
      // Of what was given, spent or has expired nothing is taken out.
      expect([201, 409, 422]).toContain((await api.post(`/v1/wallets/${wallets[step.wallet]}/withdraw`, body)).status)
      return null
    }
    case 'wait': {
      now = now.add({ hours: 24 * step.days })
      await made(`/v1/sandboxes/${encodeId('org', api.organization.id)}/advance`, { to: now.toString() })
      return null
    }
  }
}

async function holds(customer: string): Promise<void> {
  const { data } = (await api.get(`/v1/customers/${customer}/credit_grants?limit=100`)).body
  for (const grant of data) {
    const entries = (await api.get(`/v1/credit_grants/${grant.id}/entries?limit=100`)).body.data
    const sum = (of: (kind: string) => boolean): number =>
      entries.reduce((total: number, entry: { kind: string; amount: number }) => (of(entry.kind) ? total + entry.amount : total), 0)
    expect(grant.remaining).toBeGreaterThanOrEqual(0)
    expect(grant.expired).toBe(sum((kind) => kind === 'expiry' || kind === 'rollover'))
    expect(grant.withdrawn).toBe(sum((kind) => kind === 'withdrawal'))
    expect(grant.remaining).toBe(grant.amount - grant.expired - grant.withdrawn - sum((kind) => kind === 'application'))
  }
  const [books] = await api.db.ownerQuery<{ liability: string; remaining: string }>(
    `SELECT (SELECT coalesce(-sum(amount), 0) FROM ledger_entries WHERE account = 'customer_credit')::text AS liability,
       (SELECT coalesce(sum(remaining), 0) FROM credit_grants)::text AS remaining`,
  )
  expect(books?.liability).toBe(books?.remaining)
}

async function made(path: string, body: object): Promise<string> {
  const reply = await api.post(path, body)
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body.id
}
