/** All that may be read or written by itself; API keys and roles speak of these. A test asks that every route's scope is among them. */
export const resources = [
  'organization',
  'members',
  'sandboxes',
  'api_keys',
  'audit_log',
  'approvals',
  'portal',
  'privacy',
  'customers',
  'products',
  'plans',
  'prices',
  'features',
  'meters',
  'usage_events',
  'entitlements',
  'tax_rates',
  'subscriptions',
  'invoices',
  'payments',
  'payment_methods',
  'gateway_accounts',
  'dunning',
  'notifications',
  'coupons',
  'credits',
  'wallets',
  'tickets',
  'help_desks',
  'doctor',
  'events',
  'webhooks',
  'reports',
  'jobs',
] as const

export type Resource = (typeof resources)[number]

/** `invoices:read`, `invoices:write` (which includes reading), or `*` for everything. */
export type Permission = '*' | `${Resource}:read` | `${Resource}:write`

export const permissions: readonly string[] = ['*', ...resources.flatMap((resource) => [`${resource}:read`, `${resource}:write`] as const)]

/** Whether who was granted these may do what `needed` stands for. Writing includes reading. */
export function allows(granted: readonly string[], needed: string): boolean {
  return granted.includes('*') || granted.includes(needed) || granted.includes(needed.replace(/:read$/, ':write'))
}

/** Whether all of the second is within the first: nobody grants more than they hold. */
export function covers(granted: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((each) => (each === '*' ? granted.includes('*') : allows(granted, each)))
}
