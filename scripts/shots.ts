import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { quarterday } from '../sdk/src/client.ts'
import { launchBrowser } from '../web/e2e/browser.ts'
import { root } from './steps.ts'

// `npm run shots` writes pictures of the main screens to shots/: desktop and phone, light and dark. Of a server that runs already when
// SHOTS_URL and SHOTS_KEY name one, else of a demo of its own. `npm run shots -- invoice` only those whose name contains `invoice`.

interface Server {
  readonly url: string
  readonly apiKey: string
  stop(): Promise<void>
}

interface Screen {
  readonly name: string
  readonly path: string
  /** What to do before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>
  readonly isDialog?: boolean
  /** Who looks at it; default: whoever has the key. */
  readonly as?: 'nobody' | 'person'
}

const sizes = { desktop: { width: 1360, height: 900 }, phone: { width: 390, height: 844 } }
const folder = join(root, 'shots')

async function main(): Promise<void> {
  const server = await serverFor()
  try {
    await mkdir(folder, { recursive: true })
    const screens = (await screensOf(server)).filter(({ name }) => name.includes(process.argv[2] ?? ''))
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await launchBrowser({ viewport, colorScheme, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
        for (const { name, path, prepare, isDialog = false, as } of screens) {
          const page = await context.newPage()
          page.setDefaultTimeout(8000)
          page.on('console', (message) => message.type() === 'error' && as === undefined && console.error(`${name}: ${message.text()}`))
          page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
          await context.clearCookies()
          if (as === 'person') await signInAsPerson(page, server)
          else if (as !== 'nobody') await signIn(page, server)
          await page.goto(`${server.url}${path}`)
          await page.waitForLoadState('networkidle')
          await prepare?.(page).catch((error: unknown) => {
            console.error(`${name}: ${error}`)
            process.exitCode = 1
          })
          await page.waitForTimeout(400)
          const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
          if (Number(overflow) > 0) console.error(`${name} on a ${size}: ${overflow} pixels too wide`)
          await page.screenshot({
            path: join(folder, `${name}-${size}-${colorScheme}.png`),
            // A dialog stands in the window, not on the whole page.
            fullPage: !isDialog,
          })
          await page.close()
        }
        await context.close()
      }
    }
    console.log(`${screens.length * 4} pictures in ${folder}`)
  } finally {
    await server.stop()
  }
}

async function signIn(page: Page, { url, apiKey }: Server): Promise<void> {
  await page.goto(`${url}/#key=${apiKey}`)
  await page.getByRole('navigation').first().waitFor({ state: 'attached' })
}

/** Somebody who signs up the first time, where the server lets people do so. */
async function signInAsPerson(page: Page, { url }: Server): Promise<void> {
  const body = JSON.stringify(person)
  await page.request.post(`${url}/v1/auth/sign_up`, { headers: headersOfPage, data: body })
  const { email, password } = person
  const login = await page.request.post(`${url}/v1/auth/login`, { headers: headersOfPage, data: JSON.stringify({ email, password }) })
  if (!login.ok()) throw new Error(`Nobody could sign in: ${await login.text()}`)
}

