import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { afterEach, expect, test } from 'vitest'
import { type TestApi, type TestApiOptions, testApi } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { expireCredits } from '../credits/expire-credits.ts'
import { grantTopUps } from './grant-top-ups.ts'
import { topUpLow } from './top-up-low.ts'

let api: TestApi | undefined
afterEach(async () => {
  const { body: verification } = (await api?.get('/v1/verification')) ?? {}
  const { body: doctor } = (await api?.get('/v1/doctor')) ?? {}
  await api?.close()
  expect(verification).toMatchObject({ drift: [] })
  expect(doctor.findings).toEqual([])
})

async function start(options: TestApiOptions = {}): Promise<TestApi> {
  api = await testApi({ clockAt: Temporal.Instant.from('2023-01-01T00:00:00Z'), timezone: 'UTC', ...options })
  return api
}

/** Plays one request that has to succeed. */
async function ok(pending: ReturnType<TestApi['get']>) {
  const reply = await pending
  expect(reply.status, reply.text).toBeLessThan(300)
  return reply.body
}

async function advance(client: TestApi, to: string) {
  const at = to.includes('T') ? to : `${to}T00:00:00Z`
  return ok(client.post(`/v1/sandboxes/${encodeId('org', client.organization.id)}/advance`, { to: at }))
}

async function customer(client: TestApi, more: object = {}): Promise<string> {
  return (await ok(client.post('/v1/customers', { name: 'Acme', currency: 'EUR', collection_method: 'send_invoice', ...more }))).id
}

async function walletOf(client: TestApi, owner: string, more: object = {}): Promise<string> {
  return (await ok(client.post('/v1/wallets', { customer: owner, name: 'Prepaid', ...more }))).id
}

async function give(client: TestApi, wallet: string, amount: number, more: object = {}) {
  return ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount, paid: false, ...more }))
}

async function bill(client: TestApi, owner: string, amount: number, finalize = true) {
  return ok(client.post('/v1/invoices', { customer: owner, lines: [{ description: 'x', unit_amount: String(amount) }], finalize }))
}

const balance = async (client: TestApi, wallet: string) => (await ok(client.get(`/v1/wallets/${wallet}/balance`))).balance
const invoice = (client: TestApi, id: string) => ok(client.get(`/v1/invoices/${id}`))

async function accounts(client: TestApi): Promise<Record<string, number>> {
  const rows = await client.db.ownerQuery<{ account: string; sum: string }>(
    'SELECT account, sum(amount)::text AS sum FROM ledger_entries GROUP BY account HAVING sum(amount) <> 0 ORDER BY account',
  )
  return Object.fromEntries(rows.map(({ account, sum }) => [account, Number(sum)]))
}

async function typesOf(client: TestApi, id: string): Promise<string[]> {
  const { data } = await ok(client.get(`/v1/events?object_id=${id}&limit=100`))
  return data.map(({ type }: { type: string }) => type).reverse()
}

test('a wallet pays when the invoice is finalized, after customer credit', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  await give(client, wallet, 1000)
  const draft = await bill(client, owner, 600, false)
  expect(draft).toMatchObject({ credits_applied: 0, wallet_applied: 0, amount_due: 600 })
  expect(await balance(client, wallet)).toBe(1000)
  expect(await ok(client.post(`/v1/invoices/${draft.id}/finalize`))).toMatchObject({
    status: 'paid',
    total: 600,
    credits_applied: 600,
    wallet_applied: 600,
    amount_due: 0,
  })
  expect(await balance(client, wallet)).toBe(400)
  await ok(client.post(`/v1/customers/${owner}/credit_grants`, { amount: 50, currency: 'EUR' }))
  expect((await ok(client.get(`/v1/customers/${owner}/credit_balance`))).data).toEqual([{ currency: 'EUR', balance: 50 }])
  const preview = await ok(client.post('/v1/invoices/preview', { customer: owner, lines: [{ description: 'x', unit_amount: '500' }] }))
  expect(preview).toMatchObject({ credits_applied: 450, wallet_applied: 400, amount_due: 50 })
  const second = await bill(client, owner, 500)
  expect(second).toMatchObject({ status: 'open', credits_applied: 450, wallet_applied: 400, amount_due: 50 })
  expect(await ok(client.post(`/v1/invoices/${second.id}/void`))).toMatchObject({ credits_applied: 0, wallet_applied: 0 })
  expect(await balance(client, wallet)).toBe(400)
  expect(await accounts(client)).toEqual({ credit_given: 1050, customer_credit: -450, revenue: -600 })
})

