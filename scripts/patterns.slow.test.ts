import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './steps.ts'
import { isTest, nodesOf, readSources } from './walls/source.ts'

// Every pattern of the product is held against texts that make a careless one run for hours.

interface Found {
  readonly where: string
  readonly pattern: RegExp
}

const patterns: readonly Found[] = readSources(root)
  .filter(({ path }) => /^(core|server)\/src\//.test(path) && !isTest(path))
  .flatMap(({ path, tree }) =>
    [...nodesOf(tree)].flatMap((node) => {
      if (!ts.isRegularExpressionLiteral(node)) return []
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []
      return [{ where: `${path} ${node.text}`, pattern: new RegExp(source, flags.replace('g', '')) }]
    }),
  )

const letters = [
  'a',
  'A',
  '0',
  '1',
  ' ',
  '\t',
  '\n',
  '.',
  '-',
  '_',
  '@',
  '/',
  '\\',
  '(',
  '{',
  '[',
  '<',
  '"',
  "'",
  ',',
  ';',
  ':',
  '=',
  '+',
  '*',
  '%',
  '&',
  '#',
  'é',
  '\u00a0',
]
const pairs = [
  'a ',
  'a1',
  '1 ',
  '1.',
  '1-',
  'a.',
  'a-',
  'a@',
  'a_',
  '{{',
  '{}',
  '<a',
  ' \n',
  '\r\n',
  '/a',
  '=a',
  ', ',
  '0 ',
  'A1',
  'é1',
  '#i',
  '**',
  '| ',
  '](',
  '..',
  '1,',
  'a=',
  '&a',
  '; ',
  '""',
]

/** Long enough that a square is seen and a cube never ends: what comes in is not longer where a pattern is not linear. */
const length = 1000
const texts = [...letters, ...pairs].flatMap((part) => {
  const run = part.repeat(Math.ceil(length / part.length)).slice(0, length)
  return [run, `${run}\u0000`, `a${run}!`, `{{${run}`, `1${run}\u0000x`]
})

function timeOf(pattern: RegExp, text: string): number {
  const startedAt = performance.now()
  pattern.test(text)
  return performance.now() - startedAt
}

function slowest(pattern: RegExp): { milliseconds: number; text: string } {
  let worst = { milliseconds: 0, text: '' }
  for (const text of texts) {
    const milliseconds = timeOf(pattern, text)
    if (milliseconds > worst.milliseconds) worst = { milliseconds, text }
  }
  return worst
}

test('S47: no pattern of the product needs 50 ms for any of the texts that are made to stop it', () => {
  expect(patterns.length).toBeGreaterThan(150)
  const slow = patterns.flatMap(({ where, pattern }) => {
    const first = slowest(pattern)
    // A busy machine may stop for a moment: once more, and only that text.
    const again = () => timeOf(pattern, first.text)
    const milliseconds = first.milliseconds < 50 ? first.milliseconds : Math.min(again(), again(), again())
    return milliseconds < 50 ? [] : [`${where} on ${JSON.stringify(first.text.slice(0, 20))}…: ${Math.round(milliseconds)} ms`]
  })
  expect(slow).toEqual([])
})

test('S47: a careless pattern is seen', () => {
  const startedAt = performance.now()
  // Three runs of the same letters: the cube of their number.
  expect(/^\w*\w*\w*$/.test(`${'a'.repeat(length)}\u0000`)).toBe(false)
  expect(performance.now() - startedAt).toBeGreaterThan(50)
})
