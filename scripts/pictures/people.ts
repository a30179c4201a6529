import type { Page } from 'playwright-core'
import { button } from './press.ts'
import type { Screen } from './screen.ts'
import { person } from './sign-in.ts'

/** Doors, and what is about those who work here. */
export const people: readonly Screen[] = [
  { name: 'sign-in', path: '/', as: 'nobody' },
  { name: 'sign-up', path: '/sign-up', as: 'nobody' },
  { name: 'forgot-password', path: '/forgot-password', as: 'nobody' },
  { name: 'account', path: '/account', as: 'person' },
  { name: 'account-factor', path: '/account', as: 'person', prepare: enrol, isDialog: true },
  { name: 'organizations', path: '/', as: 'person', prepare: organizations, isDialog: true },
  { name: 'members', path: '/settings/members' },
  { name: 'invite', path: '/settings/members', prepare: button('Invite somebody'), isDialog: true },
  { name: 'roles', path: '/settings/roles' },
  { name: 'new-role', path: '/settings/roles', prepare: button('New role'), isDialog: true },
  { name: 'approvals', path: '/settings/approvals' },
  { name: 'audit-log', path: '/audit-log' },
]

async function enrol(page: Page): Promise<void> {
  await button('Turn it on')(page)
  await page.getByLabel('Your password').fill(person.password)
  await button('Go on')(page)
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
}

async function organizations(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Organization/ }).click()
  await page.getByText('Where you work').waitFor()
}
