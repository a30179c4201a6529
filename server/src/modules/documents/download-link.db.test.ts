import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { openPortal, portalApi } from '../../../test/portal.ts'
import { createHttpServer } from '../../entry/http.ts'
import { newLogger } from '../../kit/log.ts'

const clock = movableClock()
let api: TestApi
let shop: TestApi
beforeAll(async () => {
  api = await testApi({ clock })
  shop = await portalApi()
})
afterAll(() => Promise.all([api.close(), shop.close()]))

async function invoice(client: ApiClient = api, more: object = {}) {
  const { body: customer } = await client.post('/v1/customers', { name: 'Ada' })
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '6172' }]
  const wanted = { customer: customer.id, currency: 'EUR', collection_method: 'send_invoice', finalize: true, lines, ...more }
  const { status, body, text } = await client.post('/v1/invoices', wanted)
  expect([status, text]).toEqual([201, expect.any(String)])
  return body
}

async function linkTo(id: string, client: ApiClient = api): Promise<string> {
  const { status, body, text } = await client.post(`/v1/invoices/${id}/download_link`)
  expect([status, text]).toEqual([200, expect.any(String)])
  expect(body).toMatchObject({ object: 'download_link', url: expect.stringMatching(/^http:\/\/localhost:4242\/download\/[\w-]{94}$/) })
  return new URL(body.url).pathname
}

/** A stranger, from an address of their own, so that no test uses up what another may ask. */
let strangers = 0
function stranger(): string {
  strangers += 1
  return `198.51.100.${strangers}`
}

async function fetchFile(path: string, remoteAddress = stranger()) {
  const { statusCode: status, headers, rawPayload: bytes } = await api.app.inject({ method: 'GET', url: path, remoteAddress })
  return { status, headers, bytes, problem: status === 200 ? null : JSON.parse(bytes.toString()) }
}

test('S62: whoever has the link gets the file, saved under a name of ours, kept by nobody on the way', async () => {
  const { id, number } = await invoice()
  const { status, headers, bytes } = await fetchFile(await linkTo(id))
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${number}.pdf"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  })
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const { body: log } = await api.get(`/v1/audit_log?action=download&object_id=${id}`)
  expect(log.data).toMatchObject([
    { action: 'download', actor: { kind: 'visitor' }, object_type: 'invoice', detail: { file: `${number}.pdf` } },
  ])
})

test('S62: a link is good for 15 minutes, to the second', async () => {
  const { id } = await invoice()
  const { body } = await api.post(`/v1/invoices/${id}/download_link`)
  const path = new URL(body.url).pathname
  const end = Temporal.Instant.from(body.expires_at)
  expect(Temporal.Instant.compare(end, clock.now().add({ minutes: 15 }))).toBeLessThanOrEqual(0)
  clock.advance({ seconds: Math.floor((end.epochMilliseconds - clock.now().epochMilliseconds) / 1000) - 1 })
  expect((await fetchFile(path)).status).toBe(200)
  clock.advance({ seconds: 2 })
  expect((await fetchFile(path)).status).toBe(404)
})

test('S62: what is altered, over, made up or about what is gone has one answer', async () => {
  const mine = await invoice()
  const other = await api.organizationClient({ name: 'Next door' })
  const theirs = await invoice(other)
  const [path, theirPath] = [await linkTo(mine.id), await linkTo(theirs.id, other)]
  const bytes = Buffer.from(path.slice('/download/'.length), 'base64url')
  const altered = (change: (copy: Buffer) => void) => {
    const copy = Buffer.from(bytes)
    change(copy)
    return `/download/${copy.toString('base64url')}`
  }
  const theirBytes = Buffer.from(theirPath.slice('/download/'.length), 'base64url')
  const draft = await invoice(api, { finalize: false })
  const toDraft = await linkTo(draft.id)
  expect((await api.delete(`/v1/invoices/${draft.id}`)).status).toBeLessThan(300)
  const over = await linkTo(mine.id)
  const wrong = [
    // Every byte counts, those of the signature too.
    ...bytes.keys().map((at) => altered((copy) => copy.writeUInt8((copy[at] ?? 0) ^ 1, at))),
    // The invoice of another organization under our name, theirs under the signature of ours, a later end.
    altered((copy) => theirBytes.copy(copy, 17, 17, 33)),
    altered((copy) => theirBytes.copy(copy, 1, 1, 33)),
    altered((copy) => copy.writeUIntBE(copy.readUIntBE(33, 5) + 60, 33, 5)),
    // One token has one spelling.
    `${path}=`,
    `${path}A`,
    path.slice(0, -1),
    '/download/x',
    toDraft,
  ]
  expect((await fetchFile(path)).status).toBe(200)
  const answers = [...(await Promise.all(wrong.map((each) => fetchFile(each))))]
  clock.advance({ minutes: 16 })
  answers.push(await fetchFile(over))
  const { request_id: _id, ...first } = answers[0]?.problem ?? {}
  expect(first).toMatchObject({ status: 404, code: 'not_found' })
  for (const { status, problem } of answers) {
    const { request_id: _requestId, ...rest } = problem
    expect([status, rest]).toEqual([404, first])
  }
})