test('a month in arrears leaves the wallet alone until its invoice is finalized ten days later', async () => {
  const client = await start({ clockAt: Temporal.Instant.from('2022-11-30T00:00:00Z'), conventions: { grace_period_days: 10 } })
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  await give(client, wallet, 1000)
  await advance(client, '2022-12-01')
  const price = { currency: 'EUR', billing: 'in_arrears', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '600' } }
  const plan = await ok(client.post('/v1/plans', { code: 'arr', name: 'Arrears', prices: [price] }))
  await ok(client.post('/v1/subscriptions', { customer: owner, plan: plan.id }))
  await advance(client, '2023-01-10')
  expect((await ok(client.get('/v1/invoices'))).data).toMatchObject([{ status: 'draft', total: 600, amount_due: 600 }])
  expect(await balance(client, wallet)).toBe(1000)
  await advance(client, '2023-01-11')
  expect((await ok(client.get('/v1/invoices'))).data).toMatchObject([{ status: 'paid', wallet_applied: 600, amount_due: 0 }])
  expect(await balance(client, wallet)).toBe(400)
})

test('a top-up that is sold is invoiced without tax, paid with money alone, and there when it is paid', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  await ok(client.post(`/v1/customers/${owner}/credit_grants`, { amount: 300, currency: 'EUR' }))
  const topUp = await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 5000, paid: true, expires_after_days: 30, memo: 'PO 7' }))
  expect(topUp).toMatchObject({ status: 'open', automatic: false, grant: null, amount: 5000 })
  expect(await invoice(client, topUp.invoice)).toMatchObject({
    reason: 'top_up',
    status: 'open',
    total: 5000,
    tax: 0,
    credits_applied: 0,
    amount_due: 5000,
    lines: [{ kind: 'top_up', amount: 5000, description: 'Prepaid: top-up' }],
  })
  // Credit that comes later does not buy credit either.
  await ok(client.post(`/v1/customers/${owner}/credit_grants`, { amount: 100, currency: 'EUR' }))
  expect(await ok(client.get(`/v1/wallets/${wallet}/balance`))).toMatchObject({ balance: 0, awaiting_payment: 5000 })
  expect(await accounts(client)).toEqual({ credit_given: 400, customer_credit: -400, prepaid: -5000, receivable: 5000 })
  await ok(client.post(`/v1/invoices/${topUp.invoice}/record_payment`, { amount: 2000, reference: 'Statement 1' }))
  expect(await balance(client, wallet)).toBe(0)
  await advance(client, '2023-01-05T10:00:00Z')
  await ok(client.post(`/v1/invoices/${topUp.invoice}/record_payment`, { reference: 'Statement 2' }))
  // Thirty days from the day on which it was paid.
  expect(await ok(client.get(`/v1/wallets/${wallet}/balance`))).toMatchObject({
    balance: 5000,
    awaiting_payment: 0,
    next_expiry: { expires_at: '2023-02-04T00:00:00Z', amount: 5000 },
  })
  expect(await accounts(client)).toEqual({ 'cash:manual': 5000, credit_given: 400, customer_credit: -5400 })
  const [grant] = (await ok(client.get(`/v1/customers/${owner}/credit_grants?wallet=${wallet}`))).data
  expect(grant).toMatchObject({ reason: 'top_up', wallet, invoice: topUp.invoice, remaining: 5000, memo: 'PO 7' })
  expect((await ok(client.get(`/v1/wallets/${wallet}/top_ups?status=granted`))).data).toMatchObject([{ id: topUp.id, grant: grant.id }])
  expect(await typesOf(client, wallet)).toEqual(['wallet.created', 'wallet.topped_up'])
  expect(await client.post(`/v1/invoices/${topUp.invoice}/void`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
})

