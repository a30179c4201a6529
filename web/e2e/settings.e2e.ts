import { expect, test } from 'vitest'
import { etagOf } from '../../sdk/src/client.ts'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const setup = setting()

const dialog = () => setup.page.getByRole('dialog')
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true })
const press = (name: string | RegExp) => setup.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true }).click()

/** Its button says how much changes. */
const save = () => dialog().getByRole('button', { name: /^Save/ }).click()

async function choose(name: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name, exact: true }).click()
  await setup.page.getByRole('option', { name: option, exact: true }).click()
}

async function more(item: string): Promise<void> {
  await press('More')
  await setup.page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function idOf(name: string): Promise<string> {
  const [customer] = (await setup.shop.client.listCustomers({ q: name })).data
  return String(customer?.id)
}

test('conventions are taken over from another system, and what changes is read before it is saved', async () => {
  const { page, shop } = setup
  await setup.signIn('/settings/billing')
  expect(await setup.textOf('region', 'Conventions')).toContain('As Quarterday begins')
  await press('Change the conventions')
  await dialog().getByText('Nothing yet.').waitFor()
  await dialog().getByText('Lago', { exact: true }).click()
  const changes = dialog().getByRole('status')
  await changes.getByText('Billing day: The day on which it began → The first of the calendar period').waitFor()
  await changes.getByText('The day of a cancellation: Is not charged → Is charged').waitFor()
  await field('Renewals stay drafts for').fill('3')
  await changes.getByText('Renewals stay drafts for: 0 days → 3 days').waitFor()
  await field('Renewals stay drafts for').fill('91')
  await changes.getByText('A number is missing, or too large.').waitFor()
  expect(await dialog().getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true)
  await field('Renewals stay drafts for').fill('0')
  expect(await barriers(page)).toEqual([])
  await save()
  await page.getByText('It counts for whatever is billed from now on').waitFor()
  await page.getByText('As Lago does it. A customer or a subscription may differ.').waitFor()
  expect((await shop.client.getOrganization()).conventions).toMatchObject({ anchor: 'calendar', cancel_day: 'billed', proration: 'day' })
}, 60_000)

test('a customer and a subscription differ in what is set there, and inherit the rest', async () => {
  const { page, shop } = setup
  const anna = await idOf('Anna')
  await setup.signIn(`/customers/${anna}`)
  expect(await setup.textOf('region', 'Conventions')).toContain('As for your organization.')
  await press('Edit the conventions')
  await choose('Parts of a period', 'To the second')
  await save()
  await page.getByRole('region', { name: 'Conventions' }).getByText('To the second').waitFor()
  expect((await shop.client.getCustomer(anna)).conventions).toEqual({ proration: 'second' })

  await page.goto(`${setup.server.url}/subscriptions/${shop.subscription}`)
  await press('Edit the conventions')
  // What the customer has is what is inherited here.
  expect(await dialog().getByRole('combobox', { name: 'Parts of a period' }).getAttribute('placeholder')).toBe('To the second')
  // Where periods are counted from was settled when it started.
  expect(await dialog().getByRole('combobox', { name: 'Billing day' }).count()).toBe(0)
  await field('To pay, if sent').fill('30')
  await dialog().getByText('To pay, if sent: 14 days → 30 days').waitFor()
  await save()
  await page.getByRole('region', { name: 'Conventions' }).getByText('30 days').waitFor()
  expect((await shop.client.getSubscription(shop.subscription)).conventions).toEqual({ net_terms_days_sent: 30 })
}, 60_000)

test('of two who set conventions at once the second is told, and reads again', async () => {
  const { page, shop } = setup
  const bob = await idOf('Bob')
  await setup.signIn(`/customers/${bob}`)
  await press('Edit the conventions')
  await choose('Parts of a period', 'To the second')
  await shop.client.updateCustomer(bob, { conventions: { cancel_day: 'billed' } })
  await save()
  await inDialog('Read it again')
  await dialog().getByText('Nothing yet.').waitFor()
  await choose('Parts of a period', 'To the second')
  await save()
  await page.getByRole('region', { name: 'Conventions' }).getByText('To the second').waitFor()
  expect((await shop.client.getCustomer(bob)).conventions).toEqual({ proration: 'second', cancel_day: 'billed' })
  forget(setup.complaints, '412')
}, 60_000)

test('the seller is named as the law wants; what is refused stands at its field', async () => {
  const { page, shop } = setup
  await setup.signIn('/settings/billing')
  await press('Edit the organization')
  await field('Legal name').fill('Harbour Coffee GmbH')
  await field('City').fill('Hamburg')
  await choose('Country', 'Germany')
  await press('Add a tax number')
  await field('Tax number').fill('DE136695977')
  await inDialog('Save')
  await dialog().getByRole('alert').waitFor()
  expect(await field('Tax number').getAttribute('aria-invalid')).toBe('true')
  await field('Tax number').fill('DE136695976')
  await inDialog('Save')
  await page.getByText('on the documents to come').waitFor()
  expect((await shop.client.getOrganization()).legal).toMatchObject({
    legal_name: 'Harbour Coffee GmbH',
    address: { city: 'Hamburg', country: 'DE' },
    tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }],
  })
  forget(setup.complaints, '422')
})

