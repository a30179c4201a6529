import { expect, test } from 'vitest'
import { passwordFault } from './password.ts'

const common = new Set(['password', 'baseball', 'qwertyuiop'])
const words = ['Nora Nordström', 'nora.n@harbour-coffee.example', 'Harbour Coffee']

test.each([
  ['seven77', 'too_short'],
  ['🦊'.repeat(7), 'too_short'],
  ['x'.repeat(257), 'too_long'],
  ['🦊'.repeat(64), null],
  ['x'.repeat(256), null],
  ['        ', null],
  ['correct horse battery staple', null],
  ['nocapitalsorsigns', null],
  ['ｐassword', 'password_common'],
])('S9: %j is %s', (password, fault) => {
  expect(passwordFault(password, { common, words })).toBe(fault)
})

test.each([
  'Baseball',
  'baseball1!',
  'qwertyuiop2027',
  'Quarterday2027!',
  'harbourcoffee',
  'Harbour Coffee 1',
  'NordströmNordström',
  'nora.n@harbour-coffee.example',
  'billing-harbour',
])('S10: %j is what others would try', (password) => {
  expect(passwordFault(password, { common, words })).toBe('password_common')
})

test.each(['harbour grinder waltz', 'my dog likes baseball in spring', 'nora drinks nine espressos'])(
  'S10: a name among other words is fine: %j',
  (password) => {
    expect(passwordFault(password, { common, words })).toBeNull()
  },
)