test('a card pays a top-up by itself; one that declines leaves it open', async () => {
  const client = await start()
  for (const [token, status, amount] of [
    ['pm_card_visa', 'paid', 700],
    ['pm_card_chargeDeclined', 'open', 0],
  ] as const) {
    const owner = await customer(client, { collection_method: 'charge_automatically' })
    await ok(client.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token }))
    const wallet = await walletOf(client, owner)
    const topUp = await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 700, paid: true }))
    const { body } = await client.get('/v1/organization')
    await advance(client, Temporal.Instant.from(body.now).add({ seconds: 1 }).toString())
    expect(await invoice(client, topUp.invoice)).toMatchObject({ status })
    expect(await balance(client, wallet)).toBe(amount)
  }
})

test('what is posted twice is booked once: by its key, and by its reference', async () => {
  const client = await start()
  const owner = await customer(client)
  const [wallet, other] = [await walletOf(client, owner), await walletOf(client, owner)]
  const path = `/v1/wallets/${wallet}/top_up`
  const body = { amount: 100, paid: false, reference: 'order-1' }
  const replies = await Promise.all(Array.from({ length: 8 }, () => client.post(path, body)))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
  expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already_exists', errors: [{ pointer: '/reference' }] })
  expect((await client.post(path, { ...body, paid: true })).status).toBe(409)
  const options = { idempotencyKey: 'the same' }
  const [first, again] = [
    await client.post(path, { amount: 7, paid: true }, options),
    await client.post(path, { amount: 7, paid: true }, options),
  ]
  expect(again.body).toEqual(first.body)
  expect(await ok(client.get(`/v1/wallets/${wallet}/balance`))).toMatchObject({ balance: 100, awaiting_payment: 7 })
  await give(client, other, 100, { reference: 'order-1' })
  expect((await ok(client.get('/v1/invoices?reason=top_up'))).data).toHaveLength(1)
})

test('settled many times within milliseconds, it is granted once', async () => {
  const client = await start()
  const wallet = await walletOf(client, await customer(client))
  const topUp = await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 900, paid: true }))
  const id = decodeId('inv', topUp.invoice)
  if (id === null) throw new Error('an invoice has an id')
  const ctx = testContext(client.db.database, client.organization.id)
  const payments = Array.from({ length: 4 }, (_, index) =>
    client.post(`/v1/invoices/${topUp.invoice}/record_payment`, { amount: 900, reference: `Statement ${index}` }),
  )
  expect((await Promise.all(payments)).map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  await Promise.all(Array.from({ length: 8 }, () => ctx.transaction((tx) => grantTopUps(tx, [id]))))
  expect(await balance(client, wallet)).toBe(900)
})

test('a top-up that nobody pays is reversed when it is voided, and no loss when it is written off', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  const order = async () => (await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 800, paid: true }))).invoice
  const [voided, lost, recovered] = [await order(), await order(), await order()]
  await ok(client.post(`/v1/invoices/${voided}/void`))
  await ok(client.post(`/v1/invoices/${lost}/mark_uncollectible`))
  await ok(client.post(`/v1/invoices/${recovered}/record_payment`, { amount: 300, reference: 'A part' }))
  await ok(client.post(`/v1/invoices/${recovered}/mark_uncollectible`))
  expect(await accounts(client)).toEqual({ 'cash:manual': 300, prepaid: -300 })
  expect((await client.post(`/v1/wallets/${wallet}/close`, {})).body).toMatchObject({ code: 'invalid_state' })
  await ok(client.post(`/v1/invoices/${recovered}/record_payment`, { reference: 'The rest' }))
  await ok(client.post(`/v1/invoices/${lost}/void`))
  expect(await balance(client, wallet)).toBe(800)
  expect(await accounts(client)).toEqual({ 'cash:manual': 800, customer_credit: -800 })
  const { data } = await ok(client.get(`/v1/wallets/${wallet}/top_ups?sort=created_at`))
  expect(data.map(({ status }: { status: string }) => status)).toEqual(['abandoned', 'abandoned', 'granted'])
})

