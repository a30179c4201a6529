import { afterEach, expect, test } from 'vitest'
import { type Reply, type TestApi, testApi, testSecret } from '../../../test/api.ts'
import { testContext } from '../../../test/context.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { billed, card, fill, payByCard, payPath, submit } from '../../../test/paying.ts'
import { type SandboxServer, startSandboxServer } from '../../gateways/sandbox-server/server.ts'
import { defaultOutside } from '../../kit/outside.ts'
import { collectInvoices } from '../payments/collect-invoices.ts'

let api: TestApi | undefined
let stripe: SandboxServer | undefined
afterEach(async () => {
  await api?.close()
  await stripe?.close()
  api = undefined
  stripe = undefined
})

async function start(options: Parameters<typeof testApi>[0] = {}): Promise<TestApi> {
  api = await testApi(options)
  return api
}

async function withStripe(): Promise<{ client: TestApi; server: SandboxServer }> {
  const server = await startSandboxServer()
  stripe = server
  const outside = {
    ...defaultOutside('http://localhost:4242'),
    stripeApiBase: server.url,
    stripe: { secretKey: 'sk_test_page', publishableKey: 'pk_test_page', webhookSecret: null },
  }
  return { client: await start({ http: { config: { secret: testSecret, publicUrl: outside.publicUrl, outside } } }), server }
}

const get = (client: TestApi, path: string, headers: Record<string, string> = {}) => client.raw('GET', path, undefined, { headers })
const invoiceOf = async (client: TestApi, id: string) => (await client.get(`/v1/invoices/${id}`)).body
const paymentsOf = async (client: TestApi, id: string) => (await client.get(`/v1/payments?invoice=${id}`)).body.data
/** What is read, without markup. */
const readOf = ({ text }: Reply) =>
  text
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')

test('shows seller, number, lines, totals and the day, and takes a test card without JavaScript', async () => {
  const client = await start()
  const { invoice, path } = await billed(client)
  const shown = await get(client, path)
  expect(shown.status).toBe(200)
  const read = readOf(shown)
  for (const part of [
    'Harbour Coffee',
    'Invoice INV-000001',
    'Acme GmbH',
    'Espresso machine, service',
    '2 × Grinder burrs',
    '€49.00',
    '€25.01',
    '€74.01',
    'April 15, 2027',
  ])
    expect(read).toContain(part)
  expect(shown.text).not.toContain('<script')
  const paid = await payByCard(client, path, '4242 4242 4242 4242')
  expect([paid.status, paid.headers.location]).toEqual([303, path])
  expect(readOf(await get(client, path))).toContain('Thank you. This invoice is paid.')
  expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'paid', amount_paid: 7401 })
  expect(await paymentsOf(client, invoice)).toMatchObject([{ status: 'succeeded', gateway: 'sandbox', in_person: true, amount: 7401 }])
})

test.each([
  ['de', 'Rechnung INV-000001', 'Hafenstraße', '74,01 €', '15. April 2027', '74,01 € bezahlen'],
  ['fr', 'Facture INV-000001', 'Hafenstraße', '74,01 €', '15 avril 2027', 'Payer 74,01 €'],
  ['es', 'Factura INV-000001', 'Hafenstraße', '74,01 €', '15 de abril de 2027', 'Pagar 74,01 €'],
  ['de-CH', 'Rechnung INV-000001', 'Hafenstrasse'.slice(0, 6), 'EUR 74.01', '15. April 2027', 'bezahlen'],
])('speaks the customer’s language: %s', async (locale, ...parts) => {
  const client = await start()
  const { path } = await billed(client, { locale })
  const read = readOf(await get(client, path, { 'accept-language': 'en-GB' }))
    .replaceAll(' ', ' ')
    .replaceAll(' ', ' ')
  for (const part of parts) expect(read).toContain(part.replaceAll(' ', ' '))
})

