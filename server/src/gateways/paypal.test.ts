import { money } from '@quarterday/core/money.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { opened, type PaypalShop, paypalShop } from '../../test/paypal-shop.ts'
import { declined, issueReason, processorReason } from './paypal-declines.ts'

let shop: PaypalShop
beforeEach(async () => {
  shop = await paypalShop()
})
afterEach(() => shop.close())

const tenEuros = money('EUR', 1000n)
/** The customer presses a button of the approval page. */
const press = (page: string, form: Readonly<Record<string, string>>) =>
  fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })

test('the customer approves on a page of PayPal’s and comes back; nothing is taken before we take it, and then once', async () => {
  const request = shop.door({ labels: { organization: 'org_shop', payment: 'pay_x', description: 'INV-1 <b>' } })
  const { reference, page } = opened(await shop.gateway.begin(request))
  const shown = await (await fetch(page)).text()
  expect(shown).toContain('10.00 EUR, INV-1 &lt;b&gt;')
  const sent = await press(page, { approved: 'true', card: '4242 4242 4242 4242' })
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    `https://shop.example/paid?invoice=1&token=${reference}&PayerID=SANDBOXPAYER`,
  ])
  expect((await shop.gateway.report(reference))?.outcome).toEqual({
    kind: 'needs_customer',
    reference,
    clientSecret: null,
    redirectUrl: null,
  })
  expect(shop.captures()).toBe(0)
  const taken = await Promise.all(Array.from({ length: 6 }, (_, index) => shop.gateway.complete(reference, `return:${index}`)))
  expect(taken).toEqual(taken.map(() => ({ kind: 'succeeded', reference, amount: tenEuros })))
  expect([shop.captures(), shop.net()]).toEqual([1, 1000n])
  expect((await fetch(page)).status).toBe(410)
})

test('a customer who turns back on that page has paid nothing, and may come again', async () => {
  const { reference, page } = opened(await shop.gateway.begin(shop.door()))
  const sent = await press(page, { approved: 'false' })
  expect(sent.headers.get('location')).toBe(`https://shop.example/paid?invoice=1&token=${reference}`)
  expect(opened(await shop.gateway.complete(reference, 'return')).page).toBe(page)
  expect(shop.captures()).toBe(0)
})

test('F18: what is behind the account does not pay: the door stays open, and something else does', async () => {
  const { reference, page } = opened(await shop.gateway.begin(shop.door()))
  await press(page, { approved: 'true', card: '4000 0000 0000 9995' })
  expect(opened(await shop.gateway.complete(reference, 'first')).page).toBe(page)
  await press(page, { approved: 'true', card: '5555 5555 5555 4444' })
  expect(await shop.gateway.complete(reference, 'second')).toEqual({ kind: 'succeeded', reference, amount: tenEuros })
  expect(shop.captures()).toBe(1)
})

test('what was approved by a customer who never came back is found and taken', async () => {
  const request = shop.door()
  const { reference, page } = opened(await shop.gateway.begin(request))
  await press(page, { approved: 'true', card: 'pm_card_visa' })
  const found = await shop.gateway.find({ ...request, reference, askedAt: shop.clock.now() })
  expect(found).toEqual({ kind: 'succeeded', reference, amount: tenEuros })
  expect(shop.captures()).toBe(1)
})

test('F21: an order that we have shut is not taken, whatever the customer still approves', async () => {
  const request = shop.door()
  const { reference, page } = opened(await shop.gateway.begin(request))
  expect(await shop.gateway.cancel(reference)).toEqual({ kind: 'canceled', reference })
  await press(page, { approved: 'true', card: 'pm_card_visa' })
  expect(await shop.gateway.complete(reference, 'return')).toEqual({ kind: 'canceled', reference })
  expect(await shop.gateway.find({ ...request, reference, askedAt: shop.clock.now() })).toEqual({ kind: 'canceled', reference })
  expect(shop.captures()).toBe(0)
})

test('an order that nobody went through has run out after some hours', async () => {
  const request = shop.door()
  const askedAt = shop.clock.now()
  const { reference } = opened(await shop.gateway.begin(request))
  shop.clock.advance({ hours: 7 })
  expect(await shop.gateway.find({ ...request, reference, askedAt })).toEqual({ kind: 'canceled', reference })
  expect(await shop.gateway.complete(reference, 'return')).toEqual({ kind: 'canceled', reference })
  expect(await shop.gateway.cancel(reference)).toEqual({ kind: 'canceled', reference })
})

test.each([
  ['pm_card_pending', { kind: 'succeeded', amount: tenEuros }, 1],
  ['pm_card_pendingDeclined', { kind: 'declined', reason: 'insufficient_funds', retryable: true }, 0],
])('F23: a payment by bank transfer is pending for days, and ends: %s', async (card, ends, captures) => {
  const { reference, page } = opened(await shop.gateway.begin(shop.door()))
  await press(page, { approved: 'true', card })
  expect(await shop.gateway.complete(reference, 'return')).toEqual({ kind: 'pending', reference })
  expect(await shop.gateway.cancel(reference)).toEqual({ kind: 'pending', reference })
  expect(shop.captures()).toBe(0)
  shop.clock.advance({ hours: 24 * 3 })
  expect((await shop.gateway.report(reference))?.outcome).toEqual({ ...ends, reference })
  expect(shop.captures()).toBe(captures)
})

