import type { Resource } from '@quarterday/core/people/permission.ts'
import type { Route } from '../kit/route.ts'

/** Whose operations move money, decide what is owed, or have others do so: agreements make invoices, approvals let refunds go, jobs bill and collect. */
export const moneyResources: readonly Resource[] = [
  'subscriptions',
  'invoices',
  'payments',
  'payment_methods',
  'credits',
  'wallets',
  'coupons',
  'dunning',
  'approvals',
  'jobs',
]

/** Whether what the operation does may move money. Its idempotency keys are remembered for 30 days, those of others for one. */
export function movesMoney({ scope }: Pick<Route, 'scope'>): boolean {
  if (scope === 'customer') return true
  const [resource] = scope.split(':')
  return moneyResources.some((each) => each === resource)
}
