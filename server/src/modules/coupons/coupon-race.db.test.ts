import { afterEach, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'

let api: TestApi | undefined
afterEach(async () => {
  const { body } = (await api?.get('/v1/doctor')) ?? {}
  await api?.close()
  expect(body).toMatchObject({ findings: [] })
})

const rounds = Number(process.env.RACE_ROUNDS ?? 20)
const clients = 32

/** How often each status was answered. */
async function atOnce(client: ApiClient, requests: readonly (readonly [string, object])[]): Promise<Readonly<Record<number, number>>> {
  const replies = await Promise.all(requests.map(([path, body]) => client.post(path, body)))
  const counts: Record<number, number> = {}
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

async function made(client: ApiClient, path: string, body: object) {
  const reply = await client.post(path, body)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

test(
  'S43: however many redeem at once, five of five, one a customer and three of a code (RACE, I15)',
  async () => {
    api = await testApi()
    const client = api
    const customers: string[] = []
    for (let n = 0; n < clients; n += 1) customers.push((await made(client, '/v1/customers', { name: `Customer ${n}` })).id)
    const [one = ''] = customers
    const off = { percent_off: '10', duration: 'once' }
    for (let round = 0; round < rounds; round += 1) {
      const five = await made(client, '/v1/coupons', { ...off, name: 'Five', max_redemptions: 5, max_redemptions_per_customer: null })
      const own = await made(client, '/v1/coupons', { ...off, name: 'One each' })
      const many = await made(client, '/v1/coupons', { ...off, name: 'By code', max_redemptions_per_customer: null })
      const { code } = await made(client, '/v1/promotion_codes', { coupon: many.id, max_redemptions: 3 })
      const applied = (customer: string, body: object) => [`/v1/customers/${customer}/apply_coupon`, body] as const
      const requests = customers.flatMap((customer) => [
        applied(customer, { coupon: five.id }),
        applied(one, { coupon: own.id }),
        applied(customer, { promotion_code: code }),
      ])
      expect(await atOnce(client, requests), `round ${round}`).toEqual({ 201: 5 + 1 + 3, 409: 3 * clients - 9 })
      for (const [coupon, count] of [
        [five, 5],
        [own, 1],
        [many, 3],
      ] as const) {
        expect((await client.get(`/v1/coupons/${coupon.id}`)).body).toMatchObject({ redeemed_count: count })
        expect((await client.get(`/v1/discounts?coupon=${coupon.id}`)).body.data).toHaveLength(count)
      }
    }
  },
  20_000 + rounds * 3_000,
)

test('what is removed while others redeem frees exactly as many redemptions (I15)', async () => {
  api = await testApi()
  const client = api
  const coupon = await made(client, '/v1/coupons', { name: 'Five', percent_off: '10', duration: 'once', max_redemptions: 5 })
  const customers: string[] = []
  for (let n = 0; n < clients; n += 1) customers.push((await made(client, '/v1/customers', { name: `Customer ${n}` })).id)
  const held: string[] = []
  for (const customer of customers.slice(0, 5)) {
    held.push((await made(client, `/v1/customers/${customer}/apply_coupon`, { coupon: coupon.id })).id)
  }
  const removals = held.flatMap((id) => [id, id]).map((id) => client.delete(`/v1/discounts/${id}`))
  const redemptions = customers.slice(5).map((customer) => client.post(`/v1/customers/${customer}/apply_coupon`, { coupon: coupon.id }))
  const removed = (await Promise.all(removals)).map(({ status }) => status).sort()
  expect(removed).toEqual([200, 200, 200, 200, 200, 409, 409, 409, 409, 409])
  const redeemed = (await Promise.all(redemptions)).filter(({ status }) => status === 201).length
  const { body } = await client.get(`/v1/coupons/${coupon.id}`)
  expect(body.redeemed_count).toBe(redeemed)
  expect(redeemed <= 5).toBe(true)
  expect((await client.get(`/v1/discounts?coupon=${coupon.id}&status=active&limit=100`)).body.data).toHaveLength(redeemed)
})
