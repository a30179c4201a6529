import { decodeId, type InvoiceId, idOf } from '@quarterday/core/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { lockInvoice } from '../billing/invoice-store.ts'
import { finalizeInvoices } from './finalize-invoices.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z'), timezone: 'Europe/Berlin', currency: 'EUR' })
})
afterAll(async () => {
  // Whatever these tests did in whatever order: every stored amount can be computed again, and no content has changed.
  const { body } = await api.get('/v1/verification')
  await api.close()
  expect(body).toMatchObject({ drift: [] })
  expect(body.invoices).toBeGreaterThan(0)
})

async function customer(fields: object = {}): Promise<string> {
  const { body } = await api.post('/v1/customers', { name: 'Acme GmbH', collection_method: 'send_invoice', ...fields })
  return body.id
}

const workshop = { description: 'Workshop', quantity: '2', unit_amount: '4900' }

async function oneOff(owner: string, fields: object = {}) {
  const reply = await api.post('/v1/invoices', { customer: owner, lines: [workshop], ...fields })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

function uuid(typeId: string): InvoiceId {
  return idOf('inv', decodeId('inv', typeId) ?? '')
}

async function eventsOf(id: string): Promise<[string, number][]> {
  const { body } = await api.get(`/v1/events?object_id=${id}`)
  return body.data.map(({ type, sequence }: { type: string; sequence: number }) => [type, sequence]).reverse()
}

/** What each account holds for a customer: debit positive. */
async function books(owner: string): Promise<Record<string, string>> {
  const rows = await api.db.ownerQuery<{ account: string; sum: string }>(
    'SELECT account, sum(amount)::text AS sum FROM ledger_entries WHERE customer_id = $1 GROUP BY account HAVING sum(amount) <> 0 ORDER BY account',
    [decodeId('cus', owner)],
  )
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
}

async function plan(code: string, prices: object[], fields: object = {}) {
  const reply = await api.post('/v1/plans', { code, name: code, prices, ...fields })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}

const month = { unit: 'month', count: 1 }

test('a one-off invoice is drafted, read and finalized, and its lines say how they came about', async () => {
  const owner = await customer({ address: { city: 'Hamburg', country: 'DE' }, tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }] })
  const draft = await oneOff(owner, { memo: 'Thank you' })
  expect(draft).toMatchObject({
    status: 'draft',
    number: null,
    reason: 'one_off',
    total: 9800,
    amount_due: 9800,
    issued_on: null,
    line_count: 1,
    discounts: [],
    taxes: [],
    tax_treatment: 'taxed',
  })
  expect(draft.lines).toEqual([
    {
      id: expect.stringMatching(/^il_/),
      object: 'line_item',
      kind: 'one_off',
      description: 'Workshop',
      quantity: '2',
      listed_amount: 9800,
      amount: 9800,
      discount: 0,
      tax: 0,
      tax_behavior: 'exclusive',
      discounts: [],
      taxes: [],
      period: null,
      full_period: null,
      proration: null,
      price: null,
      derivation: { rule: 'entered', unit_amount: '4900', quantity: '2', rounding: 'half_up' },
      subscription: null,
      subscription_item: null,
      credited_line: null,
    },
  ])
  // The customer moves before the invoice is final, and again after.
  await api.patch(`/v1/customers/${owner}`, { address: { city: 'Bremen', country: 'DE' } })
  const { body: final } = await api.post(`/v1/invoices/${draft.id}/finalize`)
  await api.patch(`/v1/customers/${owner}`, { name: 'Acme AG' })
  expect(final).toMatchObject({
    status: 'open',
    number: expect.stringMatching(/^INV-\d{6}$/),
    issued_on: '2027-04-01',
    due_on: '2027-04-15',
    finalized_at: '2027-04-01T00:00:00Z',
    customer_details: { name: 'Acme GmbH', address: { city: 'Bremen' }, tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }] },
    seller_details: { name: 'Harbour Coffee' },
    memo: 'Thank you',
  })
  expect((await api.get(`/v1/invoices/${draft.id}`)).body).toEqual(final)
  expect(await api.post(`/v1/invoices/${draft.id}/finalize`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect(await eventsOf(draft.id)).toEqual([
    ['invoice.created', 1],
    ['invoice.finalized', 2],
  ])
  expect(await books(owner)).toEqual({ receivable: '9800', revenue: '-9800' })
})

