import type { PortalCustomer } from '@quarterday/sdk/types.gen.ts'
import { expect, test } from 'vitest'
import { detailsOf, updateOf } from './details-of.ts'

const mia: PortalCustomer = {
  ...{ id: 'cus_01h455vb4pex5vsknk084sn02q', object: 'customer', name: 'Mia Lang', email: 'mia@lang.example', phone: null },
  ...{ address: { line1: 'Kanalstraße 1', city: 'Berlin', country: 'DE' }, currency: 'EUR', timezone: null, locale: 'de' },
  tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }],
}
const before = detailsOf(mia)

test('what was not changed is not sent', () => {
  expect(updateOf(before, before)).toBeNull()
  expect(updateOf(before, { ...before, name: ' Mia Lang ' })).toBeNull()
})

test('an address is sent as a whole, and what was emptied is taken away', () => {
  expect(updateOf(before, { ...before, line1: '', postalCode: '10115', email: '' })).toEqual({
    email: null,
    address: { line1: null, line2: null, postal_code: '10115', city: 'Berlin', state: null, country: 'DE' },
  })
})

test('a tax id without a number is none', () => {
  expect(updateOf(before, { ...before, taxIds: [...before.taxIds, { type: 'eu_vat', value: ' ' }] })).toBeNull()
  expect(updateOf(before, { ...before, taxIds: [] })).toEqual({ tax_ids: [] })
  expect(updateOf(before, { ...before, timezone: 'Europe/Berlin' })).toEqual({ timezone: 'Europe/Berlin' })
})
