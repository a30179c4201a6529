import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const stage = setting()

test('who did what is told in sentences, with the fields as they were and as they are, and exported', async () => {
  const { page, server, shop } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  const [anna] = (await shop.client.listCustomers({ q: 'Anna' })).data
  await ada.patch(`/v1/customers/${anna?.id}`, { phone: '+49 40 1234', address: { city: 'Kiel', country: 'DE' } })
  await stage.signInAs(ada, '/audit-log')
  const row = page.getByRole('row').filter({ hasText: 'Ada Owner changed customer Anna Ruiz' })
  await row.getByText('Address, Phone').waitFor()
  expect(await barriers(page)).toEqual([])
  await row.getByRole('button', { name: /^Show record/ }).click()
  const changes = page.getByRole('table', { name: 'What was changed' })
  await changes.getByRole('row', { name: 'Address, city – Kiel' }).waitFor()
  await changes.getByRole('row', { name: 'Phone – +49 40 1234' }).waitFor()
  // Of an address only what is another one.
  expect(await changes.getByRole('row', { name: /^Address, (line1|state)/ }).count()).toBe(0)
  await page.keyboard.press('Escape')

  // What is asked for is in the address.
  await page.getByRole('combobox', { name: 'Who' }).click()
  await page.getByRole('option', { name: 'Ada Owner' }).click()
  await page.waitForURL(/actor=mem_/)
  await page
    .getByText('All 1', { exact: true })
    .or(page.getByText('One', { exact: true }))
    .waitFor()
  await page.reload()
  await row.waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as CSV' }).click()])
  expect(file.suggestedFilename()).toBe('audit-log.csv')
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('sequence')
  expect(lines.slice(1).every((line) => line.includes('mem_'))).toBe(true)
  expect(lines.some((line) => line.includes('updateCustomer') && line.includes('Kiel'))).toBe(true)

  await page.goto(`${server.url}/customers/${anna?.id}`)
  await page.getByRole('region', { name: 'History' }).getByText('Ada Owner changed customer').waitFor()
})

test('F45: of two who change a plan the second is told, reads it again, and decides again', async () => {
  const { page, shop } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  const [plan] = (await shop.client.listPlans({ q: 'Basic' })).data
  await stage.signInAs(ada, `/catalog/${plan?.id}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Basic and cheap')
  // Meanwhile somebody else.
  const { headers } = await ada.get(`/v1/plans/${plan?.id}`)
  const other = await ada.patch(`/v1/plans/${plan?.id}`, { description: 'One grinder.' }, { headers: { 'if-match': headers.etag ?? '' } })
  expect(other.status).toBe(200)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody has changed it since you read it.').waitFor()
  await page.getByRole('button', { name: 'Read it again' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('One grinder.')
  await page.getByRole('textbox', { name: 'Name' }).fill('Basic and cheap')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Basic and cheap', exact: true }).waitFor()
  expect(await shop.client.getPlan(plan?.id ?? '')).toMatchObject({ name: 'Basic and cheap', description: 'One grinder.' })
  forget(stage.complaints, '412')
})

test('a person is forgotten once their name is typed, and their data is handed over before', async () => {
  const { page, server, shop } = stage
  const bob = await shop.client.createCustomer({ name: 'Bo Marsh', email: 'bo@marsh.example' })
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), `/customers/${bob.id}`)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export all' }).click()])
  expect(await readFile(await file.path(), 'utf8')).toContain('bo@marsh.example')
  await page.getByRole('button', { name: 'Forget this person' }).click()
  const forgetIt = page.getByRole('dialog').getByRole('button', { name: 'Forget this person' })
  await page.getByLabel('Type the name to confirm').fill('Bo')
  expect(await forgetIt.isDisabled()).toBe(true)
  await page.getByLabel('Type the name to confirm').fill('Bo Marsh')
  await forgetIt.click()
  await page.getByText('The person is forgotten').waitFor()
  await page.getByText(/^Forgotten on/).waitFor()
  expect(await page.content()).not.toContain('bo@marsh.example')
  expect((await shop.client.getCustomer(bob.id)).erased_at).not.toBeNull()
  expect(server.url).toBe(new URL(page.url()).origin)
})
