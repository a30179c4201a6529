import type { Page } from 'playwright-core'
import { goodPassword } from '../../server/test/people.ts'
import type { Stage } from './stage.ts'

/** The token of the newest mail to somebody that has a link to a screen of the dashboard. */
export async function mailedToken(stage: Stage, to: string): Promise<string> {
  await stage.deliverPersonMails()
  const mail = stage.sink.caught.findLast((each) => each.to.includes(to) && /#token=/.test(each.mail.text ?? ''))
  const [, token] = /#token=([\w-]{43})/.exec(mail?.mail.text ?? '') ?? []
  if (token === undefined) throw new Error(`No mail to ${to} has a link`)
  return token
}

/** From the form, by the link in the mail, to the first screen of an organization of one's own. */
export async function signUp(
  stage: Stage,
  page: Page,
  { name, email, organization }: { readonly name: string; readonly email: string; readonly organization: string },
): Promise<void> {
  await page.goto(`${stage.url}/sign-up`)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('textbox', { name: 'Organization' }).fill(organization)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(`${stage.url}/verify-email#token=${await mailedToken(stage, email)}`)
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Confirm and go in' }).click()
  await page.getByRole('button', { name: `Organization: ${organization}, live` }).waitFor()
}
