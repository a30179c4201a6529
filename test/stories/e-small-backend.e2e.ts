import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../web/e2e/browser.ts'
import { openStage, type Stage } from './stage.ts'
import { terminal } from './terminal.ts'

// Story E of SPEC.md section 2. Somebody's own small program keeps its users, plans and subscriptions here, and pays by Stripe's protocol, without any outside account.

let stage: Stage
let browser: BrowserContext
let page: Page
beforeAll(async () => {
  stage = await openStage({ at: '2027-04-01T08:00:00Z', isSandbox: true, hasPages: true })
  browser = await launchBrowser({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  browser.setDefaultTimeout(20_000)
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

test('story E: a small backend subscribes and unsubscribes its users, shows them their invoices, takes payments by Stripe, and one command bills everybody', async () => {
  const { api, must, goTo } = stage
  await stage.connectStripe()
  // What the small program does: with its key, and nothing else.
  const get = (path: string) => must(api.get(path))
  const post = (path: string, body: object = {}) => must(api.post(path, body))
  const shell = terminal({ url: stage.url, apiKey: api.key })
  const prices = [{ currency: 'EUR', interval: { unit: 'month', count: 1 }, terms: { model: 'flat', amount: '1500' } }]
  const plan = await post('/v1/plans', { code: 'hobby', name: 'Hobby', prices })
  const user = async (name: string, number: number): Promise<string> =>
    (await post('/v1/customers', { name, email: `${name.toLowerCase()}@users.example`, external_id: `user_${number}`, currency: 'EUR' })).id
  const [lena, mats] = [await user('Lena', 1), await user('Mats', 2)]
  const terms = { collection_method: 'send_invoice', net_terms_days: 7 }
  const lenas = await post('/v1/subscriptions', { customer: lena, plan: plan.id, ...terms })
  const matss = await post('/v1/subscriptions', { customer: mats, plan: plan.id, ...terms })

  // Their invoices: a list, and one with the state of its payment.
  const [first] = (await get(`/v1/invoices?customer=${lena}`)).data
  expect(await get(`/v1/invoices/${first.id}`)).toMatchObject({ status: 'open', total: 1500, amount_paid: 0, amount_due: 1500 })

  // Paid through Stripe: by the client secret, in the user's browser. What settles it is what Stripe says, not what the browser says.
  const intent = await post(`/v1/invoices/${first.id}/payment_intent`, { gateway: 'stripe' })
  expect(await stage.typeCard(intent.client_secret, '4000000000009995')).toEqual({ status: 402, code: 'insufficient_funds' })
  await stage.work()
  expect(await get(`/v1/invoices/${first.id}`)).toMatchObject({ status: 'open', amount_due: 1500 })
  expect(await stage.typeCard(intent.client_secret, '4242424242424242')).toEqual({ status: 200, code: null })
  await stage.work()
  expect(await get(`/v1/invoices/${first.id}`)).toMatchObject({ status: 'paid', amount_paid: 1500, amount_due: 0 })
  expect((await get(`/v1/payments?invoice=${first.id}`)).data).toContainEqual(
    expect.objectContaining({ gateway: 'stripe', status: 'succeeded', amount: 1500 }),
  )

  // Unsubscribed: served until the end of what is paid, and billed no more.
  expect(await post(`/v1/subscriptions/${lenas.id}/cancel`, { timing: 'period_end' })).toMatchObject({ status: 'active' })
  await goTo('2027-05-01T08:00:00Z')

  // One command does once what workers do over the day; done again it finds nothing to do.
  const done = await shell.read('jobs', 'run-all', '--yes')
  expect(done).toMatch(/billing-run +1 +0 +.*1 invoices/)
  expect(done).toMatch(/mark-overdue +1 +0 +1 overdue/)
  const again = await shell.read('jobs', 'run-all', '--yes')
  expect(again).toMatch(/mark-overdue .*nothing to do/)
  expect((await get(`/v1/subscriptions/${lenas.id}`)).status).toBe('canceled')
  const bills = async (customer: string) =>
    (await get(`/v1/invoices?customer=${customer}&sort=created_at`)).data.map(
      ({ status, total }: { status: string; total: number }) => `${status} ${total}`,
    )
  expect([await bills(lena), await bills(mats)]).toEqual([['paid 1500'], ['overdue 1500', 'open 1500']])

  await adminArea({ user: mats, subscription: matss.id })
  expect((await get('/v1/doctor')).findings).toEqual([])
  expect((await get('/v1/verification')).drift).toEqual([])
}, 600_000)

/** The admin area is the dashboard: users, plans, subscriptions, invoices; by the key alone, as in a first try. */
async function adminArea({ user, subscription }: { readonly user: string; readonly subscription: string }): Promise<void> {
  await page.goto(`${stage.url}/#key=${stage.api.key}`)
  await page.getByRole('link', { name: 'Customers', exact: true }).click()
  await page.getByRole('link', { name: 'Mats' }).click()
  await page.getByRole('heading', { name: 'Mats' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/customers/${user}`)
  await page.getByRole('link', { name: 'Catalog', exact: true }).click()
  await page.getByRole('link', { name: 'Hobby' }).first().waitFor()
  await page.goto(`${stage.url}/subscriptions/${subscription}`)
  await page.getByRole('heading', { name: 'Hobby' }).first().waitFor()
  await page.getByRole('link', { name: 'Invoices', exact: true }).click()
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Overdue' }).click()
  await page.getByRole('link', { name: 'INV-000002' }).waitFor()
  expect(await page.getByRole('link', { name: 'INV-000001' }).count()).toBe(0)
}