test('S62: who may not see an invoice gets no link to it', async () => {
  const { id } = await invoice()
  const other = await api.organizationClient({ name: 'Next door' })
  expect((await other.post(`/v1/invoices/${id}/download_link`)).status).toBe(404)
  const { body: key } = await api.post('/v1/api_keys', { name: 'Meters', scopes: ['organization:read'] })
  const request = await api.raw('POST', `/v1/invoices/${id}/download_link`, undefined, { authorization: `Bearer ${key.secret}` })
  expect(request.status).toBe(403)
})

test('S62: a customer gets links to what is theirs, and a browser without their token the file', async () => {
  const portal = await openPortal(shop, shop)
  const [ada, ben] = [await portal.signUp('Ada', 'ada@customer.example'), await portal.signUp('Ben', 'ben@customer.example')]
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: '6172' }]
  const wanted = { customer: ada.id, currency: 'EUR', collection_method: 'send_invoice', lines }
  const { body: issued } = await shop.post('/v1/invoices', { ...wanted, finalize: true })
  const { body: draft } = await shop.post('/v1/invoices', wanted)
  const link = await ada.post(`/v1/portal/invoices/${issued.id}/download_link`)
  expect([link.status, link.body.object]).toEqual([200, 'download_link'])
  const file = await shop.app.inject({ url: new URL(link.body.url).pathname })
  expect([file.statusCode, file.headers['content-disposition']]).toEqual([200, `attachment; filename="${issued.number}.pdf"`])
  expect((await ben.post(`/v1/portal/invoices/${issued.id}/download_link`)).status).toBe(404)
  expect((await ada.post(`/v1/portal/invoices/${draft.id}/download_link`)).status).toBe(404)
})

test('S62: a link outlives the secret that made it, as long as that is still known', async () => {
  const { id } = await invoice()
  const path = await linkTo(id)
  const under = (config: { secret: string; previousSecret?: string }) =>
    createHttpServer({
      ...{ database: api.db.database, clock, log: newLogger({ level: 'silent' }), webDirectory: '/nowhere' },
      config: { publicUrl: 'http://localhost:4242', ...config },
    })
  const next = 'another secret for tests, of more than 32 characters'
  for (const [config, status] of [
    [{ secret: next, previousSecret: testSecret }, 200],
    [{ secret: next }, 404],
  ] as const) {
    const app = under(config)
    expect((await app.inject({ url: path })).statusCode).toBe(status)
    await app.close()
  }
})

test('S62: whoever guesses has to wait, and whoever fetches one file all the time too', async () => {
  const guess = () => fetchFile('/download/guess', '203.0.113.9')
  const statuses: number[] = []
  for (let count = 0; count < 25; count += 1) statuses.push((await guess()).status)
  expect(statuses.filter((status) => status === 404)).toHaveLength(20)
  expect((await guess()).headers).toMatchObject({ 'retry-after': expect.stringMatching(/^\d+$/) })
  const path = await linkTo((await invoice()).id)
  // A good link is let in from there all the same.
  expect((await fetchFile(path, '203.0.113.9')).status).toBe(200)
  const again: number[] = []
  for (let count = 0; count < 30; count += 1) again.push((await fetchFile(path)).status)
  expect(again.filter((status) => status === 429)).toHaveLength(1)
})
