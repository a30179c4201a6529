import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword } from '../../server/test/people.ts'
import { startTextSink, type TextSink } from '../../server/test/text-sink.ts'
import { barriers } from '../../web/e2e/accessibility.ts'
import { launchBrowser } from '../../web/e2e/browser.ts'
import { mailedToken, signUp } from './doors.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'

// Story C of SPEC.md section 2. A company signs up in the browser and is run by five people, each in their own role: some of it by screens, some by the API.

let stage: Stage
let texts: TextSink
let browser: BrowserContext
let page: Page
beforeAll(async () => {
  texts = await startTextSink()
  stage = await openStage({ at: '2027-03-01T09:00:00Z', hasPages: true, texts })
  browser = await launchBrowser({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  browser.setDefaultTimeout(20_000)
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
  await texts?.close()
})

const domain = 'north-platform.example'
const roles = [
  { role: 'admin', title: 'Admin', name: 'Ada Admin' },
  { role: 'finance', title: 'Finance', name: 'Finn Finance' },
  { role: 'support', title: 'Support', name: 'Sue Support' },
  { role: 'read_only', title: 'Read-only', name: 'Rita Reader' },
] as const
type Staff = Readonly<Record<'owner' | (typeof roles)[number]['role'], Person>>

/** The owner invites them on the screen; each comes in by the link in the mail, in a browser of their own. */
async function invite(): Promise<void> {
  await page.goto(`${stage.url}/settings/members`)
  for (const { role, title } of roles) {
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    await page.getByLabel('E-mail address').fill(`${role}@${domain}`)
    await page.getByRole('radio', { name: title, exact: true }).check()
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: `${role}@${domain}` })
      .getByText('Waits')
      .waitFor()
  }
  for (const { role, title, name } of roles) {
    await browser.clearCookies()
    await page.goto(`${stage.url}/accept-invitation#token=${await mailedToken(stage, `${role}@${domain}`)}`)
    await page.getByRole('heading', { name: 'Join North Platform' }).waitFor()
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
    await page.getByRole('button', { name: 'Go in' }).click()
    await page.getByRole('button', { name: `Account of ${name}` }).click()
    await page.getByText(`${title} of North Platform`).waitFor()
  }
}

/** Opens a screen as one of them. */
async function lookAs(who: Person, path: string): Promise<void> {
  await who.logIn()
  await browser.clearCookies()
  await browser.addCookies(who.cookies().map((cookie) => ({ ...cookie, url: stage.url })))
  await page.goto(`${stage.url}${path}`)
  await page.getByRole('button', { name: 'Account of ' }).waitFor()
}

const screensOffered = async () => {
  const names = ['Reports', 'Customers', 'Catalog', 'Discounts', 'Tickets', 'Members', 'API keys', 'Audit log', 'Gateways']
  const counts = await Promise.all(names.map((name) => page.getByRole('link', { name, exact: true }).count()))
  return names.filter((_, at) => (counts[at] ?? 0) > 0)
}

const monthly = { currency: 'EUR', interval: { unit: 'month', count: 1 } }

/** Tiers with features, a promotion code, and an offer that is limited in time and in number. */
async function sell(admin: Person) {
  await admin.post('/v1/features', { code: 'api', name: 'API access', kind: 'switch' })
  await admin.post('/v1/features', { code: 'seats', name: 'Seats', kind: 'limit' })
  const tier = async (code: string, name: string, amount: string, seats: string, hasApi: boolean): Promise<string> => {
    const plan = await admin.post('/v1/plans', { code, name, prices: [{ ...monthly, terms: { model: 'flat', amount } }] })
    await admin.put(`/v1/plans/${plan.id}/features/seats`, { enabled: true, limit: seats })
    if (hasApi) await admin.put(`/v1/plans/${plan.id}/features/api`, { enabled: true })
    return plan.id
  }
  const start = await tier('start', 'Start', '2000', '3', false)
  const business = await tier('business', 'Business', '10000', '50', true)
  const coupon = await admin.post('/v1/coupons', { name: 'Launch', percent_off: '25', duration: 'once' })
  await admin.post('/v1/promotion_codes', { coupon: coupon.id, code: 'LAUNCH25' })
  const offer = { percent_off: '50', duration: 'once', valid_until: '2027-03-31T22:00:00Z', max_redemptions: 1 }
  const limited = await admin.post('/v1/coupons', { name: 'March only', ...offer })
  await admin.post('/v1/promotion_codes', { coupon: limited.id, code: 'MARCH50' })
  return { start, business }
}

