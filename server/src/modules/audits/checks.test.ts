import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from './checks.ts'

const page = readFileSync(new URL('../../../../docs/doctor.md', import.meta.url), 'utf8')

test('each check has its section in docs/doctor.md, in the order of the report, and no section is left over', () => {
  const sections = page
    .split('\n### ')
    .slice(1)
    .map((section) => section.trimEnd())
  const expected = checks.map(
    ({ id, invariant, severity, title, remedy }) => `${id}\n\n${invariant} · ${severity}. ${title}\n\n**What to do:** ${remedy}`,
  )
  expect(sections).toEqual(expected)
})

test('each check has a name of its own', () => {
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length)
})
