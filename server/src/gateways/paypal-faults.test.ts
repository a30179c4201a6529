import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { money } from '@quarterday/core/money.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PaypalShop, paypalShop } from '../../test/paypal-shop.ts'
import { houseOf } from './sandbox-server/paypal-state.ts'

let shop: PaypalShop
beforeEach(async () => {
  shop = await paypalShop()
})
afterEach(() => shop.close())

test('F20: nobody is there, or nobody lets us in: the question was not put', async () => {
  const gone = await paypalShop()
  await gone.close()
  expect(await shop.as({ base: gone.server.url }).charge(shop.question())).toEqual({ kind: 'not_put', retryAfterSeconds: null })
  for (const kind of ['lose_question', 'error_before', 'too_many'] as const) {
    shop.server.book.faults.add({ kind, path: '/v1/oauth2/token' })
    expect(await shop.gateway.charge(shop.question())).toEqual({ kind: 'not_put', retryAfterSeconds: null })
  }
  expect(await shop.gateway.charge(shop.question())).toMatchObject({ kind: 'succeeded' })
  expect(await shop.as({ clientSecret: 'another' }).charge(shop.question())).toEqual({ kind: 'not_put', retryAfterSeconds: null })
  expect(shop.captures()).toBe(1)
})

test('F25: too many questions: put again when PayPal said', async () => {
  shop.server.book.faults.add({ kind: 'too_many', path: '/v2/', seconds: 7 })
  expect(await shop.gateway.charge(shop.question())).toEqual({ kind: 'not_put', retryAfterSeconds: 7 })
  expect(shop.captures()).toBe(0)
})

test.each(['lose_answer', 'error_after'] as const)('F19: %s is no answer: unknown, found afterwards, and taken once', async (kind) => {
  const request = shop.question()
  shop.server.book.faults.add({ kind, path: '/v2/checkout' })
  expect(await shop.gateway.charge(request)).toEqual({ kind: 'unknown' })
  const found = await shop.gateway.find({ ...request, reference: null, askedAt: shop.clock.now() })
  expect(found).toMatchObject({ kind: 'succeeded', amount: request.amount })
  expect(await shop.gateway.charge(request)).toEqual(found)
  expect(shop.captures()).toBe(1)
})

test('F19: while PayPal does not say what it did, finding out fails and assumes nothing', async () => {
  const request = shop.question()
  shop.server.book.faults.add({ kind: 'error_before', path: '/v1/reporting' })
  await expect(shop.gateway.find({ ...request, reference: null, askedAt: shop.clock.now() })).rejects.toThrow('no answer')
  shop.server.book.faults.add({ kind: 'error_before', method: 'GET', path: '/v2/checkout' })
  const refund = { idempotencyKey: 're_1', charge: 'ORDER', amount: money('EUR', 100n), askedAt: shop.clock.now() }
  expect(await shop.gateway.refund(refund)).toEqual({ kind: 'not_put', retryAfterSeconds: null })
})

test('F22: what PayPal took is told as PayPal tells it', async () => {
  shop.server.book.faults.add({ kind: 'wrong_amount', path: '/v2/checkout', amount: 900 })
  expect(await shop.gateway.charge(shop.question())).toMatchObject({ kind: 'succeeded', amount: money('EUR', 900n) })
})

test('a currency that PayPal does not move is declined before anything is asked', async () => {
  const request = { ...shop.question(), amount: money('KWD', 5120n) }
  const declined = { kind: 'declined', reason: 'currency_not_supported', retryable: false, reference: null }
  expect(await shop.gateway.charge(request)).toEqual(declined)
  expect(await shop.gateway.begin({ ...shop.door(), amount: money('HUF', 50n) })).toEqual(declined)
  expect(shop.server.book.all()).toEqual([])
})

test('access is got once, again when it has expired, and again when it is taken away', async () => {
  const { access } = houseOf(shop.server.book)
  await Promise.all([1, 2, 3].map(() => shop.gateway.charge(shop.question())))
  expect(access.size).toBe(1)
  shop.clock.advance({ hours: 10 })
  expect(await shop.gateway.charge(shop.question())).toMatchObject({ kind: 'succeeded' })
  expect(access.size).toBe(2)
  access.clear()
  expect(await shop.gateway.charge(shop.question())).toMatchObject({ kind: 'succeeded' })
  expect([access.size, shop.captures()]).toEqual([1, 5])
})

const order = (fields: object) => JSON.stringify({ id: 'ORDER', status: 'COMPLETED', purchase_units: [{}], ...fields })

test.each([
  ['a page of a proxy', 200, '<html>OK</html>'],
  ['nothing', 200, ''],
  ['something else', 201, '{"status":"COMPLETED"}'],
  ['an order that is complete without a capture', 201, order({})],
  ['an order of a status that nobody has heard of', 201, order({ status: 'FINE' })],
  ['an order whose labels are not ours', 201, order({ purchase_units: [{ custom_id: 'hello' }] })],
  ['somewhere else to go', 302, ''],
  ['too much', 200, `"${'x'.repeat(3 * 1024 * 1024)}"`],
])('an answer that is none of PayPal’s is no success: %s', async (_, status, body) => {
  const server = createServer((request, reply) => {
    const isAccess = request.url === '/v1/oauth2/token'
    reply.writeHead(isAccess ? 200 : status, { location: '/v1/oauth2/token' })
    reply.end(isAccess ? '{"access_token":"A","expires_in":100}' : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await shop.as({ base }).charge(shop.question())).toEqual({ kind: 'unknown' })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
