import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { goodPassword, type Staff } from '../../server/test/people.ts'
import { barriers } from './accessibility.ts'
import { forget, setting } from './setting.ts'

const stage = setting({ isAtItsAddress: true })

/** A fingerprint sensor that is always touched by the right finger; Chromium’s own, behind the page. */
async function withSensor(page: Page): Promise<{ readonly session: CDPSession; readonly authenticatorId: string }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { session, authenticatorId }
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Go on' }).click()
}

async function keepCodes(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Recovery codes' })
  await list.waitFor()
  const codes = await list.getByRole('listitem').allInnerTexts()
  await page.getByLabel('I have put them where I find them again').check()
  await page.getByRole('button', { name: 'Done' }).click()
  return codes
}

async function signOut(page: Page, { name = 'Ada Owner' } = {}): Promise<void> {
  await page.getByRole('button', { name: `Account of ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

async function givePassword(page: Page, ada: Staff): Promise<void> {
  await page.getByLabel('E-mail address').fill(ada.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('S15: a passkey is added on the page of the account, asked for after the password, and removed', async () => {
  const { page, shop } = stage
  const { session, authenticatorId } = await withSensor(page)
  const ada = await shop.staff('owner', 'Ada Owner')
  await stage.signInAs(ada, '/account')
  await page.getByText('You have none yet.').waitFor()
  await addPasskey(page, 'Ada’s laptop')
  expect(await keepCodes(page)).toHaveLength(10)
  const list = page.getByRole('list', { name: 'Passkeys' })
  await list.getByText('Ada’s laptop').waitFor()
  expect(await list.getByRole('listitem').textContent()).toContain('not used yet')
  await page.getByText('10 recovery codes are left.').waitFor()
  await page.getByText('Passkey added').first().waitFor()
  expect(await barriers(page)).toEqual([])
  const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

  // Nothing is picked at the field by itself while somebody types.
  await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await signOut(page)
  await givePassword(page, ada)
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('last used').first().waitFor()

  await page.getByRole('button', { name: 'Remove the passkey Ada’s laptop' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove Ada’s laptop?' })
  await dialog.getByText('It is your only second factor').waitFor()
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click()
  await page.getByText('You have none yet.').waitFor()
  await signOut(page)
  await givePassword(page, ada)
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor()
  forget(stage.complaints, '401')
})

test('S15 S24: a passkey lets in without a password, and stands in for it where a deed asks again', async () => {
  const { page, server, shop } = stage
  const { session, authenticatorId } = await withSensor(page)
  // A browser that offers none at fields: here they are asked for by the button alone.
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  const ada = await shop.staff('owner', 'Ada Owner')
  await stage.signInAs(ada, '/account')
  await addPasskey(page, 'Ada’s laptop')
  await keepCodes(page)
  await signOut(page)
  expect(await barriers(page)).toEqual([])
  await page.goto(`${server.url}/settings/api-keys`)
  // Who cannot show that it is them is told so, and may try again.
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('No passkey was given.').waitFor()
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'New key' }).waitFor()

  await server.forgetProofs()
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Web shop')
  await page.getByRole('radiogroup', { name: 'Customers' }).getByText('Write').click()
  await page.getByRole('button', { name: 'Create the key' }).click()
  await page.getByRole('dialog', { name: 'Confirm that it is you' }).getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('dialog', { name: 'Your new key' }).getByRole('button', { name: 'I have it' }).click()
  expect((await shop.client.listApiKeys()).data).toMatchObject([{ name: 'Web shop' }, {}])
  forget(stage.complaints, '401')
  forget(stage.complaints, '403')
})

test('S15: a browser that can offers passkeys at the field of the address, and the one that is picked lets in', async () => {
  const { page, server, shop } = stage
  const { session, authenticatorId } = await withSensor(page)
  const ada = await shop.staff('owner', 'Ada Owner')
  await stage.signInAs(ada, '/account')
  await addPasskey(page, 'Ada’s laptop')
  await keepCodes(page)
  await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await signOut(page)
  expect(await page.getByLabel('E-mail address').getAttribute('autocomplete')).toBe('username webauthn')
  // Chromium’s stand-in picks what is offered as soon as a finger is there: nothing on the page is touched.
  await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await page.goto(`${server.url}/account`)
  await page.getByText('A passkey was used').waitFor()
  forget(stage.complaints, '401')
})

test('S15: where the organization asks for a second factor a passkey is one, and the last one stays', async () => {
  const { page, shop } = stage
  await withSensor(page)
  const ada = await shop.staff('owner', 'Ada Owner')
  const { headers } = await ada.get('/v1/organization')
  await ada.patch('/v1/organization', { require_second_factor: true }, { headers: { 'if-match': headers.etag ?? '*' } })
  await page.goto(stage.server.url)
  await givePassword(page, ada)
  await page.getByRole('heading', { name: 'A second factor is asked for' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Key on the ring')
  await page.getByRole('button', { name: 'Go on' }).click()
  await keepCodes(page)
  await page.getByRole('link', { name: 'Customers' }).waitFor()
  await page.goto(`${stage.server.url}/account`)
  await page.getByRole('button', { name: 'Remove the passkey Key on the ring' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove Key on the ring?' })
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click()
  await dialog.getByText('asks for a second factor of you: set up another one first').waitFor()
  forget(stage.complaints, '401')
  forget(stage.complaints, '403')
  forget(stage.complaints, '409')
})
