import { expect, test } from 'vitest'
import { forget, setting } from './setting.ts'

const stage = setting()

test('Stripe is connected, told where to send, and disconnected; no key is ever shown again', async () => {
  const { page, server, shop, signIn } = stage
  await signIn('/settings/gateways')
  await page.getByRole('button', { name: 'Connect an account' }).click()
  await page.getByLabel('Publishable key').fill('pk_test_harbour_coffee')
  await page.getByLabel(/^Secret key/).fill('sk_test_harbour_coffee_1234')
  await page.getByRole('button', { name: 'Connect the account' }).click()

  // The next step: where Stripe sends to, and what it signs with.
  const [account] = (
    await waitFor(
      () => shop.client.listGatewayAccounts(),
      ({ data }) => data.length === 1,
    )
  ).data
  await page.getByText(`${server.url}/webhooks/stripe/${account?.id}`).waitFor()
  await page.getByRole('button', { name: 'Copy: Where Stripe sends its webhooks' }).waitFor()
  await page.getByLabel(/^Signing secret/).fill('whsec_harbour_coffee_5678')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Signing secret •••• 5678').waitFor()
  await page.getByText('Secret key •••• 1234').waitFor()
  expect(await page.content()).not.toContain('harbour_coffee_5678')

  await page.getByRole('button', { name: 'Connect an account' }).click()
  await page.getByLabel('Publishable key').fill('pk_test_another_one')
  await page.getByLabel(/^Secret key/).fill('sk_test_another_one')
  await page.getByRole('button', { name: 'Connect the account' }).click()
  await page.getByText('An account of stripe is connected.').waitFor()
  await page.getByRole('button', { name: 'Leave it' }).click()
  // The browser itself notes the 409.
  forget(stage.complaints, '409')

  await page.getByRole('button', { name: 'Disconnect Stripe' }).click()
  await page.getByRole('button', { name: 'Disconnect it' }).click()
  await page.getByText('Disconnected', { exact: true }).waitFor()
  expect((await shop.client.listGatewayAccounts()).data).toMatchObject([{ status: 'disconnected', public_key: 'pk_test_harbour_coffee' }])
})

test('a payment is sent back in part and then in full, and never more than is left', async () => {
  const { page, shop, signIn } = stage
  const [invoice] = (await shop.client.listInvoices({ status: 'paid' })).data
  await signIn(`/invoices/${invoice?.id}`)
  await page.getByRole('button', { name: 'Send back' }).click()
  await page.getByLabel('Amount in EUR').fill('10.01')
  await page.getByText('No more than €10.00 are left of it').waitFor()
  expect(await page.getByRole('button', { name: 'Send it back' }).isDisabled()).toBe(true)
  await page.getByLabel('Amount in EUR').fill('4')
  await page.getByRole('button', { name: 'Send €4.00 back' }).click()
  await page.getByText('€4.00 are on their way back').waitFor()
  await page.getByRole('button', { name: 'Send back' }).click()
  await page.getByRole('button', { name: 'Send €6.00 back' }).click()
  await page.getByRole('button', { name: 'Send back' }).waitFor({ state: 'detached' })
  const refunds = (await shop.client.listRefunds({ invoice: invoice?.id })).data.map(({ amount }) => amount)
  expect(refunds.toSorted((a, b) => a - b)).toEqual([400, 600])
})

test('a customer is charged once, and a decline says why on its invoice', async () => {
  const { page, shop, signIn } = stage
  const { customer } = await shop.client.getSubscription(shop.subscription)
  await shop.client.createPaymentMethod({ customer, gateway: 'sandbox', token: 'pm_card_chargeDeclinedStolenCard', default: true })
  await signIn(`/customers/${customer}`)
  await page.getByRole('button', { name: 'Charge once' }).click()
  await page.getByLabel('What for').fill('Grinder')
  await page.getByLabel('Amount in EUR').fill('49,00')
  await page.getByRole('button', { name: 'Charge now' }).click()
  await page.getByText('Declined. The card is reported as stolen.').waitFor()
  await page.waitForURL('**/invoices/inv_*')
  await page.getByText('It takes another payment method.').waitFor()
})

test('a customer is sent to the gateway for a payment method, and the old one is removed', async () => {
  const { page, server, shop, signIn } = stage
  const { customer } = await shop.client.getSubscription(shop.subscription)
  await signIn(`/customers/${customer}`)
  await page.getByRole('button', { name: 'Add one' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = new URL((await page.locator('pre', { hasText: '://' }).textContent()) ?? '')
  // The customer, in a window of their own; the address of the installation is not where this test listens.
  const theirs = await page.context().newPage()
  await theirs.goto(`${server.url}${link.pathname}${link.search}`)
  await theirs.getByLabel('Card number').fill('5555 5555 5555 4444')
  await theirs.getByLabel(/Expiry/).fill('12/34')
  await theirs.getByLabel(/Security/).fill('123')
  await theirs.getByRole('button').click()
  await theirs.waitForLoadState()
  await theirs.close()
  await page.getByRole('button', { name: 'They are done' }).click()
  await page.getByText('Mastercard ending in 4444', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'More for Visa ending in 4242' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByText('Visa ending in 4242 is removed').waitFor()
  const methods = (await shop.client.listPaymentMethods({ customer, status: 'active' })).data
  expect(methods).toMatchObject([{ brand: 'mastercard' }])
})

/** What an answer is once it is as it should be; of another one the assertions after it tell. */
async function waitFor<Answer>(ask: () => Promise<Answer>, isThere: (answer: Answer) => boolean): Promise<Answer> {
  let answer = await ask()
  for (let tries = 0; tries < 50 && !isThere(answer); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    answer = await ask()
  }
  return answer
}
