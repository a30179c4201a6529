import { expect, test } from 'vitest'
import { setupIn } from './pending-setup.ts'

test.each([
  [JSON.stringify({ gateway: 'sandbox', reference: 'seti_01h4' }), { gateway: 'sandbox', reference: 'seti_01h4' }],
  ['{"gateway":"manual","reference":"x"}', null],
  ['{}', null],
  ['', null],
  [null, null],
])('%j was written down as %j', (text, setup) => {
  expect(setupIn(text)).toEqual(setup)
})
