import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../web/e2e/browser.ts'
import { openStage, type Stage } from './stage.ts'

// Story D of SPEC.md section 2. Staff work in the dashboard's session, customers in the portal by the tokens that they are handed.

let stage: Stage
let browser: BrowserContext
beforeAll(async () => {
  stage = await openStage({ at: '2027-04-01T08:00:00Z', isSandbox: true })
  browser = await launchBrowser({ javaScriptEnabled: false, locale: 'en-GB' })
  browser.setDefaultTimeout(15_000)
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

const run = (job: string) => stage.post(`/v1/jobs/${job}/run`)

test('story D: staff write plans and run the jobs by hand; a customer reads, pays on a page without JavaScript, is declined, reminded, and leaves', async () => {
  const { get, post, goTo, must } = stage
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '4900' } }]
  const plan = await post('/v1/plans', { code: 'studio', name: 'Studio', prices })
  const portal = await stage.openPortal({ new_collection_method: 'send_invoice', new_net_terms_days: 10 })
  let nora = await portal.signUp('Nora Weber', 'nora@weber.example')
  const emil = await portal.signUp('Emil Krog', 'emil@krog.example')
  // Staff alone write plans; every customer who has logged in reads them.
  expect((await must(nora.get('/v1/portal/plans'))).data).toMatchObject([{ name: 'Studio' }])
  expect((await nora.post('/v1/plans', { code: 'mine', name: 'Mine', prices })).status).toBe(403)
  expect((await nora.get('/v1/invoices')).status).toBe(403)
  const hers = await must(nora.post('/v1/portal/subscriptions', { plan: plan.id }))
  const his = await must(emil.post('/v1/portal/subscriptions', { plan: plan.id }))

  // Generating invoices by hand: nothing is due, then one each, then nothing again.
  expect((await run('billing-run')).counts).toMatchObject({ invoices: 0 })
  await goTo('2027-05-01T08:00:00Z')
  expect((await run('billing-run')).counts).toMatchObject({ billed: 2, invoices: 2 })
  expect((await run('billing-run')).counts).toMatchObject({ invoices: 0 })
  await run('deliver-messages')
  nora = await portal.logIn('nora@weber.example')
  const own = await must(nora.get('/v1/portal/invoices?sort=created_at'))
  expect(own.data).toMatchObject([
    { number: 'INV-000001', total: 4900, due_on: '2027-04-11', status: 'open' },
    { total: 4900, issued_on: '2027-05-01', due_on: '2027-05-11' },
  ])
  const [april, may] = own.data

  // Marking overdue, and reminders, by hand: April is late, May is not.
  expect((await run('mark-overdue')).counts).toMatchObject({ overdue: 2 })
  expect((await run('mark-overdue')).counts).toMatchObject({ overdue: 0 })
  expect((await get(`/v1/invoices?customer=${nora.id}&status=overdue`)).data).toMatchObject([{ id: april.id }])
  await goTo('2027-05-08T09:00:00Z')
  expect((await run('send-reminders')).counts).toMatchObject({ reminded: 2 })
  expect((await run('send-reminders')).counts).toMatchObject({ reminded: 0 })
  await run('deliver-messages')
  const messages = (await get(`/v1/messages?customer=${nora.id}&limit=100`)).data.map(
    ({ template, subject }: { template: string; subject: string }) => `${template}: ${subject}`,
  )
  expect(messages).toContain(`invoice_overdue: Overdue: invoice ${april.number}, €49.00`)
  expect(messages.filter((each: string) => each.startsWith('invoice_due_soon'))).toEqual([
    `invoice_due_soon: Reminder: invoice ${may.number} is due on 11 May 2027`,
  ])

  // The page: … 9995 is declined and leaves the invoice as it is; 4242 … pays.
  const page = await browser.newPage()
  nora = await portal.logIn('nora@weber.example')
  await page.goto(`${stage.url}${new URL((await must(nora.post(`/v1/portal/invoices/${april.id}/payment_link`))).url).pathname}`)
  await page.getByRole('heading', { name: `Invoice ${april.number}` }).waitFor()
  const type = async (number: string): Promise<void> => {
    await page.getByLabel('Card number').fill(number)
    await page.getByLabel('Expiry').fill('12/34')
    await page.getByLabel('Security code').fill('123')
    await page.getByRole('button', { name: 'Pay' }).click()
  }
  await type('4000 0000 0000 9995')
  await page.getByRole('alert').getByText('There is not enough money').waitFor()
  expect(await must(nora.get(`/v1/portal/invoices/${april.id}`))).toMatchObject({ status: 'overdue', amount_due: 4900 })
  await type('4242 4242 4242 4242')
  await page.getByText('Thank you. This invoice is paid.').waitFor()
  expect(await get(`/v1/invoices/${april.id}`)).toMatchObject({ status: 'paid', amount_paid: 4900 })
  await page.close()

  // A customer sees their own; each list by its status.
  const numbers = async (query: string) => (await get(`/v1/invoices?${query}`)).data.length
  const hersBy = async (status: string) =>
    (await must(nora.get(`/v1/portal/invoices?status=${status}`))).data.map(({ id }: { id: string }) => id)
  expect([await hersBy('paid'), await hersBy('pending'), await hersBy('overdue')]).toEqual([[april.id], [may.id], []])
  const [another] = (await get(`/v1/invoices?customer=${emil.id}`)).data
  expect((await nora.get(`/v1/portal/invoices/${another.id}`)).status).toBe(404)
  expect(await numbers(`customer=${nora.id}&status=paid`)).toBe(1)
  expect(await numbers(`customer=${emil.id}&status=paid`)).toBe(0)
  expect(await numbers('status=overdue')).toBe(1)

  // Unsubscribe.
  await must(nora.post(`/v1/portal/subscriptions/${hers.id}/unsubscribe`))
  await goTo('2027-06-01T08:00:00Z')
  await run('billing-run')
  const ids = async (status: string) => (await get(`/v1/subscriptions?status=${status}`)).data.map(({ id }: { id: string }) => id)
  expect([await ids('canceled'), await ids('active')]).toEqual([[hers.id], [his.id]])
  expect(await numbers(`customer=${nora.id}`)).toBe(2)
  expect(await numbers(`customer=${emil.id}`)).toBe(3)
  for (const job of ['mark-overdue', 'send-reminders', 'deliver-messages']) await run(job)
  expect((await get('/v1/doctor')).findings).toEqual([])
})

