import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { billed, fill } from '../../../test/paying.ts'

let api: TestApi | undefined
afterEach(async () => {
  await api?.close()
  api = undefined
})

async function start(options: Parameters<typeof testApi>[0] = {}): Promise<TestApi> {
  api = await testApi(options)
  return api
}

const pathOf = (url: string) => new URL(url).pathname
const open = async (client: TestApi, path: string) => (await client.raw('GET', path)).status

test('links are listed without their addresses, with the last use, and each is revoked by itself', async () => {
  const clock = movableClock()
  const client = await start({ clock })
  const { invoice } = await billed(client)
  const at = `/v1/invoices/${invoice}/payment_link`
  const { body: first } = await client.post(at, { expires_in_days: 1 })
  const { body: second } = await client.post(at)
  const unused = { object: 'payment_link', invoice, status: 'active', last_used_at: null, revoked_at: null }
  expect([first, second]).toMatchObject([unused, unused])
  expect(Math.round(hoursBetween(first.created_at, first.expires_at))).toBe(24)
  expect(Math.round(hoursBetween(second.created_at, second.expires_at))).toBe(60 * 24)
  const list = async () => (await client.get(`${at}s`)).body.data
  const lastUse = async (link: string): Promise<string> =>
    (await list()).find(({ id }: { readonly id: string }) => id === link).last_used_at

  expect(await open(client, pathOf(first.url))).toBe(200)
  const used = await lastUse(first.id)
  expect(hoursBetween(first.created_at, used)).toBeGreaterThanOrEqual(0)
  // Within a minute nothing is written.
  expect(await open(client, pathOf(first.url))).toBe(200)
  expect(await lastUse(first.id)).toBe(used)
  clock.advance({ hours: 2 })
  await open(client, pathOf(first.url))
  expect(Math.round(hoursBetween(used, await lastUse(first.id)))).toBe(2)
  expect(await lastUse(second.id)).toBeNull()
  expect(JSON.stringify(await list())).not.toContain('/pay/')

  const { text: page } = await client.raw('GET', pathOf(second.url))
  const revoked = await client.post(`/v1/payment_links/${second.id}/revoke`)
  expect(revoked.body).toMatchObject({ id: second.id, status: 'revoked' })
  clock.advance({ hours: 1 })
  // Since the first time, however often.
  expect((await client.post(`/v1/payment_links/${second.id}/revoke`)).body).toEqual(revoked.body)
  expect(await open(client, pathOf(second.url))).toBe(410)
  // Nor does a form act that was open meanwhile.
  const late = await client.raw('POST', pathOf(second.url), fill(page, { number: '4242424242424242', expiry: '12/34', code: '123' }), {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
  expect(late.status).toBe(410)
  expect((await client.get(`/v1/invoices/${invoice}`)).body.status).toBe('open')
  expect(await open(client, pathOf(first.url))).toBe(200)

  clock.advance({ hours: 22 })
  expect(await open(client, pathOf(first.url))).toBe(410)
  const statuses = new Map((await list()).map(({ id, status }: { readonly id: string; readonly status: string }) => [id, status]))
  expect([statuses.get(first.id), statuses.get(second.id)]).toEqual(['expired', 'revoked'])
})

function hoursBetween(from: string, to: string): number {
  return Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('hours')
}

test('the address is answered once: a replay has none, and nothing that is stored leads there', async () => {
  const client = await start()
  const { invoice } = await billed(client)
  const ask = () => client.post(`/v1/invoices/${invoice}/payment_link`, {}, { idempotencyKey: 'one link' })
  const first = await ask()
  const again = await ask()
  expect([first.status, again.status, again.body.id, again.body.url]).toEqual([200, 200, first.body.id, null])
  const token = pathOf(first.body.url).slice('/pay/'.length)
  const tables = await client.db.ownerQuery<{ table_name: string }>(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  for (const { table_name: table } of tables) {
    const kept = await client.db.ownerQuery<{ n: string }>(`SELECT count(*) AS n FROM "${table}" t WHERE t::text LIKE $1`, [`%${token}%`])
    expect([table, Number(kept[0]?.n)]).toEqual([table, 0])
  }
})

test('a link of another organization is not there, neither to see nor to revoke', async () => {
  const client = await start()
  const { invoice } = await billed(client)
  const { body: link } = await client.post(`/v1/invoices/${invoice}/payment_link`)
  const other = await client.organizationClient()
  expect((await other.get(`/v1/invoices/${invoice}/payment_links`)).status).toBe(404)
  expect((await other.post(`/v1/payment_links/${link.id}/revoke`)).status).toBe(404)
  expect(await open(client, pathOf(link.url))).toBe(200)
})