test('a customer of unknown language is asked in that of their browser', async () => {
  const client = await start()
  const { path } = await billed(client)
  expect(readOf(await get(client, path, { 'accept-language': 'tlh, fr-CA;q=0.8, en;q=0.5' }))).toContain('Facture')
  expect(readOf(await get(client, path, { 'accept-language': '*;;;,\u00ff' }))).toContain('Invoice')
})

test('a declined card says why and charges nothing; the next one pays', async () => {
  const client = await start()
  const { invoice, path } = await billed(client)
  const declined = await payByCard(client, path, '4000 0000 0000 9995')
  expect(declined.status).toBe(402)
  expect(readOf(declined)).toContain(
    'The payment was declined. There is not enough money in the account of this card. Nothing was charged.',
  )
  expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'open', amount_paid: 0 })
  const stolen = await payByCard(client, path, '4000000000009979')
  expect(readOf(stolen)).toContain('The bank does not say why.')
  expect(readOf(stolen)).not.toMatch(/stolen/i)
  expect((await payByCard(client, path, '4242424242424242')).status).toBe(303)
  expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'paid', amount_paid: 7401 })
  expect((await paymentsOf(client, invoice)).filter(({ status }: { status: string }) => status === 'succeeded')).toHaveLength(1)
})

test('3-D Secure: the bank asks, and is answered yes, or no, or both at once', async () => {
  const client = await start()
  const yes = await billed(client)
  const asked = await payByCard(client, yes.path, '4000 0000 0000 3063')
  expect([asked.status, asked.headers.location]).toEqual([303, `${yes.path}/confirm`])
  expect(readOf(await get(client, `${yes.path}/confirm`))).toContain('Is it you who wants to pay €74.01?')
  expect(await invoiceOf(client, yes.invoice)).toMatchObject({ status: 'open' })
  expect((await submit(client, `${yes.path}/confirm`, 'approved=yes')).headers.location).toBe(yes.path)
  expect(await invoiceOf(client, yes.invoice)).toMatchObject({ status: 'paid' })
  expect((await get(client, `${yes.path}/confirm`)).headers.location).toBe(yes.path)

  const no = await billed(client)
  await payByCard(client, no.path, '4000 0000 0000 3063')
  const refused = await submit(client, `${no.path}/confirm`, 'approved=no')
  expect([refused.status, readOf(refused).includes('The payment was not confirmed.')]).toEqual([402, true])
  expect(await invoiceOf(client, no.invoice)).toMatchObject({ status: 'open' })

  const both = await billed(client)
  await payByCard(client, both.path, '4000 0000 0000 3063')
  await Promise.all(['yes', 'yes', 'no', 'yes'].map((answer) => submit(client, `${both.path}/confirm`, `approved=${answer}`)))
  const captured =
    await client.db.ownerQuery(`SELECT FROM sandbox_gateway_charges c JOIN payments p ON p.idempotency_key = c.idempotency_key
    JOIN invoices i ON i.id = p.invoice_id WHERE c.outcome = 'succeeded' AND i.number = 3`)
  expect(captured.length).toBeLessThanOrEqual(1)
  const { amount_paid } = await invoiceOf(client, both.invoice)
  expect(amount_paid).toBe(captured.length * 7401)
})

test('field 2.3.15: a form that is sent eight times at once charges once', async () => {
  const client = await start()
  for (let round = 1; round <= 10; round += 1) {
    const { invoice, path } = await billed(client)
    const { text } = await get(client, path)
    const body = fill(text, card('4242424242424242'))
    const replies = await Promise.all(Array.from({ length: 8 }, () => submit(client, path, body)))
    for (const { status } of replies) expect([303, 409]).toContain(status)
    // Back in the browser, and sent once more.
    expect((await submit(client, path, body)).headers.location).toBe(path)
    expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'paid', amount_paid: 7401 })
    const captured = await client.db.ownerQuery(`SELECT FROM sandbox_gateway_charges WHERE outcome = 'succeeded'`)
    expect(captured).toHaveLength(round)
  }
})

