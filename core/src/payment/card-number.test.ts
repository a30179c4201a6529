import { expect, test } from 'vitest'
import { holdsCardNumber } from './card-number.ts'

/** The numbers that gateways publish for tests, one of each brand and length. */
const testCards = [
  ...['4242424242424242', '4000056655665556', '4222222222222', '4917610000000000003', '5555555555554444', '5200828282828210'],
  ...[
    '5105105105105100',
    '2223003122003222',
    '2720990000000007',
    '378282246310005',
    '371449635398431',
    '6011111111111117',
    '6011000990139424',
  ],
  ...[
    '3056930009020004',
    '30569309025904',
    '36227206271667',
    '38520000023237',
    '3566002020360505',
    '6200000000000005',
    '6205500000000000004',
  ],
  ...['6759649826438453', '5018000000000009', '2200000000000004'],
]

test.each(testCards)('S66, I31: %s is a card number, however it is written', (number) => {
  expect(holdsCardNumber(number)).toBe(true)
  const inFours = number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
  const written = [inFours, inFours.replaceAll(' ', '-'), inFours.replaceAll(' ', '.'), inFours.replaceAll(' ', '\u00a0')]
  const around = [
    `card ${inFours}, 12/34 123`,
    `ref 12 ${inFours}`,
    `card${number}`,
    `(${number})`,
    `${number}x`,
    `pm_${number}`,
    `\n${number}\t`,
  ]
  for (const text of [...written, ...around]) expect(holdsCardNumber(text), text).toBe(true)
})

test('S66: a plus in front makes no telephone number of sixteen digits', () => {
  expect(holdsCardNumber('+4242424242424242')).toBe(true)
  expect(holdsCardNumber('+49 151 12345678, 4242 4242 4242 4242')).toBe(true)
})

test.each([
  ['a name', 'pm_card_visa'],
  ['a wrong check digit', '4242424242424241'],
  ['an invoice and a date', 'INV-000123 of 2027-04-01'],
  ['too many digits', '0004242424242424242424242'],
  ['the milliseconds since 1970', '1764000000005'],
  ['a telephone number that passes the check', '+4915100000004'],
  ['the same in groups', '+49 151 0000 0004'],
  ['a UUID of digits', '42424242-4242-4242-8000-424242424242'],
  ['an id of ours', 'cus_01h42424242424242425vsknk0'],
  ['a hash with many digits in a row', 'b1e4242424242424242f09c3d'],
  ['an IBAN', 'DE89 3704 0044 0532 0130 00'],
  ['a decimal', '4.242424242422'],
  ['a decimal below zero', '-4242.424242424242'],
  ['moments', '2026-11-21 10:52:01.123456 and 2026-11-21T10:52:01Z'],
])('S66: %s is none: %s', (_what, text) => {
  expect(holdsCardNumber(text)).toBe(false)
})

test('S66: every account number of a bank that is not mixed up with a card has its check digits', () => {
  // 37 begins as American Express does, 50 as Maestro: without its check digits an IBAN would be one in ten times.
  const banks = ['37040044', '50010517', '60050101', '40050150']
  const accounts = banks.flatMap((bank) =>
    Array.from({ length: 100 }, (_, index) => bank + String(532_013_000 + index * 7).padStart(10, '0')),
  )
  const ibans = accounts.map((account) => `DE${String(98n - (BigInt(`${account}131400`) % 97n)).padStart(2, '0')}${account}`)
  for (const iban of ibans) {
    expect(holdsCardNumber(iban), iban).toBe(false)
    expect(holdsCardNumber(iban.replaceAll(/(.{4})(?=.)/g, '$1 ')), iban).toBe(false)
  }
  expect(accounts.some((account) => holdsCardNumber(account))).toBe(true)
})

test('S47: a long text is read in linear time', () => {
  const start = performance.now()
  for (const text of [
    '4 '.repeat(20_000),
    '42-'.repeat(20_000),
    'a1'.repeat(20_000),
    '+1 '.repeat(20_000),
    'DE12 '.repeat(10_000),
    '1.'.repeat(20_000),
  ])
    holdsCardNumber(text)
  expect(performance.now() - start).toBeLessThan(1500)
})