const headersOfPage = { 'content-type': 'application/json', 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin' }
const person = {
  name: 'Nora Nordström',
  email: 'nora@harbour-coffee.example',
  password: 'nine espressos before noon',
  organization: { name: 'Harbour Coffee', timezone: 'Europe/Berlin', currency: 'EUR' },
}

async function screensOf({ url, apiKey }: Server): Promise<readonly Screen[]> {
  const api = quarterday({ apiKey, baseUrl: url })
  const [active] = (await api.listSubscriptions({ status: 'active', limit: 1 })).data
  const [trialing] = (await api.listSubscriptions({ status: 'trialing', limit: 1 })).data
  const [plan] = (await api.listPlans({ status: 'active', limit: 1, sort: 'created_at' })).data
  const [changed] = (await api.listInvoices({ reason: 'change', limit: 1 })).data
  const [overdue] = (await api.listInvoices({ status: 'overdue', limit: 1 })).data
  const one = (path: string, id: string | undefined) => (id === undefined ? [] : [`${path}/${id}`])
  // The regulars of the demo (server/src/demo/regulars.ts), each with something of its own to see.
  const regular = async (name: string) => (await api.listCustomers({ q: name, limit: 1 })).data[0]?.id
  const [hotel, coworking, yard, atelier] = await Promise.all(['Elbufer', 'Kontor', 'Norddock Werft', 'Lumière'].map(regular))
  const theirs = async (customer: string | undefined) =>
    customer === undefined ? undefined : (await api.listSubscriptions({ customer, limit: 1 })).data[0]?.id
  const [metered, ending, paused, phased] = await Promise.all(
    [hotel, await regular('Speicherstadt'), await regular('Mole'), await regular('Kleine Freiheit')].map(theirs),
  )
  const [noted] = (await api.listCreditNotes({ sort: 'created_at', limit: 1 })).data
  const [counted] = hotel === undefined ? [] : (await api.listInvoices({ customer: hotel, limit: 1 })).data
  return [
    { name: 'sign-in', path: '/', as: 'nobody' },
    { name: 'sign-up', path: '/sign-up', as: 'nobody' },
    { name: 'forgot-password', path: '/forgot-password', as: 'nobody' },
    { name: 'account', path: '/account', as: 'person' },
    { name: 'account-factor', path: '/account', as: 'person', prepare: enrol, isDialog: true },
    { name: 'organizations', path: '/', as: 'person', prepare: organizations, isDialog: true },
    { name: 'members', path: '/settings/members' },
    { name: 'invite', path: '/settings/members', prepare: button('Invite somebody'), isDialog: true },
    { name: 'roles', path: '/settings/roles' },
    { name: 'new-role', path: '/settings/roles', prepare: button('New role'), isDialog: true },
    { name: 'approvals', path: '/settings/approvals' },
    { name: 'api-keys', path: '/settings/api-keys' },
    { name: 'new-key', path: '/settings/api-keys', prepare: button('New key'), isDialog: true },
    { name: 'security', path: '/settings/security' },
    { name: 'portal', path: '/settings/portal' },
    { name: 'audit-log', path: '/audit-log' },
    { name: 'home', path: '/' },
    { name: 'customers', path: '/customers' },
    { name: 'new-customer', path: '/customers', prepare: button('New customer'), isDialog: true },
    { name: 'nobody', path: '/customers?q=nobody-has-this-name' },
    ...one('/customers', active?.customer).map((path) => ({ name: 'customer', path })),
    ...one('/customers', coworking).flatMap((path) => [
      { name: 'customer-wallet', path },
      { name: 'edit-customer', path, prepare: button('Edit'), isDialog: true },
      { name: 'new-wallet', path, prepare: button('New wallet'), isDialog: true },
      { name: 'test-card', path, prepare: button('Add a test card'), isDialog: true },
      { name: 'order-once', path, prepare: orderOnce, isDialog: true },
      { name: 'own-price', path, prepare: ownPrice, isDialog: true },
      { name: 'top-up', path, prepare: button('Top up'), isDialog: true },
      { name: 'auto-top-up', path, prepare: button('Automatic top-up'), isDialog: true },
      { name: 'apply-coupon', path, prepare: button('Apply a coupon'), isDialog: true },
      { name: 'start', path, prepare: startPro, isDialog: true },
      { name: 'start-phases', path, prepare: startPhases, isDialog: true },
    ]),
    ...one('/customers', hotel).map((path) => ({ name: 'customer-prices', path })),
    ...one('/customers', yard).map((path) => ({ name: 'customer-parent', path })),
    ...one('/customers', atelier).map((path) => ({ name: 'customer-abroad', path })),
    { name: 'subscriptions', path: '/subscriptions' },
    ...one('/subscriptions', active?.id).flatMap((path) => [
      { name: 'subscription', path },
      { name: 'change', path, prepare: changePlan, isDialog: true },
      { name: 'cancel', path, prepare: button('Cancel'), isDialog: true },
      { name: 'pause', path, prepare: item('Pause', 'Billed now'), isDialog: true },
      { name: 'charge', path, prepare: charge, isDialog: true },
      { name: 'edit-terms', path, prepare: button('Edit how it is paid'), isDialog: true },
      { name: 'billing-day', path, prepare: item('Move the billing day'), isDialog: true },
    ]),
    ...one('/subscriptions', trialing?.id).flatMap((path) => [
      { name: 'subscription-trial', path },
      { name: 'end-trial', path, prepare: item('End or extend the trial', 'Billed now'), isDialog: true },
    ]),
    ...one('/subscriptions', metered).map((path) => ({ name: 'subscription-usage', path })),
    ...one('/subscriptions', ending).map((path) => ({ name: 'subscription-ending', path })),
    ...one('/subscriptions', paused).flatMap((path) => [
      { name: 'subscription-paused', path },
      { name: 'resume', path, prepare: item('Resume', 'Billed now'), isDialog: true },
    ]),
    ...one('/subscriptions', phased).map((path) => ({ name: 'subscription-phases', path })),
    { name: 'invoices', path: '/invoices' },
    ...one('/invoices', changed?.id).map((path) => ({ name: 'invoice', path, prepare: explainAll })),
    ...one('/invoices', overdue?.id).map((path) => ({ name: 'invoice-overdue', path })),
    ...one('/invoices', noted?.invoice).flatMap((path) => [
      { name: 'invoice-credited', path },
      { name: 'give-back', path, prepare: button('Give back'), isDialog: true },
    ]),
    ...one('/customers', noted?.customer).map((path) => ({ name: 'customer-credited', path })),
    ...one('/invoices', counted?.id).map((path) => ({ name: 'invoice-usage', path, prepare: explainAll })),
    { name: 'catalog', path: '/catalog' },
    { name: 'new-plan', path: '/catalog', prepare: newPlan, isDialog: true },
    { name: 'new-product', path: '/catalog', prepare: button('New product'), isDialog: true },
    { name: 'new-feature', path: '/catalog', prepare: button('New feature'), isDialog: true },
    ...one('/catalog', plan?.id).flatMap((path) => [
      { name: 'plan', path },
      { name: 'edit-plan', path, prepare: button('Edit'), isDialog: true },
      { name: 'new-price', path, prepare: newPrice, isDialog: true },
      { name: 'move-everybody', path, prepare: button('Move everybody'), isDialog: true },
      { name: 'plan-features', path, prepare: button(`Features of ${plan?.name}`), isDialog: true },
    ]),
    { name: 'usage', path: '/usage' },
    { name: 'new-meter', path: '/usage', prepare: button('New meter'), isDialog: true },
    { name: 'discounts', path: '/discounts' },
    { name: 'new-coupon', path: '/discounts', prepare: button('New coupon'), isDialog: true },
    { name: 'messages', path: '/messages' },
    {
      name: 'message-template',
      path: '/messages',
      isDialog: true,
      prepare: async (page) => void (await page.getByRole('button', { name: 'Invoice to pay' }).click()),
    },
    { name: 'taxes', path: '/taxes' },
    { name: 'new-tax-rate', path: '/taxes', prepare: button('New tax rate'), isDialog: true },
    { name: 'webhooks', path: '/webhooks' },
    { name: 'new-endpoint', path: '/webhooks', prepare: button('New endpoint'), isDialog: true },
    { name: 'operation', path: '/operation', prepare: verify },
    { name: 'nowhere', path: '/nowhere' },
    { name: 'broken', path: '/invoices/inv_01h455vb4pex5vsknk084sn02q' },
  ]
}

function button(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
}

/** What the menu behind “More” offers. */
function item(name: string, shows?: string) {
  return async (page: Page) => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
    if (shows !== undefined) await page.getByText(shows).or(page.getByRole('alert')).first().waitFor()
  }
}

