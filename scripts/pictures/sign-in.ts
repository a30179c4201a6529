import type { Page } from 'playwright-core'
import type { Server } from './server.ts'

/** Opens the dashboard with the key of the server. */
export async function signIn(page: Page, { url, apiKey }: Server): Promise<void> {
  await page.goto(`${url}/#key=${apiKey}`)
  await page.getByRole('navigation').first().waitFor({ state: 'attached' })
}

/** Somebody who signs up the first time, where the server lets people do so. */
export async function signInAsPerson(page: Page, { url }: Server): Promise<void> {
  const body = JSON.stringify(person)
  await page.request.post(`${url}/v1/auth/sign_up`, { headers: headersOfPage, data: body })
  const { email, password } = person
  const login = await page.request.post(`${url}/v1/auth/login`, { headers: headersOfPage, data: JSON.stringify({ email, password }) })
  if (!login.ok()) throw new Error(`Nobody could sign in: ${await login.text()}`)
}

const headersOfPage = { 'content-type': 'application/json', 'quarterday-csrf': '1', 'sec-fetch-site': 'same-origin' }
export const person = {
  name: 'Nora Nordström',
  email: 'nora@harbour-coffee.example',
  password: 'nine espressos before noon',
  organization: { name: 'Harbour Coffee', timezone: 'Europe/Berlin', currency: 'EUR' },
}
