import { allows, type Permission, type Resource, resources } from '@quarterday/core/people/permission.ts'

/** How much of a resource somebody may have. Writing includes reading. */
export type Level = 'none' | 'read' | 'write'

/** All but everything at once. */
type NamedPermission = Exclude<Permission, '*'>

export const levels: readonly Level[] = ['none', 'read', 'write']
export const levelTitles: Readonly<Record<Level, string>> = { none: 'None', read: 'Read', write: 'Write' }

/** What a list of permissions comes to for a resource. */
export function levelOf(granted: readonly string[], resource: Resource): Level {
  if (allows(granted, `${resource}:write`)) return 'write'
  return allows(granted, `${resource}:read`) ? 'read' : 'none'
}

/** The list of permissions for these levels; what is not among them is not given. */
export function permissionsOf(chosen: Readonly<Partial<Record<Resource, Level>>>): NamedPermission[] {
  return resources.flatMap((resource): NamedPermission[] => {
    const level = chosen[resource] ?? 'none'
    return level === 'none' ? [] : [`${resource}:${level}`]
  })
}

export function levelsOf(granted: readonly string[]): Partial<Record<Resource, Level>> {
  return Object.fromEntries(resources.map((resource) => [resource, levelOf(granted, resource)]))
}

/** A list of permissions in few words: `Everything`, `Reads everything`, `Invoices, customers (read)`. */
export function permissionsText(granted: readonly string[]): string {
  if (granted.includes('*')) return 'Everything'
  const all = resources.map((resource) => levelOf(granted, resource))
  if (all.every((level) => level === 'write')) return 'Everything by name'
  if (all.every((level) => level === 'read')) return 'Reads everything'
  const words = resources.flatMap((resource) => {
    const level = levelOf(granted, resource)
    return level === 'none' ? [] : [`${resourceTitles[resource]}${level === 'read' ? ' (read)' : ''}`]
  })
  const shown = words.slice(0, 3).join(', ')
  return words.length <= 3 ? shown || 'Nothing' : `${shown} and ${words.length - 3} more`
}

/** What a permission is about; null: everything. */
export function resourceOf(permission: Permission): Resource | null {
  return resources.find((resource) => permission.startsWith(`${resource}:`)) ?? null
}

/** What one finds under a resource, for people. */
export const resourceTitles: Readonly<Record<Resource, string>> = {
  organization: 'Organization',
  members: 'Members and roles',
  sandboxes: 'Sandboxes',
  api_keys: 'API keys',
  audit_log: 'Audit log',
  portal: 'Customer portal',
  privacy: 'Privacy: export and erasure',
  customers: 'Customers',
  products: 'Products',
  plans: 'Plans',
  prices: 'Prices',
  features: 'Features',
  meters: 'Meters',
  usage_events: 'Usage events',
  entitlements: 'Entitlements',
  tax_rates: 'Tax rates',
  subscriptions: 'Subscriptions',
  invoices: 'Invoices and credit notes',
  payments: 'Payments and refunds',
  payment_methods: 'Payment methods',
  gateway_accounts: 'Payment gateways',
  dunning: 'Dunning',
  notifications: 'Messages',
  coupons: 'Coupons and discounts',
  credits: 'Credit',
  wallets: 'Wallets',
  doctor: 'Doctor and verification',
  approvals: 'Approvals',
  events: 'Events',
  tickets: 'Tickets',
  help_desks: 'Help desk',
  webhooks: 'Webhooks',
  reports: 'Reports',
  jobs: 'Jobs',
}

/** Resources as people look for them. Each stands once: the compiler asks for its title, a test for its group. */
export const resourceGroups: readonly { readonly title: string; readonly of: readonly Resource[] }[] = [
  { title: 'Customers', of: ['customers', 'subscriptions', 'entitlements', 'payment_methods', 'tickets', 'privacy'] },
  { title: 'Money', of: ['invoices', 'payments', 'credits', 'wallets', 'dunning', 'reports'] },
  { title: 'What is sold', of: ['products', 'plans', 'prices', 'features', 'meters', 'usage_events', 'coupons', 'tax_rates'] },
  { title: 'People', of: ['members', 'approvals', 'api_keys', 'audit_log', 'portal'] },
  {
    title: 'The installation',
    of: ['organization', 'sandboxes', 'gateway_accounts', 'help_desks', 'webhooks', 'notifications', 'events', 'doctor', 'jobs'],
  },
]