test('F24: the answer is lost, PayPal forgets the key, the question is put again: the invoice id pays once', async () => {
  const request = shop.question()
  const askedAt = shop.clock.now()
  shop.server.book.faults.add({ kind: 'lose_answer', path: '/v2/checkout' })
  expect(await shop.gateway.charge(request)).toEqual({ kind: 'unknown' })
  shop.server.book.forgetKeys()
  expect(await shop.gateway.charge(request)).toEqual({ kind: 'unknown' })
  expect(shop.captures()).toBe(1)
  expect(await shop.gateway.find({ ...request, reference: null, askedAt })).toMatchObject({ kind: 'succeeded', amount: tenEuros })
})

test('F19: what has no record never arrived while PayPal remembers the key, and afterwards only once its records are complete', async () => {
  const question = { idempotencyKey: 'inv_none:1', reference: null, customer: null, askedAt: shop.clock.now() }
  expect(await shop.gateway.find(question)).toBeNull()
  shop.clock.advance({ hours: 8 })
  expect(await shop.gateway.find(question)).toBeNull()
  // The records are those of an hour after the question at the earliest; here the question is put later than they reach.
  const ahead = { ...question, askedAt: shop.clock.now().add({ hours: 1 }) }
  expect(await shop.gateway.find({ ...ahead, reference: 'GONE' })).toEqual({ kind: 'unknown' })
})

test('a refund whose amount PayPal would have to round is declined, and so is one of what is still pending', async () => {
  const refund = { idempotencyKey: 're_1', charge: 'x', amount: { currency: 'HUF', minor: 50n }, askedAt: shop.clock.now() } as const
  expect(await shop.gateway.refund(refund)).toEqual({ kind: 'declined', reason: 'currency_not_supported' })
  const pending = await shop.gateway.charge(shop.question('pm_card_pending'))
  if (pending.kind !== 'pending') throw new Error(pending.kind)
  const early = await shop.gateway.refund({ ...refund, charge: pending.reference, amount: tenEuros })
  expect(early).toEqual({ kind: 'declined', reason: 'pending_capture' })
})

test.each([
  ['pm_card_createDispute', 'lost', 'unauthorised', 0n],
  ['pm_card_createDisputeProductNotReceived', 'won', 'merchandise_or_service_not_received', 1000n],
])('F23: a dispute is reported while it is open and when it has ended: %s', async (token, ends, reason, net) => {
  const answer = await shop.gateway.charge(shop.question(token))
  if (answer.kind !== 'succeeded') throw new Error(answer.kind)
  const disputes = async () => (await shop.gateway.report(answer.reference))?.disputes ?? []
  expect(await disputes()).toEqual([])
  shop.clock.advance({ hours: 25 })
  expect(await disputes()).toMatchObject([{ amount: tenEuros, status: 'open', reason, evidenceDueAt: expect.any(Temporal.Instant) }])
  expect(shop.net()).toBe(0n)
  shop.clock.advance({ hours: 24 * 30 })
  expect(await disputes()).toMatchObject([{ status: ends }])
  expect(shop.net()).toBe(net)
})

test('a means to pay that was set up is the same one however late it is asked for', async () => {
  const asked = { idempotencyKey: 'setup:1', customer: null, returnUrl: 'https://shop.example/kept' }
  const setup = await shop.gateway.beginSetup(asked)
  if (setup.kind !== 'needs_customer' || setup.redirectUrl === null) throw new Error(setup.kind)
  const sent = await press(setup.redirectUrl, { approved: 'true', card: 'pm_card_visa' })
  expect(sent.headers.get('location')).toBe(`https://shop.example/kept?approval_token_id=${setup.reference}`)
  const ready = await shop.gateway.findSetup(setup.reference)
  if (ready?.kind !== 'ready') throw new Error(ready?.kind)
  shop.server.book.forgetKeys()
  expect(await shop.gateway.findSetup(setup.reference)).toEqual(ready)
  await shop.gateway.forget(ready.token)
  expect(await shop.gateway.describe(ready.token)).toBeNull()
  expect(await shop.gateway.charge(shop.question(ready.token))).toMatchObject({ kind: 'declined', reason: 'unusable_payment_method' })
})

test('a card in the vault is charged as a card, and says why it does not pay', async () => {
  const kept = await shop.gateway.charge(shop.question('card:pm_card_chargeDeclinedExpiredCard'))
  expect(kept).toEqual(declined('expired_card', expect.any(String)))
  expect(await shop.gateway.charge(shop.question('not a name'))).toEqual(declined('unusable_payment_method', null))
})

test('declines are told in our words, and what says nothing may pass', () => {
  expect(issueReason(['UNPROCESSABLE_ENTITY', 'AGREEMENT_ALREADY_CANCELLED'])).toBe('revoked')
  expect(issueReason(['constructor', 'toString'])).toBeNull()
  expect(processorReason('5120')).toBe('insufficient_funds')
  expect(processorReason('0500')).toBe('card_declined')
  expect(processorReason(undefined)).toBe('card_declined')
})
