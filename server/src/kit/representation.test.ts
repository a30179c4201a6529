import { expect, test } from 'vitest'
import { routes } from '../modules/index.ts'
import { representationOf } from './representation.ts'
import { changesSomething } from './route.ts'

const find = representationOf(routes)

test.each([
  ['/v1/customers/{id}', 'customer'],
  ['/v1/customers/{id}/notification_preferences', 'notification_preferences'],
  ['/v1/customers/{id}/price_overrides/{price}', 'customer'],
  ['/v1/invoices/{id}/dunning/pause', 'invoice_dunning'],
  ['/v1/invoices/{id}/void', 'invoice'],
  ['/v1/plans/{id}/features/{feature}', 'plan'],
  ['/v1/subscriptions/{id}/changes/{change}/withdraw', 'subscription'],
  ['/v1/organization', 'organization'],
] as const)('%s is about one %s', (path, object) => {
  expect(find({ path })?.object).toBe(object)
})

test.each(['/v1/customers', '/v1/payment_methods/setup', '/v1/jobs/{name}/run', '/v1/usage_events/batch'] as const)(
  '%s leads to nothing that is there already',
  (path) => {
    expect(find({ path })).toBeNull()
  },
)

test('whatever has an id in its path and is changed in one transaction is shown somewhere', () => {
  const unseen = routes
    // Customers see some of their things in lists alone.
    .filter(({ path }) => !path.startsWith('/v1/portal/'))
    .filter((route) => changesSomething(route) && route.transaction === 'one' && route.path.includes('{'))
    .filter((route) => find(route) === null)
    .map((route) => route.operation)
    .sort()
  expect(unseen).toEqual(['deleteSuppression', 'removeEntitlementOverride', 'revokePaymentLink'])
})