test('what is bought and not used becomes revenue; what was given is taken back; what rolls over goes on once', async () => {
  const client = await start({ timezone: 'Europe/Berlin', clockAt: Temporal.Instant.from('2023-01-31T23:00:00Z') })
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  const end = '2023-03-01T00:00:00Z'
  await give(client, wallet, 1000, { expires_at: end, rollover: { percent: 50, max_amount: 300, expires_after_days: 10 } })
  await ok(client.post(`/v1/customers/${owner}/credit_grants`, { amount: 40, currency: 'EUR', expires_at: end }))
  const { invoice: sold } = await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 500, paid: true, expires_at: end }))
  await ok(client.post(`/v1/invoices/${sold}/record_payment`, { reference: 'Paid' }))
  expect(await bill(client, owner, 240)).toMatchObject({ credits_applied: 240, wallet_applied: 200 })
  expect(await balance(client, wallet)).toBe(1300)
  await advance(client, '2023-02-28T23:59:59.999Z')
  expect(await balance(client, wallet)).toBe(1300)
  await advance(client, end)
  // Of 800 that were given 300 go on and 500 are taken back; 500 that were bought are earned. The day in Berlin is 1 March.
  expect(await ok(client.get(`/v1/wallets/${wallet}/balance`))).toMatchObject({
    balance: 300,
    next_expiry: { expires_at: '2023-03-10T23:00:00Z', amount: 300 },
  })
  expect(await accounts(client)).toEqual({ breakage: -500, 'cash:manual': 500, credit_given: 540, customer_credit: -300, revenue: -240 })
  const { data } = await ok(client.get(`/v1/customers/${owner}/credit_grants?sort=created_at`))
  expect(data.map((grant: Record<string, unknown>) => [grant.reason, grant.amount, grant.remaining, grant.expired])).toEqual([
    ['granted', 1000, 0, 800],
    ['granted', 40, 0, 0],
    ['top_up', 500, 0, 500],
    ['rollover', 300, 300, 0],
  ])
  expect(data[3]).toMatchObject({ rolled_over_from: data[0].id, rollover: null, wallet })
  const { data: entries } = await ok(client.get(`/v1/credit_grants/${data[0].id}/entries?sort=created_at`))
  expect(entries.map(({ kind, amount }: { kind: string; amount: number }) => [kind, amount])).toEqual([
    ['application', 200],
    ['expiry', 500],
    ['rollover', 300],
  ])
  await advance(client, '2023-03-12')
  expect(await balance(client, wallet)).toBe(0)
  expect((await typesOf(client, owner)).filter((type) => type.includes('credit'))).toEqual([
    'customer.credit_granted',
    'customer.credit_expired',
    'customer.credit_expired',
    'customer.credit_rolled_over',
    'customer.credit_expired',
  ])
})

test('what a voided invoice gives back to a grant whose time is over pays for nothing, and expires anew', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  await give(client, wallet, 100, { expires_at: '2023-02-01T00:00:00Z', rollover: { percent: 100 } })
  const paid = await bill(client, owner, 160)
  await advance(client, '2023-02-02')
  await ok(client.post(`/v1/invoices/${paid.id}/void`))
  expect(await bill(client, owner, 50)).toMatchObject({ wallet_applied: 0, amount_due: 50 })
  await advance(client, '2023-02-03')
  // Nothing was left when it expired, so nothing went on then; what came back goes on now.
  expect(await balance(client, wallet)).toBe(100)
})

test('credit that cannot be used yet waits, and is used in its order', async () => {
  const client = await start()
  const owner = await customer(client)
  const [first, second] = [await walletOf(client, owner, { priority: 2 }), await walletOf(client, owner, { priority: 1 })]
  await give(client, first, 100)
  await give(client, second, 100, { available_at: '2023-01-03T00:00:00Z' })
  expect(await ok(client.get(`/v1/wallets/${second}/balance`))).toMatchObject({ balance: 0, upcoming: 100 })
  expect(await bill(client, owner, 30)).toMatchObject({ wallet_applied: 30 })
  expect(await balance(client, first)).toBe(70)
  await advance(client, '2023-01-03')
  await bill(client, owner, 130)
  expect([await balance(client, first), await balance(client, second)]).toEqual([40, 0])
})

