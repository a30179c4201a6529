import { expect, test } from 'vitest'
import { customerChanges, customerOf, typedOf } from './customer-of.ts'

test('an empty form but for the name asks for nothing else', () => {
  expect(customerOf({ ...typedOf(), name: ' Acme ', taxIds: [{ type: 'eu_vat', value: ' ' }] })).toEqual({
    name: 'Acme',
    email: null,
    phone: null,
    external_id: null,
    address: { line1: null, line2: null, postal_code: null, city: null, state: null, country: null },
    region: null,
    tax_ids: [],
    tax_treatment: null,
    currency: null,
    timezone: null,
    locale: null,
    collection_method: null,
    net_terms_days: null,
    parent: null,
    dunning_policy: null,
  })
})

test('only what is typed anew is sent; the address and the tax ids go as a whole', () => {
  const before = { ...typedOf(), name: 'Acme', city: 'Hamburg', country: 'DE', netTerms: '14', currency: 'EUR' as const }
  expect(customerChanges(before, before)).toEqual({})
  const after = { ...before, city: 'Bremen', netTerms: '', taxIds: [{ type: 'eu_vat', value: 'DE136695976' }] }
  expect(customerChanges(before, after)).toEqual({
    address: { line1: null, line2: null, postal_code: null, city: 'Bremen', state: null, country: 'DE' },
    net_terms_days: null,
    tax_ids: [{ type: 'eu_vat', value: 'DE136695976' }],
  })
})
