import { expect, test } from 'vitest'
import { baseOf, slugOfPath } from './address.ts'
import { deedOf } from './deed.ts'

const token = 'A'.repeat(43)

test.each([
  [`#magic_link=${token}`, { kind: 'magic_link', token }],
  [`#reset_password=${token}`, { kind: 'reset_password', token }],
  ['#verify_email=Aa', { kind: 'broken' }],
  ['#magic_link', { kind: 'broken' }],
  ['#content', null],
  ['', null],
])('%s leads to %j', (fragment, deed) => {
  expect(deedOf(fragment)).toEqual(deed)
})

test.each([
  ['/portal/harbour-coffee', 'harbour-coffee'],
  ['/portal/harbour-coffee/invoices/inv_x', 'harbour-coffee'],
  ['/portal/harbour-coffee/', 'harbour-coffee'],
  ['/portal', null],
  ['/portal/', null],
  ['/portal/Harbour', null],
  ['/portal/..%2f', null],
  ['/portals/harbour-coffee', null],
])('%s is the portal %s', (path, slug) => {
  expect(slugOfPath(path)).toBe(slug)
  if (slug !== null) expect(path.startsWith(baseOf(slug))).toBe(true)
})
