import { generateKeyPairSync, sign } from 'node:crypto'
import { encodeId } from '@quarterday/core/id.ts'
import { announcedTypes, templateCodes } from '@quarterday/core/notification/occasions.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { type ApiClient, type TestApi, type TestApiOptions, testApi, testSecret } from '../../../test/api.ts'
import { type MailSink, startMailSink } from '../../../test/mail-sink.ts'
import { type MovableClock, movableClock } from '../../../test/movable-clock.ts'
import type { Outside } from '../../kit/outside.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { eventTypes } from '../events/event-types.ts'

const publicUrl = 'http://localhost:4242'
let api: TestApi | undefined
const sinks: MailSink[] = []
afterEach(async () => {
  await api?.close()
  api = undefined
  await Promise.all(sinks.splice(0).map((sink) => sink.close()))
})

interface World {
  readonly client: TestApi
  readonly clock: MovableClock
  readonly sink: MailSink
}

/** A live organization, whose mail goes to a mail server on this machine. */
async function start(options: TestApiOptions = {}, outside: Partial<Outside> = {}): Promise<World> {
  const sink = await startMailSink()
  sinks.push(sink)
  const clock = movableClock()
  const mail = { from: 'Quarterday <billing@quarterday.example>', transport: { kind: 'smtp' as const, url: sink.url } }
  const party = { name: 'Harbour Coffee GmbH', email: 'hello@harbour.example', address: { city: 'Hamburg', country: 'DE' }, taxIds: [] }
  const client = await testApi({
    clock,
    clockAt: null,
    party,
    ...options,
    http: { config: { secret: testSecret, publicUrl, outside: { ...defaultOutside(publicUrl), mail, ...outside } } },
  })
  api = client
  return { client, clock, sink }
}

async function made(reply: ReturnType<ApiClient['post']>): Promise<string> {
  const { status, text, body } = await reply
  expect(status, text).toBeLessThan(300)
  return body.id
}

async function deliver(client: ApiClient): Promise<Record<string, number>> {
  const { status, body, text } = await client.post('/v1/jobs/deliver-messages/run')
  expect(status, text).toBe(200)
  return body.counts
}

async function customer(client: ApiClient, more: object = {}): Promise<string> {
  return made(client.post('/v1/customers', { name: 'Acme GmbH', email: 'anna@acme.example', locale: 'de-DE', currency: 'EUR', ...more }))
}

/** Where nobody listens any more. */
async function closedPort(): Promise<string> {
  const gone = await startMailSink()
  await gone.close()
  return gone.url.replace('smtp:', 'http:')
}

/** A finalized invoice of 49 euros that is to be paid by hand. */
async function invoice(client: ApiClient, cus: string, more: object = {}): Promise<string> {
  const lines = [{ description: 'Beans', unit_amount: '4900' }]
  return made(
    client.post('/v1/invoices', { customer: cus, currency: 'EUR', lines, collection_method: 'send_invoice', finalize: true, ...more }),
  )
}

test('every type that is told is an event, and the index of those to be told has the same', async () => {
  const { client } = await start()
  expect(announcedTypes.filter((type) => !Object.hasOwn(eventTypes, type))).toEqual([])
  const all = [...new Set([...Object.keys(eventTypes), ...announcedTypes])]
  const rows = await client.db.ownerQuery('SELECT type FROM unnest($1::text[]) AS e (type) WHERE quarterday_concerns_people(type)', [all])
  expect(rows.map(({ type }) => type).sort()).toEqual(announcedTypes.toSorted())
})

