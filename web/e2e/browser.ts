import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packaged from '@sparticuz/chromium'
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

/** A Chromium with a profile of its own, which is gone when it closes. */
export async function launchBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'quarterday-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: installedChromium() ?? (await packaged.executablePath()),
    headless: true,
    // It asks nobody but the server of the test: without these it looks for updates and extensions at every start.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  })
  context.on('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 3 }))
  return context
}

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The machine's own. Where it has none, the one that comes from npm is unpacked into the temporary folder. */
function installedChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH !== undefined) return CHROMIUM_PATH
  return places.find((path) => existsSync(path))
}