test('metadata is kept with a customer, a subscription and a plan, each name once', async () => {
  const { page, shop } = setup
  const anna = await idOf('Anna')
  const [plan] = (await shop.client.listPlans({ q: 'Basic' })).data
  const keep = async (path: string) => {
    await page.goto(`${setup.server.url}${path}`)
    await press('Edit the metadata')
    await field('Name').fill('crm id')
    await field('Value').fill('42')
    await dialog().getByText('Letters, digits and _ . : - only, 64 at most.').waitFor()
    await field('Name').fill('crm_id')
    await inDialog('Save')
    await page.getByRole('region', { name: 'Metadata' }).getByText('crm_id').waitFor()
  }
  await setup.signIn()
  for (const path of [`/customers/${anna}`, `/subscriptions/${shop.subscription}`, `/catalog/${plan?.id}`]) await keep(path)
  const kept = await Promise.all([
    shop.client.getCustomer(anna),
    shop.client.getSubscription(shop.subscription),
    shop.client.getPlan(String(plan?.id)),
  ])
  expect(kept.map(({ metadata }) => metadata)).toEqual([{ crm_id: '42' }, { crm_id: '42' }, { crm_id: '42' }])
  await press('Edit the metadata')
  await press('Remove crm_id')
  await inDialog('Save')
  await page.getByRole('region', { name: 'Metadata' }).getByText('None.').waitFor()
}, 60_000)

test('a customer is asked for money by a policy of its own', async () => {
  const { page, shop } = setup
  const bob = await idOf('Bob')
  const policy = await shop.client.createDunningPolicy({ name: 'Gentle' })
  await setup.signIn(`/customers/${bob}`)
  await press('Edit')
  await choose('Asked for money by', 'Gentle')
  await inDialog('Save')
  await page.getByRole('region', { name: 'Details' }).getByRole('link', { name: 'Gentle' }).waitFor()
  expect((await shop.client.getCustomer(bob)).dunning_policy).toBe(policy.id)
})

test('an address is blocked, and lifted once somebody has read why it was', async () => {
  const { page, shop } = setup
  await setup.signIn('/messages')
  await press('Block an address')
  await field('Address').fill('gone@acme.example')
  await inDialog('Block it')
  await page.getByText('Nothing is sent to gone@acme.example any more').waitFor()
  expect((await shop.client.listSuppressions()).data).toMatchObject([{ address: 'gone@acme.example', reason: 'by_hand' }])
  await press('Send to gone@acme.example again')
  await dialog().getByText('Somebody here has blocked it.').waitFor()
  await inDialog('Send again')
  await page.getByText('No address is blocked').waitFor()
  expect((await shop.client.listSuppressions()).data).toEqual([])
})

test('a transfer is recorded, in part and in full, and never more than is owed', async () => {
  const { page, shop } = setup
  const customer = await idOf('Bob')
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const { id } = await shop.client.createInvoice({ customer, lines, currency: 'EUR', collection_method: 'send_invoice', finalize: true })
  await setup.signIn(`/invoices/${id}`)
  await more('Record a payment')
  await field('Amount in EUR').fill('50')
  await field('Reference').fill('Transfer of 16 April')
  await inDialog('Record €50.00')
  await dialog().getByRole('alert').waitFor()
  expect(await field('Amount in EUR').getAttribute('aria-invalid')).toBe('true')
  await field('Amount in EUR').fill('19,50')
  await inDialog('Record €19.50')
  await page.getByText('€29.50 are left of').waitFor()
  await more('Record a payment')
  await field('Reference').fill('Transfer of 17 April')
  await inDialog('Record €29.50')
  await page.getByText(/^INV-\d+ is paid$/).waitFor()
  expect(await shop.client.getInvoice(id)).toMatchObject({ status: 'paid', amount_paid: 4900 })
  forget(setup.complaints, '422')
})