test('story D: the charge of a card that declines is dunned to the end that the policy names', async () => {
  const { get, post, goTo } = stage
  await goTo('2027-07-01T06:00:00Z')
  const retries = [
    { after_days: 2, message: 'warning' },
    { after_days: 4, message: 'last_warning' },
  ]
  const policy = { name: 'Strict', retries, final_action: 'cancel', final_after_days: 6, time_of_day: '09:00', default: false }
  const { id: dunning } = await post('/v1/dunning_policies', policy)
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '700' } }]
  const plan = await post('/v1/plans', { code: 'mini', name: 'Mini', prices })
  const customer = await post('/v1/customers', { name: 'Pia Holm', email: 'pia@holm.example', dunning_policy: dunning })
  await post('/v1/payment_methods', { customer: customer.id, gateway: 'sandbox', token: 'pm_card_chargeCustomerFail' })
  const subscription = await post('/v1/subscriptions', { customer: customer.id, plan: plan.id })
  const [invoice] = (await get(`/v1/invoices?customer=${customer.id}`)).data
  await run('collect-payments')
  for (const day of ['03', '05', '07']) {
    await goTo(`2027-07-${day}T07:00:00Z`)
    await run('dunning')
    await run('collect-payments')
  }
  const tries = (await get(`/v1/payments?invoice=${invoice.id}`)).data
  expect(tries.map(({ status, attempt }: { status: string; attempt: number }) => [attempt, status])).toEqual([
    [3, 'declined'],
    [2, 'declined'],
    [1, 'declined'],
  ])
  expect(await get(`/v1/invoices/${invoice.id}/dunning`)).toMatchObject({ run: { status: 'exhausted', final_result: 'cancel' } })
  expect(await get(`/v1/subscriptions/${subscription.id}`)).toMatchObject({ status: 'canceled' })
  // Nobody is asked again, and each thing that happened was told once.
  await goTo('2027-07-20T07:00:00Z')
  await run('dunning')
  await run('collect-payments')
  expect((await get(`/v1/payments?invoice=${invoice.id}`)).data).toHaveLength(3)
  await run('deliver-messages')
  const told = (await get(`/v1/messages?customer=${customer.id}&limit=100&sort=created_at`)).data
  expect(told.map(({ template, subject }: { template: string; subject: string }) => `${template}: ${subject}`)).toEqual([
    ...Array.from({ length: 3 }, () => `payment_failed: Your payment for invoice ${invoice.number} did not go through`),
    'subscription_ended: Your subscription to Mini has ended',
    'credit_note_issued: Credit note CN-000001 from Harbour Coffee GmbH',
  ])
})
