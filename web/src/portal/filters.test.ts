import { expect, test } from 'vitest'
import { aboutFilter, invoiceFilter, methodFilter } from './filters.ts'

const inv = 'inv_01h455vb4pex5vsknk084sn02q'
const il = 'il_01h455vb4pex5vsknk084sn02q'
const sub = 'sub_01h455vb4pex5vsknk084sn02q'

test('an address says which invoices are shown; what it says wrongly is left out', () => {
  expect([invoiceFilter({ status: 'overdue' }), invoiceFilter({ status: 'draft' }), invoiceFilter({})]).toEqual([
    { status: 'overdue' },
    {},
    {},
  ])
})

test.each([
  [
    { invoice: inv, line: il },
    { invoice: inv, line: il },
  ],
  [{ line: il }, {}],
  [{ invoice: sub, subscription: sub }, { subscription: sub }],
  [{ invoice: `${inv}/../x` }, {}],
  [{ subject: 'Why?', body: 1 }, { subject: 'Why?' }],
  [{ subject: 'x'.repeat(257) }, {}],
])('%j is about %j', (given, about) => {
  expect(aboutFilter(given)).toEqual(about)
})

test('who comes back from giving a payment method is known by the address', () => {
  expect([methodFilter({ added: 1 }), methodFilter({ added: 'x' })]).toEqual([{ added: true }, {}])
})
