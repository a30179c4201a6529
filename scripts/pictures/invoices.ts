import type { Page } from 'playwright-core'
import type { Book } from './book.ts'
import { button, item } from './press.ts'
import { type Screen, screensOf } from './screen.ts'

/** Documents, and money that comes and goes. */
export function invoices(book: Book): readonly Screen[] {
  return [
    { name: 'invoices', path: '/invoices' },
    ...explained('invoice', book.changed),
    ...explained('invoice-usage', book.counted),
    ...screensOf(book.overdue, 'invoice-overdue', {
      'record-payment': item('Record a payment'),
      'write-off': item('Write off'),
      void: item('Void'),
      'revoke-link': revokeLink,
    }),
    ...screensOf(book.noted, 'invoice-credited', { 'give-back': button('Give back') }),
    { name: 'dunning', path: '/dunning' },
    { name: 'new-dunning-policy', path: '/dunning', prepare: button('New policy'), isDialog: true },
    { name: 'disputes', path: '/disputes' },
  ]
}

function explained(name: string, path: string | undefined): readonly Screen[] {
  return path === undefined ? [] : [{ name, path, prepare: explainAll }]
}

async function explainAll(page: Page): Promise<void> {
  for (const why of await page.getByRole('button', { name: 'Why?' }).all()) await why.click()
  await page.waitForLoadState('networkidle')
  await page.evaluate('scrollTo(0, 0)')
}

/** Makes a link first, where there is none. */
async function revokeLink(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await button('Copy payment link')(page)
  await page
    .getByRole('button', { name: /^Revoke the link/ })
    .first()
    .click()
}
