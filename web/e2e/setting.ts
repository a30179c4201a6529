import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Staff } from '../../server/test/people.ts'
import { launchBrowser } from './browser.ts'
import { type Seller, type Server, type ServerOptions, startServer } from './seller.ts'

/** A server and a browser for the tests of a file; each test has a seller and a page of its own. */
export interface Setting {
  readonly server: Server
  readonly shop: Seller
  readonly page: Page
  /** What the browser has complained about so far; who provokes it takes it out. */
  readonly complaints: string[]
  /** Opens a screen with the seller's key. */
  signIn(path?: string): Promise<void>
  /** Opens a screen as somebody who works there and has signed in. */
  signInAs(staff: Staff, path?: string): Promise<void>
  /** What a person reads there, with all white space as single blanks and none around dashes. */
  textOf(role: 'region' | 'article' | 'list', name: string | RegExp): Promise<string>
}

export function setting(options: ServerOptions = {}): Setting {
  let server: Server
  let shop: Seller
  let browser: BrowserContext
  let page: Page
  let complaints: string[] = []
  beforeAll(async () => {
    server = await startServer(options)
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
    await browser.clearCookies()
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  })
  // What a browser complains about, a breach of the content security policy included, nobody else would ever see.
  afterEach(async () => {
    await page.close()
    expect(complaints).toEqual([])
  })
  return {
    get server() {
      return server
    },
    get shop() {
      return shop
    },
    get page() {
      return page
    },
    get complaints() {
      return complaints
    },
    async signIn(path = '/') {
      await page.goto(`${server.url}/#key=${shop.apiKey}`)
      await page.getByRole('link', { name: 'Customers' }).waitFor()
      if (path !== '/') await page.goto(`${server.url}${path}`)
    },
    async signInAs(staff, path = '/') {
      await browser.clearCookies()
      await browser.addCookies([...staff.cookies].map(([name, value]) => ({ name, value, url: server.url })))
      await page.goto(`${server.url}${path}`)
      await page.getByRole('button', { name: `Account of ` }).waitFor()
    },
    async textOf(role, name) {
      const found = page.getByRole(role, { name })
      await found.waitFor()
      // biome-ignore lint/performance/useDomNodeTextContent: the text as it is laid out; that of the nodes has no blanks between blocks
      return (await found.innerText()).replaceAll(/\s+/g, ' ').replaceAll(' – ', '–')
    },
  }
}

/** Takes out what a test provoked on purpose: the browser itself notes each refusal. */
export function forget(complaints: string[], containing: string): void {
  const others = complaints.filter((complaint) => !complaint.includes(containing))
  complaints.splice(0, complaints.length, ...others)
}
