import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Seller, type Server, startServer } from './seller.ts'

let server: Server
let shop: Seller
let browser: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'America/New_York' })
  browser.setDefaultTimeout(15_000)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  complaints = []
  shop = await server.seller()
  page = await browser.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
})
// What a browser complains about, a breach of the content security policy included, nobody else would ever see.
afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

/** What a person reads there, with all white space as single blanks and none around dashes. */
async function textOf(role: 'region' | 'article' | 'list', name: string | RegExp): Promise<string> {
  const found = page.getByRole(role, { name })
  await found.waitFor()
  // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out; that of the nodes has no blanks between blocks
  return (await found.innerText()).replaceAll(/\s+/g, ' ').replaceAll(' – ', '–')
}

async function signIn(path = '/'): Promise<void> {
  await page.goto(`${server.url}/#key=${shop.apiKey}`)
  await page.getByRole('link', { name: 'Customers' }).waitFor()
  if (path !== '/') await page.goto(`${server.url}${path}`)
}

test('a key opens the dashboard; a wrong one does not, and says so', async () => {
  await page.goto(`${server.url}/customers`)
  await page.getByLabel('API key').fill('qd_test_nonsense')
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await page.getByText('This key is not accepted').waitFor()
  await page.getByLabel('API key').fill(shop.apiKey)
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await page.getByRole('heading', { name: 'Customers' }).waitFor()
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('API key').waitFor()
  // The browser itself notes the 401.
  complaints = complaints.filter((complaint) => !complaint.includes('401'))
})

test('a link with a key signs in and leaves no key in the address or the history', async () => {
  await signIn()
  expect(page.url()).toBe(`${server.url}/`)
  await page.goto(`${server.url}/invoices`)
  await page.goBack()
  await page.getByRole('heading', { name: 'Harbour Coffee' }).waitFor()
  expect(page.url()).not.toContain('qd_test_')
})

test('home shows the business at one glance', async () => {
  await signIn()
  await page.getByRole('heading', { name: 'Harbour Coffee' }).waitFor()
  await page.getByText('Monthly recurring revenue').waitFor()
  expect(await page.getByText('€10.00').count()).toBeGreaterThan(0)
  expect(await textOf('region', 'Upcoming renewals')).toContain('Anna Ruiz Basic 1 May 2027 in 15 days €10.00')
  expect(await textOf('region', 'Newest customers')).toContain('Bob Weiss')
  // The chart is loaded by itself and drawn under the content security policy.
  await page.locator('.recharts-bar').first().waitFor()
})

test('search and filter are in the address and survive a reload', async () => {
  await signIn('/customers')
  await page.getByLabel('Search name, e-mail or your own id').fill('bob')
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor({ state: 'detached' })
  await page.waitForURL('**/customers?q=bob')
  await page.reload()
  await page.getByRole('link', { name: 'Bob Weiss' }).waitFor()
  expect(await page.getByRole('link', { name: 'Anna Ruiz' }).count()).toBe(0)
})

test('a plan is changed after its preview to the cent, and the invoice explains itself', async () => {
  await signIn(`/subscriptions/${shop.subscription}`)
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Pro' }).click()
  await page.getByText('Now', { exact: true }).click()
  // 15 of the 30 days of April are left: half of 10.00 back, half of 30.00 for Pro.
  await page.getByRole('button', { name: 'Change and bill €10.00' }).waitFor()
  expect(await textOf('region', 'Given back now')).toContain('€5.00')
  expect(await textOf('region', 'Billed now')).toBe(
    'Billed now Pro 16–30 Apr 2027 €15.00 Total €15.00 Paid from credit −€5.00 To pay €10.00',
  )
  expect(await textOf('region', 'Next invoice, 1 May 2027')).toContain('Pro 1–31 May 2027 €30.00')
  await page.getByRole('button', { name: 'Change and bill €10.00' }).click()
  await page.getByText('The subscription is changed').waitFor()
  await page.getByRole('heading', { name: 'Pro', exact: true }).waitFor()

  const [invoice] = (await shop.client.listInvoices({ reason: 'change' })).data
  expect(invoice).toMatchObject({ total: 1500, credits_applied: 500, currency: 'EUR' })
  await page.getByRole('link', { name: String(invoice?.number) }).click()
  const sheet = `Invoice ${invoice?.number}`
  await page.getByRole('heading', { name: sheet }).waitFor()
  expect(await textOf('article', sheet)).toContain('Anna Ruiz')
  await page.getByRole('button', { name: 'Why?' }).first().click()
  expect(await textOf('list', /^Why: /)).toContain('15 of the 30 days')
})

test('a cancellation is previewed, made, and undone', async () => {
  await signIn(`/subscriptions/${shop.subscription}`)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  expect(await textOf('region', 'Billed now')).toContain('Nothing is billed now.')
  await page.getByRole('button', { name: 'Cancel at period end' }).click()
  await page.getByText('Ending', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Undo the cancellation' }).click()
  await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor()
  expect(await shop.client.getSubscription(shop.subscription)).toMatchObject({ cancel_at: null })
})

test('the doctor finds nothing, no amount drifts, and the clock moves', async () => {
  await signIn('/operation')
  await page.getByText(/All is well: \d+ checks, nothing found/).waitFor()
  await page.getByRole('button', { name: 'Compute all amounts again' }).click()
  await page.getByText('No drift').waitFor()
  await page.getByRole('button', { name: 'One month on' }).click()
  await page.getByText(/^The clock shows 16 May 2027/).waitFor()
  await page.getByRole('link', { name: 'Sandbox clock: 16 May 2027' }).waitFor()
})

test('on a phone nothing but tables is wider than the screen, and the screens are a button away', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn()
  for (const path of ['/', '/customers', '/subscriptions', `/subscriptions/${shop.subscription}`, '/invoices', '/catalog', '/operation']) {
    await page.goto(`${server.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360])
  }
  await page.getByRole('button', { name: 'Screens' }).click()
  await page.getByRole('link', { name: 'Catalog' }).click()
  await page.getByRole('heading', { name: 'Catalog' }).waitFor()
})

test('it is dark where the system is, and light when asked', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn()
  const scheme = () => page.evaluate(`document.documentElement.getAttribute('data-mantine-color-scheme')`)
  expect(await scheme()).toBe('dark')
  await page.getByRole('button', { name: 'Light or dark' }).click()
  expect(await scheme()).toBe('light')
  await page.reload()
  expect(await scheme()).toBe('light')
})
