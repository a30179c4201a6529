import type { Page } from 'playwright-core'

/** Presses the first button of that name. */
export function button(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true }).first().click()
}

/** What the menu behind “More” offers; waits until it shows some words, or a refusal. */
export function item(name: string, shows?: string) {
  return async (page: Page) => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
    if (shows !== undefined) await page.getByText(shows).or(page.getByRole('alert')).first().waitFor()
  }
}