test('a form for an amount that is no longer owed, and one that is not ours, are shown again and charge nothing', async () => {
  const client = await start()
  const { invoice, path } = await billed(client)
  const { text } = await get(client, path)
  const body = fill(text, card('4242424242424242'))
  await client.post(`/v1/invoices/${invoice}/record_payment`, { amount: 4000, reference: 'Transfer' })
  const changed = await submit(client, path, body)
  expect([
    changed.status,
    readOf(changed).includes('Something about the invoice has changed'),
    readOf(changed).includes('Pay €34.01'),
  ]).toEqual([409, true, true])
  const fresh = fill((await get(client, path)).text, card('4242424242424242'))
  const forged = new URLSearchParams(fresh)
  forged.set('amount', '1')
  expect((await submit(client, path, forged.toString())).status).toBe(409)
  forged.set('amount', '3401')
  forged.set('seal', 'x')
  expect((await submit(client, path, forged.toString())).status).toBe(409)
  expect((await submit(client, path, fresh, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(await invoiceOf(client, invoice)).toMatchObject({ amount_paid: 4000, status: 'open' })
  expect((await submit(client, path, fresh, { 'sec-fetch-site': 'same-origin' })).status).toBe(303)
  expect(await invoiceOf(client, invoice)).toMatchObject({ amount_paid: 7401, status: 'paid' })
})

test('S66, I31: only test cards are taken; what was typed is neither given back, nor logged, nor stored', async () => {
  const client = await start()
  const { path } = await billed(client)
  const real = '4111 1111 1111 1111'
  const reply = await payByCard(client, path, real, { code: '987' })
  expect([reply.status, readOf(reply).includes('Only test cards work here')]).toEqual([422, true])
  expect(reply.text).toContain('aria-invalid="true"')
  expect(reply.text).toContain('autofocus')
  expect(reply.text).not.toContain('1111')
  expect(readOf(await payByCard(client, path, '4111 1111 1111 1112'))).toContain('This is not a valid card number.')
  expect(readOf(await payByCard(client, path, '4242424242424242', { expiry: '13/30' }))).toContain('Give month and year')
  expect(readOf(await payByCard(client, path, '4242424242424242', { expiry: '03/27' }))).toContain('This card has expired.')
  expect(readOf(await payByCard(client, path, '4242424242424242', { code: '12' }))).toContain('three or four digits')
  await payByCard(client, path, '4242 4242 4242 4242')
  const logged = client.logged.join('\n')
  expect(logged).toContain('/pay/:token')
  expect(logged).not.toMatch(/4111|4242 ?4242|"987"/)
  expect(logged).not.toContain(path)
  const tables = await client.db.ownerQuery<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of tables) {
    const rows = await client.db.ownerQuery<{ row: string }>(
      `SELECT t::text AS row FROM ${name} t WHERE t::text ~ '4242 ?4242 ?4242|4111 ?1111'`,
    )
    expect(rows, name).toEqual([])
  }
})

test('in a live organization there is no card form of ours', async () => {
  const client = await start({ clockAt: null })
  const { path } = await billed(client)
  const shown = await get(client, path)
  expect(shown.text).not.toContain('name="number"')
  expect(readOf(shown)).toContain('This invoice cannot be paid here. Please get in touch with Harbour Coffee.')
})

test('who transfers is told where to, and the number to give', async () => {
  const client = await start()
  await client.post('/v1/gateway_accounts', { gateway: 'manual', public_key: 'Harbour Coffee\nDE02 1203 0000 0000 2020 51' })
  const { path } = await billed(client)
  const read = readOf(await get(client, path))
  expect(read).toContain('DE02 1203 0000 0000 2020 51')
  expect(read).toContain('Transfer €74.01 and give INV-000001 as the reference.')
})

test('a card that the customer keeps is charged for the next invoice', async () => {
  const client = await start()
  const { customer, path } = await billed(client)
  await payByCard(client, path, '4242424242424242', { keep: 'yes' })
  const { body } = await client.get(`/v1/payment_methods?customer=${customer}`)
  expect(body.data).toMatchObject([{ brand: 'visa', last4: '4242', default: true }])
  const other = await billed(client)
  await payByCard(client, other.path, '4242424242424242')
  expect((await client.get(`/v1/payment_methods?customer=${other.customer}`)).body.data).toEqual([])
})

test('a link expires, cannot be guessed or altered, and whoever guesses has to wait', async () => {
  const clock = movableClock()
  const client = await start({ clock })
  const { invoice, path } = await billed(client)
  const short = await payPath(client, invoice, { expires_in_days: 1 })
  clock.advance({ hours: 25 })
  const expired = await get(client, short)
  expect([expired.status, readOf(expired).includes('This link has expired.')]).toEqual([410, true])
  expect(expired.text).not.toContain('Espresso')
  expect((await submit(client, short, 'way=test_card')).status).toBe(410)
  expect((await get(client, path)).status).toBe(200)
  const token = path.slice('/pay/'.length)
  const altered = [...Array(18).keys()].map(
    (index) => token.slice(0, index * 5) + (token[index * 5] === 'A' ? 'B' : 'A') + token.slice(index * 5 + 1),
  )
  for (const wrong of [...altered, 'x', '%00']) expect((await get(client, `/pay/${wrong}`)).status, wrong).toBe(404)
  const limited = await get(client, '/pay/y')
  expect([limited.status, Number(limited.headers['retry-after']) > 0]).toEqual([429, true])
  // Who has a good one is let in.
  expect((await get(client, path)).status).toBe(200)
  clock.advance({ minutes: 11 })
  expect((await get(client, '/pay/y')).status).toBe(404)
})

test('void, paid, written off and under way: each is said', async () => {
  const client = await start()
  const voided = await billed(client)
  await client.post(`/v1/invoices/${voided.invoice}/void`)
  expect(readOf(await get(client, voided.path))).toContain('Harbour Coffee has canceled this invoice.')
  expect((await client.post(`/v1/invoices/${voided.invoice}/payment_link`)).body.code).toBe('invalid_state')

  const lost = await billed(client)
  await client.post(`/v1/invoices/${lost.invoice}/mark_uncollectible`)
  expect((await payByCard(client, lost.path, '4242424242424242')).status).toBe(303)
  expect(await invoiceOf(client, lost.invoice)).toMatchObject({ status: 'paid' })

  const slow = await billed(client)
  expect((await payByCard(client, slow.path, '4000000000000077')).status).toBe(303)
  const shown = readOf(await get(client, slow.path))
  expect(shown).toContain('Your payment is being processed.')
  expect(shown).not.toContain('Card number')

  const draft = (await client.post('/v1/invoices', { customer: lost.customer, lines: [{ description: 'x', unit_amount: '100' }] })).body.id
  expect((await client.post(`/v1/invoices/${draft}/payment_link`)).body.code).toBe('invalid_state')
  expect((await client.post('/v1/invoices/inv_01h455vb4pex5vsknk084sn02q/payment_link')).status).toBe(404)
})

test('F21: the customer pays on the page during an automatic charge: one of them is taken', async () => {
  const client = await start()
  for (let round = 0; round < 6; round += 1) {
    const { customer, invoice, path } = await billed(client, { collection_method: 'charge_automatically', net_terms_days: 0 })
    await client.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_mastercard' })
    const { text } = await get(client, path)
    const ctx = testContext(client.db.database, client.organization.id)
    const typed = fill(text, card(round % 2 === 0 ? '4242424242424242' : '4000000000003063'))
    await Promise.all([submit(client, path, typed), collectInvoices(ctx), submit(client, path, typed)])
    await submit(client, `${path}/confirm`, 'approved=yes')
    await client.post('/v1/jobs/collect-payments/run')
    expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'paid', amount_paid: 7401, amount_due: 0 })
    const [charged] = await client.db.ownerQuery<{ count: number }>(
      `SELECT count(*)::int AS count FROM sandbox_gateway_charges c JOIN payments p ON p.idempotency_key = c.idempotency_key
       WHERE c.outcome = 'succeeded' AND p.invoice_id = (SELECT id FROM invoices ORDER BY number DESC LIMIT 1)`,
    )
    expect(charged?.count).toBe(1)
    expect(readOf(await get(client, path))).toContain('This invoice is paid.')
  }
  const { body } = await client.get('/v1/doctor')
  expect(body.findings).toEqual([])
})