test('a wallet that is low is topped up by an invoice; once, and not again while that is unpaid', async () => {
  const client = await start()
  const owner = await customer(client, { collection_method: 'charge_automatically' })
  await ok(client.post('/v1/payment_methods', { customer: owner, gateway: 'sandbox', token: 'pm_card_visa' }))
  const wallet = await walletOf(client, owner, { auto_top_up: { threshold: 200, amount: 1000 } })
  await give(client, wallet, 300)
  const topUps = async () =>
    (await ok(client.get(`/v1/wallets/${wallet}/top_ups?limit=100`))).data.filter((each: { automatic: boolean }) => each.automatic)
  await advance(client, '2023-01-02')
  expect(await topUps()).toEqual([])
  // 200 is not below 200.
  await bill(client, owner, 100)
  await advance(client, '2023-01-03')
  expect(await topUps()).toEqual([])
  await bill(client, owner, 1)
  await advance(client, '2023-01-04')
  expect(await topUps()).toMatchObject([{ amount: 1000, status: 'granted' }])
  expect(await balance(client, wallet)).toBe(1199)
  // The next one is declined: it stays alone for months.
  const { data: methods } = await ok(client.get(`/v1/payment_methods?customer=${owner}`))
  await ok(client.post(`/v1/payment_methods/${methods[0].id}/remove`))
  await bill(client, owner, 1000)
  await advance(client, '2023-06-01')
  expect(await topUps()).toMatchObject([{ status: 'open' }, { status: 'granted' }])
  const [open] = await topUps()
  await ok(client.post(`/v1/invoices/${open.invoice}/void`))
  await ok(client.patch(`/v1/wallets/${wallet}`, { auto_top_up: null }))
  await advance(client, '2023-07-01')
  expect(await topUps()).toMatchObject([{ status: 'abandoned' }, { status: 'granted' }])
  expect(await typesOf(client, wallet)).toEqual([
    'wallet.created',
    'wallet.topped_up',
    'wallet.balance_low',
    'wallet.topped_up',
    'wallet.balance_low',
    'wallet.updated',
  ])
})

test('sixteen workers that find a wallet low top it up once', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallets = [await walletOf(client, owner), await walletOf(client, owner)]
  for (const wallet of wallets) await ok(client.patch(`/v1/wallets/${wallet}`, { auto_top_up: { threshold: 1, amount: 100 } }))
  const ctx = testContext(client.db.database, client.organization.id)
  await Promise.all(Array.from({ length: 16 }, () => topUpLow(ctx)))
  expect((await ok(client.get('/v1/invoices?reason=top_up'))).data).toHaveLength(2)
})

test('a wallet is closed when it is empty, or when it is said that what is left is lost', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallet = await walletOf(client, owner, { auto_top_up: { threshold: 1, amount: 100 } })
  await give(client, wallet, 100)
  expect(await client.post(`/v1/wallets/${wallet}/close`, {})).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  expect(await ok(client.post(`/v1/wallets/${wallet}/close`, { write_off: true }))).toMatchObject({
    status: 'closed',
    balance: 0,
    auto_top_up: null,
  })
  expect(await accounts(client)).toEqual({})
  for (const answer of [
    client.post(`/v1/wallets/${wallet}/close`, {}),
    client.post(`/v1/wallets/${wallet}/top_up`, { amount: 1, paid: false }),
    client.patch(`/v1/wallets/${wallet}`, { name: 'New' }),
  ]) {
    expect(await answer).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
  }
})

