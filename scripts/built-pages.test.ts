import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './steps.ts'

// The page as it is written, and as it was built where it was.
const pages = ['web/index.html', 'web/portal.html', 'web/dist/index.html', 'web/dist/portal.html'].filter((path) =>
  existsSync(join(root, path)),
)

test.each(pages)('S2: %s runs nothing inline and loads nothing from elsewhere', (path) => {
  const page = readFileSync(join(root, path), 'utf8')
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
  expect(scripts.length).toBeGreaterThan(0)
  for (const [, attributes, text] of scripts) {
    expect(attributes).toMatch(/\ssrc="\/[^/]/)
    expect(text?.trim()).toBe('')
  }
  expect(page).not.toMatch(/\son\w+\s*=|javascript:|<style\b|\sstyle=|(src|href)="(https?:)?\/\//i)
})
