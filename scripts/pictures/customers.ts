import type { Page } from 'playwright-core'
import type { Book } from './book.ts'
import { button, item } from './press.ts'
import { type Screen, screensOf } from './screen.ts'

/** Customers of several kinds, and what is done with one. */
export function customers(book: Book): readonly Screen[] {
  return [
    { name: 'customers', path: '/customers' },
    { name: 'new-customer', path: '/customers', prepare: button('New customer'), isDialog: true },
    { name: 'nobody', path: '/customers?q=nobody-has-this-name' },
    ...screensOf(book.customer, 'customer', {
      'customer-conventions': button('Edit the conventions'),
      'customer-metadata': button('Edit the metadata'),
      'give-credit': button('Give credit'),
    }),
    ...screensOf(book.coworking, 'customer-wallet', {
      'edit-customer': button('Edit'),
      'new-wallet': button('New wallet'),
      'test-card': button('Add a test card'),
      'order-once': orderOnce,
      'own-price': ownPrice,
      'top-up': button('Top up'),
      'auto-top-up': button('Automatic top-up'),
      'apply-coupon': button('Apply a coupon'),
      start: startPro,
      'start-phases': startPhases,
    }),
    ...screensOf(book.hotel, 'customer-prices'),
    ...screensOf(book.yard, 'customer-parent'),
    ...screensOf(book.atelier, 'customer-abroad'),
    ...screensOf(book.credited, 'customer-credited'),
  ]
}

async function orderOnce(page: Page): Promise<void> {
  await item('Invoice something once')(page)
  await page.getByLabel('What for').fill('Repair of the grinder')
  await page.getByLabel('Amount each').fill('49.50')
  await page.getByLabel('How many').fill('2')
  await page.getByRole('heading', { name: 'The invoice' }).or(page.getByRole('alert')).first().waitFor()
}

async function ownPrice(page: Page): Promise<void> {
  await button('New price')(page)
  await page.getByRole('combobox', { name: 'In the place of' }).click()
  await page.getByRole('option').first().click()
}

async function startPro(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a subscription' }).first().click()
  await page.getByRole('combobox', { name: 'Plan', exact: true }).first().click()
  await page.getByRole('option').nth(1).click()
  await page.waitForLoadState('networkidle')
}

/** An offer for three months, and the plan itself afterwards. */
async function startPhases(page: Page): Promise<void> {
  await startPro(page)
  await page.getByRole('button', { name: 'Change to something else later' }).click()
  await page.getByLabel('For how many periods').fill('3')
  await page.getByRole('combobox', { name: 'Plan', exact: true }).nth(1).click()
  await page.getByRole('option').first().click()
  await page.getByText('Billed now').or(page.getByRole('alert')).first().waitFor()
}
