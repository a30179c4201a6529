import { expect, test } from 'vitest'
import { strengthOf } from './password-strength.ts'

test.each([
  ['', 0, ''],
  ['Ab1!xyz', 0, 'Too short'],
  ['aaaaaaaaaaaaaaaa', 0, 'Very weak'],
  ['12345678', 0, 'Very weak'],
  ['qwertzuiop', 0, 'Very weak'],
  ['passwordpassword', 0, 'Very weak'],
  ['abcdefghijklmnop', 0, 'Very weak'],
  ['h7Kq2x', 0, 'Too short'],
  ['h7Kq2xPm', 2, 'Fair'],
  ['correct horse battery staple', 4, 'Strong'],
  ['🦊🐙🌵🎈🚲🧀🛶🪐🦊🎻', 3, 'Good'],
])('S9: %s is told as %i, %s', (password, score, word) => {
  expect(strengthOf(password)).toMatchObject({ score, word })
})

test('S9: what is about its owner counts for little', () => {
  const about = ['Magdalena Winterfeld', 'magdalena@winterfeld-roasters.example']
  expect(strengthOf('magdalena-winterfeld').score).toBeGreaterThan(strengthOf('magdalena-winterfeld', about).score)
})

test('S9: fifteen characters are advised, and nothing to whom it is strong already', () => {
  expect(strengthOf('h7Kq2xPm').advice).toContain('15 characters')
  expect(strengthOf('correct horse battery staple').advice).toBeNull()
})
