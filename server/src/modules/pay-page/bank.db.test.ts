import { afterEach, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { billed, card, submit } from '../../../test/paying.ts'

let api: TestApi | undefined
afterEach(async () => {
  await api?.close()
  api = undefined
})

const formOf = (typed: Record<string, string>) => new URLSearchParams(typed).toString()

test('a charge that needs the customer leads to the sandbox’s bank, where they confirm it', async () => {
  api = await testApi()
  const { customer, invoice } = await billed(api, { collection_method: 'charge_automatically', net_terms_days: 0 })
  await api.post('/v1/payment_methods', { customer, gateway: 'sandbox', token: 'pm_card_threeDSecureRequired' })
  await api.post('/v1/jobs/collect-payments/run')
  const [payment] = (await api.get(`/v1/payments?invoice=${invoice}`)).body.data
  expect(payment.status).toBe('needs_customer')
  const path = new URL(payment.redirect_url).pathname
  expect((await api.raw('GET', path)).text).toContain('Is it you who wants to pay €74.01?')
  expect((await submit(api, path, 'approved=yes', { 'sec-fetch-site': 'cross-site' })).text).toContain('Is it you')
  expect((await submit(api, path, 'approved=yes')).text).toContain('Confirmed.')
  expect((await api.get(`/v1/invoices/${invoice}`)).body.status).toBe('paid')
  const closed = await api.raw('GET', path)
  expect([closed.status, closed.text.includes('There is nothing to confirm.')]).toEqual([404, true])
  expect((await api.raw('GET', '/sandbox-gateway/confirm/ch_unknown')).status).toBe(404)
})

test('a door of the sandbox gateway that was opened by the API is gone through on the gateway’s own page', async () => {
  api = await testApi()
  const { invoice } = await billed(api)
  const { body } = await api.post(`/v1/invoices/${invoice}/payment_intent`, {})
  const path = new URL(body.redirect_url).pathname
  const wrong = await submit(api, path, formOf(card('4111111111111111')))
  expect([wrong.status, wrong.text.includes('Only test cards work here')]).toEqual([422, true])
  const declined = await submit(api, path, formOf(card('4000000000009995')))
  expect([declined.status, declined.text.includes('There is not enough money')]).toEqual([402, true])
  expect((await submit(api, path, formOf(card('4242424242424242')))).text).toContain('Confirmed.')
  expect((await api.get(`/v1/invoices/${invoice}`)).body.status).toBe('paid')
})
