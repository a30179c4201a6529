import { expect, test } from 'vitest'
import { goodPassword } from '../../server/test/people.ts'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const stage = setting()

test('somebody is invited, comes in by the link with a name and a password, and can do what the role permits', async () => {
  const { page, server, shop } = stage
  const email = `grace.${Date.now()}@harbour-coffee.example`
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), '/settings/members')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('radio', { name: 'Finance' }).check()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await page.getByRole('row').filter({ hasText: email }).getByText('Waits').waitFor()
  expect(await barriers(page)).toEqual([])

  await page.context().clearCookies()
  await page.goto(`${server.url}/accept-invitation#token=${await server.tokenFor(email)}`)
  await page.getByRole('heading', { name: 'Join Harbour Coffee' }).waitFor()
  await page.getByText('Ada Owner has invited you').waitFor()
  await page.getByText('Finance', { exact: true }).waitFor()
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Go in' }).click()
  await page.getByRole('button', { name: 'Account of Grace Hopper' }).click()
  await page.getByText('Finance of Harbour Coffee').waitFor()
  await page.keyboard.press('Escape')
  // Finance bills and does not hire.
  await page.getByRole('link', { name: 'Audit log' }).waitFor()
  expect(await page.getByRole('link', { name: 'Members' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0)
})

test('who only reads is offered nothing to change, and a screen that is not theirs says what it would take', async () => {
  const { page, server, shop } = stage
  const rita = await shop.staff('read_only', 'Rita Reader')
  await stage.signInAs(rita, `/subscriptions/${shop.subscription}`)
  await page.getByRole('heading', { name: 'Basic' }).first().waitFor()
  for (const name of ['Change', 'Cancel', 'More'])
    expect([name, await page.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0])
  await page.goto(`${server.url}/customers`)
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  expect(await page.getByRole('button', { name: 'New customer' }).count()).toBe(0)
  await page.goto(`${server.url}/messages`)
  await page.getByText('To change this takes the permission').first().waitFor()
  await page.goto(`${server.url}/settings/api-keys`)
  await page.getByText('Your role lacks the permission api_keys:read').waitFor()
  expect(await barriers(page)).toEqual([])
})

test('a member gets another role, which counts from their next click on, and is removed', async () => {
  const { page, server, shop } = stage
  const sam = await shop.staff('support', 'Sam Support')
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), '/settings/members')
  const row = page.getByRole('row').filter({ hasText: 'Sam Support' })
  await row.getByRole('button', { name: 'More for Sam Support' }).click()
  await page.getByRole('menuitem', { name: 'Change the role' }).click()
  await page.getByRole('radio', { name: 'Read-only' }).check()
  await page.getByRole('button', { name: 'Change the role' }).click()
  await page.getByText('Sam Support has another role from now on').waitFor()
  await row.getByText('Read-only').waitFor()
  expect((await sam.post('/v1/customers', { name: 'Somebody' })).status).toBe(401)

  await row.getByRole('button', { name: 'More for Sam Support' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove the member' }).click()
  await page.getByText('Sam Support is removed').waitFor()
  await row.waitFor({ state: 'detached' })
  expect(server.url).toBe(new URL(page.url()).origin)
})

test('a role of one’s own is made of what its maker may, and stands in the matrix', async () => {
  const { page, shop } = stage
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), '/settings/roles')
  await page.getByRole('button', { name: 'New role' }).click()
  await page.getByLabel('Name').fill('Bookkeeper')
  await page.getByRole('radiogroup', { name: 'Customers' }).getByText('Read').click()
  await page.getByRole('radiogroup', { name: 'Invoices and credit notes' }).getByText('Write').click()
  await page.getByRole('button', { name: 'Make the role' }).click()
  await page.getByText('Bookkeeper can be given to members').waitFor()
  await page.getByRole('columnheader', { name: 'Bookkeeper' }).waitFor()
  const role = (await shop.client.listRoles()).data.find(({ code }) => code === 'bookkeeper')
  expect(role?.permissions).toEqual(['customers:read', 'invoices:write'])
  expect(await barriers(page)).toEqual([])
})

test('what one person may not do alone is taken down, approved by another, and then done', async () => {
  const { page, shop } = stage
  const felix = await shop.staff('finance', 'Felix Finance')
  const [anna] = (await shop.client.listCustomers({ q: 'Anna' })).data
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), '/settings/approvals')
  await page.getByRole('combobox', { name: 'Credit: what is asked for' }).click()
  await page.getByRole('option', { name: 'Somebody else approves it' }).click()
  await page.getByLabel('Above, in EUR').fill('5')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  const asked = await felix.post(`/v1/customers/${anna?.id}/credit_grants`, {
    amount: 1500,
    currency: 'EUR',
    memo: 'The grinder came broken.',
  })
  expect([asked.status, asked.body.object]).toEqual([202, 'approval'])

  await page.reload()
  await page.getByText('The grinder came broken.').waitFor()
  await page.getByRole('button', { name: 'Look at: Give credit' }).click()
  await page.getByRole('dialog').getByText('Felix Finance').waitFor()
  await page.getByRole('dialog').getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  await page.getByRole('button', { name: 'Approve and do it' }).click()
  await page.getByText('It is approved, and done').waitFor()
  const { data } = await shop.client.getCreditBalance(anna?.id ?? '')
  expect(data).toMatchObject([{ currency: 'EUR', balance: 1500 }])
})

test('from one organization to another and back, each with its own books', async () => {
  const { page, shop } = stage
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), '/customers')
  await page.getByRole('button', { name: /^Organization: Harbour Coffee/ }).click()
  await page.getByRole('menuitem', { name: 'Another organization' }).click()
  await page.getByRole('radio', { name: 'For real business' }).check()
  await page.getByRole('textbox', { name: 'Name' }).fill('Second Harbour')
  await page.getByRole('button', { name: 'Make it and go there' }).click()
  await page.getByRole('button', { name: 'Organization: Second Harbour, live' }).waitFor()
  await page.getByRole('link', { name: 'Customers' }).click()
  await page.getByText('No customers yet').waitFor()
  await page.getByRole('button', { name: /^Organization: Second Harbour/ }).click()
  await page.getByRole('menuitem', { name: /^Harbour Coffee/ }).click()
  await page.getByRole('button', { name: /^Organization: Harbour Coffee/ }).waitFor()
  await page.getByRole('link', { name: 'Customers' }).click()
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  forget(stage.complaints, '401')
})
