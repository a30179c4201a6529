import { encodeId } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiClient, type TestApi, testApi } from '../../../test/api.ts'
import { type Colleague, colleague } from '../../../test/colleagues.ts'
import { movableClock } from '../../../test/movable-clock.ts'

const clock = movableClock()
let api: TestApi
beforeAll(async () => {
  api = await testApi({ clock })
})
afterAll(() => api.close())

interface Office {
  readonly client: ApiClient
  readonly owner: Colleague
  readonly finance: Colleague
  readonly second: Colleague
  readonly support: Colleague
  readonly customer: string
}

async function office(settings: object = {}): Promise<Office> {
  const client = await api.organizationClient()
  const organizationId = client.organization.id
  const join = (role: string) => colleague(api, { organizationId, role, now: clock.now() })
  const [owner, finance, second, support] = [await join('owner'), await join('finance'), await join('finance'), await join('support')]
  const above = { demands: 'approval', above: [{ currency: 'EUR', amount: 10_000 }] }
  const rules = { refunds: above, credits: above, write_offs: { demands: 'approval', above: [] }, api_keys: false, ...settings }
  const set = await owner.put('/v1/approval_settings', rules)
  expect(set.body).toEqual({ object: 'approval_settings', ...rules })
  const { body } = await client.post('/v1/customers', { name: 'Ada', currency: 'EUR', collection_method: 'send_invoice' })
  return { client, owner, finance, second, support, customer: body.id }
}

async function invoice({ client, customer }: Office, amount: number): Promise<string> {
  const lines = [{ description: 'Grinder', quantity: '1', unit_amount: String(amount) }]
  const { body } = await client.post('/v1/invoices', {
    customer,
    currency: 'EUR',
    collection_method: 'send_invoice',
    lines,
    finalize: true,
  })
  return body.id
}

/** What came of an invoice that was paid in full. */
async function paid(there: Office, amount: number): Promise<string> {
  const { body } = await there.client.post(`/v1/invoices/${await invoice(there, amount)}/record_payment`, {
    amount,
    reference: 'Statement 7',
  })
  return body.id
}

const refundsOf = async ({ client }: Office) => (await client.get('/v1/refunds')).body.data

test('S40: a refund above the limit waits, is approved by somebody else, and happens once', async () => {
  const there = await office()
  const { finance, second, support } = there
  const payment = await paid(there, 30_000)
  expect((await finance.post(`/v1/payments/${payment}/refund`, { amount: 10_000 })).status).toBe(201)

  const idempotencyKey = 'the same click'
  const held = await finance.post(`/v1/payments/${payment}/refund`, { amount: 10_001, description: 'Broken' }, { idempotencyKey })
  expect(held.status, held.text).toBe(202)
  expect(held.body).toMatchObject({
    object: 'approval',
    status: 'pending',
    kind: 'refund',
    amount: 10_001,
    currency: 'EUR',
    operation: 'refundPayment',
    params: { id: payment },
    request: { amount: 10_001, description: 'Broken' },
    reason: 'Broken',
    requested_by: { type: 'member', id: encodeId('mem', finance.memberId), name: 'finance person' },
    result: null,
  })
  const again = await finance.post(`/v1/payments/${payment}/refund`, { amount: 10_001, description: 'Broken' }, { idempotencyKey })
  expect([again.status, again.body]).toEqual([202, held.body])
  expect(await refundsOf(there)).toHaveLength(1)

  const told = await api.db.ownerQuery<{ address: string }>(
    `SELECT address FROM person_mails WHERE kind = 'approval_requested' AND address = ANY ($1)`,
    [[there.owner, finance, second, support].map(({ email }) => email)],
  )
  expect(told.map(({ address }) => address).sort()).toEqual([there.owner.email, second.email].sort())

  const url = `/v1/approvals/${held.body.id}`
  const self = await finance.post(`${url}/approve`, {})
  expect([self.status, self.body.code]).toEqual([403, 'self_approval'])
  expect((await finance.post(`${url}/reject`, {})).body.code).toBe('self_approval')
  expect((await support.post(`${url}/approve`, {})).body.code).toBe('forbidden')
  expect((await second.post(`${url}/withdraw`, {})).body.code).toBe('forbidden')
  const approved = await second.post(`${url}/approve`, { note: 'Seen' })
  expect(approved.status, approved.text).toBe(200)
  expect(approved.body).toMatchObject({
    status: 'approved',
    decision_note: 'Seen',
    decided_by: { name: 'finance person' },
    result: { object: 'refund', amount: 10_001 },
  })
  expect((await second.post(`${url}/approve`, {})).body.code).toBe('invalid_state')
  expect(await refundsOf(there)).toHaveLength(2)
  const { body: events } = await there.client.get(`/v1/events?object_id=${held.body.id}`)
  expect(events.data.map((event: { type: string }) => event.type)).toEqual(['approval.approved', 'approval.requested'])
  const { body: log } = await there.client.get(`/v1/audit_log?limit=100`)
  const actions = log.data.map((record: { action: string }) => record.action)
  expect(actions).toEqual(expect.arrayContaining(['requestApproval', 'approveApproval', 'refundPayment']))
})