async function newCustomer(who: Person, name: string, token: string, others: object = {}): Promise<string> {
  const email = `${name.split(' ')[0]?.toLowerCase()}@customer.example`
  const { id } = await who.post('/v1/customers', { name, email, currency: 'EUR', ...others })
  await who.post('/v1/payment_methods', { customer: id, gateway: 'stripe', token })
  return id
}

const events = async (who: Person) =>
  (await who.get('/v1/gateway_events?limit=100')).data.map(({ type, status }: { type: string; status: string }) => `${type} ${status}`)

test('story C: a company signs up, staffs itself, sells tiers, is paid by Stripe, and each of its people sees and does what their role is for', async () => {
  await signUp(stage, page, { name: 'Olga Owner', email: `owner@${domain}`, organization: 'North Platform' })
  await invite()
  const of = (role: string) => stage.person(`${role}@${domain}`)
  const staff: Staff = {
    owner: of('owner'),
    admin: of('admin'),
    finance: of('finance'),
    support: of('support'),
    read_only: of('read_only'),
  }
  const { owner, admin, finance, support, read_only: reader } = staff
  const { id: organization } = await owner.get('/v1/organization')
  await stage.connectStripe({ organization, post: (path, body) => owner.request('POST', path, body) })
  const { start, business } = await sell(admin)

  // Customers who are active, paused and canceled; one whose card declines; one who buys once.
  const acme = await newCustomer(support, 'Acme Works', 'pm_card_visa', { phone: '+49 40 123456' })
  const borealis = await newCustomer(support, 'Borealis Sails', 'pm_card_visa')
  const cargo = await newCustomer(support, 'Cargo Lines', 'pm_card_visa')
  const delta = await newCustomer(support, 'Delta Pumps', 'pm_card_chargeCustomerFail', { phone: '+49 40 654321' })
  await support.patch(`/v1/customers/${delta}/notification_preferences`, { channels: ['email', 'sms'] })
  const subscribe = async (customer: string, plan: string, others: object = {}): Promise<string> =>
    (await support.post('/v1/subscriptions', { customer, plan, ...others })).id
  const running = await subscribe(acme, business, { promotion_code: 'launch25' })
  const pausing = await subscribe(borealis, start, { promotion_code: 'march50' })
  const leaving = await subscribe(cargo, start)
  await subscribe(delta, start)
  // The offer was for one.
  const late = { customer: cargo, plan: business, promotion_code: 'MARCH50' }
  expect(await support.status('POST', '/v1/subscriptions', late)).toBe(409)
  await stage.work()
  const bills = async (customer: string) =>
    (await reader.get(`/v1/invoices?customer=${customer}&sort=created_at`)).data.map(
      ({ status, total }: { status: string; total: number }) => `${status} ${total}`,
    )
  expect([await bills(acme), await bills(borealis), await bills(cargo), await bills(delta)]).toEqual([
    ['paid 7500'],
    ['paid 1000'],
    ['paid 2000'],
    ['open 2000'],
  ])
  expect(await reader.get(`/v1/customers/${acme}/entitlements/seats`)).toMatchObject({ has_access: true, limit: '50' })

  // One-time: an invoice that is charged now, and one that the customer is to pay by a form that staff then take back.
  const lines = [{ description: 'Onboarding', quantity: '1', unit_amount: '50000' }]
  const once = await finance.post('/v1/invoices', { customer: acme, currency: 'EUR', lines, finalize: true })
  await finance.request('POST', `/v1/invoices/${once.id}/pay`, {})
  const byForm = { customer: cargo, currency: 'EUR', collection_method: 'send_invoice', lines, finalize: true }
  const unpaid = await finance.post('/v1/invoices', byForm)
  const intent = await finance.post(`/v1/invoices/${unpaid.id}/payment_intent`)
  expect(intent.client_secret).toMatch(/^pi_/)
  await finance.post(`/v1/invoices/${unpaid.id}/void`)
  // What can be paid no more is shut at Stripe when it is looked at next.
  await stage.goTo('2027-03-02T21:00:00Z')
  await stage.work()
  await stage.work()
  expect((await reader.get(`/v1/invoices/${once.id}`)).status).toBe('paid')
  // What Stripe has sent of it: success, failure, cancellation, each taken and worked on.
  const told = await events(finance)
  for (const type of ['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled'])
    expect(told).toContainEqual(`${type} processed`)
  expect(told.filter((line: string) => !/ (processed|ignored)$/.test(line))).toEqual([])

  // Paused and canceled; the months go by.
  await support.post(`/v1/subscriptions/${pausing}/pause`)
  await support.post(`/v1/subscriptions/${leaving}/cancel`, { timing: 'period_end' })
  await stage.goTo('2027-04-01T09:00:00Z')
  await stage.work()
  await stage.goTo('2027-05-02T09:00:00Z')
  await stage.work()
  expect(await support.status('POST', '/v1/subscriptions', { customer: borealis, plan: business, promotion_code: 'MARCH50' })).not.toBe(201)
  const found = async (status: string) =>
    (await reader.get(`/v1/customers?subscription_status=${status}`)).data.map(({ name }: { name: string }) => name)
  expect([await found('active'), await found('paused'), await found('canceled')]).toEqual([
    ['Acme Works'],
    ['Borealis Sails'],
    ['Cargo Lines'],
  ])

  // Messages: by e-mail for everybody, by SMS where somebody wants it.
  const mails = (await stage.mail()).filter((line) => line.includes('@customer.example'))
  expect(mails).toContainEqual(expect.stringMatching(/^acme@customer\.example: Receipt from North Platform/))
  expect(mails).toContainEqual(expect.stringMatching(/^delta@customer\.example: Your payment for invoice .* did not go through/))
  expect(mails).toContainEqual(expect.stringMatching(/^cargo@customer\.example: Your subscription to Start/))
  expect(texts.caught.map(({ to }) => to)).toContain('+4940654321')
  expect(texts.caught.filter(({ to }) => to === '+4940123456')).toEqual([])

  // Revenue, growth and churn, worked out by hand. March: 75 + 10 + 20 + 500 paid, 20 open. April and May: 100 each; Delta owes on.
  const revenue = await finance.get('/v1/reports/revenue?from=2027-03&to=2027-05')
  expect(revenue.data.map(({ month, collected }: { month: string; collected: number }) => [month, collected])).toEqual([
    ['2027-03', 60500],
    ['2027-04', 10000],
    ['2027-05', 10000],
  ])
  const growth = await finance.get('/v1/reports/growth?from=2027-03&to=2027-05')
  expect(growth.data).toMatchObject([
    { month: '2027-03', started: 4, ended: 0, churn_percent: null },
    { month: '2027-04', started: 0, churn_percent: expect.stringMatching(/^\d+\.\d$/) },
    { month: '2027-05', started: 0 },
  ])
  const best = await finance.get('/v1/reports/customers?min_collected=5000')
  expect(best.data.map(({ customer, collected }: { customer: string; collected: number }) => [customer, collected])).toEqual([
    [acme, 77500],
  ])
  expect(await finance.text('/v1/reports/active_subscriptions?format=csv')).toContain('Acme Works')
  expect((await finance.request('GET', `/v1/invoices/${once.id}/pdf`)).headers['content-type']).toBe('application/pdf')

  // Tickets that hang on a customer, a subscription and an invoice.
  const about = { customer: acme, subscription: running, invoice: once.id }
  const ticket = await support.post('/v1/tickets', { ...about, subject: 'What is onboarding?', body: 'It stands on our invoice.' })
  expect(ticket).toMatchObject({ ...about, status: 'open', number: 1 })
  await support.post(`/v1/tickets/${ticket.id}/messages`, { body: 'A day with one of us.' })

  // The same on the screens of the finance person.
  await lookAs(finance, '/reports')
  await page.getByRole('heading', { name: 'Growth and churn' }).waitFor()
  await page
    .getByRole('table', { name: 'Growth and churn by month' })
    .getByRole('row', { name: /Mar 2027 4 0 4/ })
    .waitFor()
  await page
    .getByRole('table', { name: 'Customers by revenue' })
    .getByRole('row', { name: /Acme Works .*€775\.00/ })
    .waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Paid at least, in EUR').fill('50')
  await page.getByRole('link', { name: 'Cargo Lines' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Acme Works' }).waitFor()
  await page.goto(`${stage.url}/customers`)
  await page.getByRole('combobox', { name: 'Subscription' }).click()
  await page.getByRole('option', { name: 'Canceled' }).click()
  await page.getByRole('link', { name: 'Acme Works' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Cargo Lines' }).waitFor()
  await page.goto(`${stage.url}/tickets/${ticket.id}`)
  await page.getByRole('heading', { name: /What is onboarding/ }).waitFor()
  await page.getByRole('link', { name: 'Acme Works' }).first().waitFor()

  await rolesHold(staff, { customer: acme, subscription: running, invoice: once.id, plan: start })
  await stage.work()
  expect((await owner.get('/v1/doctor')).findings).toEqual([])
  expect((await owner.get('/v1/verification')).drift).toEqual([])
}, 600_000)

/** Each role is let in where its permissions say, and neither screen nor API offers it anything else. */
async function rolesHold(
  staff: Staff,
  { customer, subscription, invoice, plan }: Readonly<Record<'customer' | 'subscription' | 'invoice' | 'plan', string>>,
): Promise<void> {
  const asks: readonly [method: string, path: string, body?: object][] = [
    ['GET', '/v1/customers'],
    ['GET', '/v1/reports/growth'],
    ['GET', '/v1/audit_log'],
    ['GET', '/v1/members'],
    ['GET', '/v1/api_keys'],
    ['POST', '/v1/tickets', { customer, subject: 'Hello', body: 'From staff.' }],
    ['POST', `/v1/customers/${customer}/credit_grants`, { amount: 100, currency: 'EUR' }],
    ['POST', '/v1/plans', { code: 'x', name: 'X', prices: 'none' }],
    ['POST', '/v1/coupons', { name: 'X', percent_off: 'none' }],
    ['PUT', '/v1/approval_settings', { refunds: null, credits: null, write_offs: null, api_keys: false }],
  ]
  const verdicts = Object.fromEntries(
    await Promise.all(
      Object.entries(staff).map(async ([role, who]) => {
        const answers: boolean[] = []
        for (const [method, path, body] of asks) answers.push((await who.status(method, path, body)) !== 403)
        return [role, answers.map((isOpen) => (isOpen ? 'x' : '.')).join('')]
      }),
    ),
  )
  expect(verdicts).toEqual({
    owner: 'xxxxxxxxxx',
    // Rules that a second person is asked by are the owner's alone.
    admin: 'xxxxxxxxx.',
    finance: 'xxx..xx.x.',
    support: 'xx...x....',
    read_only: 'xx........',
  })

  const offered: Record<string, readonly string[]> = {}
  const buttons: Record<string, readonly boolean[]> = {}
  for (const [role, who] of Object.entries(staff)) {
    await lookAs(who, `/invoices/${invoice}`)
    offered[role] = await screensOffered()
    const found: boolean[] = []
    for (const [path, ready, name] of [
      ['/customers', 'Acme Works', 'New customer'],
      [`/subscriptions/${subscription}`, 'Business', 'Cancel'],
      [`/catalog/${plan}`, 'Start', 'New price'],
      ['/tickets', 'What is onboarding?', 'New ticket'],
    ] as const) {
      await page.goto(`${stage.url}${path}`)
      await page.getByText(ready).first().waitFor()
      found.push((await page.getByRole('button', { name }).count()) > 0)
    }
    buttons[role] = found
  }
  const all = ['Reports', 'Customers', 'Catalog', 'Discounts', 'Tickets', 'Members', 'API keys', 'Audit log', 'Gateways']
  const some = all.filter((name) => !['Members', 'API keys', 'Audit log', 'Gateways'].includes(name))
  expect(offered).toEqual({ owner: all, admin: all, finance: [...some, 'Audit log'], support: some, read_only: some })
  expect(buttons).toEqual({
    owner: [true, true, true, true],
    admin: [true, true, true, true],
    finance: [true, true, false, true],
    support: [true, true, false, true],
    read_only: [false, false, false, false],
  })
  // A screen that is not theirs says what it would take.
  await lookAs(staff.support, '/settings/members')
  await page.getByText('Your role lacks the permission members:read').waitFor()
}
