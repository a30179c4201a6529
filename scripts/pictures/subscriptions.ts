import type { Page } from 'playwright-core'
import type { Book } from './book.ts'
import { button, item } from './press.ts'
import { type Screen, screensOf } from './screen.ts'

/** Subscriptions in each of their states, and what is done with one. */
export function subscriptions(book: Book): readonly Screen[] {
  return [
    { name: 'subscriptions', path: '/subscriptions' },
    ...screensOf(book.active, 'subscription', {
      change: changePlan,
      cancel: button('Cancel'),
      pause: item('Pause', 'Billed now'),
      charge,
      'edit-terms': button('Edit how it is paid'),
      'billing-day': item('Move the billing day'),
      'subscription-conventions': button('Edit the conventions'),
      'coupon-of-subscription': item('Apply a coupon'),
    }),
    ...screensOf(book.trialing, 'subscription-trial', { 'end-trial': item('End or extend the trial', 'Billed now') }),
    ...screensOf(book.metered, 'subscription-usage', { 'spending-cap': button('Spending cap') }),
    ...screensOf(book.ending, 'subscription-ending'),
    ...screensOf(book.paused, 'subscription-paused', { resume: item('Resume', 'Billed now') }),
    ...screensOf(book.phased, 'subscription-phases'),
  ]
}

async function changePlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByText('Now', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Plan', exact: true }).first().click()
  await page.getByRole('option').last().click()
  await page.getByText('Billed now').or(page.getByRole('alert')).first().waitFor()
}

async function charge(page: Page): Promise<void> {
  await item('Charge something once')(page)
  await page.getByLabel('What for').fill('Repair of the grinder')
  await page.getByLabel('Amount each').fill('49.50')
  await page.getByText('Billed now').or(page.getByRole('alert')).first().waitFor()
}