test('a draft is edited, and deleted, and what is final is neither', async () => {
  const owner = await customer()
  const draft = await oneOff(owner)
  const path = `/v1/invoices/${draft.id}`
  const edited = await api.patch(path, { memo: 'New', lines: [{ description: 'Talk', unit_amount: '100.5' }, workshop] })
  expect(edited.body).toMatchObject({
    id: draft.id,
    memo: 'New',
    total: 9901,
    line_count: 2,
    status: 'draft',
    created_at: draft.created_at,
  })
  expect((await api.patch(path, { memo: null })).body).toMatchObject({ memo: null, total: 9901, line_count: 2 })
  expect((await api.patch(path, { memo: null })).status).toBe(200)
  expect(await eventsOf(draft.id)).toEqual([
    ['invoice.created', 1],
    ['invoice.updated', 2],
    ['invoice.updated', 3],
  ])
  expect((await api.post(`${path}/finalize`)).body).toMatchObject({ total: 9901, status: 'open' })
  expect(await api.patch(path, { memo: 'late' })).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect(await api.delete(path)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  const second = await oneOff(owner)
  expect((await api.delete(`/v1/invoices/${second.id}`)).body).toEqual({ id: second.id, object: 'invoice', deleted: true })
  expect((await api.get(`/v1/invoices/${second.id}`)).status).toBe(404)
})

test('numbers have no gap under 32 finalisations at once, of which some roll back (I9)', async () => {
  const owner = await customer()
  const drafts = await Promise.all(Array.from({ length: 32 }, () => oneOff(owner)))
  const rolledBack = await Promise.all(Array.from({ length: 8 }, () => oneOff(owner)))
  await Promise.all([
    ...drafts.map(async ({ id }) => expect((await api.post(`/v1/invoices/${id}/finalize`)).status).toBe(200)),
    ...rolledBack.map(({ id }) =>
      expect(
        api.db.database.organization(api.organization.id, async (tx) => {
          await finalizeInvoices(tx, [await lockInvoice(tx, uuid(id))])
          throw new Error('killed before commit')
        }),
      ).rejects.toThrow('killed before commit'),
    ),
  ])
  const [row] = await api.db.ownerQuery<{ count: number; highest: number; lowest: number; next: number }>(
    `SELECT count(*)::int AS count, max(number)::int AS highest, min(number)::int AS lowest,
       (SELECT next_number::int FROM number_series WHERE organization_id = $1) AS next
     FROM invoices WHERE organization_id = $1 AND number IS NOT NULL`,
    [api.organization.id],
  )
  expect(row?.lowest).toBe(1)
  expect(row?.highest).toBe(row?.count)
  expect(row?.next).toBe((row?.count ?? 0) + 1)
  for (const { id } of rolledBack) expect((await api.get(`/v1/invoices/${id}`)).body.status).toBe('draft')
})

test('one draft finalized by eight at once is finalized once', async () => {
  const owner = await customer()
  const { id } = await oneOff(owner)
  const replies = await Promise.all(Array.from({ length: 8 }, () => api.post(`/v1/invoices/${id}/finalize`)))
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  expect(await books(owner)).toEqual({ receivable: '9800', revenue: '-9800' })
})

test('a draft that is edited while it is being finalized is one or the other, whole', async () => {
  const owner = await customer()
  for (let round = 0; round < 8; round += 1) {
    const { id } = await oneOff(owner)
    const [edit, final] = await Promise.all([
      api.patch(`/v1/invoices/${id}`, { lines: [{ description: 'Talk', unit_amount: '1' }] }),
      api.post(`/v1/invoices/${id}/finalize`),
    ])
    expect([200, 409]).toContain(edit.status)
    expect(final.status, final.text).toBe(200)
    expect((await api.get(`/v1/invoices/${id}`)).body.total).toBe(edit.status === 200 ? 1 : 9800)
  }
})

test('what would be below zero becomes credit, which the next invoice draws on', async () => {
  const owner = await customer()
  const negative = await oneOff(owner, { lines: [{ description: 'Goodwill', unit_amount: '-5000' }], finalize: true })
  expect(negative).toMatchObject({ status: 'paid', total: 0, subtotal: 0, amount_due: 0, line_count: 2 })
  expect(negative.lines[1]).toMatchObject({ kind: 'credit_to_balance', amount: 5000 })
  expect((await api.get(`/v1/customers/${owner}/credit_balance`)).body.data).toEqual([{ currency: 'EUR', balance: 5000 }])
  const wanted = { customer: owner, lines: [workshop] }
  const { body: preview } = await api.post('/v1/invoices/preview', wanted)
  expect(preview).toMatchObject({ total: 9800, credits_applied: 5000, amount_due: 4800, due_on: '2027-04-15', credit_generated: 0 })
  const real = await oneOff(owner, { finalize: true })
  expect(real).toMatchObject({ total: 9800, credits_applied: 5000, amount_due: 4800, status: 'open' })
  expect(await eventsOf(negative.id)).toEqual([
    ['invoice.created', 1],
    ['invoice.finalized', 2],
    ['invoice.paid', 3],
  ])
  expect(await books(owner)).toEqual({ receivable: '4800', revenue: '-4800' })
})

test('voiding reverses the books and gives credit back (I7, I14)', async () => {
  const owner = await customer()
  await api.post(`/v1/customers/${owner}/credit_grants`, { amount: 3000, currency: 'EUR' })
  const { id } = await oneOff(owner, { finalize: true })
  expect(await books(owner)).toEqual({ credit_given: '3000', receivable: '6800', revenue: '-9800' })
  const { body: voided } = await api.post(`/v1/invoices/${id}/void`)
  expect(voided).toMatchObject({ status: 'void', total: 9800, credits_applied: 0, amount_due: 0, closed_at: '2027-04-01T00:00:00Z' })
  expect(voided.number).not.toBeNull()
  expect(await books(owner)).toEqual({ credit_given: '3000', customer_credit: '-3000' })
  const { body: grants } = await api.get(`/v1/customers/${owner}/credit_grants`)
  expect(grants.data[0]).toMatchObject({ amount: 3000, remaining: 3000 })
  const { body: entries } = await api.get(`/v1/credit_grants/${grants.data[0].id}/entries`)
  expect(entries.data.map((entry: { amount: number }) => entry.amount)).toEqual([-3000, 3000])
  expect(await api.post(`/v1/invoices/${id}/void`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect((await eventsOf(id)).at(-1)).toEqual(['invoice.voided', 3])
})

test('credit that a voided invoice gave goes with it, unless it has paid for others', async () => {
  const owner = await customer({ conventions: { credit_policy: 'customer_balance' } })
  const lines = [workshop, { description: 'Unused', unit_amount: '-4000' }]
  const first = await oneOff(owner, { lines, finalize: true })
  expect(first).toMatchObject({ total: 9800, credits_applied: 4000, amount_due: 5800 })
  expect((await api.post(`/v1/invoices/${first.id}/void`)).status).toBe(200)
  expect(await books(owner)).toEqual({})
  expect((await api.get(`/v1/customers/${owner}/credit_balance`)).body.data).toEqual([])
  const second = await oneOff(owner, {
    lines: [
      { description: 'A', unit_amount: '1000' },
      { description: 'B', unit_amount: '-4000' },
    ],
    finalize: true,
  })
  expect(second).toMatchObject({ total: 1000, status: 'paid' })
  expect(await api.post(`/v1/invoices/${second.id}/void`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect(await books(owner)).toEqual({ customer_credit: '-3000', revenue: '3000' })
})

test('the time of a voided subscription invoice stays covered, waived', async () => {
  const owner = await customer()
  const { id: planId } = await plan('void-me', [{ currency: 'EUR', interval: month, terms: { model: 'flat', amount: '2900' } }])
  const { body: subscription } = await api.post('/v1/subscriptions', { customer: owner, plan: planId })
  const { body: list } = await api.get(`/v1/invoices?subscription=${subscription.id}&expand[]=lines`)
  const [invoice] = list.data
  expect(invoice.lines[0].period).toEqual({
    start: '2027-03-31T22:00:00Z',
    end: '2027-04-30T22:00:00Z',
    start_on: '2027-04-01',
    end_on: '2027-05-01',
  })
  expect(invoice.period).toEqual(invoice.lines[0].period)
  expect((await api.post(`/v1/invoices/${invoice.id}/void`)).body.status).toBe('void')
  const rows = await api.db.ownerQuery('SELECT kind FROM coverage WHERE subscription_id = $1', [decodeId('sub', subscription.id)])
  expect(rows).toEqual([{ kind: 'waived' }])
  expect(await books(owner)).toEqual({})
  // Nothing is given back of what nobody was charged for.
  const { body: canceled } = await api.post(`/v1/subscriptions/${subscription.id}/cancel`, { timing: 'now' })
  expect(canceled.status).toBe('canceled')
  expect((await api.get(`/v1/invoices?subscription=${subscription.id}`)).body.data).toHaveLength(1)
})

test('an uncollectible invoice is a loss, and voiding it takes the loss back', async () => {
  const owner = await customer()
  const { id } = await oneOff(owner, { finalize: true })
  expect((await api.post(`/v1/invoices/${id}/mark_uncollectible`)).body).toMatchObject({
    status: 'uncollectible',
    amount_due: 0,
    total: 9800,
  })
  expect(await books(owner)).toEqual({ bad_debt: '9800', revenue: '-9800' })
  expect(await api.post(`/v1/invoices/${id}/mark_uncollectible`)).toMatchObject({ status: 409 })
  expect((await api.post(`/v1/invoices/${id}/void`)).body.status).toBe('void')
  expect(await books(owner)).toEqual({})
  expect((await eventsOf(id)).slice(2)).toEqual([
    ['invoice.marked_uncollectible', 3],
    ['invoice.voided', 4],
  ])
})

test('an invoice on which a payment is under way, or was paid in part, is not voided', async () => {
  const owner = await customer()
  const { id } = await oneOff(owner, { finalize: true })
  await api.db.ownerQuery(
    `INSERT INTO payments (organization_id, id, customer_id, invoice_id, gateway, attempt, idempotency_key, currency, amount, status, created_at)
     VALUES ($1, $2, $3, $2, 'sandbox', 1, $4, 'EUR', 9800, 'unknown', now())`,
    [api.organization.id, uuid(id), decodeId('cus', owner), id],
  )
  expect(await api.post(`/v1/invoices/${id}/void`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  const { body: grant } = await api.post(`/v1/customers/${owner}/credit_grants`, { amount: 100, currency: 'EUR' })
  expect(grant.remaining).toBe(100)
  await api.db.ownerQuery(`DELETE FROM payments WHERE idempotency_key = $1`, [id])
  await api.db.ownerQuery('UPDATE invoices SET amount_paid = 800, amount_due = 9000 WHERE id = $1', [uuid(id)])
  expect(await api.post(`/v1/invoices/${id}/void`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  await api.db.ownerQuery('UPDATE invoices SET amount_paid = 0, amount_due = 9800 WHERE id = $1', [uuid(id)])
})

test('frozen content cannot be changed by SQL either (I8)', async () => {
  const { id: typeId } = await oneOff(await customer(), { finalize: true })
  const id = uuid(typeId)
  const run = (text: string) => api.db.database.organization(api.organization.id, (tx) => tx.query(text, [id]))
  for (const change of ['total = total + 1', "currency = 'USD'", 'customer_id = id', 'net_terms_days = 0', "reason = 'start'"]) {
    await expect(run(`UPDATE invoices SET ${change} WHERE id = $1`), change).rejects.toMatchObject({ code: '42501' })
  }
  await expect(run('UPDATE invoice_lines SET amount = 0 WHERE invoice_id = $1')).rejects.toMatchObject({ code: '42501' })
  expect(await run('DELETE FROM invoice_lines WHERE invoice_id = $1')).toMatchObject({ rowCount: 0 })
  expect(await run('DELETE FROM invoices WHERE id = $1')).toMatchObject({ rowCount: 0 })
  expect((await api.get(`/v1/invoices/${typeId}`)).body).toMatchObject({ total: 9800, line_count: 1 })
})

test('lines are checked one by one, and each fault names its field', async () => {
  const owner = await customer()
  const { prices } = await plan('checks', [
    { currency: 'EUR', kind: 'one_off', terms: { model: 'flat', amount: '1500' }, nickname: 'Onboarding' },
    { currency: 'USD', kind: 'one_off', terms: { model: 'flat', amount: '1500' } },
    { currency: 'EUR', interval: month, terms: { model: 'flat', amount: '1500' } },
  ])
  const [onboarding, dollars, recurring] = prices
  expect(await oneOff(owner, { lines: [{ price: onboarding.id, quantity: '3' }] })).toMatchObject({
    total: 1500,
    lines: [{ description: 'Onboarding', quantity: '3', derivation: { rule: 'price', price: onboarding.id } }],
  })
  await api.post(`/v1/prices/${onboarding.id}/archive`)
  const faults: [object, string, string][] = [
    [{ price: dollars.id }, 'currency_mismatch', '/lines/0/price'],
    [{ price: recurring.id }, 'invalid', '/lines/0/price'],
    [{ price: onboarding.id }, 'invalid', '/lines/0/price'],
    [{ price: 'price_01h455vb4pex5vsknk084sn02q' }, 'invalid', '/lines/0/price'],
    [{ description: 'x', unit_amount: '999999999999999', quantity: '999999999999' }, 'invalid', '/lines/0/unit_amount'],
    [{ description: 'x', unit_amount: '9007199254740991', quantity: '1' }, 'invalid', '/lines/0/unit_amount'],
    [{ description: 'x', unit_amount: '1', quantity: '0' }, 'invalid', '/lines/0/quantity'],
    [{ description: 'x', unit_amount: '1', quantity: '-1' }, 'invalid', '/lines/0/quantity'],
    [{ unit_amount: '1' }, 'invalid', '/lines/0/description'],
    [{ description: 'x' }, 'invalid', '/lines/0/unit_amount'],
    [{ description: 'x', unit_amount: 1 }, 'invalid', '/lines/0/unit_amount'],
  ]
  for (const [line, code, pointer] of faults) {
    const reply = await api.post('/v1/invoices', { customer: owner, lines: [line] })
    expect(reply, JSON.stringify(line)).toMatchObject({ status: 422, body: { code, errors: [{ pointer }] } })
  }
  const nobody = { customer: 'cus_01h455vb4pex5vsknk084sn02q', lines: [workshop] }
  expect(await api.post('/v1/invoices', nobody)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/customer' }] } })
})

test('lists can be filtered, searched, ordered and paged', async () => {
  const other = await api.organizationClient({ numberPrefix: 'HC-' })
  const make = async (name: string, amount: string, finalize: boolean) => {
    const { body: owner } = await other.post('/v1/customers', {
      name,
      collection_method: 'send_invoice',
      net_terms_days: amount === '300' ? 0 : 14,
    })
    const { body } = await other.post('/v1/invoices', { customer: owner.id, lines: [{ description: 'x', unit_amount: amount }], finalize })
    return body
  }
  const a = await make('Ada', '100', true)
  const b = await make('Bo', '300', true)
  const c = await make('Cy', '200', false)
  const ids = async (query: string) => (await other.get(`/v1/invoices?${query}`)).body.data.map(({ id }: { id: string }) => id)
  expect(await ids('')).toEqual([c.id, b.id, a.id])
  expect(await ids('sort=total')).toEqual([a.id, c.id, b.id])
  expect(await ids('sort=number')).toEqual([a.id, b.id, c.id])
  expect(await ids('sort=-issued_on')).toEqual([c.id, b.id, a.id])
  expect(await ids('status=draft')).toEqual([c.id])
  expect(await ids(`customer=${a.customer}`)).toEqual([a.id])
  expect(await ids('q=hc-000002')).toEqual([b.id])
  expect(await ids('q=ada')).toEqual([a.id])
  expect(await ids('q=Ada%20Nobody')).toEqual([])
  expect(await ids('reason=renewal')).toEqual([])
  expect(await ids('due_on_lte=2027-04-01')).toEqual([b.id])
  expect(await ids('due_on_gte=2027-04-02')).toEqual([a.id])
  expect(await ids('issued_on_gte=2027-04-01&issued_on_lte=2027-04-01')).toEqual([b.id, a.id])
  expect(await ids('overdue=true')).toEqual([])
  expect(await ids('overdue=false')).toEqual([c.id, b.id, a.id])
  await other.post(`/v1/sandboxes/${(await other.get('/v1/organization')).body.id}/advance`, { to: '2027-04-02T00:00:00Z' })
  expect(await ids('overdue=true')).toEqual([b.id])
  expect(await ids('status=overdue')).toEqual([b.id])
  const first = (await other.get('/v1/invoices?limit=2&sort=-number')).body
  const rest = (await other.get(`/v1/invoices?limit=2&sort=-number&cursor=${encodeURIComponent(first.next_cursor)}`)).body
  expect([...first.data, ...rest.data].map(({ id }: { id: string }) => id)).toEqual([c.id, b.id, a.id])
  expect(first.data[0].lines).toBeUndefined()
  expect((await other.get('/v1/invoices?expand[]=lines')).body.data[0].lines).toHaveLength(1)
  // Nothing of it is seen from the other organization (I25).
  expect(await api.get(`/v1/invoices/${a.id}`)).toMatchObject({ status: 404 })
  expect(await api.post(`/v1/invoices/${c.id}/finalize`)).toMatchObject({ status: 404 })
})

test('an invoice is found by its number, by what its customer is called, and by the name that is on it', async () => {
  const seller = await api.organizationClient({ numberPrefix: 'HC-' })
  const owner = (await seller.post('/v1/customers', { name: 'Werkstatt Nord' })).body.id
  const lines = [{ description: 'Work', unit_amount: '100' }]
  const issued = (await seller.post('/v1/invoices', { customer: owner, lines, finalize: true })).body
  await seller.patch(`/v1/customers/${owner}`, { name: 'Atelier 100%' })
  const draft = (await seller.post('/v1/invoices', { customer: owner, lines })).body
  const other = (await seller.post('/v1/customers', { name: 'Somebody' })).body.id
  await seller.post('/v1/invoices', { customer: other, lines })
  const found = async (q: string) =>
    (await seller.get(`/v1/invoices?q=${encodeURIComponent(q)}`)).body.data.map(({ id }: { id: string }) => id)
  expect(await found('hc-000001')).toEqual([issued.id])
  expect(await found('werkSTATT')).toEqual([issued.id])
  expect(await found('atelier')).toEqual([draft.id, issued.id])
  expect(await found('0%')).toEqual([draft.id, issued.id])
  expect(await found('_telier')).toEqual([])
})
