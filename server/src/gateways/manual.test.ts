import { money } from '@quarterday/core/money.ts'
import { expect, test } from 'vitest'
import { defaultOutside } from '../kit/outside.ts'
import { manual } from './manual.ts'

// Of the contract of gateways what makes sense where people move the money. It takes nothing, so nothing can be lost, found or taken twice.

const nobody = { idempotencyKey: 'inv_1:1', customer: null, amount: money('EUR', 4900n) }
const labels = { organization: 'org_1', payment: 'pay_1', description: 'INV-000042' }
const account = { publicKey: 'IBAN DE89 3704 0044 0532 0130 00', secretKey: null, webhookSecret: null }

// It asks nothing of what it is connected by.
const ctx: Parameters<typeof manual.connect>[0] = Object.create({ outside: defaultOutside('http://localhost:4242') })
const gateway = manual.connect(ctx, account)

test('a charge waits for the customer, who is told where to transfer how much to and what to quote', async () => {
  expect(await gateway.charge({ ...nobody, token: 'none', labels })).toEqual({
    kind: 'needs_customer',
    reference: expect.stringMatching(/^man_/),
    clientSecret: null,
    redirectUrl: null,
    instructions: 'Please transfer 49.00 EUR and quote INV-000042.\nIBAN DE89 3704 0044 0532 0130 00',
  })
})

test('I11: one key is one question, and no look at it makes it money', async () => {
  const door = { ...nobody, labels, returnUrl: 'https://shop.example', keepMethod: true }
  const [first, second] = [await gateway.begin(door), await gateway.begin(door)]
  expect(second).toEqual(first)
  const reference = first.kind === 'needs_customer' ? first.reference : ''
  expect(await gateway.complete(reference, 'key')).toMatchObject({ kind: 'needs_customer', reference })
  expect(await gateway.cancel(reference)).toEqual({ kind: 'canceled', reference })
  expect(await gateway.report(reference)).toBeNull()
})

test('a refund waits for a person to send it, and nothing can be kept', async () => {
  const refund = {
    idempotencyKey: 're_1',
    charge: 'man_1',
    amount: money('EUR', 100n),
    askedAt: Temporal.Instant.from('2027-04-01T00:00:00Z'),
  }
  expect(await gateway.refund(refund)).toMatchObject({ kind: 'pending' })
  expect(await gateway.keep('pm_card_visa', null)).toEqual({ kind: 'unknown_token' })
  expect(await gateway.beginSetup({ idempotencyKey: 'x', customer: null, returnUrl: 'https://shop.example' })).toMatchObject({
    kind: 'failed',
  })
  expect(await gateway.customer({ idempotencyKey: 'x', name: 'Acme', email: null })).toBeNull()
  expect(await gateway.verify({ body: Buffer.from('{}'), headers: {} }, Temporal.Instant.from('2027-04-01T00:00:00Z'))).toBeNull()
})
