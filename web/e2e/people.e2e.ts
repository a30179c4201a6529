import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { codeOfNow, goodPassword } from '../../server/test/people.ts'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const stage = setting()

async function textIn(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? '').trim()
}

test('somebody signs up, follows the link from the mail, and is the owner of an organization of their own', async () => {
  const { page, server } = stage
  const email = `mara.${Date.now()}@roastery.example`
  await page.goto(`${server.url}/customers`)
  await page.getByRole('link', { name: 'Sign up' }).click()
  await page.getByLabel('Your name').fill('Mara Roth')
  await page.getByLabel('E-mail address').fill(email)
  // S9: how well a password would stand is told while it is typed, and one that is about its owner is no good one.
  const password = page.getByRole('textbox', { name: 'Password' })
  await password.fill('mara-roth')
  await page.getByText('Very weak').waitFor()
  await password.fill(goodPassword)
  await page.getByText('Strong', { exact: true }).waitFor()
  await page.getByRole('textbox', { name: 'Organization' }).fill('Roth Roastery')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()

  await page.goto(`${server.url}/verify-email#token=${await server.tokenFor(email)}`)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('button', { name: 'Confirm and go in' }).click()
  await page.getByRole('heading', { name: 'Roth Roastery' }).waitFor()
  await page.getByRole('button', { name: 'Organization: Roth Roastery, live' }).waitFor()
  await page.getByRole('button', { name: 'Account of Mara Roth' }).click()
  await page.getByText('Owner of Roth Roastery').waitFor()
  // Before the way in there was nobody.
  forget(stage.complaints, '401')
})

test('signing in leads to where one wanted to be; a wrong password is told in one sentence, and signing out ends it', async () => {
  const { page, server, shop } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  await page.goto(`${server.url}/customers`)
  await page.getByLabel('E-mail address').fill(ada.email)
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('The address or the password is wrong').waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/customers')
  // Nothing that opens a door is within reach of scripts.
  const reach = await page.evaluate('[document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join()')
  expect(String(reach)).not.toMatch(/sid|qd_|password/)

  await page.getByRole('button', { name: 'Account of Ada Owner' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  forget(stage.complaints, '401')
})

test('a session that has ended is said, and signing in goes on where one was', async () => {
  const { page, shop } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  await stage.signInAs(ada, '/customers')
  await page.getByRole('link', { name: 'Anna Ruiz' }).waitFor()
  // Ended from elsewhere: the same session, by the same cookie.
  expect((await ada.post('/v1/auth/logout')).status).toBe(200)
  await page.getByRole('link', { name: 'Invoices' }).click()
  await page.getByText('Your session has ended. Sign in to go on where you were.').waitFor()
  await page.getByLabel('E-mail address').fill(ada.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Invoices' }).waitFor()
  forget(stage.complaints, '401')
})

test('a second factor is turned on with a first code, asked for at the next log-in, and a recovery code stands in for it', async () => {
  const { page, server, shop } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  await stage.signInAs(ada, '/account')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByLabel('Your password').fill(goodPassword)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  const secret = (await textIn(page.getByRole('dialog').locator('pre'))).replaceAll(' ', '')
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).last().click()
  await page.getByText('The code is not the one of this moment.').first().waitFor()
  forget(stage.complaints, '422')
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOfNow(secret))
  await page.getByRole('button', { name: 'Turn it on' }).last().click()
  await page.getByRole('list', { name: 'Recovery codes' }).waitFor()
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  // Nobody gets past them who has not put them aside.
  expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true)
  await page.getByLabel('I have put them where I find them again').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('10 recovery codes are left.').waitFor()

  await page.getByRole('button', { name: 'Account of Ada Owner' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  // The screen that is being left has a panel of this name too.
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('E-mail address').fill(ada.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('9 recovery codes are left.').waitFor()
  await page.getByText('A recovery code was used').waitFor()
  expect(new URL(page.url()).origin).toBe(server.url)
  forget(stage.complaints, '401')
})

test('a forgotten password is set by a link from a mail, and the address is not told to be known', async () => {
  const { page, server, shop } = stage
  const ada = await shop.staff('owner', 'Ada Owner')
  await page.goto(server.url)
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await page.getByLabel('E-mail address').fill(ada.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByText('If somebody has this address here').waitFor()
  await page.goto(`${server.url}/reset-password#token=${await server.tokenFor(ada.email)}`)
  await page.getByLabel('New password').fill('twelve lanterns over the canal')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('heading', { name: 'Harbour Coffee' }).waitFor()
  // The session before is over, and so is the link.
  expect((await ada.get('/v1/auth/session')).status).toBe(401)
  forget(stage.complaints, '401')
})

test('a sensitive deed asks again who it is, and then goes on by itself', async () => {
  const { page, server, shop } = stage
  await stage.signInAs(await shop.staff('owner', 'Ada Owner'), '/settings/api-keys')
  await server.forgetProofs()
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Web shop')
  await page.getByRole('radiogroup', { name: 'Customers' }).getByText('Write').click()
  await page.getByRole('button', { name: 'Create the key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await dialog.getByRole('textbox', { name: 'Password' }).fill('not this one')
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await dialog.getByText('That is not right').first().waitFor()
  await dialog.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  const shown = page.getByRole('dialog', { name: 'Your new key' })
  const key = await textIn(shown.locator('pre'))
  expect(key).toMatch(/^qd_test_/)
  await shown.getByRole('button', { name: 'I have it' }).click()
  await page.getByRole('row').filter({ hasText: 'Web shop' }).getByText('by Ada Owner').waitFor()
  expect(await page.content()).not.toContain(key)
  const [made] = (await shop.client.listApiKeys()).data
  expect(made).toMatchObject({ name: 'Web shop', scopes: ['customers:write'] })
  forget(stage.complaints, '403')
  forget(stage.complaints, '422')
})
