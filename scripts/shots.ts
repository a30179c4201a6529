import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from '../web/e2e/browser.ts'
import { readBook } from './pictures/book.ts'
import { catalog } from './pictures/catalog.ts'
import { customers } from './pictures/customers.ts'
import { invoices } from './pictures/invoices.ts'
import { people } from './pictures/people.ts'
import type { Screen } from './pictures/screen.ts'
import { type Server, serverFor } from './pictures/server.ts'
import { settings } from './pictures/settings.ts'
import { signIn, signInAsPerson } from './pictures/sign-in.ts'
import { subscriptions } from './pictures/subscriptions.ts'
import { root } from './steps.ts'

// `npm run shots` writes pictures of the screens to shots/: desktop and phone, light and dark. Of a server that runs already when SHOTS_URL and SHOTS_KEY name
// one, else of a demo of its own. `npm run shots -- invoice` only those whose name contains `invoice`; SHOTS_FOLDER says where to. Each area of the
// dashboard has its list in pictures/: a new screen is a line there.

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }
const folder = process.env.SHOTS_FOLDER ?? join(root, 'shots')

async function main(): Promise<void> {
  const server = await serverFor()
  try {
    await mkdir(folder, { recursive: true })
    const book = await readBook(server)
    const all: readonly Screen[] = [...people, ...settings, ...customers(book), ...subscriptions(book), ...invoices(book), ...catalog(book)]
    const screens = all.filter(({ name }) => name.includes(process.argv[2] ?? ''))
    for (const size of ['desktop', 'phone'] as const)
      for (const scheme of ['light', 'dark'] as const) await takeAll(server, screens, size, scheme)
    console.log(`${screens.length * 4} pictures in ${folder}`)
  } finally {
    await server.stop()
  }
}

async function takeAll(server: Server, screens: readonly Screen[], size: keyof typeof sizes, colorScheme: 'light' | 'dark'): Promise<void> {
  const context = await launchBrowser({ viewport: sizes[size], colorScheme, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
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
    await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: !isDialog })
    await page.close()
  }
  await context.close()
}

await main()