test('S40: of 16 who approve at once it is carried out for one (RACE, S43)', async () => {
  const there = await office()
  const payment = await paid(there, 30_000)
  const { body } = await there.finance.post(`/v1/payments/${payment}/refund`, { amount: 20_000 })
  const replies = await Promise.all(Array.from({ length: 16 }, () => there.second.post(`/v1/approvals/${body.id}/approve`, {})))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(replies.filter(({ status }) => status !== 200 && status !== 409 && status !== 503)).toEqual([])
  expect(await refundsOf(there)).toHaveLength(1)
})

test('S40: credit, credit notes and write-offs wait as the rules say; what is below them does not', async () => {
  const there = await office()
  const { finance, second, customer } = there
  expect((await finance.post(`/v1/customers/${customer}/credit_grants`, { amount: 10_000, currency: 'EUR' })).status).toBe(201)
  // No limit is kept for another currency: every amount is above it.
  expect((await finance.post(`/v1/customers/${customer}/credit_grants`, { amount: 1, currency: 'USD' })).status).toBe(202)
  const grant = await finance.post(`/v1/customers/${customer}/credit_grants`, { amount: 10_001, currency: 'EUR' })
  expect([grant.status, grant.body.kind]).toEqual([202, 'credit'])

  const inv = await invoice(there, 40_000)
  expect((await finance.post('/v1/credit_notes', { invoice: inv, amount: 5_000 })).status).toBe(201)
  const note = await finance.post('/v1/credit_notes', { invoice: inv, amount: 12_000, memo: 'Sorry' })
  expect([note.status, note.body.kind, note.body.amount, note.body.reason]).toEqual([202, 'credit', 12_000, 'Sorry'])
  for (const verb of ['mark_uncollectible', 'void']) {
    const given = await finance.post(`/v1/invoices/${inv}/${verb}`)
    expect([given.status, given.body.kind], verb).toEqual([202, 'write_off'])
  }
  const { body: wallet } = await there.client.post('/v1/wallets', { customer, currency: 'EUR', name: 'Prepaid' })
  expect((await finance.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 20_000, paid: true })).status).toBe(201)
  expect((await finance.post(`/v1/wallets/${wallet.id}/top_up`, { amount: 20_000, paid: false })).status).toBe(202)

  const { body: pending } = await second.get('/v1/approvals?status=pending')
  expect(pending.data).toHaveLength(6)
  expect((await second.get('/v1/approvals?kind=write_off')).body.data).toHaveLength(2)
  const done = await second.post(`/v1/approvals/${note.body.id}/approve`, {})
  expect(done.body.result).toMatchObject({ object: 'credit_note', total: 12_000, memo: 'Sorry' })
  expect((await there.client.get(`/v1/customers/${customer}/credit_grants`)).body.data).toHaveLength(1)
})

test('S40: when the operation is refused nothing is decided, and it can be rejected, reasoned or taken back', async () => {
  const there = await office()
  const { finance, second } = there
  const payment = await paid(there, 30_000)
  const ask = async () => (await finance.post(`/v1/payments/${payment}/refund`, { amount: 20_000 })).body.id as string
  const [first, other, third] = [await ask(), await ask(), await ask()]
  expect((await second.patch(`/v1/approvals/${first}`, { reason: 'Not mine' })).body.code).toBe('forbidden')
  expect((await finance.patch(`/v1/approvals/${first}`, { reason: 'It came broken' })).body.reason).toBe('It came broken')
  expect((await second.post(`/v1/approvals/${first}/approve`, {})).status).toBe(200)
  const refused = await second.post(`/v1/approvals/${other}/approve`, {})
  expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '/amount', code: 'too_large' }]])
  expect((await second.get(`/v1/approvals/${other}`)).body.status).toBe('pending')
  expect((await second.post(`/v1/approvals/${other}/reject`, { note: 'Twice' })).body).toMatchObject({
    status: 'rejected',
    decision_note: 'Twice',
    result: null,
  })
  expect((await finance.post(`/v1/approvals/${third}/withdraw`, {})).body.status).toBe('withdrawn')
  expect((await finance.patch(`/v1/approvals/${third}`, { reason: 'Late' })).body.code).toBe('invalid_state')
  expect(await refundsOf(there)).toHaveLength(1)
})

test('S40: what nobody decides about for two weeks is over', async () => {
  const there = await office()
  const payment = await paid(there, 30_000)
  const { body } = await there.finance.post(`/v1/payments/${payment}/refund`, { amount: 20_000 })
  await api.db.ownerQuery(`UPDATE approvals SET expires_at = $2 WHERE id = (SELECT id FROM approvals WHERE organization_id = $1)`, [
    there.client.organization.id,
    clock.now().toString(),
  ])
  expect((await there.second.get(`/v1/approvals/${body.id}`)).body.status).toBe('expired')
  expect((await there.second.get('/v1/approvals?status=pending')).body.data).toEqual([])
  expect((await there.second.get('/v1/approvals?status=expired')).body.data).toHaveLength(1)
  expect((await there.second.post(`/v1/approvals/${body.id}/approve`, {})).body.code).toBe('invalid_state')
})

