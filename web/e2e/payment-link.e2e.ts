import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Server, startServer } from './seller.ts'

let server: Server
let browser: BrowserContext
beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  browser.setDefaultTimeout(15_000)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('staff copy a payment link, which leads to the invoice; what gateways sent has a place, empty at first', async () => {
  const { apiKey, client } = await server.seller()
  const { data: customers } = await client.listCustomers({ q: 'Bob' })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const customer = customers[0]?.id ?? ''
  const { id } = await client.createInvoice({ customer, lines, currency: 'EUR', collection_method: 'send_invoice', finalize: true })
  await browser.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await browser.newPage()
  await page.goto(`${server.url}/#key=${apiKey}`)
  await page.getByRole('link', { name: 'Customers' }).waitFor()
  await page.goto(`${server.url}/invoices/${id}`)
  await page.getByRole('button', { name: 'Copy payment link' }).click()
  await page.getByText('Payment link copied').waitFor()
  const copied = String(await page.evaluate('navigator.clipboard.readText()'))
  const path = new URL(copied).pathname
  await page.goto(`${server.url}${path}`)
  await page.getByRole('button', { name: 'Pay €49.00' }).waitFor()
  await page.goto(`${server.url}/webhooks`)
  await page.getByText('Nothing has come yet').waitFor()
  expect(path).toMatch(/^\/pay\/[\w-]{90,}$/)
})
