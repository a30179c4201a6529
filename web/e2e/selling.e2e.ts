import { expect, test } from 'vitest'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const setup = setting()

const field = (name: string) => setup.page.getByRole('dialog').getByRole('textbox', { name, exact: true })

async function choose(name: string, option: string, at = 0): Promise<void> {
  await setup.page.getByRole('dialog').getByRole('combobox', { name, exact: true }).nth(at).click()
  await setup.page.getByRole('option', { name: option, exact: true }).click()
}

const press = (name: string | RegExp) => setup.page.getByRole('button', { name, exact: typeof name === 'string' }).click()

async function more(item: string): Promise<void> {
  await press('More')
  await setup.page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('a stranger makes a plan and a customer, sells the one to the other, and reads why the invoice says what it says', async () => {
  const { page } = setup
  await setup.signIn('/catalog')
  await press('New plan')
  await field('Name').fill('Café Plus')
  await field('Amount in EUR').fill('12,50')
  await press('Another price: a currency, an interval, a fee')
  await choose('Kind', 'Setup fee, once at the start', 1)
  await field('Amount in EUR').nth(1).fill('20')
  await press('Create the plan')
  await page.getByRole('heading', { name: 'Café Plus', level: 1 }).waitFor()
  expect(await setup.textOf('region', 'Details')).toContain('cafe_plus')

  await page.getByRole('link', { name: 'Customers' }).click()
  await press('New customer')
  await field('Name').fill('Kaffee Nord')
  await field('E-mail').fill('post@nord.example')
  await field('City').fill('Kiel')
  await choose('Country', 'Germany')
  await press('Add a tax number')
  await field('Tax number').fill('DE136695976')
  await press('Create the customer')
  await page.getByRole('heading', { name: 'Kaffee Nord', level: 1 }).waitFor()
  expect(await setup.textOf('region', 'Details')).toContain('Kiel Germany Tax ids DE136695976')
  await press('Add a test card')
  await press('Add the card')
  await page.getByText('Visa ending in 4242').waitFor()

  await press('Start a subscription')
  await choose('Plan', 'Café Plus')
  // 12.50 for the month from 16 April, and 20.00 once.
  await press('Start and bill €32.50')
  await page.getByText('The subscription has started').waitFor()
  const [invoice] = (await setup.shop.client.listInvoices({ q: 'Kaffee Nord' })).data
  expect(invoice).toMatchObject({ total: 3250, reason: 'start' })
  await page.getByRole('link', { name: String(invoice?.number) }).click()
  await press('Charge €32.50')
  await page.getByText('Paid', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Why?' }).first().click()
  expect(await setup.textOf('list', /^Why: /)).toContain('Setup fee costs 20.00 EUR')
}, 90_000)

test('what the API refuses stands at its field, which has the focus', async () => {
  const { page } = setup
  await setup.signIn('/customers')
  await press('New customer')
  await field('Name').fill('Wrong')
  await press('Add a tax number')
  await field('Tax number').fill('DE136695977')
  await press('Create the customer')
  const number = field('Tax number')
  await page.getByRole('alert').waitFor()
  expect(await number.getAttribute('aria-invalid')).toBe('true')
  expect(await page.evaluate('document.activeElement.value')).toBe('DE136695977')
  await number.fill('DE136695976')
  await press('Create the customer')
  await page.getByRole('heading', { name: 'Wrong', level: 1 }).waitFor()
  forget(setup.complaints, '422')
})

test('a price in tiers shows what a quantity costs, and is the price that is stored', async () => {
  const { page, shop } = setup
  const [plan] = (await shop.client.listPlans({ sort: 'created_at' })).data
  await setup.signIn(`/catalog/${plan?.id}`)
  await press('New price')
  await choose('Costs', 'Tier by tier')
  await field('Up to').fill('10')
  await field('Each, EUR').first().fill('7')
  await field('Each, EUR').nth(1).fill('5,50')
  await field('Once, EUR').nth(1).fill('3')
  await field('Try a quantity').fill('25')
  // 10 × 7.00 + 3.00 + 15 × 5.50.
  await page.getByRole('dialog').getByText('€155.50').waitFor()
  await press('Create the price')
  await page.getByText('has the price for what is sold from now on').waitFor()
  const { data } = await shop.client.listPrices({ plan: String(plan?.id), sort: '-created_at' })
  expect(data[0]?.terms).toEqual({
    model: 'graduated',
    tiers: [
      { up_to: '10', unit_amount: '700' },
      { up_to: null, unit_amount: '550', flat_amount: '300' },
    ],
  })
})

test('phases are sold, a trial is ended, a charge and another day are seen before they happen', async () => {
  const { page, shop } = setup
  const bob = (await shop.client.listCustomers({ q: 'Bob' })).data[0]
  await setup.signIn(`/customers/${bob?.id}`)
  await press('Start a subscription')
  await choose('Plan', 'Basic')
  await press('Change to something else later')
  await field('For how many periods').fill('2')
  await choose('Plan', 'Pro', 1)
  await press('Start day, trial, term, payment, promotion code …')
  await field('Trial days').fill('14')
  await press('Start')
  await page.getByText('The subscription has started').waitFor()
  const [subscription] = (await shop.client.listSubscriptions({ customer: String(bob?.id) })).data
  expect(subscription).toMatchObject({ status: 'trialing', scheduled_changes: [{ phase: 2, status: 'scheduled' }] })

  await setup.signIn(`/subscriptions/${subscription?.id}`)
  await more('End or extend the trial')
  await press('End it now and bill €10.00')
  await page.getByText('The trial is over').waitFor()

  await more('Charge something once')
  await field('What for').fill('Workshop')
  await field('Amount each, in EUR').fill('49')
  await page.getByText('Now, on an invoice of its own').click()
  await page.getByRole('region', { name: 'Billed now' }).getByText('€49.00').first().waitFor()
  await press('Bill it now')
  await page.getByText('It is billed').waitFor()

  await more('Move the billing day')
  await field('Day of the month').fill('31')
  // 16 to 31 May: 15 of the 30 days from 30 April to 30 May, or of 31; the preview says what the invoice will say.
  const foreseen = await setup.textOf('region', /^Next invoice, /)
  await press('Move it')
  await page.getByText('The billing day is moved').waitFor()
  const { next_invoice } = await shop.client.getUpcomingInvoice(String(subscription?.id))
  expect(foreseen).toContain(`€${(Number(next_invoice?.total) / 100).toFixed(2)}`)
}, 90_000)

test('items come and go with a preview, and a customer gets a parent and is archived', async () => {
  const { page, shop } = setup
  await setup.signIn(`/subscriptions/${shop.subscription}`)
  await press('Change')
  await press('Add a price')
  await choose('Price', 'Pro: €30.00')
  await page.getByText('Now', { exact: true }).click()
  // Half of April is left: half of 30.00.
  await press('Change and bill €15.00')
  await page.getByText('The subscription is changed').waitFor()
  expect((await shop.client.getSubscription(shop.subscription)).items).toHaveLength(2)

  const [bob, anna] = await Promise.all(['Bob', 'Anna'].map(async (q) => (await shop.client.listCustomers({ q })).data[0]))
  await setup.signIn(`/customers/${bob?.id}`)
  await press('Edit')
  await setup.page.getByRole('dialog').getByRole('combobox', { name: 'Parent' }).fill('Anna')
  await page.getByRole('option', { name: /Anna Ruiz/ }).click()
  await press('Save')
  await page.getByText('Bob Weiss is changed').waitFor()
  expect((await shop.client.getCustomer(String(bob?.id))).parent).toBe(anna?.id)
  await more('Archive')
  await page.getByText('Bob Weiss is archived').waitFor()
})

test.each(['light', 'dark'] as const)(
  'every screen and form can be read and worked without a mouse, %s',
  async (colorScheme) => {
    const { page, shop } = setup
    await page.emulateMedia({ colorScheme })
    const [plan] = (await shop.client.listPlans()).data
    const [customer] = (await shop.client.listCustomers({ q: 'Anna' })).data
    const [invoice] = (await shop.client.listInvoices()).data
    await setup.signIn()
    const screens: readonly [string, ...string[]][] = [
      ['/'],
      ['/customers', 'New customer'],
      [`/customers/${customer?.id}`, 'Edit', 'New wallet', 'Add a test card', 'Apply a coupon', 'New price', 'Start a subscription'],
      ['/subscriptions', 'Start a subscription'],
      [`/subscriptions/${shop.subscription}`, 'Change', 'Cancel', 'Edit how it is paid'],
      ['/invoices'],
      [`/invoices/${invoice?.id}`, 'Give back'],
      ['/catalog', 'New plan', 'New product', 'New feature'],
      [`/catalog/${plan?.id}`, 'Edit', 'New price', 'Move everybody'],
      ['/usage', 'New meter'],
      ['/discounts', 'New coupon'],
      ['/taxes', 'New tax rate'],
      ['/operation'],
    ]
    expect(await barriersOf(screens)).toEqual([])
  },
  180_000,
)

test.each(['light', 'dark'] as const)(
  'so can those of people, %s',
  async (colorScheme) => {
    const { page, shop } = setup
    await page.emulateMedia({ colorScheme })
    const ada = await shop.staff('owner', 'Ada Owner')
    await ada.patch('/v1/portal_settings', { page_url: 'https://shop.example/account' })
    await ada.post('/v1/roles', { code: 'bookkeeper', name: 'Bookkeeper', permissions: ['invoices:write'] })
    await ada.post('/v1/invitations', { email: 'grace@harbour-coffee.example', role: 'support' })
    await setup.signInAs(ada)
    const screens: readonly [string, ...string[]][] = [
      ['/account', 'Turn it on', 'Change', 'Leave Harbour Coffee'],
      ['/settings/members', 'Invite somebody'],
      ['/settings/roles', 'New role', 'Edit Bookkeeper', 'Delete Bookkeeper'],
      ['/settings/approvals'],
      ['/settings/api-keys', 'New key'],
      ['/settings/security'],
      ['/settings/portal', 'Replace it'],
      ['/audit-log', 'Show record 1'],
    ]
    expect(await barriersOf(screens)).toEqual([])
    await page.context().clearCookies()
    expect(
      await barriersOf([['/'], ['/sign-up'], ['/forgot-password'], ['/reset-password'], [`/accept-invitation#token=${'q'.repeat(43)}`]]),
    ).toEqual([])
    forget(setup.complaints, '401')
  },
  180_000,
)

test('the search for barriers finds those that are there', async () => {
  const { page } = setup
  await setup.signIn('/customers')
  await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
  await page.evaluate(`(() => {
    const pale = document.querySelector('main').appendChild(document.createElement('p'))
    pale.textContent = 'Hardly to be read'
    pale.style.color = '#bbbbbb'
    document.querySelector('main').append(document.createElement('button'), document.createElement('h4'))
    document.querySelector('main h4').textContent = 'Too deep'
  })()`)
  const found = await barriers(page)
  expect(found.filter((each) => each.includes('Hardly to be read'))).toHaveLength(1)
  expect(found).toEqual(expect.arrayContaining(['without a name: <button></button>', 'a heading of level 4 after one of level 1']))
})

/** What stands in the way on these screens, and in the forms that buttons there open. */
async function barriersOf(screens: readonly (readonly [string, ...string[]])[]): Promise<string[]> {
  const { page } = setup
  const found: string[] = []
  for (const [path, ...forms] of screens) {
    await page.goto(`${setup.server.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    found.push(...(await barriers(page)).map((each) => `${path}: ${each}`))
    for (const form of forms) {
      await page.getByRole('button', { name: form, exact: true }).first().click()
      await page.getByRole('dialog').waitFor()
      await page.waitForLoadState('networkidle')
      // Until it has faded in.
      await expect.poll(() => page.evaluate('document.getAnimations().filter((each) => each.playState === "running").length')).toBe(0)
      found.push(...(await barriers(page)).map((each) => `${path}, ${form}: ${each}`))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  }
  return found
}
