import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

// How a seller's customers come in on the hosted page, and go.

const stage = setting()
const password = 'five green lamps over water'

/** The seller's portal, open to whoever comes; its path. */
async function openPortal(settings: Parameters<typeof stage.shop.client.updatePortalSettings>[0] = { sign_up: 'open' }): Promise<string> {
  const { hosted_url: url } = await stage.shop.client.updatePortalSettings(settings)
  if (url === null) throw new Error('The hosted page is open')
  return new URL(url).pathname
}

let people = 0
function newEmail(): string {
  return `mia.${Date.now()}.${++people}@lang.example`
}

/** Somebody who has signed up and followed the link of the mail; in the page of the test. */
async function signedUp(path: string, name = 'Mia Lang'): Promise<string> {
  const { page, server } = stage
  const email = newEmail()
  await page.goto(`${server.url}${path}/sign-up`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(`${server.url}${await server.portalLinkFor(email)}`)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Confirm and go in' }).click()
  await accountOf(page, name).waitFor()
  return email
}

function accountOf(page: Page, name = 'Mia Lang') {
  return page.getByRole('button', { name: `Account of ${name}` })
}

async function logIn(page: Page, email: string, given = password): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(given)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

async function logOut(page: Page, name = 'Mia Lang'): Promise<void> {
  await accountOf(page, name).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
}

async function another(): Promise<Page> {
  const context: BrowserContext = stage.page.context()
  return context.newPage()
}

test('somebody signs up, confirms the address, goes out and comes in again; no script sees the refresh token', async () => {
  const { page, server } = stage
  const path = await openPortal()
  await page.goto(`${server.url}${path}`)
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  expect(await page.title()).toBe('Log in · Harbour Coffee')
  await page.getByText('no real money moves here').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Sign up' }).click()
  // S9: how well a password would stand is told while it is typed.
  const chosen = page.getByRole('textbox', { name: 'Choose a password' })
  await chosen.fill('harbour-coffee')
  await page.getByText('Very weak').waitFor()
  await chosen.fill(password)
  await page.getByText('Strong', { exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])

  const email = await signedUp(path)
  expect(new URL(page.url()).hash).toBe('')
  await page.reload()
  await accountOf(page).waitFor()
  const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')
  expect(kept).not.toMatch(/[\w-]{43}|eyJ/)
  const [cookie, ...others] = await page.context().cookies(`${server.url}/v1/portal/token/refresh`)
  expect(others).toEqual([])
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/v1/portal/token' })
  expect(await page.context().cookies(`${server.url}/v1/portal/me`)).toEqual([])

  await logOut(page)
  expect(await page.context().cookies(`${server.url}/v1/portal/token/refresh`)).toEqual([])
  await logIn(page, email, 'not the right password')
  await page.getByText('The address or the password is wrong.').waitFor()
  expect(await barriers(page)).toEqual([])
  await logIn(page, email)
  await accountOf(page).waitFor()
  forget(stage.complaints, '401')
})

test('S26: tabs that all need a new token at once take turns; who logs out in one of them is out in all', async () => {
  const { page, server } = stage
  const path = await openPortal()
  await signedUp(path)
  const tabs = await Promise.all([1, 2, 3, 4].map(another))
  try {
    for (let round = 0; round < 3; round++) {
      await Promise.all(tabs.map((tab) => tab.goto(`${server.url}${path}`)))
      await Promise.all(tabs.map((tab) => accountOf(tab).waitFor()))
    }
    await logOut(page)
    await Promise.all(tabs.map((tab) => tab.getByRole('heading', { name: 'Log in' }).waitFor()))
  } finally {
    await Promise.all(tabs.map((tab) => tab.close()))
  }
})

test('a forgotten password is chosen anew by a link, which works once', async () => {
  const { page, server } = stage
  const email = await signedUp(await openPortal())
  await logOut(page)
  await page.getByRole('link', { name: 'Forgotten the password?' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  expect(await barriers(page)).toEqual([])
  const link = `${server.url}${await server.portalLinkFor(email)}`
  await page.goto(link)
  const chosen = page.getByRole('textbox', { name: 'Choose a password' })
  await chosen.fill('password1234')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('Others would guess this password.').waitFor()
  await chosen.fill('seven quiet boats at dawn')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('The password is set. Log in with it.').waitFor()
  await logIn(page, email, 'seven quiet boats at dawn')
  await accountOf(page).waitFor()
  await page.goto('about:blank')
  await page.goto(link)
  await chosen.fill('eight quiet boats at dusk')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('The link was used already or is too old.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.goto('about:blank')
  await page.goto(link.slice(0, -30))
  await page.getByRole('heading', { name: 'This link is not whole' }).waitFor()
  forget(stage.complaints, '401')
  forget(stage.complaints, '422')
})

test('a link from a mail lets in by a click, and not by being looked at', async () => {
  const { page, server } = stage
  const email = await signedUp(await openPortal())
  await logOut(page)
  await page.getByRole('link', { name: 'Send me a link instead' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  const link = `${server.url}${await server.portalLinkFor(email)}`
  await page.goto(link)
  await page.getByRole('button', { name: 'Go in' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Go in' }).click()
  await accountOf(page).waitFor()
})

test('whoever is let in by the seller chooses a password; who acts for several says for whom, and goes from one to another', async () => {
  const { page, server, shop } = stage
  await openPortal({ sign_up: 'closed' })
  const email = newEmail()
  const [anna, bob] = (await shop.client.listCustomers({ sort: 'name' })).data
  for (const customer of [anna, bob]) await shop.client.inviteCustomerLogin(customer?.id ?? '', { email, name: 'Mia Lang', locale: 'en' })
  const invitation = await server.portalLinkFor(email)
  await page.goto(`${server.url}${invitation}`)
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await page.getByRole('button', { name: 'Set the password' }).click()
  expect(await page.getByRole('link', { name: 'Sign up' }).count()).toBe(0)
  await page.getByText('The password is set.').waitFor()
  await logIn(page, email)
  await page.getByRole('heading', { name: 'For whom?' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Bob Weiss' }).click()
  await accountOf(page).click()
  await page.getByRole('menuitem', { name: 'Bob Weiss' }).and(page.locator('[aria-current=true]')).waitFor()
  const other = await another()
  try {
    await other.goto(page.url())
    await accountOf(other).waitFor()
    // The other tab notices, and shows nothing of Bob's any more.
    const anew = [page, other].map((tab) => tab.waitForResponse((answer) => answer.url().endsWith('/v1/portal/me')))
    await page.getByRole('menuitem', { name: 'Anna Ruiz' }).click()
    await Promise.all(anew)
    for (const tab of [page, other]) {
      await accountOf(tab).click()
      await tab.getByRole('menuitem', { name: 'Anna Ruiz' }).and(tab.locator('[aria-current=true]')).waitFor()
    }
  } finally {
    await other.close()
  }
})

test('the page speaks four languages, and keeps the one that was chosen', async () => {
  const { page, server } = stage
  const path = await openPortal()
  await page.goto(`${server.url}${path}`)
  for (const [name, title] of [
    ['Deutsch', 'Anmelden'],
    ['Français', 'Se connecter'],
    ['Español', 'Iniciar sesión'],
  ] as const) {
    await page.getByRole('banner').getByRole('button').first().click()
    await page.getByRole('menuitem', { name }).click()
    await page.getByRole('heading', { name: title }).waitFor()
  }
  await page.reload()
  await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toMatch(/^es/)
  await page.evaluate(`localStorage.clear()`)
})

test('on a phone, by night, and by keyboard alone', async () => {
  const { page, server } = stage
  const path = await openPortal()
  const email = await signedUp(path)
  await logOut(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${server.url}${path}`)
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await barriers(page)).toEqual([])
  // The first field has the focus.
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await accountOf(page).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await barriers(page)).toEqual([])
})

test('what is closed, what is nowhere, too many tries and no connection are each told as such', async () => {
  const { page, server, shop } = stage
  const path = await openPortal({ sign_up: 'closed' })
  await page.goto(`${server.url}${path}/sign-up`)
  await page.getByText('Nobody can sign up here by themselves.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.route('**/v1/portal/login', (route) => route.abort())
  await page.goto(`${server.url}${path}`)
  await logIn(page, 'mia@lang.example')
  await page.getByText('No connection').waitFor()
  await page.unroute('**/v1/portal/login')
  for (let tried = 0; tried < 12 && !(await page.getByText('Too many tries').isVisible()); tried++) {
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await page.getByRole('alert').waitFor()
  }
  await page.getByText(/Please wait \d+ (seconds?|minutes)/).waitFor()
  expect(await barriers(page)).toEqual([])
  await shop.client.updatePortalSettings({ page_url: 'https://shop.example/account', hosted: false })
  await page.goto(`${server.url}${path}`)
  await page.getByRole('heading', { name: 'Nothing is here' }).waitFor()
  await page.goto(`${server.url}/portal`)
  await page.getByRole('heading', { name: 'Nothing is here' }).waitFor()
  for (const said of ['401', '404', '429', 'ERR_FAILED']) forget(stage.complaints, said)
})

test('who comes by an address of before goes on at that of now', async () => {
  const { page, server, shop } = stage
  const before = await openPortal()
  const slug = `coffee-by-the-sea-${Date.now()}`
  await shop.client.updatePortalSettings({ slug })
  await page.goto(`${server.url}${before}/forgot-password`)
  await page.getByRole('heading', { name: 'A new password' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/portal/${slug}/forgot-password`)
})

test('S21: while the seller is suspended whoever comes, or was in, reads that the page is closed for the moment', async () => {
  const { page, server, shop } = stage
  const path = await openPortal()
  const email = await signedUp(path)
  const { id } = await shop.client.getOrganization()
  const why = { reason: 'The contract ended on 31 March.', contact: 'billing@host.example' }
  await server.suspend(id, why)
  await page.reload()
  await page.getByRole('heading', { name: 'This page is closed for the moment' }).waitFor()
  // Why, is between the seller and whoever runs the installation.
  expect(await page.getByRole('main').textContent()).not.toContain(why.reason)
  expect(await barriers(page)).toEqual([])
  await server.resume(id)
  // What was handed out before opens nothing any more.
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('You have been logged out.').waitFor()
  await server.suspend(id, why)
  await logIn(page, email)
  await page.getByText('The seller’s account is suspended.').waitFor()
  await server.resume(id)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await accountOf(page).waitFor()
  for (const said of ['401', '403']) forget(stage.complaints, said)
})

test('sellers open the page by a click, find its address, choose another one, and may close it for a page of their own', async () => {
  const { page, signIn } = stage
  await signIn('/settings/portal')
  await page.getByText('It opens with the first change that you save.').waitFor()
  await page.getByRole('button', { name: 'Open the portal' }).click()
  const address = page.getByRole('region', { name: 'Hosted page' })
  await address.getByText(/\/portal\/harbour-coffee-test/).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await address.getByRole('link', { name: 'Look at it' }).getAttribute('href')).toMatch(/\/portal\/harbour-coffee-test/)
  const slug = page.getByLabel('Its address ends with')
  await slug.fill('login')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('This word stands for the program itself').first().waitFor()
  const wanted = `my-coffee-${Date.now()}`
  await slug.fill(wanted)
  await page.getByRole('button', { name: 'Save' }).click()
  await address.getByText(`/portal/${wanted}`).waitFor()
  await page.getByLabel('The hosted page is open').uncheck()
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await page.getByLabel('A page of your own').fill('https://shop.example/account')
  await page.getByRole('button', { name: 'Save' }).click()
  await address.getByText('It is closed.').waitFor()
  expect(await barriers(page)).toEqual([])
  forget(stage.complaints, '422')
})

test('the page of customers loads nothing of the dashboard, and the dashboard nothing of it', async () => {
  const { page, server } = stage
  const path = await openPortal()
  const scriptsOf = async (url: string): Promise<string[]> => {
    await page.goto(url)
    await page.getByRole('main').waitFor()
    await page.waitForLoadState('networkidle')
    return page.evaluate(`performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))`)
  }
  const texts = async (urls: readonly string[]) => (await Promise.all(urls.map(async (url) => (await fetch(url)).text()))).join('\n')
  const portal = await texts(await scriptsOf(`${server.url}${path}`))
  const dashboard = await texts(await scriptsOf(server.url))
  expect(portal).toContain('Geben Sie das Passwort ein')
  expect(portal).not.toContain('Use an API key instead')
  expect(dashboard).toContain('Use an API key instead')
  expect(dashboard).not.toContain('Geben Sie das Passwort ein')
  forget(stage.complaints, '401')
})
