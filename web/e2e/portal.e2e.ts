import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { etagOf } from '../../sdk/src/client.ts'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

// What a seller's customers do on the hosted page once they are in. The sandbox stands at 16 April 2027.

const stage = setting()
const password = 'five green lamps over water'

let people = 0

/** The path of the seller's portal, and in it somebody who has signed up and confirmed their address. */
async function comeIn(name = 'Mia Lang', settings: Parameters<typeof stage.shop.client.updatePortalSettings>[0] = {}): Promise<string> {
  const { page, server, shop } = stage
  const { hosted_url: url } = await shop.client.updatePortalSettings({ sign_up: 'open', cancel: 'now', ...settings })
  if (url === null) throw new Error('The hosted page is open')
  const path = new URL(url).pathname
  const email = `mia.${Date.now()}.${++people}@lang.example`
  await page.goto(`${server.url}${path}/sign-up`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(`${server.url}${await server.portalLinkFor(email)}`)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Confirm and go in' }).click()
  await page.getByRole('heading', { name: `Hello, ${name}` }).waitFor()
  return path
}

const go = (screen: string) => stage.page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: screen, exact: true }).click()
const button = (name: string | RegExp) => stage.page.getByRole('button', { name })
const heading = (name: string | RegExp) => stage.page.getByRole('heading', { name, exact: true })
const says = (text: string | RegExp) => stage.page.getByText(text).first().waitFor()

/** Nobody stumbles over the screen as it stands, wide and narrow. */
async function isOpenToAll(): Promise<void> {
  const { page } = stage
  // What has just been said lies over the screen for a moment.
  expect(await barriers(page)).toEqual([])
  const viewport = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  // The menu takes a moment to fold away.
  await expect.poll(() => page.evaluate(tooWide)).toEqual([])
  expect(await barriers(page)).toEqual([])
  if (viewport) await page.setViewportSize(viewport)
}

/** What is wider than the screen. As text: it runs in the browser, and is compiled without the types of one. */
const tooWide = `(() => {
  if (document.documentElement.scrollWidth <= innerWidth) return []
  return [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML.slice(0, 160))
})()`

/** Follows a link that opens beside the portal. It names the installation by its public address, under which nobody listens in a test. */
async function beside(link: string): Promise<Page> {
  const { page, server } = stage
  const found = page.getByRole('link', { name: link })
  expect(await found.getAttribute('target')).toBe('_blank')
  const { pathname } = new URL((await found.getAttribute('href')) ?? '')
  const opened = await page.context().newPage()
  await opened.goto(`${server.url}${pathname}`)
  return opened
}

/** On the page of the sandbox gateway, which opens beside the portal. */
async function giveCard(number = '4242 4242 4242 4242'): Promise<void> {
  await button('Add a payment method').click()
  const gateway = await beside('Give the card on the provider’s page')
  await typeCard(gateway, number)
  await gateway.getByRole('button', { name: 'Keep this card' }).click()
  await gateway.getByText('You can close this page.').waitFor()
  await gateway.close()
  await button('I have given it').click()
  await says('The payment method is kept')
}

async function typeCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry').fill('12/34')
  await page.getByLabel('Security code').fill('123')
}

async function subscribeTo(plan: string): Promise<void> {
  await go('Plans')
  await button(`Choose ${plan}`).click()
  await button(/^Subscribe/).click()
  await heading(plan).waitFor()
}

