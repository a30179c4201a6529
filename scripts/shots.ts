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
        for (const { name, path, prepare } of screens) {
          const page = await context.newPage()
          page.on('console', (message) => message.type() === 'error' && console.error(`${name}: ${message.text()}`))
          page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
          if (name !== 'sign-in') await signIn(page, server)
          await page.goto(`${server.url}${path}`)
          await page.waitForLoadState('networkidle')
          await prepare?.(page)
          await page.waitForTimeout(400)
          const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
          if (Number(overflow) > 0) console.error(`${name} on a ${size}: ${overflow} pixels too wide`)
          await page.screenshot({
            path: join(folder, `${name}-${size}-${colorScheme}.png`),
            fullPage: name !== 'change' && name !== 'cancel',
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

async function screensOf({ url, apiKey }: Server): Promise<readonly Screen[]> {
  const api = quarterday({ apiKey, baseUrl: url })
  const [active] = (await api.listSubscriptions({ status: 'active', limit: 1 })).data
  const [changed] = (await api.listInvoices({ reason: 'change', limit: 1 })).data
  const [overdue] = (await api.listInvoices({ status: 'overdue', limit: 1 })).data
  const one = (path: string, id: string | undefined) => (id === undefined ? [] : [`${path}/${id}`])
  const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
  return [
    { name: 'sign-in', path: '/' },
    { name: 'home', path: '/' },
    { name: 'customers', path: '/customers' },
    { name: 'nobody', path: '/customers?q=nobody-has-this-name' },
    ...one('/customers', active?.customer).map((path) => ({ name: 'customer', path })),
    { name: 'subscriptions', path: '/subscriptions' },
    ...one('/subscriptions', active?.id).flatMap((path) => [
      { name: 'subscription', path },
      { name: 'change', path, prepare: changePlan },
      { name: 'cancel', path, prepare: button('Cancel') },
    ]),
    { name: 'invoices', path: '/invoices' },
    ...one('/invoices', changed?.id).map((path) => ({ name: 'invoice', path, prepare: explainAll })),
    ...one('/invoices', overdue?.id).map((path) => ({ name: 'invoice-overdue', path })),
    { name: 'catalog', path: '/catalog' },
    { name: 'operation', path: '/operation', prepare: verify },
    { name: 'nowhere', path: '/nowhere' },
    { name: 'broken', path: '/invoices/inv_01h455vb4pex5vsknk084sn02q' },
  ]
}

async function changePlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByText('Now', { exact: true }).click()
  await page.getByLabel('Plan', { exact: true }).first().click()
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
    env: { ...process.env, PORT: String(port), DATA_DIR: data, DATABASE_URL: '', DEMO: '1', LOG_LEVEL: 'error' },
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
