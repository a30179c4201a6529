import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

/** Once for the whole run: the pages are built as they are shipped, from what their source is now, into a folder that all browser tests serve. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'quarterday-web-'))
  const environment = process.env.NODE_ENV
  // Vitest says `test`, by which React would be the slow one of development.
  process.env.NODE_ENV = 'production'
  try {
    await build({ root: join(import.meta.dirname, '..'), logLevel: 'error', build: { outDir, emptyOutDir: true } })
  } finally {
    process.env.NODE_ENV = environment
  }
  project.provide('webDirectory', outDir)
  return () => rm(outDir, { recursive: true, force: true })
}

declare module 'vitest' {
  interface ProvidedContext {
    webDirectory: string
  }
}