test('S1, S2: pages have a policy of their own, are not kept, framed or found, and tell nobody their address', async () => {
  const client = await start()
  const { path } = await billed(client)
  for (const url of [path, '/pay/wrong']) {
    const { headers, text } = await get(client, url)
    const nonce = /<style nonce="([^"]+)"/.exec(text)?.[1]
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(text).not.toMatch(/ style="| on\w+="|<script/)
  }
  const again = await Promise.all([get(client, path), get(client, path)])
  expect(new Set(again.map(({ headers }) => headers['content-security-policy'])).size).toBe(2)
})

test('S4: what customers and sellers are called is text, never markup', async () => {
  const client = await start({ name: '<script>alert(1)</script>' })
  const customer = (await client.post('/v1/customers', { name: '"><img src=x onerror=alert(2)>', currency: 'EUR' })).body.id
  const lines = [{ description: '</table><script>alert(3)</script>', unit_amount: '100' }]
  const invoice = (
    await client.post('/v1/invoices', { customer, lines, memo: `'><b>x`, collection_method: 'send_invoice', finalize: true })
  ).body.id
  const { text } = await get(client, await payPath(client, invoice))
  expect(text).not.toMatch(/<script|<img|<b>/)
  expect(text).toContain('&#60;script&#62;alert(1)')
})

