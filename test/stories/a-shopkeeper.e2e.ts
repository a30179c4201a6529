import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword } from '../../server/test/people.ts'
import { launchBrowser } from '../../web/e2e/browser.ts'
import { signUp } from './doors.ts'
import { openStage, type Stage } from './stage.ts'
import { terminal } from './terminal.ts'

// Story A of SPEC.md section 2. One person keeps the whole book at the terminal, and looks at it in the browser.

let stage: Stage
let browser: BrowserContext
let page: Page
beforeAll(async () => {
  // The first of January, nine o'clock in Berlin.
  stage = await openStage({ at: '2027-01-01T08:00:00Z', hasPages: true })
  browser = await launchBrowser({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  browser.setDefaultTimeout(20_000)
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

const email = 'keeper@corner-shop.example'
const price = (amount: string, unit: string, count = 1) =>
  JSON.stringify({ currency: 'EUR', interval: { unit, count }, terms: { model: 'flat', amount } })

test('story A: a shopkeeper keeps customers and subscriptions at the terminal, charges by Stripe, and sees it all in the browser', async () => {
  await signUp(stage, page, { name: 'Kim Keeper', email, organization: 'Corner Shop' })
  const keeper = stage.person(email)
  const { id: organization } = await keeper.get('/v1/organization')
  await stage.connectStripe({ organization, post: (path, body) => keeper.request('POST', path, body) })
  const { secret: apiKey } = await keeper.post('/v1/api_keys', { name: 'My terminal', scopes: ['*'] })
  const { run, read, json } = terminal({ url: stage.url, apiKey })

  // Customers: added, viewed, listed, updated, deleted.
  const anna = await json('customers', 'create', '--name', 'Anna Arndt', '--email', 'anna@arndt.example', '--currency', 'EUR')
  const ben = await json('customers', 'create', '--name', 'Ben Brook', '--email', 'ben@brook.example', '--currency', 'EUR')
  const cleo = await json('customers', 'create', '--name', 'Cleo Carr', '--email', 'cleo@carr.example', '--currency', 'EUR')
  const dora = await json('customers', 'create', '--name', 'Dora Dahl', '--email', 'dora@dahl.example', '--currency', 'EUR')
  const wrong = await json('customers', 'create', '--name', 'Typing error')
  expect(await read('customers', 'show', anna.id)).toContain('anna@arndt.example')
  expect(await json('customers', 'update', cleo.id, '--name', 'Cleo Carrington')).toMatchObject({ name: 'Cleo Carrington' })
  expect((await run('customers', 'delete', wrong.id)).err).toContain('This is a live organization: add --yes')
  await read('customers', 'delete', wrong.id, '--yes')
  const listed = await read('customers', 'list', '--sort', 'name')
  for (const name of ['Anna Arndt', 'Ben Brook', 'Cleo Carrington', 'Dora Dahl']) expect(listed).toContain(name)
  expect(listed).not.toContain('Typing error')

  // Annual first, then monthly, quarterly and any other cycle; a discount code; one customer with several subscriptions.
  const plan = async (code: string, name: string, terms: string): Promise<string> =>
    (await json('plans', 'create', '--code', code, '--name', name, '--prices', terms)).id
  const yearly = await plan('yearly', 'Yearly', price('12000', 'year'))
  const monthly = await plan('monthly', 'Monthly', price('3000', 'month'))
  const better = await plan('better', 'Better', price('6000', 'month'))
  const quarterly = await plan('quarterly', 'Quarterly', price('7500', 'month', 3))
  const fortnightly = await plan('fortnightly', 'Fortnightly', price('1000', 'week', 2))
  const hello = await json('coupons', 'create', '--name', 'Hello', '--percent-off', '10', '--duration', 'once')
  await json('promotion-codes', 'create', '--coupon', hello.id, '--code', 'HELLO10')
  for (const { id } of [anna, ben, cleo, dora])
    await json('payment-methods', 'create', '--customer', id, '--gateway', 'stripe', '--token', 'pm_card_visa', '--yes')
  const subscribe = async (customer: string, wanted: string, ...others: string[]): Promise<string> =>
    (await json('subscriptions', 'create', '--customer', customer, '--plan', wanted, ...others, '--yes')).id
  await subscribe(anna.id, yearly)
  const bens = await subscribe(ben.id, monthly)
  await subscribe(cleo.id, quarterly, '--promotion-code', 'hello10')
  const doras = await subscribe(dora.id, fortnightly)

  // One customer is billed now; charging is by Stripe. The others follow when the workers come by.
  const bill = await read('bill', 'anna@arndt.example', '--yes')
  expect(bill).toMatch(/120\.00 EUR {2}succeeded/)
  const charged = () =>
    stage.stripe.book
      .account(`sk_test_${organization}`)
      .ledger.entries.map(({ kind, amount }) => `${kind} ${amount}`)
      .sort()
  expect(charged()).toEqual(['capture 12000'])
  await stage.work()
  // 75.00 less a tenth is 67.50.
  expect(charged()).toEqual(['capture 1000', 'capture 12000', 'capture 3000', 'capture 6750'])

  // The sixteenth at midnight: 16 of 31 days are left. 60.00 of the better plan comes to 30.97, 30.00 of the one before to 15.48.
  await stage.goTo('2027-01-15T23:00:00Z')
  await stage.work()
  await read('subscriptions', 'change', bens, '--plan', better, '--yes')
  await stage.work()
  const bensBills = (await json('invoices', 'list', '--customer', ben.id, '--sort', 'created_at')).data
  expect(bensBills.map(({ total }: { total: number }) => total)).toEqual([3000, 3097])
  expect((await json('credit-notes', 'list', '--customer', ben.id)).data.map(({ total }: { total: number }) => total)).toEqual([1548])
  expect(await read('explain', bensBills[1].number)).toContain('30.97')

  // February: what recurs has come by itself. One subscription, many payments.
  await stage.goTo('2027-01-29T08:00:00Z')
  await stage.work()
  await stage.goTo('2027-02-01T08:00:00Z')
  await stage.work()
  const paid = async (customer: string) =>
    (await json('payments', 'list', '--customer', customer, '--sort', 'created_at')).data.map(
      ({ amount, status }: { amount: number; status: string }) => `${status} ${amount}`,
    )
  expect(await paid(dora.id)).toEqual(['succeeded 1000', 'succeeded 1000', 'succeeded 1000'])

  // Where money hangs on it nobody is deleted: they are archived, once nothing runs any more.
  expect(await run('customers', 'delete', dora.id, '--yes')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Archive them instead'),
  })
  await read('subscriptions', 'cancel', doras, '--timing', 'now', '--yes')
  await read('customers', 'archive', dora.id, '--yes')
  expect(await json('customers', 'show', dora.id)).toMatchObject({ status: 'archived' })

  // Reports: 120.00 a year is 10.00 a month, 75.00 a quarter 25.00.
  const active = await json('report', 'active-subscriptions')
  expect(active.data.map((row: { customer_name: string; mrr: number }) => [row.customer_name, row.mrr])).toEqual([
    ['Anna Arndt', 1000],
    ['Ben Brook', 6000],
    ['Cleo Carrington', 2500],
  ])
  const revenue = await read('report', 'revenue', '--from', '2027-01', '--to', '2027-01', '--format', 'csv')
  const january = revenue.split('\r\n')[1]?.split(',') ?? []
  // 120.00 + 30.00 + 67.50 + 30.00 in three fortnights + the change, less the credit that paid a part of it.
  expect([january[0], january[3]]).toEqual(['2027-01', (120 + 30 + 67.5 + 30 + 30.97).toFixed(2)])
  expect(await read('report', 'growth', '--from', '2027-01')).toMatch(/2027-02 +0 +1 +3 +25\.0/)

  // The same by the REST API, with the key.
  const answer = await fetch(`${stage.url}/v1/customers?q=cleo`, { headers: { authorization: `Bearer ${apiKey}` } })
  const found: unknown = await answer.json()
  expect(found).toMatchObject({ data: [{ name: 'Cleo Carrington' }] })

  await browserShows()
  await stage.work()
  expect((await json('doctor')).findings).toEqual([])
  expect(await read('verify')).toContain('no drift')
}, 600_000)

/** Out and in again; active subscriptions, what renews next, what came in; search and filters. */
async function browserShows(): Promise<void> {
  await browser.clearCookies()
  await page.goto(`${stage.url}/`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Corner Shop' }).waitFor()
  // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out; that of the nodes has no blanks between blocks
  const text = async () => (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
  expect(await text()).toContain('Active subscriptions 3')
  await page.getByRole('table', { name: 'Upcoming renewals' }).getByText('Ben Brook').waitFor()
  expect(await text()).toMatch(/Total revenue €\d{3}\.\d\d/)

  await page.getByRole('link', { name: 'Customers', exact: true }).click()
  await page.getByRole('link', { name: 'Anna Arndt' }).waitFor()
  await page.getByRole('searchbox').fill('cleo')
  await page.getByRole('link', { name: 'Anna Arndt' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Cleo Carrington' }).waitFor()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Archived' }).click()
  await page.getByRole('link', { name: 'Dora Dahl' }).waitFor()
  expect(await page.getByRole('link', { name: 'Ben Brook' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click()
  await page.getByRole('combobox', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Canceled' }).click()
  await page.getByRole('link', { name: 'Dora Dahl' }).waitFor()
  await page.getByRole('link', { name: 'Ben Brook' }).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Account of Kim Keeper' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(`${stage.url}/customers`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}
