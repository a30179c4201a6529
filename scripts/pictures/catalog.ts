import type { Page } from 'playwright-core'
import type { Book } from './book.ts'
import { button } from './press.ts'
import { type Screen, screensOf } from './screen.ts'

/** What is sold, counted, taken off and taxed. */
export function catalog(book: Book): readonly Screen[] {
  return [
    { name: 'catalog', path: '/catalog' },
    { name: 'new-plan', path: '/catalog', prepare: newPlan, isDialog: true },
    { name: 'new-product', path: '/catalog', prepare: button('New product'), isDialog: true },
    { name: 'new-feature', path: '/catalog', prepare: button('New feature'), isDialog: true },
    ...screensOf(book.plan, 'plan', {
      'edit-plan': button('Edit'),
      'new-price': newPrice,
      'move-everybody': button('Move everybody'),
      'plan-features': button(`Features of ${book.planName}`),
    }),
    { name: 'usage', path: '/usage' },
    { name: 'new-meter', path: '/usage', prepare: button('New meter'), isDialog: true },
    { name: 'discounts', path: '/discounts' },
    { name: 'new-coupon', path: '/discounts', prepare: button('New coupon'), isDialog: true },
    { name: 'edit-coupon', path: '/discounts', prepare: firstCoupon, isDialog: true },
    { name: 'taxes', path: '/taxes' },
    { name: 'new-tax-rate', path: '/taxes', prepare: button('New tax rate'), isDialog: true },
  ]
}

async function newPlan(page: Page): Promise<void> {
  await button('New plan')(page)
  await page.getByLabel('Name').first().fill('Roastery')
  await page.getByLabel('Amount in').fill('39')
}

/** The model with the most fields. */
async function newPrice(page: Page): Promise<void> {
  await button('New price')(page)
  await page.getByRole('combobox', { name: 'Costs' }).click()
  await page.getByRole('option', { name: 'Tier by tier', exact: true }).click()
  await page.getByLabel('Up to').fill('10')
  await page.getByLabel('Each, ').first().fill('7')
  await page.getByLabel('Each, ').nth(1).fill('5.50')
  await page.getByLabel('Try a quantity').fill('25')
}

async function firstCoupon(page: Page): Promise<void> {
  await page
    .getByRole('table', { name: 'Coupons' })
    .getByRole('button', { name: /^Edit / })
    .first()
    .click()
}
