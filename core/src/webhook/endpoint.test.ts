import { expect, test } from 'vitest'
import { reachable } from '../machine.ts'
import { endpointMachine, endpointStatuses, isFilter, wants } from './endpoint.ts'

test.each([
  [['*'], 'invoice.paid', true],
  [['invoice.*'], 'invoice.paid', true],
  [['invoice.*'], 'invoice.payment_failed', true],
  [['invoice.*'], 'invoices.paid', false],
  [['inv.*'], 'invoice.paid', false],
  [['invoice.paid'], 'invoice.paid', true],
  [['invoice.paid'], 'invoice.paid_late', false],
  [['invoice.'], 'invoice.paid', false],
  [['invoice.p*'], 'invoice.paid', false],
  [['*.paid'], 'invoice.paid', false],
  [['customer.*', 'invoice.paid'], 'invoice.paid', true],
  [[], 'invoice.paid', false],
])('%j wants %s: %s', (filters, type, expected) => {
  expect(wants(filters, type)).toBe(expected)
})

test.each([
  ['*', true],
  ['invoice.*', true],
  ['invoice.paid', true],
  ['invoice.payed', false],
  ['invoce.*', false],
  ['', false],
  ['invoice', false],
])('%s is a filter: %s', (filter, expected) => {
  expect(isFilter(filter, ['invoice.paid', 'customer.created'])).toBe(expected)
})

test('every state of an endpoint is reached', () => {
  expect([...reachable(endpointMachine, 'enabled')].sort()).toEqual([...endpointStatuses].sort())
})