async function enrol(page: Page): Promise<void> {
  await button('Turn it on')(page)
  await page.getByLabel('Your password').fill(person.password)
  await button('Go on')(page)
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
}

async function organizations(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Organization/ }).click()
  await page.getByText('Where you work').waitFor()
}

async function startPro(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a subscription' }).first().click()
  await page.getByRole('combobox', { name: 'Plan', exact: true }).first().click()
  await page.getByRole('option').nth(1).click()
  await page.waitForLoadState('networkidle')
}

/** An offer for three months, and the plan itself afterwards. */
async function startPhases(page: Page): Promise<void> {
  await startPro(page)
  await page.getByRole('button', { name: 'Change to something else later' }).click()
  await page.getByLabel('For how many periods').fill('3')
  await page.getByRole('combobox', { name: 'Plan', exact: true }).nth(1).click()
  await page.getByRole('option').first().click()
  await page.getByText('Billed now').or(page.getByRole('alert')).first().waitFor()
}

async function orderOnce(page: Page): Promise<void> {
  await item('Invoice something once')(page)
  await page.getByLabel('What for').fill('Repair of the grinder')
  await page.getByLabel('Amount each').fill('49.50')
  await page.getByLabel('How many').fill('2')
  await page.getByRole('heading', { name: 'The invoice' }).or(page.getByRole('alert')).first().waitFor()
}

