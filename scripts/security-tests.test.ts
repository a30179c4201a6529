import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filled, securityPage, testsById } from './security-tests.ts'
import { root } from './steps.ts'

const page = readFileSync(join(root, securityPage), 'utf8')
const rows = [...page.matchAll(/^\| ([SF]\d+) \| (.*?) \| (.*) \|$/gm)].map(([, id = '', words = '', files = '']) => ({ id, words, files }))

test('the page of security tests names each promise once, in order', () => {
  const wanted = [
    ...Array.from({ length: 70 }, (_, index) => `S${index + 1}`),
    ...Array.from({ length: 12 }, (_, index) => `F${index + 39}`),
  ]
  expect(rows.map(({ id }) => id)).toEqual(wanted)
  for (const { id, words } of rows) expect(words.length, id).toBeGreaterThan(10)
})

test('each has a test whose name begins with its id', () => {
  const tests = testsById()
  expect(rows.filter(({ id }) => !tests.has(id)).map(({ id }) => id)).toEqual([])
})

test('each file that the page names has a test of its row', () => {
  const tests = testsById()
  for (const { id, files } of rows) {
    const named = [...files.matchAll(/`([^`]+)`/g)].map(([, path]) => path)
    expect(named.length, `${id}: run node scripts/security-tests.ts`).toBeGreaterThan(0)
    for (const path of named) expect(tests.get(id), `${id}: run node scripts/security-tests.ts`).toContain(path)
  }
})

test('a row without a test is empty, and one with two names both', () => {
  const row = (files: string) => `| S1 | words | ${files} |`
  expect(filled(row('`gone.test.ts`'), new Map())).toBe(row(''))
  expect(filled(row(''), new Map([['S1', ['a.test.ts', 'b.test.ts']]]))).toBe(row('`a.test.ts`<br>`b.test.ts`'))
})
