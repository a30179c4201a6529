import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/api.ts'

let api: TestApi
const names = [
  'Zoë',
  'acme',
  'Acme',
  'ACME 100%',
  'under_score',
  'Ärzte',
  'back\\slash',
  "O'Neil",
  ...Array.from({ length: 40 }, (_, n) => `Name ${n % 7}`),
]

beforeAll(async () => {
  api = await testApi()
  for (const [n, name] of names.entries()) {
    await api.post('/v1/customers', {
      name,
      external_id: `ext-${n}`,
      email: n % 2 === 0 ? `person${n}@acme.example` : null,
      address: { country: n % 3 === 0 ? 'DE' : 'FR' },
    })
  }
  await api.organizationClient().then((other) => other.post('/v1/customers', { name: 'Stranger' }))
})
afterAll(() => api.close())

interface Listed {
  readonly id: string
  readonly name: string
  readonly external_id: string
}

/** All pages of a list, one after the other. */
async function walk(url: string): Promise<Listed[]> {
  const seen: Listed[] = []
  let cursor: string | null = null
  do {
    const { status, body }: { status: number; body: { data: Listed[]; has_more: boolean; next_cursor: string | null } } = await api.get(
      cursor === null ? url : `${url}&cursor=${encodeURIComponent(cursor)}`,
    )
    expect(status).toBe(200)
    expect(body.has_more).toBe(body.next_cursor !== null)
    seen.push(...body.data)
    cursor = body.next_cursor
  } while (cursor !== null)
  return seen
}

test.each(['name', '-name', 'created_at', '-created_at'])('every customer is on exactly one page when sorted by %s', async (sort) => {
  for (const limit of [1, 7, 48, 100]) {
    const all = await walk(`/v1/customers?limit=${limit}&sort=${sort}`)
    expect(all.map((customer) => customer.name).sort()).toEqual([...names].sort())
    expect(new Set(all.map((customer) => customer.id)).size).toBe(names.length)
    if (sort.endsWith('created_at')) {
      const order = all.map((customer) => Number(customer.external_id.slice(4)))
      expect(order).toEqual([...order].sort((a, b) => (sort === 'created_at' ? a - b : b - a)))
    }
  }
})

test('rows that come meanwhile move nothing', async () => {
  const first = await api.get('/v1/plans?limit=1&sort=code')
  expect(first.body).toEqual({ data: [], has_more: false, next_cursor: null })
  for (const code of ['b', 'd']) await api.post('/v1/plans', { code, name: code })
  const page = await api.get('/v1/plans?limit=1&sort=code')
  await api.post('/v1/plans', { code: 'a', name: 'a' })
  await api.post('/v1/plans', { code: 'c', name: 'c' })
  const rest = await api.get(`/v1/plans?limit=5&sort=code&cursor=${encodeURIComponent(page.body.next_cursor)}`)
  expect(rest.body.data.map(({ code }: { code: string }) => code)).toEqual(['c', 'd'])
})

test.each([
  ['acme', ['acme', 'Acme', 'ACME 100%']],
  ['100%', ['ACME 100%']],
  ['%', ['ACME 100%']],
  ['_', ['under_score']],
  ['\\', ['back\\slash']],
  ["'", ["O'Neil"]],
  ['ärz', ['Ärzte']],
  ['ext-47', ['Name 4']],
  ['person0@', ['Zoë']],
  ['nobody', []],
])('F43: the search for %s finds what contains it, in any case', async (q, found) => {
  const all = await walk(`/v1/customers?limit=100&sort=created_at&q=${encodeURIComponent(q)}`)
  const wanted = all.filter((customer) => q !== 'acme' || customer.name.toLowerCase().includes('acme'))
  expect(wanted.map((customer) => customer.name)).toEqual(found)
})

test('filters narrow a list and stay in force over its pages', async () => {
  const german = await walk('/v1/customers?limit=5&country=DE')
  expect(german).toHaveLength(names.filter((_, n) => n % 3 === 0).length)
  expect((await walk('/v1/customers?limit=5&email=PERSON2@acme.example')).map(({ external_id }) => external_id)).toEqual(['ext-2'])
  expect(await walk('/v1/customers?limit=5&external_id=ext-3')).toHaveLength(1)
  expect(await walk('/v1/customers?limit=5&status=archived')).toHaveLength(0)
})

test('a cursor of another order is refused, and one of another organization', async () => {
  const { body } = await api.get('/v1/customers?limit=1&sort=name')
  const cursor = encodeURIComponent(body.next_cursor)
  const wrong = { status: 422, body: { code: 'invalid', errors: [{ pointer: '/cursor', code: 'invalid_cursor' }] } }
  expect(await api.get(`/v1/customers?limit=1&sort=-name&cursor=${cursor}`)).toMatchObject(wrong)
  const other = await api.organizationClient()
  expect(await other.get(`/v1/customers?limit=1&sort=name&cursor=${cursor}`)).toMatchObject(wrong)
  expect(await api.get(`/v1/products?limit=1&sort=name&cursor=${cursor}`)).toMatchObject(wrong)
})