test('a payment link is seen on its invoice, and revoked', async () => {
  const { page, shop } = setup
  const customer = await idOf('Bob')
  const lines = [{ description: 'Workshop', unit_amount: '4900' }]
  const { id } = await shop.client.createInvoice({ customer, lines, currency: 'EUR', collection_method: 'send_invoice', finalize: true })
  const { url } = await shop.client.createPaymentLink(id)
  await setup.signIn(`/invoices/${id}`)
  await page.getByRole('region', { name: 'Payment links' }).getByText('Never opened').waitFor()
  const theirs = await page.context().newPage()
  const path = new URL(String(url)).pathname
  expect((await theirs.goto(`${setup.server.url}${path}`))?.status()).toBe(200)
  await press(/^Revoke the link of/)
  await inDialog('Revoke it')
  await page.getByRole('region', { name: 'Payment links' }).getByText('Revoked', { exact: true }).waitFor()
  expect(await setup.textOf('region', 'Payment links')).toContain('Opened')
  expect((await theirs.goto(`${setup.server.url}${path}`))?.status()).toBe(410)
  await theirs.close()
}, 60_000)

test('a draft says something to the customer, and is deleted; an invoice is sent, and written off', async () => {
  const { page, shop } = setup
  const customer = await idOf('Bob')
  const order = {
    customer,
    lines: [{ description: 'Workshop', unit_amount: '4900' }],
    currency: 'EUR' as const,
    collection_method: 'send_invoice' as const,
  }
  const draft = await shop.client.createInvoice({ ...order, finalize: false })
  await setup.signIn(`/invoices/${draft.id}`)
  await more('Edit what it says')
  await field('A word to the customer').fill('Thank you for your order.')
  await inDialog('Save')
  await page.getByRole('article').getByText('Thank you for your order.').waitFor()
  await more('Delete')
  await inDialog('Delete it')
  await page.waitForURL('**/invoices')
  expect((await shop.client.listInvoices({ customer })).data).toEqual([])

  const { id } = await shop.client.createInvoice({ ...order, finalize: true })
  await page.goto(`${setup.server.url}/invoices/${id}`)
  await more('Send it')
  await page.getByText('It is on its way to bob@weiss.example').waitFor()
  await more('Write off')
  await inDialog('Write off €49.00')
  await page.getByText('The invoice is written off').waitFor()
  expect((await shop.client.getInvoice(id)).status).toBe('uncollectible')
}, 60_000)

test('a customer is given credit, and a coupon is applied to one subscription', async () => {
  const { page, shop } = setup
  const anna = await idOf('Anna')
  await shop.client.createCoupon({ code: 'TEN', name: 'Ten off', percent_off: '10', duration: 'forever' })
  await setup.signIn(`/customers/${anna}`)
  await press('Give credit')
  await field('Amount').fill('12,50')
  await field('Why').fill('Sorry for the outage')
  await inDialog('Give €12.50')
  await page.getByRole('region', { name: 'Credit', exact: true }).getByText('€12.50').waitFor()
  await page.goto(`${setup.server.url}/subscriptions/${shop.subscription}`)
  await more('Apply a coupon')
  await choose('Coupon', 'Ten off, 10% off')
  await inDialog('Apply it')
  await page.getByText('Ten off is taken off from the next invoice on').waitFor()
  expect((await shop.client.listDiscounts({ customer: anna })).data).toMatchObject([{ name: 'Ten off', subscription: shop.subscription }])
})

test('at a change of plan somebody says what becomes of an item', async () => {
  const { page, shop } = setup
  const monthly = { unit: 'month', count: 1 } as const
  await shop.client.createPlan({
    code: 'team',
    name: 'Team',
    prices: [
      { currency: 'EUR', interval: monthly, nickname: 'Base', terms: { model: 'flat', amount: '2000' } },
      { currency: 'EUR', interval: monthly, nickname: 'Seats', terms: { model: 'per_unit', unit_amount: '500' } },
    ],
  })
  await setup.signIn(`/subscriptions/${shop.subscription}`)
  await press('Change')
  await choose('Plan', 'Team')
  await dialog().getByText('What becomes of each item').waitFor()
  await choose('Basic', 'Stays as it is, beside the plan')
  await dialog().getByText('Now', { exact: true }).click()
  // Half of April for 20.00 and one seat at 5.00; Basic stays.
  await inDialog('Change and bill €12.50')
  await page.getByText('The subscription is changed').waitFor()
  expect((await shop.client.getSubscription(shop.subscription)).items.map(({ price_name }) => price_name).toSorted()).toEqual([
    'Base',
    'Basic',
    'Seats',
  ])
}, 60_000)