async function charge(page: Page): Promise<void> {
  await item('Charge something once')(page)
  await page.getByLabel('What for').fill('Repair of the grinder')
  await page.getByLabel('Amount each').fill('49.50')
  await page.getByText('Billed now').or(page.getByRole('alert')).first().waitFor()
}

async function ownPrice(page: Page): Promise<void> {
  await button('New price')(page)
  await page.getByRole('combobox', { name: 'In the place of' }).click()
  await page.getByRole('option').first().click()
}

async function newPlan(page: Page): Promise<void> {
  await button('New plan')(page)
  await page.getByLabel('Name').first().fill('Roastery')
  await page.getByLabel('Amount in').fill('39')
}

/** The model with the most fields. */
async function newPrice(page: Page): Promise<void> {
  await button('New price')(page)
  await page.getByRole('combobox', { name: 'Costs' }).click()
  await page.getByRole('option', { name: 'Tier by tier', exact: true }).click()
  await page.getByLabel('Up to').fill('10')
  await page.getByLabel('Each, ').first().fill('7')
  await page.getByLabel('Each, ').nth(1).fill('5.50')
  await page.getByLabel('Try a quantity').fill('25')
}

async function changePlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByText('Now', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Plan', exact: true }).first().click()
  await page.getByRole('option').last().click()
  await page.getByText('Billed now').or(page.getByRole('alert')).first().waitFor()
}

async function explainAll(page: Page): Promise<void> {
  for (const why of await page.getByRole('button', { name: 'Why?' }).all()) await why.click()
  await page.waitForLoadState('networkidle')
  await page.evaluate('scrollTo(0, 0)')
}

async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compute all amounts again' }).click()
  await page.getByText('No drift').or(page.getByText('stored values differ')).first().waitFor()
}

async function serverFor(): Promise<Server> {
  const { SHOTS_URL: url, SHOTS_KEY: apiKey } = process.env
  if (url && apiKey) return { url, apiKey, stop: async () => undefined }
  return startDemo()
}

async function startDemo(): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'quarterday-shots-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['server/src/entry/cli.ts', 'start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: data, DATABASE_URL: '', DEMO: '1', LOG_LEVEL: 'error', SIGN_UP: 'open' },
    stdio: 'inherit',
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(data, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  for (let tried = 0; tried < 240 && child.exitCode === null; tried++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null) // Not listening yet.
    if (answer?.ok) return { url, apiKey: JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')).api_key, stop }
    await sleep(500)
  }
  await stop()
  throw new Error('The demo did not start within two minutes')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

await main()