test('Stripe: its form on our page, its script alone allowed, and the return settles by what Stripe says', async () => {
  const { client, server } = await withStripe()
  const { invoice, path } = await billed(client)
  const shown = await get(client, path)
  expect(shown.text).not.toContain('name="number"')
  expect(shown.headers['content-security-policy']).not.toContain('stripe.com')
  expect(await paymentsOf(client, invoice)).toEqual([])
  const form = await submit(client, path, fill(shown.text, { keep: 'yes' }, 'stripe'))
  expect(form.status, form.text).toBe(200)
  expect(form.headers['content-security-policy']).toContain("script-src 'self' https://js.stripe.com")
  expect(form.text).toContain('data-key="pk_test_page"')
  expect(form.text).toMatch(/data-secret="pi_\w+_secret_\w+"/)
  expect(form.text).not.toContain('sk_test')
  const [door] = await paymentsOf(client, invoice)
  expect(door).toMatchObject({ status: 'needs_customer', gateway: 'stripe' })
  // The same page again is the same door, and a browser's word pays nothing.
  expect((await submit(client, path, fill(shown.text, { keep: 'yes' }, 'stripe'))).text).toContain(door.reference)
  expect(await paymentsOf(client, invoice)).toHaveLength(1)
  const unpaid = await get(client, `${path}/return?payment_intent=${door.reference}&redirect_status=succeeded`)
  expect([unpaid.status, readOf(unpaid).includes('The payment was not confirmed.')]).toEqual([200, true])
  expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'open' })
  server.enterCard(door.reference, 'pm_card_visa')
  expect((await get(client, `${path}/return?redirect_status=failed`)).headers.location).toBe(path)
  expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'paid' })
  const script = await get(client, '/pay/stripe.js')
  expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
})

test('a gateway that does not answer is said, and nothing is lost', async () => {
  const { client, server } = await withStripe()
  const { invoice, path } = await billed(client)
  const { text } = await get(client, path)
  server.book.faults.add({ kind: 'error_before', method: 'POST', times: 10 })
  const broken = await submit(client, path, fill(text, {}, 'stripe'))
  expect([broken.status, readOf(broken).includes('We cannot reach the payment provider')]).toEqual([503, true])
  server.book.faults.clear()
  const fresh = await get(client, path)
  expect((await submit(client, path, fill(fresh.text, {}, 'stripe'))).status).toBe(200)
  expect(await invoiceOf(client, invoice)).toMatchObject({ status: 'open' })
})