test('an invoice is told in the customer’s language, and its receipt when it is paid', async () => {
  const { client, sink } = await start()
  const cus = await customer(client)
  const inv = await invoice(client, cus, { net_terms_days: 14 })
  expect(await deliver(client)).toEqual({ made: 1, sent: 1, failed: 0, unknown: 0 })
  const [first] = sink.caught
  expect(first?.to).toEqual(['anna@acme.example'])
  expect(first?.mail.subject).toMatch(/^Rechnung INV-000001 von Harbour Coffee GmbH: 49,00 €, zahlbar bis \d{1,2}\. \p{L}+ \d{4}$/u)
  expect(first?.mail.from).toMatchObject({ name: 'Harbour Coffee', address: 'billing@quarterday.example' })
  expect(first?.mail.text).toMatch(/http:\/\/localhost:4242\/pay\/\S+/)
  expect(first?.mail.html).toContain('lang="de"')
  expect(first?.mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([['INV-000001.pdf', 'application/pdf']])
  await made(client.post(`/v1/invoices/${inv}/record_payment`, { amount: 4900, reference: 'Statement 9' }))
  expect(await deliver(client)).toMatchObject({ made: 1, sent: 1 })
  expect(sink.caught[1]?.mail.subject).toBe('Zahlungsbestätigung von Harbour Coffee GmbH: Rechnung INV-000001')
  const { body } = await client.get(`/v1/messages?object=${inv}`)
  expect(body.data.map(({ template, status, transport }: never) => ({ template, status, transport }))).toEqual([
    { template: 'invoice_paid', status: 'sent', transport: 'smtp' },
    { template: 'invoice_created', status: 'sent', transport: 'smtp' },
  ])
})

test('I24 one message an event and recipient, whoever runs the job how often at once', async () => {
  const { client, sink } = await start()
  const cus = await customer(client)
  for (let count = 0; count < 12; count += 1) await invoice(client, cus)
  const runs = await Promise.all([deliver(client), deliver(client), deliver(client)])
  await deliver(client)
  expect(runs.reduce((sum, { made: count = 0 }) => sum + count, 0)).toBe(12)
  expect(sink.caught).toHaveLength(12)
  expect(new Set(sink.caught.map(({ mail }) => mail.messageId)).size).toBe(12)
  const twice = await client.db.ownerQuery(
    'SELECT recipient, template, key FROM messages WHERE organization_id = $1 GROUP BY 1, 2, 3, channel HAVING count(*) > 1',
    [client.organization.id],
  )
  expect(twice).toEqual([])
})

test('F33 a mail server dies before its 250: at most one extra', async () => {
  const { client, clock, sink } = await start()
  await invoice(client, await customer(client))
  sink.plan.push('die', 'die')
  expect(await deliver(client)).toMatchObject({ made: 1, sent: 0, unknown: 0 })
  expect(await deliver(client)).toMatchObject({ sent: 0, unknown: 0 })
  clock.advance({ minutes: 6 })
  expect(await deliver(client)).toMatchObject({ sent: 0, unknown: 1 })
  clock.advance({ hours: 48 })
  await deliver(client)
  expect(sink.caught).toHaveLength(2)
  expect(new Set(sink.caught.map(({ mail }) => mail.messageId)).size).toBe(1)
  expect((await client.get('/v1/messages')).body.data).toMatchObject([{ status: 'unknown', attempts: 2, reason: 'no_answer' }])
})

test('F33 a process that dies while it sends: its message is sent once more, and then never again', async () => {
  const { client, clock, sink } = await start()
  await invoice(client, await customer(client))
  sink.plan.push('defer')
  await deliver(client)
  const { organization, db } = client
  async function dieWhileSending(): Promise<void> {
    await db.ownerQuery(`UPDATE messages SET status = 'sending', attempts = attempts + 1, next_at = next_at WHERE organization_id = $1`, [
      organization.id,
    ])
    clock.advance({ minutes: 10 })
  }
  await dieWhileSending()
  sink.plan.push('defer')
  await deliver(client)
  expect((await client.get('/v1/messages')).body.data).toMatchObject([{ status: 'queued' }])
  await dieWhileSending()
  await deliver(client)
  clock.advance({ hours: 48 })
  await deliver(client)
  expect((await client.get('/v1/messages')).body.data).toMatchObject([{ status: 'unknown', reason: 'interrupted' }])
  expect(sink.caught).toHaveLength(0)
})

test('F34 a bounce: the address is suppressed, the other channel says it, and the rest goes on', async () => {
  const { client, sink } = await start({}, { sms: null, mail: { from: 'b@q.example', transport: { kind: 'outbox' } } })
  const cus = await customer(client, { phone: '+49 40 123456' })
  const other = await customer(client, { name: 'Beta', email: 'beta@beta.example' })
  const { body: suppression } = await client.post('/v1/suppressions', { channel: 'email', address: 'Anna@ACME.example' })
  expect(suppression).toMatchObject({ address: 'anna@acme.example', reason: 'by_hand' })
  await invoice(client, cus)
  await invoice(client, other)
  expect(await deliver(client)).toMatchObject({ made: 2, sent: 2 })
  const { body } = await client.get('/v1/messages')
  const told = body.data.map(({ channel, address, status }: never) => ({ channel, address, status }))
  expect(told).toContainEqual({ channel: 'sms', address: '+49 40 123456', status: 'sent' })
  expect(told).toContainEqual({ channel: 'email', address: 'beta@beta.example', status: 'sent' })
  expect(sink.caught).toHaveLength(0)
})

test('F34 the mail server knows no such user: suppressed, said by SMS, and an SMS that fails keeps nobody from anything', async () => {
  const { client, sink } = await start(
    {},
    { sms: { accountSid: 'AC1', authToken: 'x', from: '+15005550006', apiBase: await closedPort() } },
  )
  const cus = await customer(client, { phone: '+49 40 123456' })
  const silent = await customer(client, { name: 'Silent', email: null })
  await invoice(client, cus)
  sink.plan.push('no such user')
  expect(await deliver(client)).toMatchObject({ made: 1, failed: 1 })
  expect((await client.get('/v1/suppressions')).body.data).toMatchObject([{ address: 'anna@acme.example', reason: 'bounce' }])
  const { body } = await client.get('/v1/messages')
  expect(body.data).toMatchObject([
    { channel: 'sms', address: '+49 40 123456', attempts: 1, status: 'queued', reason: 'refused' },
    { channel: 'email', status: 'failed', reason: 'refused', detail: expect.stringContaining('No such user') },
  ])
  await invoice(client, silent)
  await invoice(client, await customer(client, { name: 'Beta', email: 'beta@beta.example' }))
  await deliver(client)
  expect(sink.caught.map(({ to }) => to)).toEqual([['beta@beta.example']])
  expect((await client.get('/v1/messages?status=suppressed')).body.data).toMatchObject([{ reason: 'no_address' }])
})

test('field 2.4.19 a customer is not told that a payment failed once it is paid, nor that one is due that is', async () => {
  const { client, clock, sink } = await start()
  const cus = await customer(client)
  const inv = await invoice(client, cus, { collection_method: 'charge_automatically' })
  await client.post('/v1/jobs/collect-payments/run')
  const { body: events } = await client.get(`/v1/events?object_id=${inv}`)
  expect(events.data.map(({ type }: never) => type)).toContain('invoice.payment_failed')
  // The customer stands before the page and has another card: a minute is theirs.
  expect(await deliver(client)).toMatchObject({ made: 0 })
  await made(client.post(`/v1/invoices/${inv}/record_payment`, { amount: 4900, reference: 'cash' }))
  clock.advance({ minutes: 5 })
  await deliver(client)
  expect(sink.caught.map(({ mail }) => mail.subject)).toEqual(['Zahlungsbestätigung von Harbour Coffee GmbH: Rechnung INV-000001'])
})

test('field 2.4.19 a card is declined: the reason and the next try are told; once the invoice is paid, nothing of it', async () => {
  const { client } = await start({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z') })
  const cus = await customer(client, { locale: 'en-GB' })
  await made(client.post('/v1/payment_methods', { customer: cus, gateway: 'sandbox', token: 'pm_card_chargeDeclinedInsufficientFunds' }))
  const inv = await invoice(client, cus, { collection_method: 'charge_automatically' })
  await client.post('/v1/jobs/collect-payments/run')
  await deliver(client)
  const { body: told } = await client.get(`/v1/messages?object=${inv}`)
  expect(told.data.map(({ template }: { template: string }) => template)).toEqual(['payment_failed'])
  expect(told.data[0].text).toMatch(/Reason: Insufficient funds\nWe try again on: \d{1,2} April 2027/)
  const second = await invoice(client, cus, { collection_method: 'charge_automatically' })
  await client.post('/v1/jobs/collect-payments/run')
  await made(client.post(`/v1/invoices/${second}/record_payment`, { amount: 4900, reference: 'cash' }))
  await deliver(client)
  const { body: receipt } = await client.get(`/v1/messages?object=${second}`)
  expect(receipt.data.map(({ template }: { template: string }) => template)).toEqual(['invoice_paid'])
})

test('field 2.4.19 what waits because the mail server would not take it is not sent once it is not so any more', async () => {
  const { client, clock, sink } = await start()
  const inv = await invoice(client, await customer(client))
  sink.plan.push('defer')
  await deliver(client)
  await made(client.post(`/v1/invoices/${inv}/record_payment`, { amount: 4900, reference: 'cash' }))
  clock.advance({ minutes: 5 })
  await deliver(client)
  expect(sink.caught).toHaveLength(1)
  const { body } = await client.get('/v1/messages')
  expect(body.data).toMatchObject([
    { template: 'invoice_paid', status: 'sent' },
    { template: 'invoice_created', status: 'suppressed', reason: 'superseded' },
  ])
})

test('field 2.4.20 one plan change is told once', async () => {
  const { client, sink } = await start()
  const price = (amount: string) => ({ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount } })
  const basic = await made(client.post('/v1/plans', { code: 'basic', name: 'Basic', prices: [price('1000')] }))
  const pro = await made(client.post('/v1/plans', { code: 'pro', name: 'Pro', prices: [price('3000')] }))
  const cus = await customer(client, { collection_method: 'send_invoice' })
  const sub = await made(client.post('/v1/subscriptions', { customer: cus, plan: basic }))
  await deliver(client)
  const before = sink.caught.length
  await made(client.post(`/v1/subscriptions/${sub}/change`, { plan: pro, timing: 'now', proration: 'next_invoice' }))
  await deliver(client)
  await deliver(client)
  const subjects = sink.caught.slice(before).map(({ mail }) => mail.subject)
  expect(subjects.filter((subject) => subject === 'Ihr Abonnement wurde geändert')).toHaveLength(1)
  expect(subjects).toHaveLength(new Set(subjects).size)
  expect(sink.caught.find(({ mail }) => mail.subject === 'Ihr Abonnement wurde geändert')?.mail.text).toContain('Tarif: Pro')
})

test('field 2.4.21 an invoice is sent by e-mail for nothing, and by hand as often as one likes', async () => {
  const { client, sink } = await start()
  const cus = await customer(client)
  const inv = await invoice(client, cus)
  await deliver(client)
  for (const count of [1, 2]) {
    const { status, body, text } = await client.post(`/v1/invoices/${inv}/send`)
    expect(status, text).toBe(200)
    expect(body.data).toMatchObject([{ template: 'invoice_created', status: 'queued', customer: cus }])
    await deliver(client)
    expect(sink.caught).toHaveLength(1 + count)
  }
  const draft = await invoice(client, cus, { finalize: false })
  expect(await client.post(`/v1/invoices/${draft}/send`)).toMatchObject({ status: 409, body: { code: 'invalid_state' } })
})

test('nothing is sent in a sandbox, and all of it can be seen', async () => {
  const { client, sink } = await start({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z') })
  await invoice(client, await customer(client))
  expect(await deliver(client)).toMatchObject({ made: 1, sent: 1 })
  expect(sink.caught).toHaveLength(0)
  expect((await client.get('/v1/messages')).body.data).toMatchObject([
    { status: 'sent', transport: 'outbox', html: expect.stringContaining('49,00') },
  ])
})

describe('templates', () => {
  test('an organization’s own words, strict when they are saved and escaped when they are sent', async () => {
    const { client, sink } = await start()
    const path = '/v1/notification_templates/invoice_created/texts/email/de'
    const body = '# Hallo {{customer.name}}\n\nBitte **{{invoice.amount_due}}** zahlen.'
    expect((await client.patch(path, { subject: 'Neu: {{invoice.number}}', body })).body).toMatchObject({ is_own: true, body })
    const bad = await client.patch(path, { body: 'x\n{{invoice.secret}} {{#if invoice.number}}' })
    expect(bad).toMatchObject({
      status: 422,
      body: {
        code: 'invalid',
        errors: [
          { pointer: '/body', code: 'unknown_variable' },
          { pointer: '/body', code: 'syntax' },
        ],
      },
    })
    expect(bad.body.errors[0].detail).toContain('Line 2')
    expect((await client.patch(path, { subject: '{{7*7}}' })).body.errors[0]).toMatchObject({ pointer: '/subject', code: 'syntax' })
    expect((await client.patch(path, { body: '[Pay](https://evil.example)' })).body.errors[0]).toMatchObject({
      pointer: '/body',
      code: 'link',
    })
    const evil = '<img src=file:/etc/passwd><script>alert(1)</script> {{invoice.total}}'
    await invoice(client, await customer(client, { name: evil }))
    await deliver(client)
    expect(sink.caught[0]?.mail.subject).toBe('Neu: INV-000001')
    const { html = '' } = sink.caught[0]?.mail ?? {}
    expect(html).not.toMatch(/<img|<script/)
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain('{{invoice.total}}')
    expect((await client.delete(path)).body).toMatchObject({ is_own: false })
    expect((await client.get(path)).body.subject).toMatch(/^Rechnung/)
  })

  test('all can be seen before they are sent, in each language', async () => {
    const { client } = await start()
    const { body: list } = await client.get('/v1/notification_templates')
    expect(list.data.map(({ id }: { id: string }) => id)).toEqual(templateCodes)
    for (const language of ['en', 'de', 'fr', 'es']) {
      for (const template of templateCodes) {
        const { status, body, text } = await client.post(`/v1/notification_templates/${template}/preview`, { language })
        expect(status, text).toBe(200)
        expect(body.html).toContain(`lang="${language}"`)
        expect(`${body.subject}${body.text}`).not.toMatch(/\{\{|undefined|\*\*/)
      }
    }
    const inv = await invoice(client, await customer(client))
    const real = await client.post('/v1/notification_templates/invoice_created/preview', { object: inv, language: 'fr' })
    expect(real.body.subject).toMatch(/^Facture INV-000001 de Harbour Coffee GmbH/)
    expect(
      (await client.post('/v1/notification_templates/invoice_created/preview', { object: 'inv_01h455vb4pex5vsknk084sn02q' })).status,
    ).toBe(404)
  })

  test('a test goes to any address, twenty an hour', async () => {
    const { client, sink } = await start()
    const send = () => client.post('/v1/notification_templates/payment_failed/test', { to: 'me@example.com', language: 'es' })
    for (let count = 0; count < 20; count += 1) expect((await send()).status).toBe(201)
    expect(await send()).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    await deliver(client)
    expect(sink.caught).toHaveLength(20)
    expect(sink.caught[0]).toMatchObject({
      to: ['me@example.com'],
      mail: { subject: expect.stringContaining('[Esto es una prueba] Su pago de la factura') },
    })
  })
})

describe('who wants what', () => {
  test('one click ends what no contract asks for, and nothing else', async () => {
    const { client, sink } = await start()
    const cus = await customer(client)
    await made(client.post('/v1/wallets', { customer: cus, currency: 'EUR', name: 'Prepaid' }))
    const { body: wallets } = await client.get(`/v1/wallets?customer=${cus}`)
    async function runLow(): Promise<void> {
      const { rows } = {
        rows: await client.db.ownerQuery(
          'SELECT coalesce(max(sequence), 0) AS last FROM events WHERE aggregate_id = (SELECT id FROM wallets LIMIT 1)',
          [],
        ),
      }
      await client.db.ownerQuery(
        `INSERT INTO events (organization_id, id, type, aggregate_id, sequence, data, occurred_at)
         SELECT organization_id, gen_random_uuid(), 'wallet.balance_low', id, $1::int + 1, '{}', now() FROM wallets`,
        [rows[0]?.last],
      )
    }
    expect(wallets.data).toHaveLength(1)
    await runLow()
    expect(await deliver(client)).toMatchObject({ made: 1, sent: 1 })
    const head = new Map(sink.caught[0]?.mail.headers.map(({ key, value }) => [key, value]))
    const link = /<http:\/\/localhost:4242(\/unsubscribe\/[^>]+)>/.exec(head.get('list-unsubscribe') ?? '')?.[1] ?? ''
    const look = await client.raw('GET', link)
    expect(look).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect((await client.get(`/v1/customers/${cus}/notification_preferences`)).body.optional_messages).toBe(true)
    const click = await client.raw('POST', link, 'List-Unsubscribe=One-Click', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      idempotencyKey: null,
    })
    expect(click.status).toBe(200)
    expect((await client.get(`/v1/customers/${cus}/notification_preferences`)).body.optional_messages).toBe(false)
    await runLow()
    await invoice(client, cus)
    await deliver(client)
    expect(sink.caught).toHaveLength(2)
    expect(sink.caught[1]?.mail.subject).toMatch(/^Rechnung/)
    expect((await client.get('/v1/messages?status=suppressed')).body.data).toMatchObject([{ template: 'wallet_low', reason: 'opted_out' }])
    expect((await client.raw('GET', `${link.slice(0, -2)}AA`)).status).toBe(404)
  })

  test('an organization turns one template off, or all of them, and old news stay untold', async () => {
    const { client, sink } = await start()
    const cus = await customer(client)
    const settings = (body: object) => client.patch('/v1/notification_settings', body)
    expect((await settings({ turned_off: ['invoice_created'], sender_name: 'Harbour', reply_to: 'ask@harbour.example' })).status).toBe(200)
    await invoice(client, cus)
    expect(await deliver(client)).toMatchObject({ made: 0 })
    await settings({ turned_off: [], enabled: false })
    await invoice(client, cus)
    expect(await deliver(client)).toMatchObject({ made: 0 })
    await settings({ enabled: true })
    expect(await deliver(client)).toMatchObject({ made: 0 })
    await invoice(client, cus)
    expect(await deliver(client)).toMatchObject({ made: 1, sent: 1 })
    expect(sink.caught[0]?.mail).toMatchObject({
      from: { name: 'Harbour' },
      replyTo: [{ address: 'ask@harbour.example' }],
      subject: expect.stringContaining('INV-000003'),
    })
  })
})

test('F34 SendGrid reports a bounce: signed, the message failed, the address is suppressed, and the rest is said by SMS; a stranger reports nothing', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sendgridWebhookKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const sms = { accountSid: 'AC1', authToken: 'x', from: '+15005550006', apiBase: await closedPort() }
  const { client, clock } = await start({}, { sendgridWebhookKey, sms })
  await invoice(client, await customer(client, { phone: '+49 40 123456' }))
  await deliver(client)
  const { body: before } = await client.get('/v1/messages')
  const org = encodeId('org', client.organization.id)
  const event = { event: 'bounce', reason: '550 5.1.1 unknown', quarterday_message: before.data[0].id, quarterday_organization: org }
  async function report(events: unknown, isSigned = true): Promise<number> {
    const body = JSON.stringify(events)
    const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000))
    const signature = sign('sha256', Buffer.from(`${timestamp}${isSigned ? body : ''}`), privateKey).toString('base64')
    const headers = {
      'content-type': 'application/json',
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': timestamp,
    }
    return (await client.raw('POST', '/webhooks/sendgrid', body, { headers, idempotencyKey: null })).status
  }
  expect(await report([event], false)).toBe(401)
  expect((await client.get('/v1/suppressions')).body.data).toEqual([])
  expect(await report([event])).toBe(200)
  expect(await report([event])).toBe(200)
  const { body: after } = await client.get('/v1/messages')
  expect(after.data).toMatchObject([
    { channel: 'sms', status: 'queued' },
    { channel: 'email', status: 'failed', reason: 'bounced', detail: '550 5.1.1 unknown' },
  ])
  expect((await client.get('/v1/suppressions')).body.data).toMatchObject([{ address: 'anna@acme.example', reason: 'bounce' }])
})

test('a yearly renewal is announced once a year, a card that is about to expire once, and a month is no news', async () => {
  const { client } = await start({ clockAt: Temporal.Instant.from('2027-04-01T00:00:00Z') })
  const price = (unit: string) => ({ currency: 'EUR', interval: { unit, count: 1 }, terms: { model: 'flat', amount: '1000' } })
  const yearly = await made(client.post('/v1/plans', { code: 'yearly', name: 'Yearly', prices: [price('year')] }))
  const monthly = await made(client.post('/v1/plans', { code: 'monthly', name: 'Monthly', prices: [price('month')] }))
  const cus = await customer(client)
  const other = await customer(client, { name: 'Beta', email: 'beta@beta.example' })
  await made(client.post('/v1/payment_methods', { customer: cus, gateway: 'sandbox', token: 'pm_card_visa' }))
  await client.db.ownerQuery('UPDATE payment_methods SET exp_year = 2028, exp_month = 4', [])
  const sub = await made(client.post('/v1/subscriptions', { customer: cus, plan: yearly, trial_days: 0 }))
  await made(client.post('/v1/subscriptions', { customer: other, plan: monthly, trial_days: 0 }))
  const look = async () => (await client.post('/v1/jobs/announce-ahead/run')).body.counts
  expect(await look()).toEqual({ renewals: 0, cards: 0 })
  await client.db.ownerQuery('UPDATE organizations SET clock_at = $2 WHERE id = $1', [client.organization.id, '2028-03-26T12:00:00Z'])
  expect(await look()).toEqual({ renewals: 1, cards: 1 })
  expect(await look()).toEqual({ renewals: 0, cards: 0 })
  await deliver(client)
  const { body } = await client.get(`/v1/messages?customer=${cus}&template=renewal_upcoming`)
  expect(body.data).toMatchObject([{ subject: 'Ihr Abonnement Yearly verlängert sich am 1. April 2028', is_optional: true }])
  expect((await client.get(`/v1/messages?object=${sub}`)).body.data).not.toHaveLength(0)
  const card = await client.get('/v1/messages?template=card_expiring')
  expect(card.body.data).toMatchObject([
    { subject: 'Ihre Karte mit den Endziffern 4242 läuft bald ab', text: expect.stringContaining('04/2028') },
  ])
})

test('the words are forgotten after half a year, and that it was sent is not', async () => {
  const { client, clock } = await start()
  await invoice(client, await customer(client))
  await deliver(client)
  clock.advance({ hours: 24 * 181 })
  expect((await client.post('/v1/jobs/clean-up-messages/run')).body.counts).toEqual({ bodies: 1 })
  const { body } = await client.get('/v1/messages')
  expect(body.data).toMatchObject([{ status: 'sent', html: null, text: null }])
  expect((await client.post(`/v1/messages/${body.data[0].id}/resend`)).status).toBe(409)
})