test('a plan is listed in the portal and bills usage early; a price is renamed, and what was never used is deleted', async () => {
  const { page, shop } = setup
  const [pro] = (await shop.client.listPlans({ q: 'Pro' })).data
  await setup.signIn(`/catalog/${pro?.id}`)
  await press('Edit')
  await dialog().getByRole('checkbox', { name: 'Customers find it in the portal' }).check()
  await press('Add an amount')
  await field('Amount').fill('500')
  await inDialog('Save')
  await page.getByRole('region', { name: 'Details' }).getByText('€500.00').waitFor()
  expect(await shop.client.getPlan(String(pro?.id))).toMatchObject({
    listed: true,
    usage_thresholds: [{ currency: 'EUR', amount: 50_000 }],
  })
  await press('More for €30.00')
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await field('Name').fill('Pro, monthly')
  await inDialog('Save')
  await page.getByText('It is called Pro, monthly').waitFor()
  await more('Delete')
  await inDialog('Delete the plan')
  await page.waitForURL('**/catalog')
  expect((await shop.client.listPlans({ q: 'Pro' })).data).toEqual([])
}, 60_000)

test('what happened is read event by event; a coupon’s limits are raised, and a meter is renamed and deleted', async () => {
  const { page, shop } = setup
  await shop.client.createCoupon({ code: 'TEN', name: 'Ten off', percent_off: '10', duration: 'once', max_redemptions: 5 })
  await shop.client.createMeter({ code: 'calls', name: 'Calls', aggregation: 'count' })
  await setup.signIn('/webhooks')
  await page.getByRole('button', { name: 'Show meter.created' }).click()
  await dialog().getByText('"code": "calls"').waitFor()
  await page.keyboard.press('Escape')
  await page.goto(`${setup.server.url}/discounts`)
  await press('Edit Ten off')
  await field('Redeemed at most').fill('4')
  await inDialog('Save')
  await dialog().getByRole('alert').waitFor()
  expect(await field('Redeemed at most').getAttribute('aria-invalid')).toBe('true')
  await field('Redeemed at most').fill('50')
  await inDialog('Save')
  await page.getByText('0 of 50').waitFor()
  await page.goto(`${setup.server.url}/usage`)
  await press('Edit Calls')
  await field('Name').fill('API calls')
  await inDialog('Save')
  await press('Delete API calls')
  await inDialog('Delete the meter')
  await page.getByText('No meters yet').waitFor()
  forget(setup.complaints, '422')
}, 60_000)

test.each(['light', 'dark'] as const)(
  'these forms can be read and worked without a mouse, and fit a phone, %s',
  async (colorScheme) => {
    const { page, shop } = setup
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 844 })
    const anna = await idOf('Anna')
    const [plan] = (await shop.client.listPlans()).data
    const screens: readonly [string, ...string[]][] = [
      ['/settings/billing', 'Change the conventions', 'Edit the organization'],
      [`/customers/${anna}`, 'Edit the conventions', 'Edit the metadata', 'Give credit'],
      [`/subscriptions/${shop.subscription}`, 'Edit the conventions', 'Edit the metadata'],
      [`/catalog/${plan?.id}`, 'Edit', 'Edit the metadata'],
      ['/messages', 'Block an address'],
      ['/webhooks', 'Show organization.updated'],
    ]
    await shop.client.updateOrganization({ name: 'Harbour Tea' }, { ifMatch: etagOf(await shop.client.getOrganization()) })
    await page.goto(`${setup.server.url}/#key=${shop.apiKey}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const found: string[] = []
    for (const [path, ...forms] of screens) {
      await page.goto(`${setup.server.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      found.push(...(await barriers(page)).map((each) => `${path}: ${each}`))
      for (const form of forms) {
        await page.getByRole('button', { name: form, exact: true }).first().click()
        await dialog().waitFor()
        await page.waitForLoadState('networkidle')
        await expect.poll(() => page.evaluate('document.getAnimations().filter((each) => each.playState === "running").length')).toBe(0)
        found.push(...(await barriers(page)).map((each) => `${path}, ${form}: ${each}`))
        await page.keyboard.press('Escape')
        await dialog().waitFor({ state: 'detached' })
      }
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (width > 390) found.push(`${path}: ${width} pixels wide`)
    }
    expect(found).toEqual([])
  },
  120_000,
)
