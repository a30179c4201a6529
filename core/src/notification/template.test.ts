import { expect, test } from 'vitest'
import { fillBlocks, linkFaults, plainText } from './blocks.ts'
import { secondsToNextSend } from './message.ts'
import { fillLine, fillText, readTemplate } from './template.ts'
import { dayText, languageOf, momentText, moneyText } from './wording.ts'

const names = ['customer.name', 'invoice.number', 'invoice.pay_url']

test('values and conditions', () => {
  const { pieces, faults } = readTemplate('{{#if invoice.number}}No {{ invoice.number }}{{else}}none{{/if}}!', names)
  expect(faults).toEqual([])
  expect(fillText(pieces, { 'invoice.number': '7' })).toBe('No 7!')
  expect(fillText(pieces, {})).toBe('none!')
})

test.each([
  ['{{invoice.secret}}', 'unknown_variable', 1],
  ['a\nb {{#if nobody}}x{{/if}}', 'unknown_variable', 2],
  ['{{#if invoice.number}}x', 'syntax', 1],
  ['x\n{{/if}}', 'syntax', 2],
  ['{{else}}', 'syntax', 1],
  ['{{7*7}}', 'syntax', 1],
  ['{{customer.name()}}', 'syntax', 1],
  ['{{{customer.name}}}', 'syntax', 1],
  ['{{#each invoice.number}}', 'syntax', 1],
  ['{{constructor}}', 'unknown_variable', 1],
  ['open {{', 'syntax', 1],
])('S60: %j is refused', (text, code, line) => {
  expect(readTemplate(text, names).faults[0]).toMatchObject({ code, line })
})

test('S60: conditions in each other are read to a depth, and no further', () => {
  const nested = (depth: number) => `${'{{#if invoice.number}}'.repeat(depth)}x${'{{/if}}'.repeat(depth)}`
  expect(readTemplate(nested(5), names).faults).toEqual([])
  expect(readTemplate(nested(6), names).faults[0]?.code).toBe('syntax')
})

test('S61: a value begins no other line of a head', () => {
  const { pieces } = readTemplate('For {{customer.name}}', names)
  expect(fillLine(pieces, { 'customer.name': 'Eve\r\nBcc: all@example.com\u2028x\u0000' })).toBe('For Eve Bcc: all@example.com x')
})

test('S60: signs in values are words', () => {
  const { pieces } = readTemplate('# {{customer.name}}\n\nSo **{{customer.name}}**\n\n| A | {{customer.name}}', names)
  const evil = '**x**\n\n# y\n[z](https://evil.example)'
  const blocks = fillBlocks(pieces, { 'customer.name': evil })
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'facts'])
  expect(blocks[1]).toEqual({
    kind: 'paragraph',
    lines: [
      [
        { text: 'So ', isStrong: false },
        { text: evil, isStrong: true },
      ],
    ],
  })
})

test('a row without a value and a button without an address are left out', () => {
  const { pieces } = readTemplate('| A | {{invoice.number}}\n| B | x\n\n[Pay]({{invoice.pay_url}})', names)
  expect(plainText(fillBlocks(pieces, {}))).toBe('B: x')
  const full = fillBlocks(pieces, { 'invoice.number': '7', 'invoice.pay_url': 'https://pay.example/7' })
  expect(plainText(full)).toBe('A: 7\nB: x\n\nPay:\nhttps://pay.example/7')
})

test.each(['[Pay](https://evil.example)', '[Pay]({{invoice.number}})', 'x\n[Pay](javascript:alert(1))'])(
  'S61: %j leads elsewhere',
  (text) => {
    expect(linkFaults(text)[0]?.code).toBe('link')
  },
)

test('S60: a button goes to the web and nowhere else', () => {
  const { pieces } = readTemplate('[Pay]({{invoice.pay_url}})', names)
  expect(fillBlocks(pieces, { 'invoice.pay_url': 'javascript:alert(1)' })).toEqual([])
})

test('money and days as a reader writes them', () => {
  const day = Temporal.PlainDate.from('2027-04-16')
  expect(moneyText(123456n, 'EUR', 'de')).toBe('1.234,56\u00a0€')
  expect(moneyText(123456n, 'EUR', 'en')).toBe('€1,234.56')
  expect(moneyText(5000n, 'JPY', 'en')).toBe('¥5,000')
  expect(moneyText(1234n, 'KWD', 'en')).toBe('KWD\u00a01.234')
  expect(moneyText(9007199254740993n, 'EUR', 'en')).toBe('€90,071,992,547,409.93')
  expect([dayText(day, 'en-GB'), dayText(day, 'de'), dayText(day, 'fr'), dayText(day, 'es')]).toEqual([
    '16 April 2027',
    '16. April 2027',
    '16 avril 2027',
    '16 de abril de 2027',
  ])
  expect(momentText(Temporal.Instant.from('2027-04-15T22:30:00Z'), 'Europe/Berlin', 'de')).toBe('16. April 2027')
  expect(['de-CH', 'FR', 'pt-BR', 'es-419'].map(languageOf)).toEqual(['de', 'fr', 'en', 'es'])
})

test('a refusal is tried again for some twenty hours', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(secondsToNextSend)).toEqual([60, 300, 1800, 7200, 21600, 43200, null])
})
