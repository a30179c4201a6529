import { expect, test } from 'vitest'
import { linkTo, tokenOf } from './links.ts'

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
