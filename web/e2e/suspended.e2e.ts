import { expect, test } from 'vitest'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const stage = setting()
const why = { reason: 'The contract ended on 31 March.', contact: 'billing@host.example' }

test('S21: who works for an organization that is suspended reads what happened and whom to ask, in place of every screen', async () => {
  const { page, server, shop, complaints } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  await stage.signInAs(ada, '/customers')
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  await server.suspend(ada.organizationId, why)

  // The next click finds out.
  await page.getByRole('link', { name: 'Invoices' }).click()
  await page.getByRole('heading', { name: 'Harbour Coffee is suspended' }).waitFor()
  await page.getByText('The contract ended on 31 March.').waitFor()
  await page.getByText('billing@host.example').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Customers' }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  forget(complaints, '403')

  // Opened anew it asks for nothing that it would not get, and what is one's own is there.
  await page.goto(`${server.url}/subscriptions/${shop.subscription}`)
  await page.getByRole('heading', { name: 'Harbour Coffee is suspended' }).waitFor()
  await page.getByRole('link', { name: 'Your account' }).click()
  await page.getByRole('region', { name: 'Where you work' }).getByText('Suspended').waitFor()
  await page.getByRole('button', { name: /^Organization: Harbour Coffee/ }).click()
  await page
    .getByRole('menuitem', { name: /Harbour Coffee/ })
    .getByText('Suspended')
    .waitFor()
  expect(complaints).toEqual([])

  await page.keyboard.press('Escape')
  await server.resume(ada.organizationId)
  await page.goto(`${server.url}/customers`)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  forget(complaints, '401')
})

test('S21: a key of an organization that is suspended opens nothing, and says so where one signs in', async () => {
  const { page, server, shop, complaints } = stage
  await stage.signIn('/customers')
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  await server.suspend((await shop.client.getOrganization()).id, why)
  await page.getByRole('link', { name: 'Invoices' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByText('The organization of this key is suspended').waitFor()
  expect(await page.getByText(why.reason).count()).toBe(0)
  forget(complaints, '403')
})
