import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ground, openBook, openGround, type PaymentBook } from '../payments/book.ts'
import { deliver, playStep } from '../payments/play.ts'
import type { PaymentTrace } from '../payments/trace.ts'

// What went wrong elsewhere with money that was asked for twice, told twice, or not told at all: at Stripe's protocol, faults included.

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.api.close())

async function told(trace: Partial<PaymentTrace>, story: (book: PaymentBook) => Promise<void>): Promise<void> {
  const book = await openBook(ground, { seed: 0, gateway: 'stripe', cards: [null], weekly: 4900, steps: [], ...trace })
  try {
    await story(book)
  } finally {
    await book.stand.close()
  }
}

const rows = <Row extends object>({ api, client }: PaymentBook, text: string) => api.db.ownerQuery<Row>(text, [client.organization.id])
const eventsOf = async (book: PaymentBook, type: string) => (await book.get(`/v1/events?type=${type}&limit=100`)).data
const invoiceOf = async (book: PaymentBook) => (await book.get('/v1/invoices?limit=1')).data[0]

test('field 2.3.15: a link that is open in two tabs for a day, and a notice that comes while the customer is back: paid once', async () => {
  await told({}, async (book) => {
    const { id } = await invoiceOf(book)
    const open = () => book.send(`/v1/invoices/${id}/payment_intent`, { gateway: 'stripe' })
    const tabs = await Promise.all([open(), open(), open()])
    // Of several at one moment some may be told that the door is shut; whoever is shown one is shown the same.
    const shown = tabs.filter(({ body }) => typeof body.client_secret === 'string').map(({ body }) => body.payment)
    expect(new Set(shown.map((payment) => payment.id)).size).toBe(1)
    const [door] = shown
    await book.sleep(23)
    await Promise.all([book.stand.enterCard(door.reference, 'pm_card_visa'), book.stand.enterCard(door.reference, 'pm_card_visa')])
    const again = { do: 'deliver', which: 'all', order: 'as sent', copies: 3 } as const
    await Promise.all([
      deliver(book, again),
      book.send(`/v1/payments/${door.id}/complete`),
      book.send(`/v1/payments/${door.id}/complete`),
      book.send('/v1/jobs/process-gateway-events/run'),
      book.send('/v1/jobs/process-gateway-events/run'),
      book.send('/v1/jobs/reconcile-attempts/run'),
    ])
    await book.send('/v1/jobs/process-gateway-events/run')
    expect((await book.stand.entries()).map(({ kind, amount }) => [kind, amount])).toEqual([['capture', 4900]])
    expect(await invoiceOf(book)).toMatchObject({ status: 'paid', amount_paid: 4900 })
    expect(await eventsOf(book, 'invoice.paid')).toHaveLength(1)
  })
})

test('field 2.3.16: however many requests come at one moment, a customer of ours is one customer at Stripe', async () => {
  await told({}, async (book) => {
    const [customer] = book.customers
    const { id: invoice } = await invoiceOf(book)
    const keep = () => book.send('/v1/payment_methods', { customer, gateway: 'stripe', token: 'pm_card_visa' })
    const door = () => book.send(`/v1/invoices/${invoice}/payment_intent`, { gateway: 'stripe' })
    await Promise.all([keep(), keep(), door(), keep(), door()])
    await keep()
    const known = await rows<{ reference: string }>(book, 'SELECT reference FROM gateway_customers WHERE organization_id = $1')
    expect(known).toHaveLength(1)
    const used = await rows<{ gateway_customer: string }>(
      book,
      `SELECT DISTINCT gateway_customer FROM (SELECT gateway_customer FROM payment_methods WHERE organization_id = $1
         UNION ALL SELECT gateway_customer FROM payments WHERE organization_id = $1) x`,
    )
    expect(used).toEqual([{ gateway_customer: known[0]?.reference }])
    expect(await book.stand.customers()).toEqual([known[0]?.reference])
  })
})

test('field 2.3.17: notices that come in the wrong order, and long after, never overwrite what is newer', async () => {
  await told({ cards: ['pm_card_pending'] }, async (book) => {
    await book.send('/v1/jobs/collect-payments/run')
    await book.wait(24 * 4)
    const [payment] = (await book.get('/v1/payments?status=succeeded')).data
    await book.send(`/v1/payments/${payment.id}/refund`, { amount: 1900 })
    await book.wait(1)
    const before = await rows(book, 'SELECT id, status, amount_paid, amount_due FROM invoices WHERE organization_id = $1 ORDER BY id')
    // “Processing” comes last.
    await deliver(book, { do: 'deliver', which: 'all', order: 'reversed', copies: 2 })
    await book.send('/v1/jobs/process-gateway-events/run')
    expect((await book.get(`/v1/payments/${payment.id}`)).status).toBe('succeeded')
    expect((await book.get('/v1/refunds')).data).toMatchObject([{ status: 'succeeded', amount: 1900 }])
    expect(await rows(book, 'SELECT id, status, amount_paid, amount_due FROM invoices WHERE organization_id = $1 ORDER BY id')).toEqual(
      before,
    )
  })
})

