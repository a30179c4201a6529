import { money } from '@quarterday/core/money.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { opened, type PaypalShop, paypalShop } from '../../test/paypal-shop.ts'
import { type Receiver, startReceiver } from '../../test/receiver.ts'
import type { Gateway } from './gateway.ts'
import { announce } from './sandbox-server/paypal-events.ts'

let shop: PaypalShop
let receiver: Receiver
let shopWithHook: Gateway
let webhookId: string

beforeEach(async () => {
  shop = await paypalShop()
  receiver = await startReceiver()
  // Somebody has to come first: an account is opened by its first question.
  await shop.gateway.describe('nobody')
  const [account] = shop.server.book.all()
  account?.endpoints.push({ id: 'HOOK1', url: receiver.url, secret: 'HOOK1' })
  webhookId = 'HOOK1'
  shopWithHook = shop.as({ webhookId })
})
afterEach(async () => {
  await shop.close()
  await receiver.close()
})

type Sent = Parameters<Gateway['verify']>[0]

/** What has arrived, as our receiver hands it on. */
async function arrived(): Promise<readonly Sent[]> {
  await shop.server.book.deliveries.settled()
  return receiver.received.map(({ text, headers }) => ({
    body: Buffer.from(text),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  }))
}

async function one(): Promise<Sent> {
  await shop.gateway.charge(shop.question())
  const [sent] = await arrived()
  if (sent === undefined) throw new Error('Nothing has arrived')
  return sent
}

const hasHeader = (sent: Sent, name: string, value: string): Sent => ({ ...sent, headers: { ...sent.headers, [name]: value } })

test('a notice of PayPal’s is its word, however often it comes, and says which charge to look at', async () => {
  const sent = await one()
  const [order] = shop.server.book.all().flatMap(({ ledger }) => ledger.entries)
  const notice = await shopWithHook.verify(sent, shop.clock.now())
  expect(notice).toMatchObject({ type: 'PAYMENT.CAPTURE.COMPLETED', about: { kind: 'charge', reference: order?.charge } })
  expect(await shopWithHook.verify(sent, shop.clock.now())).toEqual(notice)
})

test('F28: forged, altered, signed in another way, by somebody else’s certificate, or for another webhook: nobody’s word', async () => {
  const sent = await one()
  const verify = (given: Sent, by = shopWithHook) => by.verify(given, shop.clock.now())
  const altered = { ...sent, body: Buffer.from(sent.body.toString('utf8').replace('"10.00"', '"99.00"')) }
  expect(altered.body.equals(sent.body)).toBe(false)
  expect(await verify(altered)).toBeNull()
  expect(await verify(hasHeader(sent, 'paypal-transmission-sig', Buffer.from('forged').toString('base64')))).toBeNull()
  expect(await verify(hasHeader(sent, 'paypal-transmission-id', 'another'))).toBeNull()
  expect(await verify(hasHeader(sent, 'paypal-auth-algo', 'MD5withRSA'))).toBeNull()
  expect(await verify(sent, shop.as({ webhookId: 'HOOK2' }))).toBeNull()
  expect(await verify(sent, shop.as({ webhookId: null }))).toBeNull()
  expect(await verify({ ...sent, headers: {} })).toBeNull()
  expect(await verify({ ...sent, body: Buffer.from('no json') })).toBeNull()
  expect(await verify({ ...sent, body: Buffer.from(`${sent.body},"webhook_id":"HOOK1"`) })).toBeNull()
  expect(await verify(sent)).not.toBeNull()
})

test.each([
  'https://evil.example/cert',
  'https://paypal.com.evil.example/cert',
  'https://notpaypal.com/cert',
  'http://api.paypal.com/cert',
  'https://api.paypal.com@evil.example/cert',
  'https://user@api.paypal.com/cert',
  'ftp://api.paypal.com/cert',
  'nowhere',
])('S51, F28: a certificate from elsewhere is not even asked about: %s', async (url) => {
  const sent = hasHeader(await one(), 'paypal-cert-url', url)
  // PayPal would not answer: so null says that nobody asked.
  shop.server.book.faults.add({ kind: 'error_before', path: '/verify-webhook-signature' })
  expect(await shopWithHook.verify(sent, shop.clock.now())).toBeNull()
})

test('S51: a certificate of PayPal’s own hosts is asked about', async () => {
  const sent = hasHeader(await one(), 'paypal-cert-url', 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1')
  shop.server.book.faults.add({ kind: 'error_before', path: '/verify-webhook-signature' })
  await expect(shopWithHook.verify(sent, shop.clock.now())).rejects.toThrow('did not say')
})

test('F28: older than 300 seconds, or from the future', async () => {
  const sent = await one()
  const at = Temporal.Instant.from(sent.headers['paypal-transmission-time'] ?? '')
  expect(await shopWithHook.verify(sent, at.add({ seconds: 300 }))).not.toBeNull()
  expect(await shopWithHook.verify(sent, at.add({ seconds: 301 }))).toBeNull()
  expect(await shopWithHook.verify(sent, at.subtract({ seconds: 301 }))).toBeNull()
})

test('F30: where PayPal does not say, nobody decides: it will come again', async () => {
  const sent = await one()
  shop.server.book.faults.add({ kind: 'lose_answer', path: '/verify-webhook-signature' })
  await expect(shopWithHook.verify(sent, shop.clock.now())).rejects.toThrow('did not say')
  expect(await shopWithHook.verify(sent, shop.clock.now())).not.toBeNull()
})

test('approvals, refunds, disputes and what is kept lead to their charge', async () => {
  const { reference } = opened(await shop.gateway.begin(shop.door({ keepMethod: true })))
  shop.server.enterCard(reference, 'pm_card_createDispute')
  await shop.gateway.complete(reference, 'return')
  await shop.gateway.refund({ idempotencyKey: 're_1', charge: reference, amount: money('EUR', 100n), askedAt: shop.clock.now() })
  shop.clock.advance({ hours: 25 })
  await shop.gateway.report(reference)
  const notices = await Promise.all(
    (await arrived()).map((sent) =>
      shop.as({ webhookId }).verify(sent, Temporal.Instant.from(sent.headers['paypal-transmission-time'] ?? '')),
    ),
  )
  const about = { kind: 'charge', reference }
  expect(notices.map((notice) => [notice?.type, notice?.about])).toEqual([
    ['CHECKOUT.ORDER.APPROVED', about],
    ['VAULT.PAYMENT-TOKEN.CREATED', about],
    ['PAYMENT.CAPTURE.COMPLETED', about],
    ['PAYMENT.CAPTURE.REFUNDED', about],
    ['CUSTOMER.DISPUTE.CREATED', about],
  ])
})

test('F29: a type that concerns us not, or that nobody has heard of, is known to be PayPal’s and about nothing', async () => {
  const [account] = shop.server.book.all()
  if (account === undefined) throw new Error('No account')
  announce(shop.server.book, account, 'BILLING.PLAN.CREATED', 'plan', { id: 'P-1' })
  announce(shop.server.book, account, 'PAYMENT.CAPTURE.COMPLETED', 'capture', { id: 'SOMEBODYELSES' })
  announce(shop.server.book, account, 'NEWS.FROM.TOMORROW', 'news', {})
  const notices = await Promise.all((await arrived()).map((sent) => shopWithHook.verify(sent, shop.clock.now())))
  expect(notices.map((notice) => notice?.about)).toEqual([null, null, null])
})
