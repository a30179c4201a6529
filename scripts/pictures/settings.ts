import type { Page } from 'playwright-core'
import { button } from './press.ts'
import type { Screen } from './screen.ts'

/** Home, how everything is set, what is sent, and how it runs. */
export const settings: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'billing', path: '/settings/billing' },
  { name: 'edit-conventions', path: '/settings/billing', prepare: lagoConventions, isDialog: true },
  { name: 'edit-organization', path: '/settings/billing', prepare: button('Edit the organization'), isDialog: true },
  { name: 'api-keys', path: '/settings/api-keys' },
  { name: 'new-key', path: '/settings/api-keys', prepare: button('New key'), isDialog: true },
  { name: 'security', path: '/settings/security' },
  { name: 'portal', path: '/settings/portal' },
  { name: 'gateways', path: '/settings/gateways' },
  { name: 'messages', path: '/messages' },
  {
    name: 'message-template',
    path: '/messages',
    isDialog: true,
    prepare: (page) => page.getByRole('button', { name: 'Invoice to pay' }).click(),
  },
  { name: 'block-address', path: '/messages', prepare: button('Block an address'), isDialog: true },
  { name: 'webhooks', path: '/webhooks' },
  { name: 'new-endpoint', path: '/webhooks', prepare: button('New endpoint'), isDialog: true },
  { name: 'event', path: '/webhooks', prepare: firstEvent, isDialog: true },
  { name: 'operation', path: '/operation', prepare: verify },
  { name: 'tickets', path: '/tickets' },
  { name: 'nowhere', path: '/nowhere' },
  { name: 'broken', path: '/invoices/inv_01h455vb4pex5vsknk084sn02q' },
]

async function lagoConventions(page: Page): Promise<void> {
  await button('Change the conventions')(page)
  await page.getByText('Lago', { exact: true }).click()
}

async function firstEvent(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Events' })
    .getByRole('button', { name: /^Show / })
    .first()
    .click()
}

async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compute all amounts again' }).click()
  await page.getByText('No drift').or(page.getByText('stored values differ')).first().waitFor()
}
