import type { Page } from 'playwright-core'

/** One picture: where to go, and what to do there before it is taken. */
export interface Screen {
  readonly name: string
  readonly path: string
  readonly prepare?: (page: Page) => Promise<void>
  /** It stands in the window, not on the whole page. */
  readonly isDialog?: boolean
  /** Who looks at it; default: whoever has the key. */
  readonly as?: 'nobody' | 'person'
}

/** The screens of one thing, and none where the server has no such thing: `customer`, and what is opened there. */
export function screensOf(
  path: string | undefined,
  name: string,
  dialogs: Readonly<Record<string, (page: Page) => Promise<void>>> = {},
): readonly Screen[] {
  if (path === undefined) return []
  return [{ name, path }, ...Object.entries(dialogs).map(([dialog, prepare]) => ({ name: dialog, path, prepare, isDialog: true }))]
}