test('from the first look to the last: a plan is taken, paid, changed, canceled, and asked about', async () => {
  const { page } = stage
  await comeIn()
  // look: 01-nothing
  await says('You have no subscription')
  await isOpenToAll()

  await page.getByRole('link', { name: 'See the plans' }).click()
  await heading('Basic').waitFor()
  // look: 02-plans
  await page.getByRole('article', { name: 'Basic' }).getByText('€10.00').waitFor()
  await isOpenToAll()
  await button('Choose Basic').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Today €10.00, from 16 May 2027 €10.00 a month.').waitFor()
  await dialog.getByText('Nothing is kept by which you could be charged.').waitFor()
  // look: 03-subscribe
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Subscribe for €10.00 today' }).click()
  await heading('Basic').waitFor()
  // look: 04-subscription
  await says('16 May 2027')

  await go('Overview')
  await says('An invoice is to be paid')
  // look: 05-due
  await isOpenToAll()
  await go('Payment methods')
  await says('No payment method yet')
  await giveCard()
  await says('Visa ending in 4242')
  // look: 06-methods
  await isOpenToAll()

  await go('Overview')
  await page.getByRole('link', { name: 'Pay €10.00' }).click()
  await heading(/^Invoice INV-/).waitFor()
  await button('Why does Basic cost this?').click()
  await page.getByRole('list', { name: 'Why does Basic cost this?' }).getByText('Basic costs 10.00 EUR a month.').waitFor()
  // look: 07-invoice
  await isOpenToAll()
  await button('Pay €10.00 by Visa ending in 4242').click()
  await says('Thank you. The invoice is paid.')
  // look: 08-paid

  await go('Plans')
  await go('Subscriptions')
  await page.getByRole('link', { name: 'Basic' }).click()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Pro' }).click()
  await page.getByRole('dialog').getByText('Today €20.00, from 16 May 2027 €30.00 a month.').waitFor()
  // look: 09-change
  expect(await barriers(page)).toEqual([])
  await button('Change it for €20.00 today').click()
  await heading('Pro').waitFor()
  await says('Your subscription is changed')

  // Less than before waits for the end of what is paid for, and can be taken back.
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Basic' }).click()
  await page.getByRole('dialog').getByText('Nothing today, from 16 May 2027 €10.00 a month.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Change it' }).click()
  await says('Plan Basic')
  // look: 10-scheduled
  await isOpenToAll()
  await button('Take it back').click()
  await page.getByText('Plan Basic').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Next invoice' }).getByText('€30.00').first().waitFor()

  await button('Cancel').click()
  await says('It ends on 16 May 2027.')
  // look: 11-cancel
  expect(await barriers(page)).toEqual([])
  await button('Cancel the subscription').click()
  await says('Pro ends on 16 May 2027')
  await button('Keep it after all').click()
  await button('Cancel').waitFor()

  await go('Invoices')
  // look: 12-invoices
  await isOpenToAll()
  await page.getByRole('table', { name: 'Invoices' }).getByRole('link').first().click()
  await page.getByRole('button', { name: /^Why does Pro/ }).click()
  await page.getByRole('link', { name: 'Ask about this line' }).click()
  await page.getByLabel('Your question').fill('Is this for the whole month?')
  // look: 13-ask
  await isOpenToAll()
  await button('Send').click()
  await heading(/on invoice INV-/).waitFor()
  await says('Is this for the whole month?')
  // look: 14-ticket
  await isOpenToAll()
  const { data: tickets } = await stage.shop.client.listTickets({})
  expect(tickets).toMatchObject([{ status: 'open', line_item: expect.stringMatching(/^il_/) }])
})

test('what goes wrong is said: a declined card, a bank that asks, an answer that is lost; nobody pays twice', async () => {
  const { page, shop } = stage
  await comeIn()
  const { data } = await shop.client.listCustomers({ q: 'Mia Lang' })
  const customer = data[0]?.id ?? ''
  const owe = async () => {
    const lines = [{ description: 'Workshop', unit_amount: '4900' }]
    const sold = { customer, lines, currency: 'EUR', collection_method: 'send_invoice', finalize: true } as const
    return (await shop.client.createInvoice(sold)).id
  }
  const card = async (token: string) => void (await shop.client.createPaymentMethod({ customer, gateway: 'sandbox', token, default: true }))
  const pay = async (id: string) => {
    await page.goto(`${page.url().split('/invoices')[0]?.replace(/\/$/, '')}/invoices/${id}`)
    await button(/^Pay €49.00 by/).click()
  }
  await card('pm_card_chargeDeclinedInsufficientFunds')
  const first = await owe()
  await pay(first)
  await says('The payment was declined. Nothing was charged.')
  await says('There is not enough money on the account of this card.')
  // look: 20-declined
  await isOpenToAll()

  await card('pm_card_threeDSecureRequired')
  await pay(await owe())
  await says('Your bank wants you to confirm this payment.')
  // look: 21-bank
  const bank = await beside('Confirm it')
  await bank.getByRole('button', { name: 'Yes, it is me' }).click()
  await bank.getByText('Confirmed.').waitFor()
  await bank.close()
  await button('Look again').click()
  await says('Thank you. The invoice is paid.')

  await card('pm_card_timeout')
  const lost = await owe()
  await pay(lost)
  await says('We do not know yet whether the payment came through.')
  expect(await button(/^Pay €49.00/).count()).toBe(0)
  await button('Look again').click()
  await says('Thank you. The invoice is paid.')
  expect((await shop.client.listPayments({ invoice: lost })).data.filter(({ status }) => status === 'succeeded')).toHaveLength(1)
})