test('wallets are refused for nobody, and what makes no sense is refused by its field', async () => {
  const client = await start()
  const owner = await customer(client)
  const wallet = await walletOf(client, owner)
  const missing = 'wal_01h455vb4pex5vsknk084sn02q'
  expect((await client.get(`/v1/wallets/${missing}`)).status).toBe(404)
  expect((await client.post(`/v1/wallets/${missing}/top_up`, { amount: 1, paid: true })).status).toBe(404)
  expect(await client.post('/v1/wallets', { customer: 'cus_01h455vb4pex5vsknk084sn02q', name: 'x' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/customer', code: 'not_found' }] },
  })
  for (const [body, pointer] of [
    [{ amount: 0, paid: true }, '/amount'],
    [{ amount: 1 }, '/paid'],
    [{ amount: 1, paid: false, expires_at: '2023-01-01T00:00:00Z' }, '/expires_at'],
    [{ amount: 1, paid: false, expires_at: '2023-02-01T00:00:00Z', available_at: '2023-02-01T00:00:00Z' }, '/expires_at'],
    [{ amount: 1, paid: false, expires_at: '2023-02-01T00:00:00Z', expires_after_days: 3 }, '/expires_after_days'],
    [{ amount: 1, paid: false, rollover: { percent: 10 } }, '/rollover'],
    [{ amount: 1, paid: false, priority: 51 }, '/priority'],
  ] as const) {
    expect(await client.post(`/v1/wallets/${wallet}/top_up`, body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  }
  expect(await client.patch(`/v1/wallets/${wallet}`, { auto_top_up: { threshold: 100, amount: 99 } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/auto_top_up/amount' }] },
  })
})

const rounds = Number(process.env.RACE_ROUNDS ?? 20)

test(
  'S43: 32 clients draw, top up, void and let expire at once: never below zero, and all of it adds up (RACE, I14)',
  async () => {
    const client = await start()
    const ctx = testContext(client.db.database, client.organization.id)
    for (let round = 0; round < rounds; round += 1) {
      const owner = await customer(client)
      const wallet = await walletOf(client, owner)
      const { body: organization } = await client.get('/v1/organization')
      const now = Temporal.Instant.from(organization.now)
      await give(client, wallet, 500, { expires_at: now.add({ seconds: 1 }).toString() })
      await give(client, wallet, 300)
      const { invoice: sold } = await ok(client.post(`/v1/wallets/${wallet}/top_up`, { amount: 200, paid: true }))
      const early = await bill(client, owner, 900)
      await client.db.ownerQuery('UPDATE organizations SET clock_at = $1 WHERE id = $2', [
        now.add({ seconds: 1 }).toString(),
        client.organization.id,
      ])
      const replies = await Promise.all(
        Array.from({ length: 32 }, (_, index) => {
          if (index % 8 === 0) return expireCredits(ctx).then(() => ({ status: 200 }))
          if (index % 8 === 1) return client.post(`/v1/wallets/${wallet}/top_up`, { amount: 50, paid: false, reference: `${round}` })
          if (index % 8 === 2) return client.post(`/v1/invoices/${sold}/record_payment`, { amount: 200, reference: 'x' })
          if (index % 8 === 3) return client.post(`/v1/invoices/${early.id}/void`)
          return client.post('/v1/invoices', { customer: owner, lines: [{ description: 'x', unit_amount: '60' }], finalize: true })
        }),
      )
      expect(replies.filter(({ status }) => status >= 500 || status === 422)).toEqual([])
      await expireCredits(ctx)
      // What is left of the 300 + 50 + 200 that do not expire, wherever the race left it.
      await bill(client, owner, 2000)
      expect(await balance(client, wallet)).toBe(0)
      const { data } = await ok(client.get(`/v1/invoices?customer=${owner}&limit=100&reason=one_off`))
      expect(data.reduce((sum: number, each: { wallet_applied: number }) => sum + each.wallet_applied, 0)).toBe(550)
      const { data: grants } = await ok(client.get(`/v1/customers/${owner}/credit_grants?wallet=${wallet}`))
      expect(grants.map(({ amount, remaining }: { amount: number; remaining: number }) => [amount, remaining]).sort()).toEqual([
        [200, 0],
        [300, 0],
        [50, 0],
        [500, 0],
      ])
    }
  },
  60_000 + rounds * 5_000,
)
