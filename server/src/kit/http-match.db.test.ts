import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../test/api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

let count = 0

async function newPlan(client: ApiClient = api): Promise<string> {
  count += 1
  const monthly = { unit: 'month', count: 1 }
  const prices = [{ currency: 'EUR', interval: monthly, terms: { model: 'flat', amount: '1000' } }]
  const { body } = await client.post('/v1/plans', { code: `plan_${count}`, name: 'Basic', prices })
  return `/v1/plans/${body.id}`
}

async function tagOf(url: string, client: ApiClient = api): Promise<string> {
  return (await client.get(url)).headers.etag ?? ''
}

/** As a client does that looks after the header by itself. */
function change(url: string, body: unknown, ifMatch: string | null, client: ApiClient = api, method = 'PATCH') {
  return client.request(method, url, body, ifMatch === null ? {} : { headers: { 'if-match': ifMatch } })
}

test('F45: a stale If-Match is 412 and changes nothing', async () => {
  const url = await newPlan()
  const read = await tagOf(url)
  const first = await change(url, { name: 'First' }, read)
  expect(first).toMatchObject({ status: 200, body: { name: 'First' } })
  const before = await api.get(url)
  const events = (await api.get('/v1/events?type=plan.updated')).body.data.length
  const second = await change(url, { name: 'Second' }, read)
  expect(second).toMatchObject({
    status: 412,
    body: { status: 412, code: 'precondition_failed', title: 'The object has changed since it was read' },
  })
  expect(await api.get(url)).toMatchObject({ text: before.text, headers: { etag: before.headers.etag } })
  expect((await api.get('/v1/events?type=plan.updated')).body.data).toHaveLength(events)
  // Who has read it again may.
  expect((await change(url, { name: 'Second' }, before.headers.etag ?? '')).status).toBe(200)
})

test('F45: the answer to a change names the state that it left, so changes can follow each other without reading', async () => {
  const url = await newPlan()
  const first = await change(url, { name: 'First' }, await tagOf(url))
  expect(first.headers.etag).toBe(await tagOf(url))
  const second = await change(url, { name: 'Second' }, first.headers.etag ?? '')
  expect(second).toMatchObject({ status: 200, headers: { etag: await tagOf(url) } })
})

test('F45: of two who have read the same state one changes it, ten times of ten', async () => {
  for (let round = 0; round < 10; round += 1) {
    const url = await newPlan()
    const read = await tagOf(url)
    const replies = await Promise.all(['a', 'b', 'c', 'd'].map((name) => change(url, { name }, read)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
    const won = replies.find(({ status }) => status === 200)
    expect((await api.get(url)).body).toEqual(won?.body)
  }
})

test('F45: a change by another operation counts too: archived meanwhile', async () => {
  const url = await newPlan()
  const read = await tagOf(url)
  await api.post(`${url}/archive`)
  expect((await change(url, { name: 'x' }, read)).status).toBe(412)
  expect((await api.request('POST', `${url}/unarchive`, undefined, { headers: { 'if-match': read } })).status).toBe(412)
  expect((await api.request('POST', `${url}/unarchive`, undefined, { headers: { 'if-match': await tagOf(url) } })).status).toBe(200)
  expect((await change(url, undefined, read, api, 'DELETE')).status).toBe(200)
})

test('F45: plans, prices and the organization are changed only by who has read them', async () => {
  const plan = await newPlan()
  const price = `/v1/prices/${(await api.get(plan)).body.prices[0].id}`
  for (const [url, body] of [
    [plan, { name: 'x' }],
    [price, { nickname: 'x' }],
    ['/v1/organization', { name: 'x' }],
  ] as const) {
    expect(await change(url, body, null)).toMatchObject({ status: 428, body: { code: 'precondition_required' } })
    expect(await change(url, body, 'no tag')).toMatchObject({ status: 400, body: { code: 'unparsable' } })
    expect((await change(url, body, '"another"')).status).toBe(412)
    expect((await change(url, body, await tagOf(url))).status).toBe(200)
    expect((await change(url, body, '*')).status).toBe(200)
  }
})

test('F45: what need not be read first may be, and then counts', async () => {
  const { body } = await api.post('/v1/customers', { name: 'Ann' })
  const url = `/v1/customers/${body.id}`
  const read = await tagOf(url)
  expect((await change(url, { name: 'Anna' }, null)).status).toBe(200)
  expect((await change(url, { name: 'Anne' }, read)).status).toBe(412)
  expect((await change(url, undefined, read, api, 'DELETE')).status).toBe(412)
  expect((await change('/v1/customers/cus_00000000000000000000000000', { name: 'Anne' }, read)).status).toBe(404)
})

test('F45: a repetition under the same key is answered as the first was, though the state has moved on', async () => {
  const url = await newPlan()
  const headers = { 'if-match': await tagOf(url) }
  const send = () => api.request('PATCH', url, { name: 'Once' }, { headers, idempotencyKey: 'rename once' })
  const first = await send()
  const again = await send()
  expect(again).toMatchObject({ status: 200, text: first.text, headers: { 'idempotent-replayed': 'true' } })
  expect(again.headers).not.toHaveProperty('etag')
})

test('F45: what somebody has is not sent again: 304 without a body', async () => {
  const url = await newPlan()
  const etag = await tagOf(url)
  const ask = (tag: string) => api.request('GET', url, undefined, { headers: { 'if-none-match': tag } })
  for (const tag of [etag, `W/${etag}`, '*', `"x", ${etag}`])
    expect(await ask(tag)).toMatchObject({ status: 304, text: '', headers: { etag } })
  expect(await ask('"x"')).toMatchObject({ status: 200, headers: { etag } })
  await change(url, { name: 'y' }, etag)
  expect(await ask(etag)).toMatchObject({ status: 200, body: { name: 'y' } })
})

test('F45: the clock of an organization goes on, its ETag does not', async () => {
  const live = await api.organizationClient({ clockAt: null })
  const [first, second] = [await live.get('/v1/organization'), await live.get('/v1/organization')]
  expect(first.headers.etag).toBe(second.headers.etag)
  expect((await change('/v1/organization', { name: 'Other' }, first.headers.etag ?? '', live)).status).toBe(200)
  expect(await tagOf('/v1/organization', live)).not.toBe(first.headers.etag)
})

test('lists have no ETag', async () => {
  expect((await api.get('/v1/plans')).headers).not.toHaveProperty('etag')
})