test('an invoice is paid on its own page too, saved as a file, and found by its state', async () => {
  const { page, shop } = stage
  const path = await comeIn()
  const { data } = await shop.client.listCustomers({ q: 'Mia Lang' })
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const sold = { customer: data[0]?.id ?? '', lines, currency: 'EUR', collection_method: 'send_invoice' } as const
  const { id, number } = await shop.client.createInvoice({ ...sold, finalize: true })
  await page.goto(`${stage.server.url}${path}/invoices?status=pending`)
  await page.getByRole('link', { name: number ?? '' }).click()
  const own = await beside('Pay this invoice')
  await typeCard(own, '4242 4242 4242 4242')
  await own.getByRole('button', { name: 'Pay €49.00' }).click()
  await own.getByText('Thank you. This invoice is paid.').waitFor()
  await own.close()
  const [file] = await Promise.all([page.waitForEvent('download'), button('Save as PDF').click()])
  expect(file.suggestedFilename()).toMatch(/\.pdf$/)
  await go('Invoices')
  await page.getByText('Paid', { exact: true }).first().click()
  await page.getByRole('link', { name: number ?? '' }).waitFor()
  await page.getByText('Overdue', { exact: true }).first().click()
  await says('No invoice is like this.')
  expect((await shop.client.getInvoice(id)).status).toBe('paid')
})

test('plans are told by interval, with every price in words, features, tiers and a promotion code; one at a time where the seller says so', async () => {
  const { page, shop } = stage
  const { client } = shop
  const feature = await client.createFeature({ code: 'projects', name: 'Projects', kind: 'limit', unit: 'projects' })
  const plan = await client.createPlan({
    code: 'team',
    name: 'Team',
    description: 'For more than one',
    prices: [
      {
        currency: 'EUR',
        interval: { unit: 'year', count: 1 },
        nickname: 'Seats',
        terms: {
          model: 'graduated',
          tiers: [
            { up_to: '5', unit_amount: '10000' },
            { up_to: null, unit_amount: '8000' },
          ],
        },
      },
    ],
  })
  await client.setPlanFeature(plan.id, feature.id, { enabled: true, limit: '12' })
  const coupon = await client.createCoupon({ name: 'Spring', percent_off: '20', duration: 'once' })
  await client.createPromotionCode({ coupon: coupon.id, code: 'SPRING' })
  const ifMatch = etagOf(await client.getOrganization())
  await client.updateOrganization({ conventions: { subscription_policy: 'one_active' } }, { ifMatch })
  await comeIn()
  await go('Plans')
  await heading('Basic').waitFor()
  expect(await heading('Team').count()).toBe(0)
  await page.getByText('Yearly', { exact: true }).click()
  const card = page.getByRole('article', { name: 'Team' })
  await card.getByText('In steps: each unit costs what its step says.').waitFor()
  expect(await card.getByRole('table', { name: 'Steps of Seats' }).getByRole('row').allTextContents()).toEqual([
    'NumberFor each',
    'up to 5€100.00',
    'above€80.00',
  ])
  await card.getByText('12 projects').waitFor()
  // look: 30-tiers
  await isOpenToAll()
  await button('Choose Team').click()
  await page.getByLabel('How many').fill('7')
  await page.getByText('Today €660.00, from 16 Apr 2028 €660.00 a year.').waitFor()
  await page.getByLabel('Promotion code').fill('WINTER')
  await says('This code is not valid here.')
  await page.getByLabel('Promotion code').fill('spring')
  await page.getByText('Today €528.00, from 16 Apr 2028 €660.00 a year.').waitFor()
  // look: 31-code
  forget(stage.complaints, '422')
  forget(stage.complaints, '409')
  await button('Subscribe for €528.00 today').click()
  await heading('Team').waitFor()
  await says('12 projects')
  await go('Plans')
  await says('You have one subscription at a time')
  await page.getByText('Monthly', { exact: true }).click()
  await button('Change to Pro').waitFor()
})

