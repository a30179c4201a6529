import { expect, test } from 'vitest'
import { each, etagOf, quarterday } from './client.ts'
import { QuarterdayError } from './error.ts'

interface Sent {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string | null
}

/** A server that gives these answers one after another, and remembers what it was asked. */
function answering(...answers: (Response | Error)[]) {
  const sent: Sent[] = []
  const ask = async (url: string | URL | Request, init: RequestInit = {}) => {
    sent.push({
      url: String(url),
      method: init.method ?? '',
      headers: new Headers(init.headers),
      body: init.body ? String(init.body) : null,
    })
    const answer = answers.shift() ?? new Error('Asked once too often')
    if (answer instanceof Error) throw answer
    return answer
  }
  return { sent, client: quarterday({ apiKey: 'qd_test_x', baseUrl: 'http://localhost:4242', fetch: ask }) }
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers })
}

const problem = {
  type: '/docs/errors/invalid',
  title: 'Not valid',
  status: 422,
  code: 'invalid',
  detail: 'One field is wrong.',
  request_id: 'req_1',
  doc_url: '/docs/errors/invalid',
  errors: [{ pointer: '/email', code: 'invalid', detail: 'Must be an e-mail address' }],
}

test('a list is asked with its filters; what is undefined is left out', async () => {
  const { client, sent } = answering(json({ data: [], has_more: false, next_cursor: null }))
  await client.listCustomers({ q: 'Ann & Co', status: undefined, limit: 5 })
  expect(sent[0]?.url).toBe('http://localhost:4242/v1/customers?q=Ann+%26+Co&limit=5')
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer qd_test_x')
  expect(sent[0]?.headers.has('idempotency-key')).toBe(false)
})

test('what somebody else has to approve first is thrown: whoever asked has nothing of it yet', async () => {
  const approval = { id: 'apr_01h455vb4pex5vsknk084sn02q', object: 'approval', status: 'pending' }
  const { client } = answering(json(approval, 202), json(approval))
  await expect(client.refundPayment('pay_1', { amount: 5000 })).rejects.toMatchObject({
    name: 'ApprovalPending',
    status: 202,
    code: 'approval_pending',
    approval,
  })
  expect(await client.getApproval(approval.id)).toEqual(approval)
})

test('whoever has signed in on the page comes by the cookie, with a header that no page of others can send; a key comes alone', async () => {
  const asked: RequestInit[] = []
  const ask = async (_: string | URL | Request, init: RequestInit = {}) => {
    asked.push(init)
    return json({})
  }
  await quarterday({ apiKey: null, fetch: ask }).getOrganization()
  await quarterday({ apiKey: 'qd_test_x', fetch: ask }).getOrganization()
  const [byCookie, byKey] = asked.map(({ headers, credentials }) => ({ headers: new Headers(headers), credentials }))
  expect(byCookie?.credentials).toBe('same-origin')
  expect(byCookie?.headers.get('quarterday-csrf')).toBe('1')
  expect(byCookie?.headers.has('authorization')).toBe(false)
  expect(byKey?.credentials).toBe('omit')
  expect(byKey?.headers.get('authorization')).toBe('Bearer qd_test_x')
  expect(byKey?.headers.has('quarterday-csrf')).toBe(false)
})

test('what was read is changed only if it is still so', async () => {
  const { client, sent } = answering(
    json({ name: 'Basic' }, 200, { etag: '"abc"' }),
    json({ ...problem, code: 'precondition_failed', status: 412 }, 412),
  )
  const read = await client.getPlan('plan_1')
  expect(etagOf(read)).toBe('"abc"')
  expect(etagOf({ ...read })).toBe('')
  await expect(client.updatePlan('plan_1', { name: 'Pro' }, { ifMatch: etagOf(read) })).rejects.toMatchObject({
    code: 'precondition_failed',
  })
  expect(sent[0]?.headers.has('if-match')).toBe(false)
  expect(sent[1]?.headers.get('if-match')).toBe('"abc"')
})

test('every POST has a key of its own, and its tries share it', async () => {
  const { client, sent } = answering(new Error('reset'), json({}, 201), json({}, 201))
  await client.createCustomer({ name: 'Ann' })
  await client.createCustomer({ name: 'Ann' })
  const keys = sent.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
  expect(sent[0]?.body).toBe('{"name":"Ann"}')
})

test('a key that the caller gives is used', async () => {
  const { client, sent } = answering(json({}))
  await client.cancelSubscription('sub_1/2', { timing: 'now' }, { idempotencyKey: 'mine' })
  expect(sent[0]?.url).toBe('http://localhost:4242/v1/subscriptions/sub_1%2F2/cancel')
  expect(sent[0]?.headers.get('idempotency-key')).toBe('mine')
})

test('a refusal is a typed error with all that the problem document says', async () => {
  const { client, sent } = answering(json(problem, 422))
  const error = await client.createCustomer({ name: '' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(QuarterdayError)
  expect(error).toMatchObject({ code: 'invalid', status: 422, detail: 'One field is wrong.', requestId: 'req_1', errors: problem.errors })
  expect(sent).toHaveLength(1)
})

test('a page of a proxy is told apart, and no answer at all too', async () => {
  const proxy = answering(new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(proxy.client.getOrganization()).rejects.toMatchObject({ code: 'unexpected_answer', status: 502 })
  const dead = answering(new Error('refused'), new Error('refused'), new Error('refused'))
  await expect(dead.client.getOrganization()).rejects.toMatchObject({ code: 'no_answer', status: 0 })
  expect(dead.sent).toHaveLength(3)
})

test('a busy server is asked again after the time that it names', async () => {
  const { client, sent } = answering(
    json({ ...problem, code: 'unavailable' }, 503, { 'retry-after': '0.01' }),
    json({ name: 'Harbour Coffee' }),
  )
  expect(await client.getOrganization()).toEqual({ name: 'Harbour Coffee' })
  expect(sent).toHaveLength(2)
})

test('each walks through all pages', async () => {
  const { client, sent } = answering(
    json({ data: [{ id: 'a' }, { id: 'b' }], next_cursor: 'next' }),
    json({ data: [{ id: 'c' }], next_cursor: null }),
  )
  const ids: string[] = []
  for await (const customer of each(client.listCustomers, { limit: 2 })) ids.push(customer.id)
  expect(ids).toEqual(['a', 'b', 'c'])
  expect(sent[1]?.url).toBe('http://localhost:4242/v1/customers?limit=2&cursor=next')
})
