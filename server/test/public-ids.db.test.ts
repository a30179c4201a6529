import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../src/modules/index.ts'
import { adjustedBook } from './adjusted-book.ts'
import { type TestApi, testApi } from './api.ts'

// Whatever can be read of a book is read, and nothing in it is a stored id.

let api: TestApi
beforeAll(async () => {
  api = await testApi()
  await adjustedBook(api)
  await creditedAndMetered()
})
afterAll(() => api.close())

async function made(path: string, body: object) {
  const reply = await api.post(path, body)
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

/** A line that gives back a part of an earlier one with its tax, and lines of usage. */
async function creditedAndMetered(): Promise<void> {
  const customer = { name: 'Ida', currency: 'EUR', collection_method: 'send_invoice', address: { country: 'AT' } }
  const { id: owner } = await made('/v1/customers', { ...customer, conventions: { credit_policy: 'invoice_line' } })
  const meter = await made('/v1/meters', { code: 'calls', name: 'Calls', aggregation: 'count' })
  const price = (more: object) => ({ currency: 'EUR', interval: { unit: 'month', count: 1 }, ...more })
  const flat = price({ terms: { model: 'flat', amount: '5000' } })
  const metered = price({ terms: { model: 'per_unit', unit_amount: '10' }, meter: meter.id })
  const large = await made('/v1/plans', { code: 'large', name: 'Large', prices: [flat, metered] })
  const { data } = (await api.get('/v1/plans?limit=100')).body
  const basic = data.find(({ code }: { code: string }) => code === 'basic')
  const { id } = await made('/v1/subscriptions', { customer: owner, plan: basic.id })
  await made(`/v1/sandboxes/${encodeId('org', api.organization.id)}/advance`, { to: '2027-06-20T06:00:00Z' })
  await made(`/v1/subscriptions/${id}/change`, { plan: large.id, timing: 'now' })
  await made('/v1/usage_events', { meter: meter.id, customer: owner, key: 'one' })
  await made(`/v1/sandboxes/${encodeId('org', api.organization.id)}/advance`, { to: '2027-08-01T06:00:00Z' })
}

const storedId = /.{0,80}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

test('no answer holds a stored id', async () => {
  const reading = routes.filter(({ method, scope }) => method === 'GET' && scope !== 'operator')
  const known = new Map<string, string[]>()
  const found: string[] = []
  let answers = 0
  const read = async (url: string) => {
    const { status, text, body } = await api.get(url)
    if (status !== 200) return undefined
    answers += 1
    found.push(...(text.match(storedId) ?? []).map((where) => `${url}: ${where}`))
    return body
  }
  for (const { path } of reading.filter((route) => !route.path.includes('{'))) {
    const body = (await read(`${path}?limit=100${path === '/v1/invoices' ? '&expand[]=lines' : ''}`)) ?? (await read(path))
    if (Array.isArray(body?.data))
      known.set(
        path,
        body.data.flatMap(({ id }: { id?: string }) => id ?? []),
      )
  }
  for (const { path } of reading.filter((route) => route.path.includes('{'))) {
    const ids = known.get(path.slice(0, path.indexOf('/{'))) ?? []
    for (const id of ids.slice(-8)) await read(path.replace(/\{[a-z_]+\}/, id))
  }
  expect(found).toEqual([])
  expect(answers).toBeGreaterThan(100)
  const { data } = (await api.get('/v1/invoices?limit=100&expand[]=lines')).body
  const derivations = data.flatMap(({ lines }: { lines: { derivation: object }[] }) => lines.map((line) => line.derivation))
  expect(derivations.some((derivation: object) => 'reverses' in derivation)).toBe(true)
  expect(derivations.some((derivation: object) => 'meter' in derivation)).toBe(true)
})
