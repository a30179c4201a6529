import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { encodeId } from '@quarterday/core/id.ts'
import { money } from '@quarterday/core/money.ts'
import { createEmulator, type Emulator } from 'emulate'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testContext } from '../../test/context.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { newId } from '../kit/ids.ts'
import type { Gateway } from './gateway.ts'
import { stripe } from './stripe.ts'

// What others made of Stripe, as far as it goes: our own server agrees with our own reading of Stripe, and they may not.

const organizationId = newId()
const account = { publicKey: 'pk_test_1', secretKey: 'sk_test_1', webhookSecret: null }
const tenEuros = money('EUR', 1000n)
const labels = { organization: encodeId('org', organizationId), payment: encodeId('pay', newId()), description: 'INV-000001' }
const askedAt = Temporal.Now.instant()

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.drop())

function connect(stripeApiBase: string): Gateway {
  const ctx = testContext(db.database, organizationId)
  return stripe.connect({ ...ctx, outside: { ...ctx.outside, stripeApiBase } }, account)
}

function clientOf(url: string): Stripe {
  const { hostname: host, port } = new URL(url)
  return new Stripe('sk_test_1', { host, port, protocol: 'http', maxNetworkRetries: 0 })
}

describe('against emulate', () => {
  let emulator: Emulator
  let gateway: Gateway
  beforeAll(async () => {
    emulator = await createEmulator({ service: 'stripe', port: 0 })
    gateway = connect(emulator.url)
  })
  afterAll(() => emulator.close())

  test('a customer is made, and a charge that is not confirmed is no success', async () => {
    const customer = await gateway.customer({ idempotencyKey: 'cus_1', name: 'Acme GmbH', email: 'acme@example.com' })
    expect(customer).toMatch(/^cus_/)
    const request = { idempotencyKey: 'inv_1:1', token: 'pm_card_visa', customer, amount: tenEuros, labels }
    const answer = await gateway.charge(request)
    // It does not look at `confirm`: the money has not moved.
    expect(answer).toMatchObject({ kind: 'needs_customer', reference: expect.stringMatching(/^pi_/) })
    expect(await gateway.find({ idempotencyKey: 'inv_1:1', reference: null, customer, askedAt })).toEqual(answer)
  })

  test('F19: a success that does not say how much was taken is unknown', async () => {
    const request = { idempotencyKey: 'inv_2:1', token: 'pm_card_visa', customer: null, amount: tenEuros, labels }
    const answer = await gateway.charge(request)
    const reference = answer.kind === 'needs_customer' ? answer.reference : ''
    expect(await clientOf(emulator.url).paymentIntents.confirm(reference)).toMatchObject({ status: 'succeeded' })
    expect(await gateway.complete(reference, 'key')).toEqual({ kind: 'unknown' })
  })

  test('F21: a door is opened and closed', async () => {
    const door = {
      idempotencyKey: 'inv_3:1',
      customer: null,
      amount: tenEuros,
      labels,
      returnUrl: 'https://shop.example',
      keepMethod: false,
    }
    const answer = await gateway.begin(door)
    expect(answer).toMatchObject({ kind: 'needs_customer' })
    const reference = answer.kind === 'needs_customer' ? answer.reference : ''
    expect(await gateway.cancel(reference)).toEqual({ kind: 'canceled', reference })
    expect(await gateway.complete(reference, 'key')).toEqual({ kind: 'canceled', reference })
  })

  test('what it does not speak is a 404 without an error, which the library returns as a result: never taken for success', async () => {
    const refund = { idempotencyKey: 're_1', charge: 'pi_1', amount: tenEuros, askedAt }
    expect(await gateway.refund(refund)).toEqual({ kind: 'unknown' })
    await expect(gateway.findRefund(refund)).rejects.toThrow()
    await expect(gateway.beginSetup({ idempotencyKey: 'x', customer: null, returnUrl: 'https://shop.example' })).rejects.toThrow()
    expect(await gateway.report('pi_nobody')).toBeNull()
  })
})

describe('against stripe-stateful-mock', () => {
  let server: ReturnType<typeof createServer>
  let url: string
  let gateway: Gateway
  beforeAll(async () => {
    const isApp = (value: unknown): boolean => typeof value === 'function'
    const mock: unknown = createRequire(import.meta.url)('stripe-stateful-mock')
    const { createExpressApp } = z.object({ createExpressApp: z.custom<() => RequestListener>(isApp) }).parse(mock)
    server = createServer(createExpressApp())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    gateway = connect(url)
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('I11: one key makes one customer, and the same key with another question is a bug', async () => {
    const request = { idempotencyKey: 'cus_1', name: 'Acme GmbH', email: 'acme@example.com' }
    const first = await gateway.customer(request)
    expect(first).toMatch(/^cus_/)
    expect(await gateway.customer(request)).toBe(first)
    await expect(gateway.customer({ ...request, email: 'other@example.com' })).rejects.toThrow()
    expect(await gateway.customer({ ...request, idempotencyKey: 'cus_2' })).not.toBe(first)
  })

  test('it knows no PaymentIntents: nothing that it answers is taken for money', async () => {
    const request = { idempotencyKey: 'inv_1:1', token: 'pm_card_visa', customer: null, amount: tenEuros, labels }
    const answer = await gateway.charge(request)
    expect(['unknown', 'declined']).toContain(answer.kind)
    expect(await gateway.refund({ idempotencyKey: 're_1', charge: 'pi_1', amount: tenEuros, askedAt })).not.toMatchObject({
      kind: 'succeeded',
    })
  })
})