test('the account: who is billed, what is told, another password, where one is logged in, one’s own data; in German and in the dark', async () => {
  const { page, shop } = stage
  await comeIn()
  await go('Account')
  await page.getByLabel('Street and number').fill('Kanalstraße 1')
  await page.getByLabel('City').fill('Berlin')
  await page.getByRole('combobox', { name: 'Country' }).click()
  await page.getByRole('combobox', { name: 'Country' }).fill('Germ')
  await page.getByRole('option', { name: 'Germany' }).click()
  await button('Add a tax id').click()
  await page.getByLabel('Number', { exact: true }).fill('DE123')
  const details = page.getByRole('region', { name: 'Who is billed' })
  await details.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').first().waitFor()
  forget(stage.complaints, '422')
  await page.getByLabel('Number', { exact: true }).fill('DE136695976')
  await details.getByRole('button', { name: 'Save' }).click()
  await says('It is saved')
  const { data } = await shop.client.listCustomers({ q: 'Mia Lang' })
  expect(data).toMatchObject([{ address: { city: 'Berlin', country: 'DE' }, tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }] }])
  // look: 40-account
  await isOpenToAll()

  await page.getByLabel('Before a card expires').uncheck()
  await page.getByRole('region', { name: 'What we tell you' }).getByRole('button', { name: 'Save' }).click()
  const outOf = async () => (await shop.client.getNotificationPreferences(data[0]?.id ?? '')).opted_out
  await expect.poll(outOf).toEqual(['card_expiring'])

  await page.getByRole('textbox', { name: 'Your password now' }).fill('not the password')
  await page.getByRole('textbox', { name: 'Choose a password' }).fill('seven quiet boats at dawn')
  await button('Change the password').click()
  await says('That is not your password.')
  forget(stage.complaints, '422')
  await page.getByRole('textbox', { name: 'Your password now' }).fill(password)
  await button('Change the password').click()
  await says('The password is changed')
  await says('This browser')
  const [file] = await Promise.all([page.waitForEvent('download'), button('Take my data with me').click()])
  expect(file.suggestedFilename()).toMatch(/^cus_\w+\.json$/)

  await page.emulateMedia({ colorScheme: 'dark' })
  await button('Language: English').click()
  await page.getByRole('menuitem', { name: 'Deutsch' }).click()
  await heading('Konto').waitFor()
  // look: 41-dark
  await isOpenToAll()
  await stage.page.getByRole('navigation', { name: 'Menü' }).getByRole('link', { name: 'Tarife' }).click()
  await says('10,00 €')
  // look: 42-dark-plans
  await isOpenToAll()
  // A choice of this browser's, which the next test shares.
  await page.evaluate('localStorage.clear()')
})

test('a customer is answered by staff, is told at once, and says when it is solved', async () => {
  const { page, shop } = stage
  await comeIn()
  await subscribeTo('Basic')
  await page.getByRole('link', { name: 'Ask about this' }).click()
  await page.getByLabel('Your question').fill('Can I have it on paper?')
  await button('Send').click()
  await heading('My subscription Basic').waitFor()
  const { data } = await shop.client.listTickets({})
  await shop.client.addTicketMessage(data[0]?.id ?? '', { body: 'Gladly, from next month on.' })
  await go('Overview')
  await says('You have an answer: My subscription Basic')
  await page.getByRole('link', { name: 'Read it: My subscription Basic' }).click()
  await says('Gladly, from next month on.')
  // look: 50-answered
  await isOpenToAll()
  await page.getByLabel('Your reply').fill('Thank you.')
  await button('Send the reply').click()
  await says('Thank you.')
  await button('That solves it').click()
  await says('A reply opens it again.')
})
