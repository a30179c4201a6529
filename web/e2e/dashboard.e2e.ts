import { expect, test } from 'vitest'
import { forget, setting } from './setting.ts'

const setup = setting()

test('a key opens the dashboard; a wrong one does not, and says so', async () => {
  await setup.page.goto(`${setup.server.url}/customers`)
  await setup.page.getByRole('button', { name: 'Use an API key instead' }).click()
  await setup.page.getByRole('textbox', { name: 'API key' }).fill('qd_test_nonsense')
  await setup.page.getByRole('button', { name: 'Open the dashboard' }).click()
  await setup.page.getByText('This key is not accepted').waitFor()
  await setup.page.getByRole('textbox', { name: 'API key' }).fill(setup.shop.apiKey)
  await setup.page.getByRole('button', { name: 'Open the dashboard' }).click()
  await setup.page.getByRole('heading', { name: 'Customers' }).waitFor()
  await setup.page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  await setup.page.getByRole('button', { name: 'Account of API key' }).click()
  await setup.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await setup.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  // The browser itself notes the 401.
  forget(setup.complaints, '401')
})

test('a link with a key signs in and leaves no key in the address or the history', async () => {
  await setup.signIn()
  expect(setup.page.url()).toBe(`${setup.server.url}/`)
  await setup.page.goto(`${setup.server.url}/invoices`)
  await setup.page.goBack()
  await setup.page.getByRole('heading', { name: 'Harbour Coffee' }).waitFor()
  expect(setup.page.url()).not.toContain('qd_test_')
})

test('home shows the business at one glance', async () => {
  await setup.signIn()
  await setup.page.getByRole('heading', { name: 'Harbour Coffee' }).waitFor()
  await setup.page.getByText('Monthly recurring revenue').waitFor()
  expect(await setup.page.getByText('€10.00').count()).toBeGreaterThan(0)
  expect(await setup.textOf('region', 'Upcoming renewals')).toContain('Anna Ruiz Basic 1 May 2027 in 15 days €10.00')
  expect(await setup.textOf('region', 'Newest customers')).toContain('Bob Weiss')
  // The chart is loaded by itself and drawn under the content security policy.
  await setup.page.locator('.recharts-bar').first().waitFor()
})

test('search and filter are in the address and survive a reload', async () => {
  await setup.signIn('/customers')
  await setup.page.getByLabel('Search name, e-mail or your own id').fill('bob')
  await setup.page.getByRole('link', { name: 'Anna Ruiz' }).waitFor({ state: 'detached' })
  await setup.page.waitForURL('**/customers?q=bob')
  await setup.page.reload()
  await setup.page.getByRole('link', { name: 'Bob Weiss' }).waitFor()
  expect(await setup.page.getByRole('link', { name: 'Anna Ruiz' }).count()).toBe(0)
})

test('a plan is changed after its preview to the cent, and the invoice explains itself', async () => {
  await setup.signIn(`/subscriptions/${setup.shop.subscription}`)
  await setup.page.getByRole('button', { name: 'Change', exact: true }).click()
  await setup.page.getByRole('combobox', { name: 'Plan' }).click()
  await setup.page.getByRole('option', { name: 'Pro' }).click()
  await setup.page.getByText('Now', { exact: true }).click()
  // 15 of the 30 days of April are left: half of 10.00 back, half of 30.00 for Pro.
  await setup.page.getByRole('button', { name: 'Change and bill €10.00' }).waitFor()
  expect(await setup.textOf('region', 'Given back now')).toContain('€5.00')
  expect(await setup.textOf('region', 'Billed now')).toBe(
    'Billed now Pro 16–30 Apr 2027 €15.00 Total €15.00 Paid from credit −€5.00 To pay €10.00',
  )
  expect(await setup.textOf('region', 'Next invoice, 1 May 2027')).toContain('Pro 1–31 May 2027 €30.00')
  await setup.page.getByRole('button', { name: 'Change and bill €10.00' }).click()
  await setup.page.getByText('The subscription is changed').waitFor()
  await setup.page.getByRole('heading', { name: 'Pro', exact: true }).waitFor()

  const [invoice] = (await setup.shop.client.listInvoices({ reason: 'change' })).data
  expect(invoice).toMatchObject({ total: 1500, credits_applied: 500, currency: 'EUR' })
  await setup.page.getByRole('link', { name: String(invoice?.number) }).click()
  const sheet = `Invoice ${invoice?.number}`
  await setup.page.getByRole('heading', { name: sheet }).waitFor()
  expect(await setup.textOf('article', sheet)).toContain('Anna Ruiz')
  await setup.page.getByRole('button', { name: 'Why?' }).first().click()
  expect(await setup.textOf('list', /^Why: /)).toContain('15 of the 30 days')
})

test('a cancellation is previewed, made, and undone', async () => {
  await setup.signIn(`/subscriptions/${setup.shop.subscription}`)
  await setup.page.getByRole('button', { name: 'Cancel', exact: true }).click()
  expect(await setup.textOf('region', 'Billed now')).toContain('Nothing is billed now.')
  await setup.page.getByRole('button', { name: 'Cancel at period end' }).click()
  await setup.page.getByText('Ending', { exact: true }).waitFor()
  await setup.page.getByRole('button', { name: 'Undo the cancellation' }).click()
  await setup.page.getByRole('button', { name: 'Cancel', exact: true }).waitFor()
  expect(await setup.shop.client.getSubscription(setup.shop.subscription)).toMatchObject({ cancel_at: null })
})

test('the doctor finds nothing, no amount drifts, and the clock moves', async () => {
  await setup.signIn('/operation')
  await setup.page.getByText(/All is well: \d+ checks, nothing found/).waitFor()
  await setup.page.getByRole('button', { name: 'Compute all amounts again' }).click()
  await setup.page.getByText('No drift').waitFor()
  await setup.page.getByRole('button', { name: 'One month on' }).click()
  await setup.page.getByText(/^The clock shows 16 May 2027/).waitFor()
  await setup.page.getByRole('link', { name: 'Sandbox clock: 16 May 2027' }).waitFor()
})

test('on a phone nothing but tables is wider than the screen, and the screens are a button away', async () => {
  await setup.page.setViewportSize({ width: 360, height: 740 })
  await setup.signIn()
  for (const path of [
    '/',
    '/customers',
    '/subscriptions',
    `/subscriptions/${setup.shop.subscription}`,
    '/invoices',
    '/catalog',
    '/operation',
  ]) {
    await setup.page.goto(`${setup.server.url}${path}`)
    await setup.page.getByRole('heading', { level: 1 }).waitFor()
    await setup.page.waitForLoadState('networkidle')
    expect([path, await setup.page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360])
  }
  await setup.page.getByRole('button', { name: 'Screens' }).click()
  await setup.page.getByRole('link', { name: 'Catalog' }).click()
  await setup.page.getByRole('heading', { name: 'Catalog' }).waitFor()
})

test('it is dark where the system is, and light when asked', async () => {
  await setup.page.emulateMedia({ colorScheme: 'dark' })
  await setup.signIn()
  const scheme = () => setup.page.evaluate(`document.documentElement.getAttribute('data-mantine-color-scheme')`)
  expect(await scheme()).toBe('dark')
  await setup.page.getByRole('button', { name: 'Light or dark' }).click()
  expect(await scheme()).toBe('light')
  await setup.page.reload()
  expect(await scheme()).toBe('light')
})
