import { expect, test } from 'vitest'
import { linkTo, portalDeedOf, tokenOf } from './links.ts'

test('a link leads to its screen, and the screen finds the token where no server sees it', () => {
  const link = new URL(linkTo('https://billing.example', 'invitation', 'qZ3_x-9.AbCdEfGhIjKl'))
  expect(link.pathname).toBe('/accept-invitation')
  expect(link.search).toBe('')
  expect(tokenOf(link.hash)).toBe('qZ3_x-9.AbCdEfGhIjKl')
})

test.each(['', '#', '#token=', '#token=short', '#key=qd_test_0123456789abcdef', '#token=<script>alert(1)</script>'])(
  '%j holds no token',
  (fragment) => {
    expect(tokenOf(fragment)).toBeNull()
  },
)

test('a link to a portal says what is to be done, and with what token', () => {
  expect(portalDeedOf(`#magic_link=${'A'.repeat(43)}`)).toEqual({ deed: 'magic_link', token: 'A'.repeat(43) })
  expect(portalDeedOf(`#verify_email=${'a_-9'.repeat(11)}`)?.deed).toBe('verify_email')
})

test.each([
  '',
  '#',
  '#magic_link=',
  '#magic_link=short',
  `#token=${'A'.repeat(43)}`,
  `#other=${'A'.repeat(43)}`,
  `#magic_link=${'<'.repeat(43)}`,
])('%j asks a portal for nothing', (fragment) => {
  expect(portalDeedOf(fragment)).toBeNull()
})
