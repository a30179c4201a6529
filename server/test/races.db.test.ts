import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from './api.ts'

/** `RACE_ROUNDS=200` is the full proof; the ordinary suite looks at a few. */
const rounds = Number(process.env.RACE_ROUNDS ?? 10)
const clients = 32
const mostMs = 30_000 + rounds * 3_000

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '10000' }]

test(
  'numbers have no gap and rise with the moment of issue, however many invoices are finalized at once (RACE, I9)',
  async () => {
    const client = await api.organizationClient()
    const { body: customer } = await client.post('/v1/customers', { name: 'Ada', currency: 'EUR', collection_method: 'send_invoice' })
    for (let round = 0; round < rounds; round += 1) {
      const body = { customer: customer.id, currency: 'EUR', lines, finalize: true }
      const replies = await Promise.all(Array.from({ length: clients }, () => client.post('/v1/invoices', body)))
      const refused = replies.filter(({ status }) => status !== 201 && status !== 503)
      expect(refused.map(({ text }) => text)).toEqual([])
    }
    const rows = await api.db.ownerQuery<{ number: string; issued_at: Temporal.Instant }>(
      'SELECT number, issued_at FROM invoices WHERE organization_id = $1 AND number IS NOT NULL ORDER BY number',
      [client.organization.id],
    )
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1))
    expect(rows.length).toBeGreaterThan((rounds * clients) / 2)
    const late = rows.filter(
      (row, index) => index > 0 && Temporal.Instant.compare(row.issued_at, rows[index - 1]?.issued_at ?? row.issued_at) < 0,
    )
    expect(late).toEqual([])
  },
  mostMs,
)

test(
  'one key has one effect and one answer, however many send it at once (RACE, I21)',
  async () => {
    const client = await api.organizationClient()
    for (let round = 0; round < rounds; round += 1) {
      const idempotencyKey = `round ${round}`
      const body = { name: `Customer ${round}`, external_id: `round-${round}` }
      const replies = await Promise.all(Array.from({ length: clients }, () => client.post('/v1/customers', body, { idempotencyKey })))
      const made = new Set(replies.filter(({ status }) => status === 201).map((reply) => reply.body.id))
      expect(made.size).toBe(1)
      const others = replies.filter(({ status }) => status !== 201).map((reply) => [reply.status, reply.body.code])
      expect(others.filter(([status, code]) => !(status === 409 && code === 'idempotency_key_running') && status !== 503)).toEqual([])
      const other = await client.post('/v1/customers', { ...body, name: 'Somebody else' }, { idempotencyKey })
      expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
    }
    const { body } = await client.get('/v1/customers?limit=100')
    expect(body.data).toHaveLength(Math.min(rounds, 100))
  },
  mostMs,
)
