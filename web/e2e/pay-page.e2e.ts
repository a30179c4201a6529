import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../server/test/api.ts'
import { billed } from '../../server/test/paying.ts'
import { launchBrowser } from './browser.ts'

let api: TestApi
let url: string
let browser: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  api = await testApi()
  url = await api.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  browser.setDefaultTimeout(15_000)
})
afterAll(async () => {
  await browser?.close()
  await api?.close()
})
beforeEach(async () => {
  complaints = []
  page = await browser.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
})
afterEach(() => page.close())

async function type(number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry').fill('12/34')
  await page.getByLabel('Security code').fill('123')
}

const pay = () => page.getByRole('button', { name: 'Pay' }).click()

test('without JavaScript: 4242 4242 4242 4242 pays, and the page becomes a receipt', async () => {
  const { invoice, path } = await billed(api)
  await page.goto(`${url}${path}`)
  await page.getByRole('heading', { name: /^Invoice / }).waitFor()
  await type('4242 4242 4242 4242')
  await pay()
  await page.getByText('Thank you. This invoice is paid.').waitFor()
  expect((await api.get(`/v1/invoices/${invoice}`)).body.status).toBe('paid')
  await page.goBack()
  await page.reload()
  await page.getByText('Thank you. This invoice is paid.').waitFor()
  expect(complaints).toEqual([])
})

test('without JavaScript: 4000 0000 0000 9995 is declined, then 4242 4242 4242 4242 pays', async () => {
  const { invoice, path } = await billed(api)
  await page.goto(`${url}${path}`)
  await type('4000 0000 0000 9995')
  await pay()
  await page.getByRole('alert').getByText('There is not enough money').waitFor()
  expect((await api.get(`/v1/invoices/${invoice}`)).body.status).toBe('open')
  await type('4242 4242 4242 4242')
  await pay()
  await page.getByText('Thank you. This invoice is paid.').waitFor()
  expect((await api.get(`/v1/invoices/${invoice}`)).body).toMatchObject({ status: 'paid', amount_paid: 7401 })
})

test('without JavaScript: the bank asks, and the customer confirms', async () => {
  const { path } = await billed(api)
  await page.goto(`${url}${path}`)
  await type('4000 0000 0000 3063')
  await pay()
  await page.getByRole('button', { name: 'Yes, it is me' }).click()
  await page.getByText('Thank you. This invoice is paid.').waitFor()
})

test('a wrong field has the focus and says what is wrong; on a phone nothing is wider than the screen', async () => {
  const { path } = await billed(api)
  await page.goto(`${url}${path}`)
  await type('4242 4242 4242 4241')
  await pay()
  const field = page.getByLabel('Card number')
  await page.getByText('This is not a valid card number.').waitFor()
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await field.getAttribute('aria-describedby')).toBe('number-fault')
  expect(await page.locator('input:focus').getAttribute('id')).toBe('number')
  const overflow = await page.evaluate(
    "[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth).length",
  )
  expect(overflow).toBe(0)
})