test('S40: keys wait where the organization says so, and approve nothing that they, or who made them, asked for', async () => {
  const there = await office({ api_keys: true })
  const { client, finance, owner, second } = there
  const payment = await paid(there, 60_000)
  const scopes = ['payments:write', 'approvals:write']
  const { body: key } = await owner.post('/v1/api_keys', { name: 'Refund bot', scopes })
  const bot = (url: string, body: object) => api.raw('POST', url, body, { authorization: `Bearer ${key.secret}` })
  const asked = await bot(`/v1/payments/${payment}/refund`, { amount: 20_000 })
  expect([asked.status, asked.body.requested_by]).toEqual([202, { type: 'api_key', id: key.id, name: 'Refund bot' }])
  expect((await bot(`/v1/approvals/${asked.body.id}/approve`, {})).body.code).toBe('self_approval')
  // Its maker stands behind it, and it stands for its maker.
  expect((await owner.post(`/v1/approvals/${asked.body.id}/approve`, {})).body.code).toBe('self_approval')
  const own = await owner.post(`/v1/payments/${payment}/refund`, { amount: 15_000 })
  expect((await bot(`/v1/approvals/${own.body.id}/approve`, {})).body.code).toBe('self_approval')
  expect((await second.post(`/v1/approvals/${asked.body.id}/approve`, {})).status).toBe(200)
  const others = await finance.post(`/v1/payments/${payment}/refund`, { amount: 12_000 })
  expect((await bot(`/v1/approvals/${others.body.id}/approve`, {})).body).toMatchObject({
    status: 'approved',
    decided_by: { type: 'api_key', id: key.id },
  })
  const free = await office()
  expect((await free.client.post(`/v1/payments/${await paid(free, 60_000)}/refund`, { amount: 20_000 })).status).toBe(201)
  expect(client.key).not.toBe(free.client.key)
})

test('S24: above the limit a member proves again who they are; who approves does too', async () => {
  const there = await office({ refunds: { demands: 'proof', above: [{ currency: 'EUR', amount: 10_000 }] } })
  const organizationId = there.client.organization.id
  const stale = await colleague(api, { organizationId, role: 'finance', now: clock.now(), provenAt: clock.now().subtract({ minutes: 11 }) })
  const payment = await paid(there, 40_000)
  expect((await stale.post(`/v1/payments/${payment}/refund`, { amount: 10_000 })).status).toBe(201)
  expect((await stale.post(`/v1/payments/${payment}/refund`, { amount: 10_001 })).body).toMatchObject({
    status: 403,
    code: 'reauth_required',
  })
  expect((await there.finance.post(`/v1/payments/${payment}/refund`, { amount: 10_001 })).status).toBe(201)
  const { body } = await there.finance.post(`/v1/customers/${there.customer}/credit_grants`, { amount: 20_000, currency: 'EUR' })
  expect((await stale.post(`/v1/approvals/${body.id}/approve`, {})).body.code).toBe('reauth_required')
})

test('only who may do everything says what needs a second person', async () => {
  const there = await office()
  const admin = await colleague(api, { organizationId: there.client.organization.id, role: 'admin', now: clock.now() })
  const nothing = { refunds: null, credits: null, write_offs: null, api_keys: false }
  expect((await admin.put('/v1/approval_settings', nothing)).body.code).toBe('forbidden')
  expect((await there.finance.put('/v1/approval_settings', nothing)).body.code).toBe('forbidden')
  const twice = [
    { currency: 'EUR', amount: 1 },
    { currency: 'EUR', amount: 2 },
  ]
  expect((await there.owner.put('/v1/approval_settings', { ...nothing, refunds: { demands: 'proof', above: twice } })).status).toBe(422)
  expect((await there.owner.put('/v1/approval_settings', nothing)).status).toBe(200)
  const payment = await paid(there, 40_000)
  expect((await there.finance.post(`/v1/payments/${payment}/refund`, { amount: 30_000 })).status).toBe(201)
})

test('approvals of one organization are none of another', async () => {
  const there = await office()
  const other = await office()
  const { body } = await there.finance.post(`/v1/customers/${there.customer}/credit_grants`, { amount: 20_000, currency: 'EUR' })
  for (const [method, end] of [
    ['GET', ''],
    ['POST', '/approve'],
    ['POST', '/reject'],
    ['POST', '/withdraw'],
  ] as const)
    expect(
      (await other.owner.request(method, `/v1/approvals/${body.id}${end}`, method === 'GET' || end === '/withdraw' ? undefined : {}))
        .status,
    ).toBe(404)
  expect((await other.owner.get('/v1/approvals')).body.data).toEqual([])
})