test('field 2.3.18: a collector that is started again while it waits for an answer asks nothing twice', async () => {
  await told({ cards: ['pm_card_visa', 'pm_card_visa', 'pm_card_visa'] }, async (book) => {
    for (const customer of [0, 1, 2]) await playStep(book, { do: 'bill', customer, amount: 1000 + customer, byHand: false })
    book.stand.plan({ kind: 'delay', path: '/payment_intents', times: 4, milliseconds: 200 })
    const runs = await Promise.all(Array.from({ length: 4 }, () => book.send('/v1/jobs/collect-payments/run')))
    expect(runs.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(runs.reduce((sum, { body }) => sum + body.counts.succeeded, 0)).toBe(4)
    expect((await book.stand.entries()).map(({ amount }) => amount).sort()).toEqual([1000, 1001, 1002, 4900])
    expect((await book.get('/v1/payments')).data).toHaveLength(4)
  })
})

test('field 2.4.19: an invoice of nothing and one of a cent are paid once, and said once', async () => {
  await told({ cards: ['pm_card_visa'] }, async (book) => {
    await book.send('/v1/jobs/collect-payments/run')
    const [customer] = book.customers
    for (const amount of ['0', '1']) {
      const lines = [{ description: 'Tiny', unit_amount: amount }]
      await book.send('/v1/invoices', { customer, lines, finalize: true })
    }
    for (let round = 0; round < 3; round += 1) {
      await book.send('/v1/jobs/collect-payments/run')
      await deliver(book, { do: 'deliver', which: 'all', order: 'as sent', copies: 2 })
      await book.send('/v1/jobs/process-gateway-events/run')
    }
    const invoices = (await book.get('/v1/invoices')).data
    expect(invoices.map(({ status, total }: { status: string; total: number }) => [total, status])).toEqual([
      [1, 'paid'],
      [0, 'paid'],
      [4900, 'paid'],
    ])
    const paid = (await eventsOf(book, 'invoice.paid')).map((event: { data: { id: string } }) => event.data.id)
    expect(paid.toSorted()).toEqual(invoices.map(({ id }: { id: string }) => id).toSorted())
    expect(await eventsOf(book, 'invoice.payment_failed')).toEqual([])
  })
})

test('field 2.5.22: a payment that nobody can find out about stops nothing in silence: it is listed, told, and ended by a person', async () => {
  await told({ cards: ['pm_card_visa'] }, async (book) => {
    // The question is lost, by Stripe's library twice, and nobody works for two days: it is too late to ask again blindly.
    book.stand.plan({ kind: 'lose_question', method: 'POST', path: '/payment_intents', times: 2 })
    await book.send('/v1/jobs/collect-payments/run')
    await book.sleep(48)
    await book.wait(24 * 4)
    const [payment] = (await book.get('/v1/payments')).data
    expect(payment).toMatchObject({ status: 'unknown', reconcile_at: null })
    expect((await book.get('/v1/doctor')).findings).toContainEqual(
      expect.objectContaining({ check: 'unknown_payments_are_resolved', object: payment.id }),
    )
    expect((await book.stand.entries()).length).toBe(0)
    expect((await book.send(`/v1/payments/${payment.id}/dismiss`)).body).toMatchObject({ status: 'canceled' })
    expect((await book.send(`/v1/invoices/${payment.invoice}/pay`)).body).toMatchObject({ status: 'succeeded', amount: 4900 })
    expect((await book.stand.entries()).map(({ amount }) => amount)).toEqual([4900])
  })
})

test('field 2.5.24: what a worker left half done with money goes on by itself, at whatever point it died', async () => {
  await told({ cards: ['pm_card_visa', 'pm_card_visa'] }, async (book) => {
    await playStep(book, { do: 'collect', dies: 'before asking' })
    await playStep(book, { do: 'bill', customer: 1, amount: 700, byHand: false })
    await playStep(book, { do: 'collect', dies: 'before the answer is written' })
    expect((await book.get('/v1/payments?status=created')).data).toHaveLength(2)
    await book.wait(1)
    expect((await book.get('/v1/payments?status=succeeded')).data).toHaveLength(2)
    expect((await book.stand.entries()).map(({ amount }) => amount).sort()).toEqual([4900, 700])
    expect((await book.get('/v1/doctor')).findings).toEqual([])
  })
})
